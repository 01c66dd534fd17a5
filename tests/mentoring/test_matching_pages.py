"""Подбор: the mentors for one mentee, the draft for the bank, the wishes, the weights."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.enums import PairState
from mentoring.enums.matching import WishKind
from mentoring.models import Mentee, Pair, PairWish
from tests import factories as make
from tests.pages import GuardedDoors, GuardedPages, Page, everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

DRAFT = reverse("match_draft")
FACTS = {"aim": "best", "starts_on": "2026-11-20", "ends_on": "2027-05-31"}


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


@pytest.fixture
def wish(mentor, mentee):
    return PairWish.objects.create(mentor=mentor, mentee=mentee, kind=WishKind.FORBIDDEN, why="сёстры")


@pytest.mark.parametrize(
    "page",
    [
        Page("mentee_suggest", "mentee", methods=("get",)),
        Page("mentee_suggest", "mentee", reader="mentee_user", methods=("get",)),
        Page("match_wish_remove", "wish", reader="head", methods=("post",)),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("match_draft", reader="head"),
        Page("match_wishes"),
        Page("match_weights", reader="mentor_user"),
        Page("match_weights_reset", reader="administrator", methods=("post",)),
    ],
    ids=str,
)
@pytest.mark.usefixtures("mentor", "mentee")
class TestPages(GuardedPages):
    pass


class TestForOne:
    def test_the_mentors_with_the_way_to_propose(self, browser, mentor, mentee, wish):
        better = make.mentor(
            make.employee(mentor.organization, last_name="Яшина"), by=wish.history.first().history_user
        )
        answer = browser.get(reverse("mentee_suggest", args=[mentee.pk]))
        assert [candidate.pk for candidate in answer.context["page_obj"]] == [better.pk]
        assert [(other.pk, other.obstacle) for other in answer.context["others"]] == [
            (mentor.pk, "нельзя вместе: сёстры")
        ]
        address = f"?mentor={better.pk}&amp;mentees={mentee.pk}&amp;starts_on=2026-11-20&amp;ends_on=2027-05-31"
        assert f'href="{reverse("pair_add")}{address}"' in answer.text

    def test_the_pair_form_is_filled(self, browser, mentor, mentee):
        asked = {"mentor": mentor.pk, "mentees": mentee.pk, "starts_on": "2026-12-01", "ends_on": "2027-03-01"}
        form = browser.get(reverse("pair_add"), asked).context["form"]
        assert {name: str(form[name].value()) for name in asked} == {name: str(value) for name, value in asked.items()}

    @pytest.mark.parametrize(
        ("typed", "errors"),
        [
            ({"starts_on": "вчера"}, {"starts_on": ["Введите правильную дату."]}),
            (
                {"starts_on": "2027-01-01", "ends_on": "2026-01-01"},
                {"ends_on": ["Окончание должно быть позже начала."]},
            ),
            ({"ends_on": "2099-01-01"}, {"ends_on": ["Срок больше трёх лет: проверьте год."]}),
        ],
    )
    def test_a_period_that_makes_no_sense(self, browser, mentor, mentee, typed, errors):
        answer = browser.get(reverse("mentee_suggest", args=[mentee.pk]), typed)
        assert (refusal(answer), len(answer.context["page_obj"])) == ((200, errors), 1)

    def test_nobody_to_suggest(self, browser, mentee):
        answer = browser.get(reverse("mentee_suggest", args=[mentee.pk]))
        assert "В банке нет наставников" in answer.text

    def test_who_is_not_in_the_bank(self, browser, mentor, mentee):
        Mentee.objects.update(state="left")
        answer = browser.get(reverse("mentee_suggest", args=[mentee.pk]))
        assert "Сначала возьмите человека в банк наставляемых" in answer.text


def usual(**typed):
    return FACTS | {"forms": [make.form().pk], "kinds": [make.kind().pk]} | typed


def row(mentee, mentor, *, was="", take=True, fixed=False):
    """Return what a browser sends of a row."""
    values = {"mentor": mentor and mentor.pk, "was": was and was.pk, "take": take and "on", "fixed": fixed and "on"}
    return {f"m{mentee.pk}-{name}": value or "" for name, value in values.items() if value or name == "mentor"}


def shown(answer):
    """Return each row as the page shows it: the choice, the tick, whether it is fixed."""
    rows = answer.context["rows"]
    return {row.pk: tuple(form[name].value() for name in ("mentor", "take", "fixed")) for row, form in rows}


class TestDraft:
    @pytest.fixture
    def other_mentor(self, kindergarten, curator):
        person = make.employee(kindergarten, last_name="Белых", post="логопед")
        return make.mentor(person, by=curator, load_limit=1)

    @pytest.fixture
    def other_mentee(self, kindergarten, curator):
        return make.mentee(make.employee(kindergarten, last_name="Ежова"), by=curator)

    def test_everybody_has_a_mentor(self, browser, mentor, mentee, other_mentee):
        answer = browser.get(DRAFT)
        assert shown(answer) == dict.fromkeys([mentee.pk, other_mentee.pk], (str(mentor.pk), True, False))
        assert answer.context["draft"].alone == []

    def test_made_anew_keeps_what_the_curator_has_chosen(self, browser, mentor, mentee, other_mentor, other_mentee):
        sent = row(mentee, other_mentor, was=mentor) | row(other_mentee, mentor, was=mentor, take=False)
        sent |= usual(recalculate="")
        before = everything()
        answer = browser.post(DRAFT, sent)
        assert (answer.status_code, shown(answer), everything()) == (
            200,
            {mentee.pk: (str(other_mentor.pk), True, True), other_mentee.pk: (str(mentor.pk), False, False)},
            before,
        )
        again = browser.post(DRAFT, usual(recalculate="") | row(mentee, other_mentor, was=other_mentor))
        assert shown(again)[mentee.pk] == (str(mentor.pk), True, False)

    def test_proposing_what_is_ticked(self, browser, mentor, mentee, other_mentor, other_mentee):
        sent = row(mentee, other_mentor, was=mentor) | row(other_mentee, mentor, was=mentor, take=False)
        answer = browser.post(DRAFT, usual(propose="") | sent)
        said = "Предложена 1 пара. Теперь участие подтверждают наставники и наставляемые."
        assert outcome(answer) == (302, f"{reverse('pairs')}?state=proposed", [said])
        pair = Pair.objects.get()
        assert (pair.mentor, pair.current_mentees, pair.state) == (other_mentor, [mentee], PairState.PROPOSED)
        assert (pair.starts_on, pair.ends_on, list(pair.forms.all()), list(pair.kinds.all())) == (
            dt.date(2026, 11, 20),
            dt.date(2027, 5, 31),
            [make.form()],
            [make.kind()],
        )

    def test_what_is_impossible_is_told_in_its_row_and_the_choice_stays(
        self, browser, mentor, mentee, other_mentor, other_mentee
    ):
        sent = row(mentee, other_mentor, was=mentor) | row(other_mentee, other_mentor, was=mentor)
        sent |= usual(propose="")
        before = everything()
        answer = browser.post(DRAFT, sent)
        rows = {row.pk: form for row, form in answer.context["rows"]}
        assert (answer.status_code, everything()) == (422, before)
        assert [len(rows[one.pk].errors) for one in (mentee, other_mentee)] in ([0, 1], [1, 0])
        assert {form["mentor"].value() for form in rows.values()} == {str(other_mentor.pk)}
        assert "больше предела" in answer.text
        assert "Пока не предложена ни одна пара" in answer.text

    def test_who_was_without_a_mentor_is_proposed_by_choosing_one(self, browser, mentor, mentee):
        answer = browser.post(DRAFT, usual(propose="") | row(mentee, mentor, take=False))
        assert (answer.status_code, Pair.objects.get().mentor) == (302, mentor)

    @pytest.mark.parametrize("kept", [{"take": False}, {"mentor": None}])
    def test_nothing_is_ticked(self, browser, mentor, mentee, kept):
        sent = row(mentee, kept.get("mentor", mentor), was=mentor, take=kept.get("take", True))
        answer = browser.post(DRAFT, usual(propose="") | sent)
        said = "Отметьте хотя бы одну пару, которую хотите предложить."
        assert (refusal(answer), Pair.objects.exists()) == ((422, {"__all__": [said]}), False)

    def test_the_button_pressed_twice(self, browser, mentor, mentee):
        sent = usual(propose="") | row(mentee, mentor, was=mentor)
        browser.post(DRAFT, sent)
        answer = browser.post(DRAFT, sent)
        assert (answer.status_code, Pair.objects.count()) == (422, 1)
        assert "Савельева М.П." in answer.context["form"].non_field_errors()[0]
        assert "Все наставляемые уже с наставниками" in answer.text

    @pytest.mark.parametrize("wrong", ["x", "9" * 30, "0", "stranger"])
    def test_a_mentor_who_can_not_be(self, browser, mentor, mentee, stranger, wrong):
        foreign = make.mentor(make.employee(stranger.organization), by=stranger)
        typed = foreign.pk if wrong == "stranger" else wrong
        sent = row(mentee, mentor, was=mentor) | {f"m{mentee.pk}-mentor": typed}
        answer = browser.post(DRAFT, usual(propose="") | sent)
        errors = [form.errors for _, form in answer.context["rows"]]
        said = "Этот наставник уже не подходит или занят: выберите другого."
        assert (answer.status_code, errors, Pair.objects.exists()) == (422, [{"mentor": [said]}], False)

    def test_a_strangers_mentee_is_not_proposed(self, browser, mentor, mentee, stranger):
        foreign = make.mentee(make.employee(stranger.organization), by=stranger)
        browser.post(DRAFT, usual(propose="") | row(foreign, mentor, was=mentor))
        assert not Pair.objects.exists()

    @pytest.mark.parametrize("button", ["recalculate", "propose"])
    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"starts_on": "завтра"}, "starts_on"),
            ({"ends_on": "2026-11-20"}, "ends_on"),
            ({"aim": "worst"}, "aim"),
            ({"kinds": ["999"]}, "kinds"),
            ({"forms": "9" * 30}, "forms"),
        ],
    )
    def test_a_wrong_setting_is_told_and_the_rows_stay(self, browser, mentor, mentee, button, typed, field):
        answer = browser.post(DRAFT, usual(**typed) | {button: ""} | row(mentee, mentor, was=mentor))
        status, errors = refusal(answer)
        assert (status, list(errors), shown(answer)) == (422, [field], {mentee.pk: (str(mentor.pk), True, False)})
        assert not Pair.objects.exists()


class TestEmptyDraft:
    def test_all_have_mentors(self, browser, pair):
        assert "Все наставляемые уже с наставниками" in browser.get(DRAFT).text

    def test_no_mentees(self, browser, mentor):
        assert "В банке нет наставляемых" in browser.get(DRAFT).text

    def test_no_mentors(self, browser, mentee):
        assert "В банке нет наставников" in browser.get(DRAFT).text
