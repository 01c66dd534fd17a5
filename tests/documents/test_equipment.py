"""Fonts, pandoc and the colour profile: where one is missing, the site says so instead of dying or of another font."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.urls import reverse

from documents.press import equipment, rendering
from documents.press.refusals import UnequippedError
from tests.pages import everything, filled, refusal

TOLD = (
    "Печатать и подписывать пока нечем: на сервере нет шрифта Liberation Serif Regular, шрифта Liberation Serif Bold. "
    "Сообщите администратору сайта."
)
HTML = "<html lang='ru'><head><title>Т</title></head><body><section class='portrait'>Текст</section></body></html>"


@pytest.fixture
def fonts(tmp_path, monkeypatch):
    """Let fontconfig see the folder alone."""

    def only(folder):
        told = tmp_path / "fonts.conf"
        told.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
        monkeypatch.setenv("FONTCONFIG_FILE", str(told))
        monkeypatch.setattr(equipment, "_places", {})

    return only


@pytest.fixture(params=["/usr/share/fonts/truetype/dejavu", "/nowhere"], ids=["DejaVu alone", "no font"])
def _no_serif(request, fonts):
    fonts(request.param)


def checked():
    return [(message.id, message.msg, message.hint) for message in run_checks(tags=["press"])]


def test_this_machine_has_all_of_it():
    assert (checked(), equipment.lacks("kept"), equipment.lacks("docx")) == ([], [], [])


@pytest.mark.parametrize(
    ("folder", "found"),
    [("/usr/share/fonts/truetype/dejavu", "DejaVu Sans Book"), ("/nowhere", "no font at all")],
)
def test_the_check_names_the_font_and_the_command(fonts, folder, found):
    fonts(folder)
    assert checked()[0] == (
        "documents.E001",
        f"Papers cannot be drawn: the font Liberation Serif Regular (found: {found}) is missing.",
        "scripts/install-system run",
    )


@pytest.mark.usefixtures("_no_serif")
def test_a_pdf_is_refused_and_a_docx_is_not():
    with pytest.raises(UnequippedError) as refused:
        rendering.render_pdf(HTML)
    assert (refused.value.sentences, rendering.render_docx(HTML)[:2]) == ([TOLD], b"PK")


@pytest.mark.django_db
@pytest.mark.without("counts", reason="asks what the page itself says")
def test_nothing_is_signed_without_the_font(signed_in, order, head, fonts):
    url, browser = reverse("order_sign", args=[order.pk]), signed_in(head)
    shown, before = browser.get(url), everything()
    fonts("/usr/share/fonts/truetype/dejavu")
    assert (refusal(browser.post(url, filled(shown))), everything()) == ((422, {"__all__": [TOLD]}), before)


@pytest.mark.django_db
@pytest.mark.usefixtures("_no_serif")
def test_a_page_says_it_of_a_paper(signed_in, order, curator):
    answer = signed_in(curator).get(reverse("order_pdf", args=[order.pk]))
    assert (answer.status_code, TOLD in answer.text) == (503, True)


@pytest.fixture
def asked(monkeypatch):
    """Collect the fonts that fontconfig is asked for."""
    styles, ask = [], equipment._match

    def noting(family, style):
        styles.append(style)
        return ask(family, style)

    monkeypatch.setattr(equipment, "_match", noting)
    monkeypatch.setattr(equipment, "_places", {})
    return styles


def test_a_font_that_was_found_is_not_asked_for_again(asked):
    equipment.require("pdf")
    equipment.require("pdf")
    assert asked == ["Regular", "Bold"]


def test_a_font_that_has_vanished_is_missed(asked, fonts, tmp_path):
    for place in Path("/usr/share/fonts").rglob("LiberationSerif-*"):
        shutil.copy(place, tmp_path)
    fonts(tmp_path)
    equipment.require("pdf")
    (tmp_path / "LiberationSerif-Bold.ttf").unlink()
    with pytest.raises(UnequippedError, match="нет шрифта Liberation Serif Bold"):
        equipment.require("pdf")
    assert asked == ["Regular", "Bold", "Bold"]


def test_pandoc(monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    lack = "Papers cannot be drawn: pandoc is missing."
    assert checked() == [("documents.E001", lack, "scripts/install requirements.txt")]
    with pytest.raises(UnequippedError, match="нет программы pandoc"):
        rendering.render_docx(HTML)


def test_a_library(monkeypatch):
    monkeypatch.setattr(equipment, "LIBRARIES", ("libnonesuch.so.0",))
    assert [lack.said for lack in equipment.lacks("pdf")] == ["библиотеки libnonesuch.so.0"]


def test_the_colour_profile(monkeypatch):
    monkeypatch.setattr(Path, "is_file", lambda path: path.suffix != ".icc")
    assert [lack.said for lack in equipment.lacks("pdf")] == ["цветового профиля sRGB"]


@pytest.mark.usefixtures("_no_serif")
def test_the_log_of_the_site_says_it_at_its_start(tmp_path):
    command = [sys.executable, "-c", "import mentoring.wsgi"]
    told = {**os.environ, "MODE": "test", "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "mentoring.settings"}
    started = subprocess.run(  # noqa: S603 - our own command
        command, cwd=settings.BASE_DIR, env=told, capture_output=True, text=True, check=True
    )
    assert "Papers cannot be drawn: the font Liberation Serif Regular" in started.stderr
