"""The look of a program on paper: kind, stamps, annex mark, period."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from documents.enums import StampBy
from documents.models import Cover, Decision, DocumentKind, Stamp
from documents.papers import order_html
from documents.services import order as orders
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair
from programs.papers import program_html
from programs.services import cover as covers
from tests import factories as make
from tests.pages import GuardedDoors, Page, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

SAVED = "Оформление сохранено. Посмотрите, что получилось, в предпросмотре."
COUNCIL = {
    "stamp-3-by": StampBy.BODY,
    "stamp-3-act": "accepted",
    "stamp-3-body": "педагогическим советом",
    "stamp-3-number": "2",
    "stamp-3-dated_on": "2026-11-02",
}
PARTNER = {
    "stamp-4-by": StampBy.PERSON,
    "stamp-4-act": "agreed",
    "stamp-4-post": "директор",
    "stamp-4-workplace": "Колледж № 2",
    "stamp-4-person": "И.И. Носова",
}


TITLE_PAGE = {
    "superior": "Министерство образования\nУправление образования",
    "compilers": "Дорошенко М.П., воспитатель",
    "has_passport": "on",
    "passport-0-title": "Ресурсы",
    "passport-0-text": "Зал\nСекундомер",
}


@pytest.fixture
def url(program):
    return reverse("program_cover", args=[program.pk])


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


@pytest.fixture
def plan(kindergarten):
    return DocumentKind.objects.create(
        organization=kindergarten, title="план работы наставнической пары", has_title_page=False, is_quoted=False
    )


def shown(browser, url):
    """Return what a browser would send back of the page."""
    answer = browser.get(url)
    stamps = {
        bound.html_name: value
        for form in (*answer.context["form"].stamps, *answer.context["form"].passport)
        for bound in form
        if (value := bound.value()) not in (None, "", False)
    }
    return filled(answer) | stamps


def words(program):
    program.refresh_from_db()
    return program_html(program).replace("\xa0", " ")


@pytest.mark.parametrize("page", [Page("program_cover", "program", reader="mentor_user")], ids=str)
class TestDoors(GuardedDoors):
    pass


def test_the_page_begins_with_the_usual_stamps(browser, url):
    given = shown(browser, url)
    assert {name: given[name] for name in given if name.endswith("-by")} == {
        "stamp-1-by": "curator",
        "stamp-2-by": "head",
    }


def test_four_stamps_of_four_kinds(browser, url, program):
    answer = browser.post(url, shown(browser, url) | COUNCIL | PARTNER)
    assert outcome(answer) == (302, program.get_absolute_url(), [SAVED])
    paper = words(program)
    said = ["СОГЛАСОВАНО", "УТВЕРЖДАЮ", "ПРИНЯТО", "педагогическим советом", "(протокол от 2 ноября 2026 г. № 2)"]
    assert [text for text in [*said, "Колледж № 2", "И.И. Носова"] if text not in paper] == []


def test_sent_again_it_changes_nothing(browser, url, program):
    browser.post(url, shown(browser, url) | COUNCIL | TITLE_PAGE)
    before = everything()
    assert outcome(browser.post(url, shown(browser, url)))[0] == 302
    assert everything() == before


def test_a_stamp_is_taken_away(browser, url, program):
    browser.post(url, shown(browser, url) | {"stamp-1-by": ""})
    assert [stamp.by for stamp in Stamp.objects.all()] == [StampBy.HEAD]
    assert "СОГЛАСОВАНО" not in words(program)


def test_another_kind_names_the_paper_and_agrees(browser, url, program, plan):
    typed = {"kind": plan.pk, "period": "на 2026–2028 годы", "annex_number": "2", "annex_to": "к приказу № 7"}
    browser.post(url, shown(browser, url) | typed | {"stamp-2-act": "approved"})
    paper = words(program)
    said = ["ПЛАН РАБОТЫ НАСТАВНИЧЕСКОЙ ПАРЫ", "УТВЕРЖДЕН<", "на 2026–2028 годы", "Приложение № 2", "к приказу № 7"]
    assert [text for text in said if text not in paper] == []
    assert ["title-page" in paper, 'class="name">Утренний круг<' in paper] == [False, True]


def test_a_title_page_with_passport(browser, url, program):
    browser.post(url, shown(browser, url) | TITLE_PAGE)
    paper = words(program)
    above, name = paper.index("Управление образования</p>"), paper.index(program.organization.full_name)
    said = [
        "Министерство образования</p>",
        "Составитель:<br>Дорошенко М.П., воспитатель",
        "<h2>Паспорт персонализированной программы наставничества</h2>",
    ]
    rows = ['row">Наименование</th><td><p>Утренний круг', 'row">Ресурсы</th><td><p>Зал</p>\n<p>Секундомер</p>']
    assert (above < name, [text for text in [*said, *rows] if text not in paper]) == (True, [])
    assert [row.prefix for row in browser.get(url).context["form"].passport] == [
        "passport-0",
        "passport-1",
        "passport-2",
    ]


def test_without_the_tick_there_is_no_passport(browser, url, program):
    browser.post(url, shown(browser, url) | TITLE_PAGE | {"has_passport": ""})
    assert "Паспорт" not in words(program)


def test_half_a_row_is_told_beside_the_field(browser, url):
    before = everything()
    answer = browser.post(url, shown(browser, url) | {"passport-1-text": "Зал"})
    assert refusal(answer) == (422, {"__all__": ["Исправьте паспорт."]})
    assert (answer.context["form"].passport[1].errors, everything()) == ({"title": ["Напишите, что это."]}, before)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"stamp-3-by": StampBy.BODY, "stamp-3-body": ""}, "body"),
        ({"stamp-3-by": StampBy.PERSON, "stamp-3-post": ""}, "post"),
        ({"stamp-3-by": StampBy.HEAD, "stamp-3-act": "own"}, "own_words"),
        ({"stamp-3-by": StampBy.BODY, "stamp-3-body": "советом", "stamp-3-dated_on": "2026-11-21"}, "dated_on"),
    ],
)
def test_bad_input_is_told_beside_the_field(browser, url, typed, field):
    before = everything()
    answer = browser.post(url, shown(browser, url) | typed)
    assert refusal(answer) == (422, {"__all__": ["Исправьте отмеченные грифы."]})
    assert (list(answer.context["form"].stamps[2].errors), everything()) == ([field], before)


def test_an_approved_version_stays_as_it_was_approved(running_program, curator):
    with pytest.raises(ImpossibleStepError, match="утверждённая редакция не меняется"):
        covers.dress(running_program, Cover(), [], by=curator, at=make.AT)


def test_who_comes_second_learns_of_the_first(program, curator):
    stamp = Stamp(place=1, act="own", own_words="ВЕРНО", by=StampBy.HEAD)
    covers.dress(program, Cover(), [stamp], by=curator, at=make.AT)
    with pytest.raises(ImpossibleStepError, match="тем временем сохранил другой человек"):
        covers.dress(program, Cover(), [], by=curator, at=make.AT)
    assert (Cover.objects.count(), [stamp.own_words for stamp in Stamp.objects.all()]) == (1, ["ВЕРНО"])


def test_what_another_choice_asked_for_is_forgotten(browser, url):
    left = {"stamp-3-by": StampBy.HEAD, "stamp-3-act": "agreed", "stamp-3-dated_on": "2030-01-01", "stamp-3-body": "я"}
    browser.post(url, shown(browser, url) | left)
    assert list(Stamp.objects.filter(place=3).values_list("dated_on", "body")) == [(None, "")]


def test_rows_that_somebody_removed_meanwhile_are_offered_again(browser, url, program, curator):
    browser.post(url, shown(browser, url) | TITLE_PAGE)
    typed = shown(browser, url) | {"passport-1-title": "Контроль", "passport-1-text": "Раз в месяц"}
    typed |= {"passport-2-title": "Отчёт", "passport-2-text": "В мае"}
    program.refresh_from_db()
    covers.dress(program, program.cover, [], by=curator, at=make.AT)
    answer = browser.post(url, typed)
    rows = [(row["title"].value(), row["text"].value()) for row in answer.context["form"].passport]
    assert (answer.status_code, rows[1:]) == (422, [("Контроль", "Раз в месяц"), ("Отчёт", "В мае")])


def test_the_text_of_what_was_read_stays(acknowledged_program, curator):
    covers.dress(acknowledged_program, Cover(annex_number="2"), [], by=curator, at=make.AT)
    cover = Cover.objects.get()
    cover.has_passport = True
    with pytest.raises(ImpossibleStepError, match="уже ознакомился"):
        covers.dress(acknowledged_program, cover, [], by=curator, at=make.AT)


def test_the_order_approves_by_the_name_of_the_kind(checked_program, plan, curator, head):
    make.order_template("programs")
    covers.dress(checked_program, Cover(kind=plan), [], by=curator, at=make.AT)
    rows = list(Pair.objects.filter(pk=checked_program.pair_id))
    order = orders.draft(
        checked_program.organization, kind="programs", rows=rows, by=curator, at=make.AT, today=dt.date(2026, 11, 20)
    )
    assert order.heading == "Об утверждении плана работы наставнической пары"
    said = order_html(order).replace("\xa0", " ")
    assert "Утвердить план работы наставнической пары (приложение № 1)." in said
    assert "обеспечить его выполнение" in said


def test_contents_are_the_headings_of_the_paper(browser, url, program):
    browser.post(url, shown(browser, url) | TITLE_PAGE | {"has_contents": "on"})
    paper = words(program)
    entries = re.findall(r'class="entry(?: inner)?">([^<]*)<.*?href="#(\w+)"', paper)
    headings = re.findall(r'<h[23] id="(\w+)">([^<]*)<', paper)
    assert entries[0] == ("Участники и условия программы", "conditions")
    assert entries == [(title, anchor) for anchor, title in headings]
    assert paper.index("<h2>Паспорт") < paper.index("<h2>Содержание") < paper.index('id="conditions"')


@pytest.mark.parametrize("page", [Page("program_hear", "program", reader="mentor_user")], ids=str)
class TestHear(GuardedDoors):
    def test_it_is_put_on_the_agenda_once(self, page, signed_in, curator, session, program):
        browser, url = signed_in(curator), reverse(page.name, args=[program.pk])
        assert browser.post(url, {"session": session.pk}).url == session.get_absolute_url()
        assert [(one.subject, one.pair) for one in Decision.objects.all()] == [("program", program.pair)]
        said = f"Программа «{program}» в повестке этого заседания уже есть."
        assert refusal(browser.post(url, {"session": session.pk})) == (422, {"__all__": [said]})
