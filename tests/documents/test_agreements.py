"""Соглашение о наставничестве: written by both sides, agreed by each to the same words, then kept."""

import datetime as dt

import pytest
from django.urls import reverse

from documents.models import SignedAgreement
from documents.papers.agreement import agreement_html, draft_html
from documents.press.rendering import render_pdf
from documents.services import agreement as kept
from mentoring.enums.agreement import Side
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Agreement, Pair
from mentoring.services import agreement as agreements
from mentoring.services.anonymity import REMOVED, anonymize
from tests import factories as make
from tests.desk.told import told
from tests.pages import Doors, GuardedDoors, Page, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

READ = ("get",)


@pytest.fixture
def agreement(pair):
    return agreements.begin(pair.members.get())


@pytest.fixture
def half_agreed(agreement):
    """The mentor has agreed."""
    return agree(agreement, Side.MENTOR)


@pytest.fixture
def agreed(half_agreed):
    return agree(half_agreed, Side.MENTEE)


def agree(agreement, side):
    return kept.agree(agreement, side=side, on=make.TODAY)


def url(name, thing):
    return reverse(f"agreement_{name}", args=[thing.pk])


@pytest.mark.parametrize(
    "page",
    [
        Page("agreement", "agreement", methods=READ),
        Page("agreement", "agreed", by="mentee_user", methods=READ),
        Page("agreement_preview", "agreed", by="mentor_user", methods=READ),
    ],
    ids=str,
)
class TestReading(Doors):
    pass


@pytest.mark.parametrize(
    "page",
    [
        Page("agreement_add", "pair", reader="head", methods=("post",)),
        Page("agreement_edit", "agreement", by="mentor_user", reader="head"),
        Page("agreement_agree", "agreement", by="mentee_user", reader="curator"),
        Page("agreement_on_paper", "agreement", reader="mentor_user"),
        Page("agreement_renew", "agreed", by="mentor_user", reader="council"),
    ],
    ids=str,
)
class TestDoing(GuardedDoors):
    pass


class TestBeginning:
    def begin(self, browser, pair):
        return browser.post(reverse("agreement_add", args=[pair.pk]), {"member": pair.members.get().pk})

    def test_works_once(self, signed_in, mentee_user, pair):
        browser = signed_in(mentee_user)
        answer = self.begin(browser, pair)
        agreement = Agreement.objects.get()
        assert outcome(answer) == (302, agreement.get_absolute_url(), [])
        assert (agreement.version, agreement.duration) == (1, "До окончания программы (с 14.09.2026 по 28.05.2027)")
        assert all(agreement.texts)
        before = everything()
        assert (self.begin(browser, pair).url, everything()) == (agreement.get_absolute_url(), before)

    def test_not_for_an_ended_pair(self, signed_in, curator, pair):
        Pair.objects.update(state="declined")
        assert outcome(self.begin(signed_in(curator), pair)) == (302, pair.get_absolute_url(), [agreements.ENDED])

    @pytest.mark.parametrize("typed", ["", "чужой", "9" * 30])
    def test_rubbish_is_told(self, signed_in, curator, pair, typed):
        answer = signed_in(curator).post(reverse("agreement_add", args=[pair.pk]), {"member": typed})
        said = "Соглашение не составлено: этого человека в паре уже нет."
        assert (outcome(answer), Agreement.objects.count()) == ((302, pair.get_absolute_url(), [said]), 0)


OWN = {
    "mentor_user": ["mentor_contact", "mentor_duties"],
    "mentee_user": ["mentee_contact", "mentee_duties"],
    "curator": ["mentor_contact", "mentee_contact", "mentor_duties", "mentee_duties"],
}


