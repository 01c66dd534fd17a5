"""Исполняющие обязанности руководителя: the list, the appointment, the end, and what follows for the roles."""

import datetime as dt

import pytest
from django.urls import reverse

from desk.counts import counts_of
from desk.gather import lines_of
from mentoring.enums import Role
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import AccessEntry, ActingHead, Head, User
from mentoring.queries.organization import head_of, news_of_head, was_head
from mentoring.services import acting_head as acting_heads
from mentoring.services import post as posts
from mentoring.services.account import set_roles
from mentoring.services.acting_head import HEAD_ALREADY, NOBODY_CONFIRMS
from tests import factories as make
from tests.pages import GuardedDoors, GuardedPages, Page, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

DAY = dt.timedelta(days=1)
URL = "/organization/acting/add/"
HEAD_URL = "/organization/head/add/"


@pytest.fixture
def acting(curator, head):
    """The curator acts for the head from yesterday till tomorrow."""
    return make.acting_head(curator.employee)


@pytest.mark.parametrize(
    "page",
    [
        Page("acting_heads", by="head", reader="curator", methods=("get",)),
        Page("acting_head_add", by="administrator", reader="curator"),
        Page("head_add", by="administrator", reader="curator"),
    ],
    ids=str,
)
class TestPages(GuardedPages):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("acting_head_end", "acting", by="head", reader="curator"),
        Page("acting_head_confirm", "acting", by="head", reader="administrator"),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


def fresh(user):
    return User.objects.get(pk=user.pk)


def roles(user):
    return fresh(user).roles


def test_who_acts_has_the_role_in_those_days_only(acting, curator, head):
    assert roles(curator) == {Role.CURATOR, Role.HEAD}
    ActingHead.objects.update(ends_on=make.TODAY - DAY)
    assert (roles(curator), roles(head)) == ({Role.CURATOR}, {Role.HEAD})


def test_roles_take_one_query(mentor_user, django_assert_num_queries):
    user = User.objects.get(pk=mentor_user.pk)
    with django_assert_num_queries(1):
        assert user.roles == {Role.MENTOR}


def test_an_account_without_a_person_has_the_granted_roles_alone(kindergarten):
    user = User.objects.create_user("lonely", organization=kindergarten)
    assert user.roles == frozenset()


@pytest.mark.parametrize(("days", "name"), [(-2, "head"), (-1, "curator"), (0, "curator"), (2, "head")])
def test_the_head_of_a_day(acting, kindergarten, request, days, name):
    found = head_of(kindergarten, on=make.TODAY + days * DAY)
    assert found == request.getfixturevalue(name).employee
    assert head_of(kindergarten) == request.getfixturevalue("head").employee


class TestAppointing:
    @pytest.fixture
    def browser(self, signed_in, head):
        return signed_in(head)

    @pytest.fixture
    def given(self, curator):
        days = {"starts_on": "2026-11-20", "ends_on": "2026-11-30"}
        return {"employee": curator.employee.pk, "basis": "Приказ № 5-К от 19.11.2026", **days}

    def test_works(self, browser, given, curator):
        answer = browser.post(URL, given)
        acting = ActingHead.objects.get()
        said = f"{acting}. В эти дни приказы и программы подписывает она."
        assert outcome(answer) == (302, reverse("acting_heads"), [said])
        assert (acting.employee, acting.starts_on, acting.ends_on) == (
            curator.employee,
            make.TODAY,
            dt.date(2026, 11, 30),
        )
        assert "исполняет обязанности" in browser.get(answer.url).text

    @pytest.mark.parametrize(
        ("typed", "errors"),
        [
            ({"basis": ""}, {"basis": ["Обязательное поле."]}),
            ({"ends_on": "2026-11-19"}, {"__all__": ["Срок кончается раньше, чем начинается."]}),
        ],
    )
    def test_bad_input(self, browser, given, typed, errors):
        answer = browser.post(URL, given | typed)
        assert (refusal(answer), ActingHead.objects.count()) == ((422, errors), 0)

    def test_the_head_does_not_act_for_the_head(self, browser, given, head):
        offered = browser.get(URL).context["form"].fields["employee"].queryset
        assert (head.employee in offered, given["employee"] in {person.pk for person in offered}) == (False, True)
        unsaved = ActingHead(employee=head.employee, starts_on=make.TODAY, ends_on=make.TODAY, basis="Приказ")
        with pytest.raises(ImpossibleStepError, match=HEAD_ALREADY):
            acting_heads.appoint(unsaved, by=head, today=make.TODAY)

    def test_overlapping_is_refused(self, browser, given, acting, administrator):
        before = everything()
        answer = browser.post(URL, given | {"employee": administrator.employee.pk})
        said = f"Сроки пересекаются: {acting}. Сначала завершите этот срок или измените даты."
        assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)

    def test_people_of_another_organization_are_not_offered(self, browser, given, stranger):
        answer = browser.post(URL, given | {"employee": stranger.employee.pk})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["employee"])


