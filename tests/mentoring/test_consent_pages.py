"""Согласия: marked on the employee's card, withdrawn by the curator or by the person."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.models import Consent
from tests import factories as make
from tests.pages import GuardedDoors, Page, everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

TODAY = make.TODAY
GIVEN = {"kind": "publication", "signed_on": "2026-09-01", "valid_until": "2027-08-31", "hides_name": "on"}
WITHDRAWN = "Согласие отозвано. Отзыв печатается рядом с согласием."
NO_BANS = "Запреты бывают только у согласия на распространение."


@pytest.fixture
def person(mentor):
    return mentor.employee


@pytest.fixture
def consent(person):
    return make.consent(person, "publication")


@pytest.mark.parametrize(
    "page",
    [
        Page("consent_add", "person"),
        Page("consent_add", "person", reader="mentor_user"),
        Page("consent_withdraw", "consent", reader="head"),
        Page("consent_bans", "consent", reader="head"),
        Page("consent_withdraw", "consent", by="mentor_user", reader="administrator"),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


def test_colleague_does_not_see_the_consent(signed_in, mentee_user, consent):
    url = reverse("consent_withdraw", args=[consent.pk])
    assert signed_in(mentee_user).post(url).status_code == 404
    assert Consent.objects.get().withdrawn_on is None


def test_add(signed_in, curator, person):
    answer = signed_in(curator).post(reverse("consent_add", args=[person.pk]), GIVEN)
    consent = Consent.objects.get()
    said = "Отмечено: согласие на распространение персональных данных."
    assert outcome(answer) == (302, person.get_absolute_url(), [said])
    assert (consent.employee, consent.kind, consent.hides_name) == (person, "publication", True)
    assert (consent.signed_on, consent.valid_until) == (dt.date(2026, 9, 1), dt.date(2027, 8, 31))
    assert consent.history.get().history_user == curator


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("kind", "", "Обязательное поле."),
        ("kind", "all", "Выберите корректный вариант. all нет среди допустимых значений."),
        ("signed_on", "", "Обязательное поле."),
        ("signed_on", "2026-11-21", "Дата подписания ещё не наступила."),
        ("valid_until", "2026-08-31", "Согласие кончается раньше, чем подписано."),
        ("valid_until", "потом", "Введите правильную дату."),
    ],
)
def test_bad_input_is_told_beside_the_field(signed_in, curator, person, field, typed, said):
    given = GIVEN | {field: typed}
    answer = signed_in(curator).post(reverse("consent_add", args=[person.pk]), given)
    assert (refusal(answer), list(Consent.objects.all())) == ((422, {field: [said]}), [])
    assert {name: answer.context["form"][name].data or "" for name in given} == given | {"hides_name": True}


def test_bans_belong_to_publication_alone(signed_in, curator, person):
    given = GIVEN | {"kind": "mentoring", "hides_category": "on"}
    answer = signed_in(curator).post(reverse("consent_add", args=[person.pk]), given)
    assert refusal(answer) == (422, {"hides_name": [NO_BANS], "hides_category": [NO_BANS]})
    assert Consent.objects.count() == 0


def test_address_names_the_kind(signed_in, curator, person):
    answer = signed_in(curator).get(reverse("consent_add", args=[person.pk]), {"kind": "mentoring"})
    assert answer.context["form"]["kind"].value() == "mentoring"


def test_second_consent_of_the_kind_is_refused(signed_in, curator, person, consent):
    browser = signed_in(curator)
    before = everything()
    answer = browser.post(reverse("consent_add", args=[person.pk]), GIVEN)
    said = "Такое согласие уже действует; запреты меняют в нём самом, а если изменилось другое, отметьте отзыв."
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)


def test_card_shows_how_each_kind_stands_and_what_was_before(signed_in, curator, person):
    make.consent(person, "mentoring", valid_until=dt.date(2026, 11, 19))
    former = make.consent(person, "publication", signed_on=dt.date(2026, 8, 1), withdrawn_on=dt.date(2026, 8, 2))
    make.consent(person, "publication", hides_name=True, hides_category=True)
    answer = signed_in(curator).get(person.get_absolute_url())
    assert [(standing.kind, standing.label) for standing in answer.context["standings"]] == [
        ("personal_data", "не взято"),
        ("publication", "действует"),
        ("mentoring", "истекло 19.11.2026"),
    ]
    assert answer.context["former_consents"] == [(former, "withdrawn")]
    assert "Запрещено показывать: имя, категорию" in answer.text


@pytest.mark.parametrize(("role", "may"), [("curator", True), ("mentor_user", False), ("head", False)])
def test_card_offers_to_mark_to_the_curator_alone(signed_in, request, role, may, person):
    answer = signed_in(request.getfixturevalue(role)).get(person.get_absolute_url())
    assert (reverse("consent_add", args=[person.pk]) in answer.text) is may


@pytest.mark.parametrize("role", ["curator", "mentor_user"])
def test_withdraw(signed_in, role, request, consent, person):
    user = request.getfixturevalue(role)
    answer = signed_in(user).post(reverse("consent_withdraw", args=[consent.pk]), {"on": "2026-11-20"})
    consent.refresh_from_db()
    assert outcome(answer) == (302, person.get_absolute_url(), [WITHDRAWN])
    assert consent.withdrawn_on == TODAY
    assert [(then.withdrawn_on, then.history_user) for then in consent.history.all()] == [(TODAY, user), (None, None)]


def test_second_withdrawal_changes_nothing(signed_in, curator, consent):
    browser, url = signed_in(curator), reverse("consent_withdraw", args=[consent.pk])
    browser.post(url, {"on": "2026-11-19"})
    before = everything()
    assert (browser.post(url, {"on": "2026-11-20"}).status_code, everything()) == (302, before)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("", "Обязательное поле."),
        ("2026-11-21", "Дата отзыва ещё не наступила."),
        ("31.02.2026", "Введите правильную дату."),
    ],
)
def test_a_withdrawal_has_the_date_of_its_paper(signed_in, curator, consent, on, said):
    browser, url = signed_in(curator), reverse("consent_withdraw", args=[consent.pk])
    before = everything()
    assert (refusal(browser.post(url, {"on": on})), everything()) == ((422, {"on": [said]}), before)
    assert browser.post(url, {"on": "2026-11-02"}).status_code == 302
    assert Consent.objects.get().withdrawn_on == dt.date(2026, 11, 2)


class TestBans:
    """Whoever changes the bans withdraws nothing."""

    @pytest.fixture
    def publication(self, person):
        return make.consent(person, "publication", hides_post=True)

    def test_are_changed(self, signed_in, curator, publication):
        answer = signed_in(curator).post(reverse("consent_bans", args=[publication.pk]), {"hides_name": "on"})
        said = "Запрещено показывать: имя."
        assert outcome(answer) == (302, publication.get_absolute_url(), [said])
        now = Consent.objects.get(pk=publication.pk)
        assert (now.bans, now.state_on(TODAY), now.signed_on) == (["имя"], "in_force", publication.signed_on)
        assert now.history.first().history_user == curator

    def test_of_an_ended_one_stay(self, signed_in, curator, publication):
        Consent.objects.filter(pk=publication.pk).update(withdrawn_on=TODAY)
        browser, before = signed_in(curator), everything()
        answer = browser.post(reverse("consent_bans", args=[publication.pk]), {"hides_name": "on"})
        said = "Согласие уже не действует: запреты в нём больше не меняют."
        assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)

    def test_belong_to_publication_alone(self, signed_in, curator, person):
        other = make.consent(person)
        assert signed_in(curator).get(reverse("consent_bans", args=[other.pk])).status_code == 404


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            "personal_data",
            [
                "Имя сразу исчезнет с публичных страниц, даже если согласие на распространение ещё действует.",
                "Сведения, которые работодатель обязан хранить по закону, остаются у него.",
                "Остальные удаляют в течение 30 дней: куратор переводит карточку в архив и обезличивает её.",
            ],
        ),
        ("publication", ["Имя сразу исчезнет с публичных страниц; вместо него будет стоять роль."]),
        ("mentoring", ["Новый приказ с этим наставником подписать будет нельзя; действующие пары остаются."]),
    ],
)
def test_page_says_what_the_withdrawal_brings(signed_in, curator, person, kind, lines):
    consent = make.consent(person, kind)
    answer = signed_in(curator).get(reverse("consent_withdraw", args=[consent.pk]))
    assert answer.context["consequences"][1:] == lines
    assert answer.context["consequences"][0].startswith(person.full_name)


class TestVersion:
    """The first wording is of 1 September, the second of the 5th; the paper is marked on 20 November."""

    given = {"kind": "mentoring", "signed_on": "2026-09-01"}
    asked = "У этого согласия несколько редакций: выберите ту, что на бланке."

    @pytest.fixture
    def versions(self, kindergarten):
        return [
            make.consent_text(owner, number=number, made_at=dt.datetime(2026, 9, day, 9, tzinfo=dt.UTC))
            for owner, number, day in ((None, 1, 1), (kindergarten, 2, 5))
        ]

    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def url(self, person):
        return reverse("consent_add", args=[person.pk])

    def test_is_asked_where_there_are_several(self, browser, url, versions):
        field = browser.get(url, {"kind": "mentoring"}).context["form"].fields["version"]
        assert field.choices == [
            ("day", "действовавшая в день подписания"),
            (str(versions[1].pk), "редакция 2 от 05.09.2026"),
            (str(versions[0].pk), "типовая редакция 1 от 01.09.2026"),
        ]

    @pytest.mark.parametrize("kind", ["publication", "", "unknown"])
    def test_is_not_asked_where_there_is_one(self, browser, url, versions, kind):
        make.consent_text(None, "publication")
        assert "version" not in browser.get(url, {"kind": kind}).context["form"].fields

    @pytest.mark.parametrize(
        ("signed_on", "typed", "kept"),
        [("2026-09-01", "day", 0), ("2026-09-10", "day", 1), ("2026-09-10", 0, 0), ("2026-09-01", 1, 1)],
    )
    def test_kept_is_what_was_signed(self, browser, url, versions, signed_on, typed, kept):
        chosen = typed if typed == "day" else versions[typed].pk
        browser.post(url, self.given | {"signed_on": signed_on, "version": chosen})
        assert Consent.objects.get().version == versions[kept]

    def test_is_asked_once_the_kind_is_known(self, browser, url, versions):
        answer = browser.post(url, self.given)
        assert (refusal(answer), Consent.objects.count()) == ((422, {"version": [self.asked]}), 0)

    def test_of_another_kind_or_organization_is_refused(self, browser, url, versions, school):
        for other in (make.consent_text(None, "publication"), make.consent_text(school, number=3)):
            answer = browser.post(url, self.given | {"version": other.pk})
            assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["version"])
        assert Consent.objects.count() == 0

    def test_of_a_pile(self, browser, person, versions):
        given = self.given | {"people": [person.pk], "version": "day"}
        browser.post(f"{reverse('consent_mark')}?kind=mentoring", given)
        assert Consent.objects.get().version == versions[0]