class TestWriting:
    @pytest.mark.parametrize("role", OWN)
    def test_each_side_has_the_own_column(self, signed_in, request, agreement, role):
        form = signed_in(request.getfixturevalue(role)).get(url("edit", agreement)).context["form"]
        columns = {name for name in form.fields if name.startswith(("mentor", "mentee"))}
        assert columns == set(OWN[role])

    def test_a_change_takes_the_agreement_of_the_other_back(self, signed_in, mentee_user, half_agreed):
        browser = signed_in(mentee_user)
        shown = browser.get(url("edit", half_agreed))
        answer = browser.post(url("edit", half_agreed), filled(shown, frequency="Дважды в неделю"))
        said = "Текст соглашения сохранён. Согласие наставника снято: новый текст согласуют заново."
        assert outcome(answer) == (302, half_agreed.get_absolute_url(), [said])
        now = Agreement.objects.get()
        assert (now.frequency, now.mentor_agreed_on) == ("Дважды в неделю", None)
        assert "уже согласилась с нынешним текстом" in shown.text

    def test_the_same_words_take_nothing_back(self, signed_in, mentee_user, half_agreed):
        browser = signed_in(mentee_user)
        sent = {
            name: str(value).replace("\n", "\r\n")
            for name, value in filled(browser.get(url("edit", half_agreed))).items()
        }
        answer = browser.post(url("edit", half_agreed), sent)
        assert outcome(answer)[2] == ["Текст соглашения сохранён."]
        assert Agreement.objects.get().mentor_agreed_on == make.TODAY

    def test_an_empty_line_is_told(self, signed_in, mentor_user, agreement):
        browser = signed_in(mentor_user)
        typed = filled(browser.get(url("edit", agreement)), frequency="", mentor_duties="я" * 3001)
        said = "Убедитесь, что это значение содержит не более 3000 символов (сейчас 3001)."
        assert refusal(browser.post(url("edit", agreement), typed)) == (
            422,
            {"frequency": ["Обязательное поле."], "mentor_duties": [said]},
        )

    def test_two_at_once_lose_nothing(self, signed_in, mentor_user, mentee_user, agreement):
        browser = signed_in(mentor_user)
        shown = browser.get(url("edit", agreement))
        Agreement.objects.update(frequency="Раз в месяц")
        answer = browser.post(url("edit", agreement), filled(shown, frequency="Каждый день"))
        assert (list(refusal(answer)[1]), Agreement.objects.get().frequency) == (["__all__"], "Раз в месяц")

    def test_agreed_words_stay(self, signed_in, mentor_user, agreed):
        browser = signed_in(mentor_user)
        answer = browser.post(url("edit", agreed), filled(browser.get(url("edit", agreed)), frequency="Иначе"))
        assert refusal(answer) == (422, {"__all__": [agreements.AGREED_BY_BOTH]})


class TestAgreeing:
    def test_both_under_their_logins(self, signed_in, mentor_user, mentee_user, agreement):
        told = []
        for user in (mentor_user, mentee_user):
            browser = signed_in(user)
            answer = browser.post(url("agree", agreement), filled(browser.get(url("agree", agreement))))
            told.append(outcome(answer)[2])
        assert told == [
            ["Согласие записано. Теперь слово за другой стороной."],
            ["Согласны обе стороны: соглашение действует, его можно печатать."],
        ]
        now, copy = Agreement.objects.get(), SignedAgreement.objects.get()
        assert (now.mentor_agreed_on, now.mentee_agreed_on) == (make.TODAY, make.TODAY)
        assert copy.code
        assert (copy.agreement, copy.html) == (now, draft_html(now, copy.code))
        assert bytes(copy.pdf) == render_pdf(copy.html)
        assert (len(copy.sha256), len(copy.code)) == (64, 12)

    def test_words_changed_meanwhile_are_read_again(self, signed_in, mentor_user, agreement):
        browser = signed_in(mentor_user)
        shown = browser.get(url("agree", agreement))
        Agreement.objects.update(mentee_duties="Ничего")
        answer = browser.post(url("agree", agreement), filled(shown))
        assert (answer.status_code, Agreement.objects.get().mentor_agreed_on) == (422, None)
        assert outcome(browser.post(url("agree", agreement), filled(answer)))[0] == 302

    def test_words_changed_in_the_last_moment_are_refused(self, agreement):
        Agreement.objects.update(mentee_duties="Ничего")
        with pytest.raises(ImpossibleStepError, match="изменился, пока вы его читали"):
            agree(agreement, Side.MENTOR)

    def test_a_paper_is_marked_by_the_curator(self, signed_in, curator, half_agreed):
        browser = signed_in(curator)
        shown = browser.get(url("on_paper", half_agreed))
        assert [value for value, _ in shown.context["form"].fields["side"].choices] == ["mentee"]
        browser.post(url("on_paper", half_agreed), filled(shown, on="2026-11-18"))
        now = Agreement.objects.get()
        assert (now.mentee_agreed_on, now.is_agreed) == (dt.date(2026, 11, 18), True)
        assert now.history.first().history_user == curator

    def test_a_date_to_come_is_refused(self, signed_in, curator, half_agreed):
        browser = signed_in(curator)
        shown = browser.get(url("on_paper", half_agreed))
        answer = browser.post(url("on_paper", half_agreed), filled(shown, on="2026-11-21"))
        assert refusal(answer) == (422, {"on": ["Дата подписания ещё не наступила."]})

    def test_agreeing_again_changes_nothing(self, agreed):
        before = everything()
        agree(agreed, Side.MENTOR)
        assert everything() == before


