"""The orders that approve a regulation as their annex."""

import datetime as dt

import pytest

from documents.models import Cover, DocumentKind, Order, PassportRow, Regulation, SignedCopy, Stamp
from documents.papers import order_html
from documents.papers.annexes import annex_number
from documents.papers.regulation import regulation_html
from documents.press.outline import read_outline
from documents.services import order as orders
from documents.services import regulation as regulations
from documents.services import regulation_order
from documents.services.freezing import ChangedMeanwhileError
from documents.services.signing import refusals
from mentoring.exceptions import ImpossibleStepError
from tests import factories as make

STARTS = dt.date(2026, 12, 1)
pytestmark = pytest.mark.without("pdf", reason="reads the text of what is signed")


@pytest.fixture(autouse=True)
def _wording(db):
    for kind in ("regulation", "edition", "system", "revoke"):
        make.order_template(kind)


@pytest.fixture
def drafted(kindergarten, curator):
    def draft(kind, **given):
        return orders.draft(kindergarten, kind=kind, by=curator, at=make.AT, today=make.TODAY, **given)

    return draft


@pytest.fixture
def edition_order(regulation, curator):
    return regulation_order.draft_order(regulation, starts_on=STARTS, by=curator, at=make.AT, today=make.TODAY)


def plain(html):
    return html.replace("\xa0", " ")


def found(order):
    return Regulation.objects.get(order=order)


def test_the_order_names_the_regulation_and_has_it_as_its_annex(edition_order):
    assert edition_order.heading == "Об утверждении Положения о наставничестве"
    assert [plain(point.text) for point in edition_order.points.all()][:2] == [
        "Утвердить Положение о наставничестве (приложение № 1).",
        "Ввести утверждённое Положение в действие с 1 декабря 2026 г.",
    ]
    paper = plain(order_html(edition_order))
    said = ["Приложение № 1", "УТВЕРЖДЕНО", "1.1. Положение определяет", ">– наставник;</p>"]
    assert [words for words in said if words not in paper] == []


def test_its_signature_approves_the_regulation_once_and_for_all(edition_order, regulation, head):
    signed = make.signed_order(edition_order, by=head)
    approved = found(signed)
    assert (approved.pk, approved.approved_on, approved.in_force_from) == (regulation.pk, make.TODAY, STARTS)
    assert (approved.annex_number, str(approved.get_state_display())) == (1, "вступит в силу")
    paper = plain(approved.approved_copy.html)
    said = ["Приложение № 1", "к приказу МБДОУ", "УТВЕРЖДЕНО", "от 20 ноября 2026 г. № 1-ОД"]
    assert [words for words in said if words not in paper] == []
    assert "УТВЕРЖДАЮ" not in paper


def test_stamps_beside_the_approval_stand_in_the_annex_too(regulation, edition_order, curator):
    stamps = [
        Stamp(place=1, act="accepted", by="body", body="педагогическим советом"),
        Stamp(place=2, act="approve", by="head"),
    ]
    regulations.dress(regulation, Cover(), stamps, by=curator, at=make.AT)
    paper = order_html(Order.objects.get(pk=edition_order.pk))
    assert [word in paper for word in ("ПРИНЯТО", "педагогическим советом", "УТВЕРЖДАЮ")] == [True, True, False]


def test_as_an_annex_it_bears_the_mark_of_the_order_and_keeps_its_own(regulation, edition_order, curator):
    regulation.refresh_from_db()
    typed = Cover(annex_number="3", annex_to="к программе развития")
    regulations.dress(regulation, typed, [], by=curator, at=make.AT)
    order = plain(order_html(Order.objects.get(pk=edition_order.pk)))
    own = plain(regulation_html(Regulation.objects.get(pk=regulation.pk)))
    marks = ("Приложение № 1", "Приложение № 3", "к программе развития")
    assert [[mark in paper for mark in marks] for paper in (order, own)] == [[True, False, False], [False, True, True]]


def test_the_annex_keeps_superior_passport_and_contents(regulation, edition_order, curator):
    kind = DocumentKind.objects.create(organization=regulation.organization, title="положение", has_title_page=True)
    cover = Cover(kind=kind, superior="Управление образования", has_passport=True, has_contents=True)
    regulation.refresh_from_db()
    text = "1. Общее\n1.1. Первое.\n2. Права\n2.1. Второе."
    regulations.write(regulation, title=regulation.title, outline=read_outline(text), by=curator)
    rows = [PassportRow(title="Срок", text="Бессрочно")]
    regulations.dress(regulation, cover, [], rows, by=curator, at=make.AT)
    paper = plain(order_html(Order.objects.get(pk=edition_order.pk)))
    said = (
        "Управление образования",
        "Паспорт положения",
        "Бессрочно",
        "Содержание",
        'href="#section2"',
        'id="section2"',
    )
    assert [words for words in said if words not in paper] == []
    assert "title-page" not in paper


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Положение о методическом объединении «Школа»", "Положение о методическом объединении «Школа»"),
        ("Школа «Росток»", "Школу «Росток»"),
        ("«Росток»", "Положение «Росток»"),
    ],
)
def test_the_order_names_it_by_its_title(regulation, curator, title, named):
    kind = DocumentKind.objects.create(organization=regulation.organization, title="положение")
    regulation.title, regulation.cover = title, Cover.objects.create(organization=regulation.organization, kind=kind)
    regulation.save()
    given = {"starts_on": STARTS, "by": curator, "at": make.AT, "today": make.TODAY}
    order = regulation_order.draft_order(regulation, **given)
    assert plain(order.points.all()[0].text) == f"Утвердить {named} (приложение № 1)."


