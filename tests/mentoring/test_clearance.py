"""Papers for working with children: asked of a mentor from outside, marked on the card, an obstacle to the order."""

import datetime as dt

import pytest
from django.urls import reverse

from documents.registry import order_kinds
from mentoring.models import Clearance, Employee, ShownClearance
from mentoring.queries.clearance import asked_of, lacking, mentors_lacking
from mentoring.queries.pair_readiness import order_lacks
from mentoring.services.anonymity import anonymize
from tests import factories as make
from tests.desk.told import told

DAY = dt.timedelta(days=1)


@pytest.fixture
def papers(db):
    return [
        make.clearance("no-criminal-record", "справка об отсутствии судимости", position=10),
        make.clearance("medical", "медицинское заключение", position=20),
    ]


@pytest.fixture
def outsider(checked_pair, papers):
    person = checked_pair.mentor.employee
    Employee.objects.filter(pk=person.pk).update(home_organization="Педагогический колледж")
    return Employee.objects.get(pk=person.pk)


def shown(person, clearance, **given):
    return ShownClearance.objects.create(
        **{"employee": person, "clearance": clearance, "shown_on": make.TODAY - DAY, **given}
    )


def form(person):
    return reverse("employee_clearances", args=[person.pk])


@pytest.mark.parametrize(
    ("shown_on", "valid_until", "holds"),
    [
        (make.TODAY, None, True),
        (make.TODAY, make.TODAY, True),
        (make.TODAY - DAY, make.TODAY - DAY, False),
        (make.TODAY + DAY, None, False),
    ],
)
def test_a_paper_holds_from_the_day_it_was_shown_until_its_last(shown_on, valid_until, holds):
    assert ShownClearance(shown_on=shown_on, valid_until=valid_until).holds_on(make.TODAY) is holds


@pytest.mark.parametrize("until", [None, make.TODAY, make.TODAY - DAY])
def test_one_person_and_the_desk_are_told_the_same(outsider, papers, curator, newcomer, until):
    record, medical = papers
    shown(outsider, record)
    shown(outsider, medical, shown_on=make.TODAY - 2 * DAY, valid_until=until)
    own = Clearance.objects.create(organization=outsider.organization, title="прививочный сертификат")
    shown(outsider, own)
    Clearance.objects.create(organization=make.organization("another"), title="чужая справка")
    lacks = lacking(outsider, on=make.TODAY, asked=asked_of([outsider, newcomer.employee]))
    assert lacks == ([medical] if until == make.TODAY - DAY else [])
    assert list(mentors_lacking(curator, on=make.TODAY)) == ([outsider] if lacks else [])


def test_the_staff_is_asked_nothing(checked_pair, papers, curator):
    assert asked_of([checked_pair.mentor.employee]) == []
    assert list(mentors_lacking(curator, on=make.TODAY)) == []
    assert order_lacks(checked_pair, on=make.TODAY) == []


def test_an_order_waits_for_the_papers_of_the_first_day(outsider, papers, checked_pair):
    checked_pair.refresh_from_db()
    first = max(make.TODAY, checked_pair.starts_on)
    shown(outsider, papers[1], valid_until=first)
    said = f"{outsider.initials_last}: на {first:%d.%m.%Y} нет документов для допуска – "
    assert order_lacks(checked_pair, on=make.TODAY) == [
        f"{said}справка об отсутствии судимости. Отметьте их на карточке."
    ]
    shown(outsider, papers[0])
    checked_pair.mentor.employee.refresh_from_db()
    assert order_lacks(checked_pair, on=make.TODAY) == []