class TestRenewing:
    def test_the_next_version_has_the_same_words(self, signed_in, mentor_user, agreed):
        browser = signed_in(mentor_user)
        answer = browser.post(url("renew", agreed))
        new = Agreement.objects.latest("version")
        said = "Редакция 2 составлена. Измените текст, затем с ним согласятся обе стороны."
        assert outcome(answer) == (302, new.get_absolute_url(), [said])
        assert (new.version, new.texts, new.is_agreed) == (2, agreed.texts, False)
        before = everything()
        assert (browser.post(url("renew", agreed)).url, everything()) == (new.get_absolute_url(), before)

    def test_the_kept_copy_stays_as_it_was(self, agreed):
        html = agreement_html(agreed)
        Agreement.objects.update(frequency="Никогда")
        assert agreement_html(Agreement.objects.get()) == html


def menu(context):
    main = context["main_action"]
    return main and main.title, [action.title for action in context["more_actions"]]


@pytest.mark.parametrize(
    ("thing", "role", "offered"),
    [
        ("agreement", "mentor_user", ("Согласиться", ["Изменить текст"])),
        ("half_agreed", "mentor_user", ("Изменить текст", [])),
        ("half_agreed", "curator", ("Изменить текст", ["Отметить подпись на бумаге"])),
        ("half_agreed", "head", (None, [])),
        ("agreed", "mentee_user", (None, ["Составить новую редакцию"])),
    ],
)
def test_page_offers_what_each_may_do(signed_in, request, thing, role, offered):
    found, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    assert menu(signed_in(user).get(found.get_absolute_url()).context) == offered


def test_another_mentee_of_the_group_reads_nothing(signed_in, mentor, mentee, curator):
    other = make.mentee(make.employee(mentor.employee.organization), by=curator)
    group = make.proposed_pair(mentor, mentee, other)
    agreement = agreements.begin(group.members.get(mentee=mentee))
    browser = signed_in(make.account(other.employee))
    assert browser.get(agreement.get_absolute_url()).status_code == 404
    rows = browser.get(group.get_absolute_url()).context["agreements"]
    assert [(member.mentee, found, begins) for member, found, begins in rows] == [(other, None, True)]


def test_the_desk_asks_who_has_not_agreed(half_agreed, mentor_user, mentee_user):
    lines = [[line.title for line in told(user)] for user in (mentor_user, mentee_user)]
    asked = "Прочитайте соглашение: Дорошенко Мария Петровна"
    assert [asked in titles for titles in lines] == [False, True]


def test_anonymizing_takes_the_words_away(half_agreed, mentee, curator):
    Agreement.objects.update(initiator="Встречу назначает Савельева М.П.", mentor_duties="Слушать")
    mentee.employee.archived_on = make.TODAY
    mentee.employee.save()
    anonymize(mentee.employee, by=curator, at=make.AT)
    now = Agreement.objects.get()
    assert (now.mentee_contact, now.mentee_duties, now.initiator, now.mentor_duties) == (REMOVED,) * 3 + ("Слушать",)
    assert set(Agreement.history.values_list("mentee_contact", flat=True)) == {REMOVED}
