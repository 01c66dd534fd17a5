"""manage.py print: a paper into a file."""

import pytest
from django.core.management import CommandError, call_command

from documents.papers import order_html
from documents.press import rendering
from documents.registry import papers


@pytest.fixture
def shown(monkeypatch) -> list[str]:
    """Return the texts that were printed, without the work of drawing them."""
    texts: list[str] = []

    def printer(kind):
        def render(html):
            texts.append(html)
            return kind.encode()

        return render

    for kind in ("pdf", "docx"):
        monkeypatch.setattr(f"documents.management.commands.print.render_{kind}", printer(kind))
    return texts


@pytest.mark.parametrize(("asked", "kind"), [([], b"pdf"), (["--format", "pdf"], b"pdf"), (["--format=docx"], b"docx")])
def test_prints_into_the_file(order, tmp_path, shown, capsys, asked, kind):
    path = tmp_path / "приказ"
    call_command("print", "order", str(order.pk), *asked, "--output", str(path))
    assert (path.read_bytes(), shown, capsys.readouterr().out) == (kind, [order_html(order)], f"Приказ: {path}\n")


def test_prints_a_real_pdf(order, tmp_path):
    path = tmp_path / "order.pdf"
    call_command("print", "order", str(order.pk), "--output", str(path))
    assert path.read_bytes() == rendering.render_pdf(order_html(order))


def test_prints_a_program(program, tmp_path, shown):
    call_command("print", "program", str(program.pk), "--output", str(tmp_path / "program.pdf"))
    assert program.title in shown[0]


def test_unknown_id_is_said_and_nothing_is_written(order, tmp_path, shown):
    path = tmp_path / "order.pdf"
    with pytest.raises(CommandError, match=f"^Нет документа с номером {order.pk + 1}.$"):
        call_command("print", "order", str(order.pk + 1), "--output", str(path))
    assert (path.exists(), shown) == (False, [])


def test_file_that_cannot_be_written_is_said(order, tmp_path, shown):
    path = tmp_path / "нет" / "order.pdf"
    with pytest.raises(CommandError, match=r"^Файл не записан: "):
        call_command("print", "order", str(order.pk), "--output", str(path))


@pytest.mark.parametrize("asked", [["letter", "1"], ["order", "первый"], ["order", "1", "--format", "odt"]])
def test_bad_words_are_refused(tmp_path, asked):
    with pytest.raises(CommandError):
        call_command("print", *asked, "--output", str(tmp_path / "paper"))


def test_the_list_names_each_paper_with_the_newest_object(order, program, capsys):
    call_command("print", "--list")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(papers())
    assert f"order_pairs {order.pk} Приказ: О закреплении наставнических пар (групп)" in lines
    assert f"program {program.pk} Персонализированная программа" in lines
    assert "roadmap - Дорожная карта" in lines


def test_without_a_file_it_says_what_to_name(order):
    with pytest.raises(CommandError, match=r"^Назовите документ, его номер и файл: "):
        call_command("print", "order", str(order.pk))