class TestEnding:
    @pytest.fixture
    def browser(self, signed_in, head):
        return signed_in(head)

    def test_works(self, browser, acting):
        url = reverse("acting_head_end", args=[acting.pk])
        answer = browser.post(url, filled(browser.get(url)))
        assert outcome(answer) == (302, reverse("acting_heads"), ["Срок исполнения обязанностей завершён."])
        assert ActingHead.objects.get().ends_on == make.TODAY

    @pytest.mark.parametrize("day", [make.TODAY - 2 * DAY, make.TODAY + 2 * DAY])
    def test_the_past_is_not_changed(self, browser, acting, day):
        answer = browser.post(reverse("acting_head_end", args=[acting.pk]), {"last_on": day.isoformat()})
        said = "Последний день – от 19.11.2026 до 21.11.2026: прошлое не меняют."
        assert refusal(answer) == (422, {"__all__": [said]})

    def test_what_has_not_begun_is_dropped(self, acting, head):
        ActingHead.objects.update(starts_on=make.TODAY + DAY)
        acting_heads.end(acting, last_on=make.TODAY, by=head, today=make.TODAY)
        assert not ActingHead.objects.exists()


class TestByTheAdministrator:
    """Nobody makes a head by himself, least of all of himself."""

    @pytest.fixture
    def given(self, council):
        days = {"starts_on": "2026-11-20", "ends_on": "2026-11-30"}
        return {"employee": council.employee.pk, "basis": "Приказ № 5-К от 19.11.2026", **days}

    def test_waits_for_the_head_and_gives_nothing_before(self, signed_in, administrator, head, council, given):
        answer = signed_in(administrator).post(URL, given)
        acting = ActingHead.objects.get()
        said = [f"{acting}. Назначение ждёт подтверждения руководителя: до него права не меняются."]
        assert outcome(answer) == (302, reverse("acting_heads"), said)
        assert roles(council) == {Role.COUNCIL}
        url = reverse("acting_head_confirm", args=[acting.pk])
        assert signed_in(administrator).post(url).status_code == 403
        titles = {line.code: line.title for line in lines_of(fresh(head), make.TODAY)}
        asked = f"{council.employee.full_name} с 20.11.2026 по 30.11.2026"
        assert titles["acting-head-confirm"] == f"Подтвердите, что вас замещает {asked}"
        assert outcome(signed_in(head).post(url))[2] == [f"Подтверждено, что вас замещает {acting.who_and_when}."]
        assert roles(council) == {Role.COUNCIL, Role.HEAD}

    def test_the_order_of_the_founder_is_enough_and_all_are_told(self, signed_in, administrator, council, given):
        founder = {"founder_order": "7", "founder_order_on": "2026-11-19"}
        signed_in(administrator).post(URL, given | founder)
        assert roles(council) == {Role.COUNCIL, Role.HEAD}
        grounds = "Приказ № 5-К от 19.11.2026; приказ учредителя № 7 от 19.11.2026"
        said = f"{ActingHead.objects.get()}. Основание: {grounds}."
        assert news_of_head(council.organization, make.TODAY) == said

    def test_nobody_does_it_for_oneself(self, signed_in, administrator, head, given):
        browser, before = signed_in(administrator), everything()
        founder = {"founder_order": "7", "founder_order_on": "2026-11-19", "employee": administrator.employee.pk}
        for url in (URL, HEAD_URL):
            answer = browser.post(url, given | founder)
            assert (refusal(answer), everything()) == ((422, {"__all__": [posts.NOT_ONESELF]}), before)

    def test_a_record_made_by_mistake_is_taken_back(self, signed_in, administrator, head, council):
        first = posts.appoint(Head, head.employee, starts_on=make.TODAY - DAY, basis="приказ", by=administrator)
        wrong = posts.appoint(Head, council.employee, starts_on=make.TODAY, basis="приказ", by=administrator)
        url = reverse("head_take_back", args=[wrong.pk])
        assert "Запись исчезнет" in signed_in(administrator).get(url).text
        with pytest.raises(ImpossibleStepError, match="О себе"):
            posts.take_back(wrong, by=council, today=make.TODAY)
        with pytest.raises(ImpossibleStepError, match="уже есть другая"):
            posts.take_back(first, by=administrator, today=make.TODAY)
        with pytest.raises(ImpossibleStepError, match="уже не новая"):
            posts.take_back(wrong, by=administrator, today=make.TODAY + 14 * DAY)
        assert outcome(signed_in(administrator).post(url))[2] == ["Запись отменена."]
        assert [(term.employee, term.ends_on) for term in Head.objects.all()] == [(head.employee, None)]
        told = [entry.about for entry in AccessEntry.objects.filter(kind="roles").order_by("pk")]
        assert [about.partition(":")[0].partition(" с")[0] for about in told] == [
            "руководитель",
            "руководитель",
            "отменена запись",
        ]

    def test_the_former_head_is_told(self, administrator, head, council):
        assert was_head(council, make.TODAY) is False
        posts.appoint(Head, council.employee, starts_on=make.TODAY, basis="приказ", by=administrator)
        assert "news" in counts_of(fresh(head))

    def test_half_an_order_is_refused(self, signed_in, administrator, head, given):
        answer = signed_in(administrator).post(URL, given | {"founder_order": "7"})
        assert (refusal(answer)[0], ActingHead.objects.count()) == (422, 0)

    def test_without_a_head_nobody_confirms(self, signed_in, administrator, given):
        assert refusal(signed_in(administrator).post(URL, given)) == (422, {"__all__": [NOBODY_CONFIRMS]})

    def test_the_role_of_the_head_is_not_ticked(self, signed_in, administrator):
        url = reverse("account_roles", args=[administrator.pk])
        answer = signed_in(administrator).post(url, {"roles": ["administrator", "head"]})
        assert list(refusal(answer)[1]) == ["roles"]
        with pytest.raises(ImpossibleStepError, match="отметкой не назначают"):
            set_roles(administrator, {Role.ADMINISTRATOR, Role.HEAD}, by=administrator)

    def test_a_new_head_is_recorded_with_the_order_of_the_founder(self, signed_in, administrator, head, council):
        person = council.employee
        given = {"employee": person.pk, "starts_on": "2026-11-20"}
        assert refusal(signed_in(administrator).post(HEAD_URL, given))[0] == 422
        founder = {"founder_order": "12", "founder_order_on": "2026-11-19"}
        answer = signed_in(administrator).post(HEAD_URL, given | founder)
        assert outcome(answer)[:2] == (302, reverse("acting_heads"))
        found = [head_of(person.organization, on=make.TODAY + days * DAY) for days in (-1, 0)]
        assert found == [head.employee, person]
        assert (roles(head), roles(council)) == (set(), {Role.COUNCIL, Role.HEAD})
        assert "приказ учредителя № 12 от 19.11.2026" in news_of_head(council.organization, make.TODAY)

    def test_there_is_one_head_on_each_day(self, head, council):
        posts.appoint(Head, head.employee, starts_on=make.TODAY, basis="приказ", by=head)
        posts.appoint(Head, council.employee, starts_on=make.TODAY + DAY, basis="приказ", by=head)
        on = [[term.employee for term in Head.objects.on(make.TODAY + days * DAY)] for days in (-1, 0, 1)]
        assert on == [[], [head.employee], [council.employee]]
        with pytest.raises(ImpossibleStepError, match="уже назначен: начало нового срока"):
            posts.appoint(Head, head.employee, starts_on=make.TODAY + DAY, basis="приказ", by=head)
