"""The look of one program for another, and for several at once."""

import datetime as dt

import pytest
from django.urls import reverse

from documents.enums import StampBy
from documents.models import Cover, PassportRow, Stamp
from programs.models import Program
from programs.services import cover as covers
from tests import factories as make
from tests.pages import GuardedPages, Page, everything, filled, outcome, refusal
from tests.programs.test_cover import shown

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

DAY = dt.date(2026, 11, 2)


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


@pytest.fixture
def dressed(program, curator):
    cover = Cover(
        superior="Управление образования", compilers="Белова А.О.", period="на 2026–2028 годы", annex_number="7",
        has_passport=True, has_contents=True,
    )  # fmt: skip
    stamp = Stamp(place=3, act="accepted", by=StampBy.BODY, body="педагогическим советом", number="2", dated_on=DAY)
    covers.dress(program, cover, [stamp], [PassportRow(title="Ресурсы", text="Зал")], by=curator, at=make.AT)
    program.refresh_from_db()
    return program


@pytest.fixture
def another(program, curator):
    place = program.organization
    people = make.mentor(make.employee(place), curator), make.mentee(make.employee(place), curator)
    return Program.objects.create(
        pair=make.proposed_pair(*people), starts_on=program.starts_on, ends_on=program.ends_on, title="Другая"
    )


@pytest.fixture
def url(another):
    return reverse("program_cover", args=[another.pk])


@pytest.mark.parametrize("page", [Page("programs_alike")], ids=str)
class TestDoors(GuardedPages):
    pass


def test_the_look_of_another_is_shown_and_nothing_saved(browser, url, dressed):
    before = everything()
    answer = browser.get(url)
    assert [key for key, _ in answer.context["others"]] == [dressed.pk]
    given = shown(browser, f"{url}?like={dressed.pk}")
    told = {name: given.get(name, "") for name in ("superior", "compilers", "period", "annex_number")}
    assert told == {"superior": "Управление образования", "compilers": "Белова А.О.", "period": "", "annex_number": ""}
    stamp = {name: given[name] for name in given if name.startswith("stamp-")}
    assert (stamp["stamp-3-body"], "stamp-3-number" in stamp, "stamp-3-dated_on" in stamp) == (
        "педагогическим советом",
        False,
        False,
    )
    assert everything() == before


def test_saved_it_is_its_own(browser, url, dressed, another):
    answer = browser.post(f"{url}?like={dressed.pk}", shown(browser, f"{url}?like={dressed.pk}"))
    another.refresh_from_db()
    assert (outcome(answer)[0], another.cover_id == dressed.cover_id) == (302, False)
    stamp = another.cover.stamps.get()
    assert (stamp.body, stamp.number, stamp.dated_on) == ("педагогическим советом", "", None)
    assert (another.cover.has_contents, [row.text for row in another.cover.passport_rows.all()]) == (True, ["Зал"])


@pytest.mark.parametrize("like", ["0", "abc", "9" * 30, "²"])
def test_what_is_no_program_is_not_found(browser, url, like):
    assert browser.get(url, {"like": like}).status_code == 404


def test_one_that_is_not_dressed_is_not_found(browser, url, another, dressed):
    assert browser.get(reverse("program_cover", args=[dressed.pk]), {"like": another.pk}).status_code == 404


def test_a_foreign_one_is_not_found(signed_in, stranger, url, dressed):
    assert signed_in(stranger).get(url, {"like": dressed.pk}).status_code == 404


def test_several_get_the_look_at_once(browser, dressed, another):
    answer = browser.post("/programs/alike/", {"like": dressed.pk, "programs": [another.pk, dressed.pk]})
    another.refresh_from_db()
    assert outcome(answer) == (
        302,
        "/programs/",
        [f"1 программа оформлена так же, как «{dressed}»: {another}."],
    )
    assert (another.cover.superior, another.cover.period) == ("Управление образования", "")


def test_what_was_read_stays_and_is_named(browser, acknowledged_program, another, curator):
    other = Program.objects.get(pk=another.pk)
    cover, rows = Cover(has_passport=True), [PassportRow(title="Ресурсы", text="Зал")]
    covers.dress(other, cover, [], rows, by=curator, at=make.AT)
    answer = browser.post("/programs/alike/", {"like": other.pk, "programs": [acknowledged_program.pk]})
    said = outcome(answer)[2][0]
    assert (said.startswith("0 программ оформлено"), covers.READ in said) == (True, True)


def test_nothing_ticked_is_told_beside_the_field(browser, dressed):
    answer = browser.post(
        "/programs/alike/", filled(browser.get("/programs/alike/")) | {"like": dressed.pk, "programs": []}
    )
    assert refusal(answer) == (422, {"programs": ["Отметьте хотя бы одну программу."]})
