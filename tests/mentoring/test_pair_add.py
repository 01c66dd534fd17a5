"""Proposing a pair."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.enums import ConsentKind
from mentoring.models import Pair
from tests import factories as make
from tests.pages import (
    everything,
    outcome,
    refusal,
)

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestProposing:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    @pytest.fixture
    def given(self, mentor, mentee):
        return {
            "mentor": mentor.pk,
            "mentees": [mentee.pk],
            "forms": [make.form().pk],
            "kinds": [make.kind().pk],
            "starts_on": "2026-12-01",
            "ends_on": "2027-05-31",
            "goals": "Утренний круг",
        }

    def test_works(self, browser, given, mentor, mentee, curator):
        answer = browser.post(reverse("pair_add"), given)
        pair = Pair.objects.get()
        said = "Пара предложена. Теперь участие подтверждают наставник и наставляемый."
        assert outcome(answer) == (302, pair.get_absolute_url(), [said])
        assert (pair.mentor, pair.current_mentees, pair.state, pair.goals) == (
            mentor,
            [mentee],
            "proposed",
            "Утренний круг",
        )
        assert (pair.starts_on, pair.ends_on) == (dt.date(2026, 12, 1), dt.date(2027, 5, 31))
        assert pair.forms_named == "педагог – педагог"
        assert (list(pair.kinds.all()), pair.history.earliest().history_user) == ([make.kind()], curator)

    def test_second_click_leads_to_the_same_pair(self, browser, given):
        first = outcome(browser.post(reverse("pair_add"), given))
        before = everything()
        second = outcome(browser.post(reverse("pair_add"), given))
        assert (second[:2], everything()) == (first[:2], before)

    def test_another_pair_of_the_same_two_is_refused(self, browser, given, mentee):
        browser.post(reverse("pair_add"), given)
        before = everything()
        answer = browser.post(reverse("pair_add"), given | {"ends_on": "2027-05-30"})
        said = (
            f"{mentee} уже в паре с этим наставником: с 01.12.2026 по 31.05.2027, предложена. "
            "Выберите другой срок или откройте ту пару."
        )
        assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)

    @pytest.mark.parametrize(
        ("field", "typed", "said"),
        [
            ("mentor", "", "Обязательное поле."),
            ("mentees", [], "Обязательное поле."),
            ("forms", [], "Обязательное поле."),
            ("kinds", [], "Обязательное поле."),
            ("ends_on", "2026-12-01", "Окончание должно быть позже начала."),
            ("starts_on", "скоро", "Введите правильную дату."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, browser, given, field, typed, said):
        answer = browser.post(reverse("pair_add"), given | {field: typed})
        assert (refusal(answer), Pair.objects.count()) == ((422, {field: [said]}), 0)
        assert (answer.context["form"]["goals"].value(), "Утренний круг" in answer.text) == ("Утренний круг", True)

    def test_nobody_mentors_oneself(self, browser, given, mentor, curator):
        make.mentee(mentor.employee, by=curator)
        answer = browser.post(reverse("pair_add"), given | {"mentees": [mentor.pk]})
        said = "Нельзя быть наставником самому себе: выберите другого человека."
        assert refusal(answer) == (422, {"mentees": [said]})

    def test_people_of_another_organization_are_not_offered(self, browser, given, stranger):
        strange = make.mentor(make.employee(stranger.organization, last_name="Чужакова"), by=stranger)
        shown = browser.get(reverse("pair_add"))
        answer = browser.post(reverse("pair_add"), given | {"mentor": strange.pk})
        assert ("Чужакова" in shown.text, list(answer.context["form"].errors)) == (False, ["mentor"])

    def test_form_proposes_the_usual(self, browser, mentor, mentee):
        form = browser.get(reverse("pair_add"), {"mentees": mentee.pk, "mentor": mentor.pk}).context["form"]
        assert {name: form[name].value() for name in ("mentor", "mentees", "starts_on", "ends_on")} == {
            "mentor": str(mentor.pk),
            "mentees": str(mentee.pk),
            "starts_on": make.TODAY,
            "ends_on": dt.date(2027, 5, 31),
        }

    def test_who_joins_without_a_consent_to_processing_is_named(self, browser, mentor, mentee):
        make.consent(mentor.employee, ConsentKind.PERSONAL_DATA)
        form = browser.get(reverse("pair_add")).context["form"]
        labels = [[str(label) for value, label in form[name].field.choices if value] for name in ("mentor", "mentees")]
        assert [["нет согласия на обработку данных" in label for label in found] for found in labels] == [
            [False],
            [True],
        ]

    @pytest.mark.parametrize("typed", ["999999", "никто", "1 or 1"])
    def test_rubbish_in_the_address_is_passed_over(self, browser, typed, mentor):
        assert browser.get(reverse("pair_add"), {"mentees": typed, "mentor": typed}).status_code == 200
