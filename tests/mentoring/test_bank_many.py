"""Many of the staff into a bank by one page."""

import datetime as dt

import pytest

from mentoring.enums import MenteeCategory, MenteeState, MentorState
from mentoring.models import Deficit, Direction, Mentee, Mentor, MentoringForm, MentoringKind
from mentoring.queries.bank_defaults import mentee_category
from tests import factories as make
from tests.factories import TODAY
from tests.pages import GuardedPages, Page, everything


@pytest.fixture
def entries(db):
    methodical = Direction.objects.create(code="methodical", title="методическое")
    Direction.objects.create(code="health", title="здоровьесбережение")
    MentoringForm.objects.create(code="teacher-teacher", title="педагог – педагог")
    MentoringKind.objects.create(code="traditional", title="традиционное")
    for code, posts in (("circle", "воспитатель"), ("walk", "воспитатель"), ("voice", "")):
        Deficit.objects.create(code=code, title=code, direction=methodical, posts=posts)


@pytest.fixture
def people(kindergarten):
    young = make.employee(kindergarten, post="воспитатель", teaching_since=TODAY - dt.timedelta(days=400))
    old = make.employee(kindergarten, post="инструктор по физической культуре", teaching_since=dt.date(2001, 9, 1))
    return [young, old]


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


def url(bank, people):
    return f"/{bank}/take/?" + "&".join(f"ticked={person.pk}" for person in people)


def sent(page):
    """Return what a browser sends of the page as it is shown."""
    lines = page.context["lines"].lines
    values = {bound.html_name: bound.value() for line in lines for bound in line.form}
    kept = {name: value for name, value in values.items() if value not in (None, "")}
    return kept | {"take": [line.person.pk for line in lines if line.is_ticked]}


@pytest.mark.parametrize("page", [Page("mentors_take"), Page("mentees_take")], ids=str)
class TestDoors(GuardedPages):
    pass


def test_ticked_mentors_are_taken_as_proposed(entries, people, browser):
    answer = browser.post(url("mentors", people), sent(browser.get(url("mentors", people))))
    found = [
        (mentor.state, *(str(mentor.strengths.get()), str(mentor.forms.get()), str(mentor.kinds.get())))
        for mentor in Mentor.objects.order_by("pk")
    ]
    usual = ("педагог – педагог", "традиционное")
    assert (answer.url, found) == (
        "/mentors/",
        [(MentorState.LISTED, "методическое", *usual), (MentorState.LISTED, "здоровьесбережение", *usual)],
    )


def test_ticked_mentees_are_taken_as_proposed(entries, people, browser):
    browser.post(url("mentees", people), sent(browser.get(url("mentees", people))))
    found = [
        (mentee.state, mentee.category, [str(ranked.deficit) for ranked in mentee.ranked_deficits.order_by("rank")])
        for mentee in Mentee.objects.order_by("pk")
    ]
    assert found == [
        (MenteeState.SEARCHING, MenteeCategory.YOUNG, ["circle", "walk"]),
        (MenteeState.SEARCHING, MenteeCategory.ON_REQUEST, []),
    ]


def test_unticked_people_stay_out(entries, people, browser):
    typed = sent(browser.get(url("mentors", people)))
    browser.post(url("mentors", people), typed | {"take": [people[1].pk]})
    assert [mentor.employee for mentor in Mentor.objects.all()] == [people[1]]


def test_who_can_not_be_taken_stays_with_the_reason(entries, people, browser):
    typed = sent(browser.get(url("mentors", people))) | {f"{people[0].pk}-load_limit": "0"}
    answer = browser.post(url("mentors", people), typed)
    [line] = answer.context["lines"].lines
    assert (answer.status_code, line.person, list(line.form.errors)) == (422, people[0], ["load_limit"])
    assert [mentor.employee for mentor in Mentor.objects.all()] == [people[1]]


def test_one_choice_fills_what_is_empty(entries, people, browser):
    health = Direction.objects.get(code="health")
    typed = sent(browser.get(url("mentees", people)))
    del typed[f"{people[0].pk}-direction"]
    page = browser.post(url("mentees", people), typed | {"fill": "1", "all-direction": health.pk})
    found = [str(line.form["direction"].value()) for line in page.context["lines"].lines]
    assert (page.status_code, found, Mentee.objects.exists()) == (200, [str(health.pk), str(health.pk)], False)


def test_all_found_are_chosen_by_the_filters(entries, people, browser):
    page = browser.get("/mentors/take/?found=1&q=физической")
    assert [line.person for line in page.context["lines"].lines] == [people[1]]


def test_who_is_in_the_bank_is_named_and_left_out(entries, people, browser, curator):
    make.mentor(people[0], by=curator)
    page = browser.get(url("mentors", people))
    assert ([line.person for line in page.context["lines"].lines], page.context["left_out"]) == (
        [people[1]],
        [people[0]],
    )


def test_experience_of_who_returns_is_kept(entries, people, browser, curator):
    mentor = make.mentor(people[0], by=curator)
    Mentor.objects.filter(pk=mentor.pk).update(state=MentorState.LEFT, experience="Вела двоих")
    browser.post(url("mentors", people[:1]), sent(browser.get(url("mentors", people[:1]))))
    mentor.refresh_from_db()
    assert (mentor.state, mentor.experience) == (MentorState.LISTED, "Вела двоих")


@pytest.mark.parametrize("asked", ["ticked=x&ticked=", "ticked=99999999999999999999999", "found=1&q=никого", ""])
def test_nonsense_chooses_nobody(entries, browser, asked):
    before = everything()
    page = browser.get(f"/mentees/take/?{asked}")
    assert (page.status_code, page.context["lines"].lines, everything()) == (200, [], before)


def test_more_than_a_page_shows_is_said(entries, people, browser, monkeypatch):
    monkeypatch.setattr("mentoring.views.batch.MOST", 1)
    page = browser.get(url("mentees", people))
    assert (len(page.context["lines"].lines), "Показаны первые" in page.text) == (1, True)


def test_people_of_others_are_not_chosen(entries, browser, stranger):
    assert browser.get(url("mentors", [stranger.employee])).context["lines"].lines == []


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_follow_the_people(entries, browser, kindergarten, number, django_assert_num_queries):
    people = [make.employee(kindergarten) for _ in range(number)]
    browser.get(url("mentees", people))
    with django_assert_num_queries(18):
        browser.get(url("mentees", people))


@pytest.mark.parametrize(
    ("since", "hired", "category"),
    [
        (TODAY - dt.timedelta(days=365), None, MenteeCategory.YOUNG),
        (dt.date(2010, 9, 1), TODAY - dt.timedelta(days=30), MenteeCategory.NEWCOMER),
        (dt.date(2010, 9, 1), dt.date(2012, 9, 1), MenteeCategory.ON_REQUEST),
        (None, None, ""),
    ],
)
def test_category_by_the_card(since, hired, category, kindergarten):
    person = make.employee(kindergarten, teaching_since=since, hired_on=hired)
    assert mentee_category(person, today=TODAY) == category