def test_an_order_of_many_outside_mentors_asks_once(
    outsider, papers, checked_pair, curator, kindergarten, django_assert_num_queries
):
    more = [
        make.checked_pair(
            make.mentor(make.employee(kindergarten, home_organization="Вуз"), by=curator),
            make.mentee(make.employee(kindergarten), by=curator),
            by=curator,
        )
        for _ in range(2)
    ]
    order = make.draft_order(checked_pair, *more, by=curator)
    with django_assert_num_queries(7):  # pairs, members, mentees, people, consents, papers shown, papers asked
        said = order_kinds()["pairs"].refusals(order, make.TODAY)
    assert [sentence.count("нет документов для допуска") for sentence in said] == [1, 1, 1]


def test_the_curators_desk_leads_to_the_card(outsider, curator):
    line = next(line for line in told(curator) if line.code == "clearance-missing")
    assert (line.title, line.url) == (
        f"Нет документов для допуска: {outsider.full_name}",
        f"{outsider.get_absolute_url()}#clearances",
    )


def test_the_curator_marks_what_was_shown(signed_in, curator, outsider, papers):
    browser = signed_in(curator)
    page = browser.get(form(outsider))
    record, medical = papers
    data = {
        "seen": page.context["form"]["seen"].value(),
        f"shown_{record.pk}": "2026-11-02",
        f"until_{record.pk}": "",
        f"shown_{medical.pk}": "2026-11-03",
        f"until_{medical.pk}": "2027-11-02",
    }
    assert browser.post(form(outsider), data).url == outsider.get_absolute_url()
    assert [one.told for one in outsider.clearances.all()] == [
        "справка об отсутствии судимости: предъявлено 02.11.2026",
        "медицинское заключение: предъявлено 03.11.2026, действует до 02.11.2027",
    ]
    card = browser.get(outsider.get_absolute_url())
    assert [line.what for line in card.context["history"]][:2] == [
        f"Документы для допуска: {one.told}" for one in reversed(outsider.clearances.all())
    ]
    refused = browser.post(form(outsider), data | {f"shown_{record.pk}": ""})
    assert (refused.status_code, "изменил другой человек" in refused.text) == (422, True)
    seen = refused.context["form"]["seen"].value()
    browser.post(form(outsider), data | {f"shown_{record.pk}": "", "seen": seen})
    assert [one.clearance for one in outsider.clearances.all()] == [medical]
    assert (
        "Документы для допуска: отметка снята, справка об отсутствии судимости"
        in browser.get(outsider.get_absolute_url()).text
    )


@pytest.mark.parametrize(
    ("shown_on", "until", "name", "said"),
    [
        ("", "2027-01-01", "shown", "Укажите, когда документ предъявлен."),
        ("2026-11-03", "2026-11-02", "until", "Срок кончается раньше, чем документ предъявлен."),
        ("2026-11-21", "", "shown", "Эта дата ещё не наступила."),
        ("31.02.2026", "", "shown", "Введите правильную дату."),
    ],
)
def test_wrong_days_are_told_beside_the_field(signed_in, curator, outsider, papers, shown_on, until, name, said):
    browser, key = signed_in(curator), papers[0].pk
    seen = browser.get(form(outsider)).context["form"]["seen"].value()
    page = browser.post(form(outsider), {"seen": seen, f"shown_{key}": shown_on, f"until_{key}": until})
    assert (page.status_code, page.context["form"].errors) == (422, {f"{name}_{key}": [said]})
    assert ShownClearance.objects.count() == 0


def test_only_who_keeps_the_staff_marks_papers(signed_in, curator, mentor_user, stranger, outsider, mentee):
    codes = [signed_in(user).get(form(outsider)).status_code for user in (curator, mentor_user, stranger)]
    assert codes == [200, 403, 404]
    assert signed_in(curator).get(form(mentee.employee)).status_code == 404  # no outsider: nothing is asked


def test_anonymizing_leaves_no_paper(outsider, papers, curator):
    shown(outsider, papers[0])
    Employee.objects.filter(pk=outsider.pk).update(archived_on=make.TODAY)
    anonymize(Employee.objects.get(pk=outsider.pk), by=curator, at=make.AT)
    assert (ShownClearance.objects.count(), ShownClearance.history.count()) == (0, 0)