def test_a_new_edition_ends_the_former_one(approved_regulation, curator, head):
    edition = regulations.new_edition(approved_regulation, by=curator, at=make.AT)
    order = regulation_order.draft_order(edition, starts_on=STARTS, by=curator, at=make.AT, today=make.TODAY)
    assert order.heading == "Об утверждении Положения о наставничестве в новой редакции"
    said = "Признать утратившей силу прежнюю редакцию Положения, утверждённую 20 ноября 2026 г."
    assert said in [plain(point.text) for point in order.points.all()]
    make.signed_order(order, by=head)
    approved_regulation.refresh_from_db()
    assert approved_regulation.over_from == STARTS


def test_the_order_of_the_system_takes_the_draft_that_waits(regulation, drafted, head):
    order = drafted("system", start_year=2026, starts_on=STARTS)
    assert "1.1. Положение определяет порядок наставничества." in order_html(order)
    make.signed_order(order, by=head)
    assert found(order).pk == regulation.pk


def test_without_a_draft_it_approves_the_sample_and_the_next_time_another_edition_of_it(drafted, head):
    first = make.signed_order(drafted("system", start_year=2026, starts_on=make.TODAY), by=head)
    second = make.signed_order(drafted("system", start_year=2026, starts_on=STARTS), by=head, number="2-ОД")
    one, two = found(first), found(second)
    assert (one.edition, two.edition, two.former, one.over_from) == (1, 2, one, STARTS)
    assert one.text.startswith("1. Общие положения\n1.1. ")


def test_who_chooses_among_several_drafts_is_a_person(regulation, drafted, kindergarten, curator, head):
    another = make.regulation(kindergarten, by=curator, title="Положение о совете")
    order = drafted("system", start_year=2026, starts_on=STARTS)
    [said] = refusals(order, on=make.TODAY)
    assert said.startswith("Проектов положений несколько")
    regulation_order.join(another, order, by=curator, at=make.AT)
    make.signed_order(order, by=head)
    assert (found(order).pk, Regulation.objects.get(pk=regulation.pk).state) == (another.pk, "draft")


def test_an_order_about_nothing_is_refused(drafted, head):
    order = drafted("edition")
    with pytest.raises(ImpossibleStepError, match="Утверждать нечего"):
        make.signed_order(order, by=head)


def test_an_empty_regulation_keeps_the_order_from_being_signed(edition_order, regulation, head):
    Regulation.objects.filter(pk=regulation.pk).update(text="")
    with pytest.raises(ImpossibleStepError, match="нет ни одного раздела"):
        make.signed_order(edition_order, by=head)
    edition_order.refresh_from_db()
    assert (edition_order.state, SignedCopy.objects.count()) == ("draft", 0)


def test_the_annex_is_what_is_approved(edition_order, regulation, head, monkeypatch):
    """A text that is written between the order's paper and the approval is not approved by it."""
    rewritten = "1. Другое\n1.1. Подменено."

    def rewrite(*given):
        Regulation.objects.filter(pk=regulation.pk).update(text=rewritten)
        return annex_number(*given)

    monkeypatch.setattr("documents.services.regulation_order.annex_number", rewrite)
    with pytest.raises(ChangedMeanwhileError):
        make.signed_order(edition_order, by=head)
    assert Regulation.objects.get(pk=regulation.pk).state == "draft"


def test_a_regulation_waits_for_one_order(edition_order, regulation, curator, head):
    with pytest.raises(ImpossibleStepError, match="Проект приказа уже есть"):
        regulation_order.draft_order(regulation, starts_on=None, by=curator, at=make.AT, today=make.TODAY)
    with pytest.raises(ImpossibleStepError, match="подпишите или удалите его проект"):
        regulations.approve(regulation, on=make.TODAY, by=head, at=make.AT)
    orders.discard(edition_order, by=curator, at=make.AT)
    assert make.approved_regulation(regulation, by=head).order is None


def test_it_falls_with_the_order_that_approved_it(edition_order, drafted, head):
    signed = make.signed_order(edition_order, by=head)
    with pytest.raises(ImpossibleStepError, match="отменяет его тоже приказ"):
        regulations.revoke(found(signed), on=make.TODAY, by=head, at=make.AT, why="Не нужно")
    revoking = drafted("revoke", affects=signed, subject="изменением законодательства")
    make.signed_order(revoking, by=head, number="2-ОД")
    assert (found(signed).over_from, found(signed).get_state_display()) == (make.TODAY, "утратило силу")
