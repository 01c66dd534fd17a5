"""Who must and who must not be together, and what weighs how much."""

import pytest
from django.urls import reverse

from mentoring.enums.matching import Criterion, Importance, WishKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import MatchWeight, PairWish
from mentoring.services import pair_wish as wishes
from mentoring.services.matching import USUAL_WEIGHTS, set_weights, weights_of
from tests import factories as make
from tests.pages import filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

DRAFT = reverse("match_draft")


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


@pytest.fixture
def wish(mentor, mentee):
    return PairWish.objects.create(mentor=mentor, mentee=mentee, kind=WishKind.FORBIDDEN, why="сёстры")


class TestWishes:
    url = reverse("match_wishes")

    def test_added_and_removed(self, browser, mentor, mentee):
        given = {"mentor": mentor.pk, "mentee": mentee.pk, "kind": "fixed", "why": "работали вместе"}
        answer = browser.post(self.url, given)
        names = "Савельева Мария Петровна и Дорошенко Мария Петровна"
        assert outcome(answer) == (302, self.url, [f"Условие записано: {names} – только вместе."])
        wish = PairWish.objects.get()
        assert (wish.mentor, wish.mentee, wish.kind, wish.why) == (mentor, mentee, WishKind.FIXED, "работали вместе")
        assert list(browser.get(self.url).context["wishes"]) == [wish]
        answer = browser.post(reverse("match_wish_remove", args=[wish.pk]))
        assert (outcome(answer), PairWish.objects.count()) == ((302, self.url, [f"Условие снято: {names}."]), 0)

    def test_one_for_two_people(self, browser, wish):
        given = {"mentor": wish.mentor_id, "mentee": wish.mentee_id, "kind": "fixed"}
        said = "Для этих двоих условие уже есть: сначала снимите его."
        assert refusal(browser.post(self.url, given)) == (422, {"mentor": [said]})

    def test_two_people_at_once_say_one(self, wish):
        with pytest.raises(ImpossibleStepError, match="записал другой человек"):
            wishes.say(PairWish(mentor=wish.mentor, mentee=wish.mentee, kind="fixed"))

    def test_one_mentor_is_fixed(self, browser, curator, mentor, mentee):
        other = make.mentor(make.employee(curator.organization), by=curator)
        PairWish.objects.create(mentor=mentor, mentee=mentee, kind=WishKind.FIXED)
        answer = browser.post(self.url, {"mentor": other.pk, "mentee": mentee.pk, "kind": "fixed"})
        said = "Уже решено, что наставник – Дорошенко Мария Петровна: сначала снимите то условие."
        assert refusal(answer) == (422, {"mentee": [said]})

    def test_oneself(self, browser, curator, mentor):
        make.mentee(mentor.employee, by=curator)
        answer = browser.post(self.url, {"mentor": mentor.pk, "mentee": mentor.pk, "kind": "fixed"})
        assert refusal(answer) == (422, {"mentor": ["Это один и тот же человек: выберите другого."]})

    def test_a_stranger_is_not_offered(self, browser, mentee, stranger):
        foreign = make.mentor(make.employee(stranger.organization), by=stranger)
        answer = browser.post(self.url, {"mentor": foreign.pk, "mentee": mentee.pk, "kind": "forbidden"})
        assert (list(refusal(answer)[1]), PairWish.objects.count()) == (["mentor"], 0)


class TestWeights:
    url = reverse("match_weights")

    def test_chosen_and_reset(self, browser, kindergarten):
        form = browser.get(self.url)
        answer = browser.post(self.url, filled(form, same_building=9, deficits=1))
        assert outcome(answer) == (302, DRAFT, ["Веса сохранены. Подбор уже считает по ним."])
        chosen = {Criterion.SAME_BUILDING: Importance.MUST, Criterion.DEFICITS: Importance.SLIGHT}
        assert weights_of(kindergarten) == dict(USUAL_WEIGHTS) | chosen
        browser.get(self.url)
        answer = browser.post(reverse("match_weights_reset"))
        assert outcome(answer) == (302, self.url, ["Возвращены обычные веса."])
        assert (weights_of(kindergarten), MatchWeight.objects.count()) == (USUAL_WEIGHTS, 0)

    def test_two_at_once(self, browser, kindergarten):
        seen = browser.get(self.url)
        set_weights(kindergarten, {Criterion.TRAINED: Importance.MUST})
        answer = browser.post(self.url, filled(seen, deficits=1))
        assert (answer.status_code, weights_of(kindergarten)[Criterion.TRAINED]) == (422, Importance.MUST)
        assert "веса изменил другой человек" in answer.text
        assert browser.post(self.url, filled(answer, deficits=1)).status_code == 302

    @pytest.mark.parametrize("typed", ["7", "", "x"])
    def test_a_weight_that_is_not_offered(self, browser, kindergarten, typed):
        answer = browser.post(self.url, filled(browser.get(self.url)) | {"deficits": typed})
        assert (list(refusal(answer)[1]), weights_of(kindergarten)) == (["deficits"], USUAL_WEIGHTS)
