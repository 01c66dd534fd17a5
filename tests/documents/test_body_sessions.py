"""Sessions of collegial bodies: the agenda, who was there, who keeps the minutes."""

import datetime as dt

import pytest
from django.urls import reverse

from documents.enums import BodyRole, DecisionResult, DecisionSubject
from documents.models import AgendaItem, BodySession, Decision
from documents.queries.decisions import sentence_of
from documents.queries.hearings import heard
from documents.queries.protocol_number import next_number
from documents.services import body_session as sessions
from documents.views.hearing import NO_SESSIONS
from mentoring.exceptions import ImpossibleStepError
from tests import factories as make
from tests import meetings
from tests.desk.told import told
from tests.factories import AT, TODAY, YESTERDAY
from tests.pages import GuardedDoors, Page, changes_of, filled, outcome, refusal

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="minutes are frozen, and what they say is read"),
]
LED = {"guests": "", "quorum_reason": ""}


def hold(session, *, by, number="3", present=None, **led):
    members = session.members()
    told = {"chairs": members[0], "writes": members[1], **LED, **led}
    return sessions.hold(session, number=number, present=members if present is None else present, by=by, at=AT, **told)


@pytest.mark.parametrize(
    "page",
    [
        Page("body_session_add", "body", reader="mentor_user"),
        Page("body_session_edit", "session", reader="mentor_user"),
        Page("body_session_hear", "session", by="council", reader="mentor_user"),
        Page("body_session_hold", "session", by="administrator", reader="mentor_user"),
        Page("body_session_sign", "held_session", reader="mentor_user"),
        Page("body_session_discard", "session", reader="mentor_user"),
        Page("agenda_add", "session", reader="mentor_user"),
        Page("agenda_edit", "item", reader="mentor_user"),
        Page("agenda_drop", "item", reader="mentor_user"),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    @pytest.fixture(autouse=True)
    def _a_member_only(self, body, mentor_user):
        """The reader is in the body, and does not lead it."""
        body.compositions.get().members.create(employee=mentor_user.employee, position=9)


class TestWho:
    def test_the_secretary_keeps_the_minutes_without_a_role(self, signed_in, session, body):
        secretary = make.account(body.compositions.get().members.get(role=BodyRole.SECRETARY).employee)
        browser = signed_in(secretary)
        assert browser.get(reverse("body_session_hold", args=[session.pk])).status_code == 200
        assert [line.title for line in told(secretary, "protocol-sign")] == [
            "Заседание прошло, протокол не подписан: методический совет, 19.11.2026"
        ]

    def test_signed_minutes_remind_nobody(self, signed, council):
        assert not BodySession.objects.kept_by(council, on=TODAY).awaiting_minutes(TODAY).exists()


class TestPlan:
    @pytest.mark.parametrize("day", [dt.date(2026, 8, 31), dt.date(1, 1, 1)])
    def test_not_before_the_body_has_members(self, body, curator, day):
        with pytest.raises(ImpossibleStepError, match="нет состава"):
            sessions.plan(BodySession(body=body, held_on=day), by=curator, at=AT)

    def test_leads_on_to_what_waits(self, signed_in, curator, body, agreed_pair):
        answer = signed_in(curator).post(reverse("body_session_add", args=[body.pk]), {"held_on": "2026-11-27"})
        made = BodySession.objects.get()
        assert outcome(answer) == (
            302,
            reverse("body_session_hear", args=[made.pk]),
            ["Заседание назначено. Составьте повестку дня."],
        )

    def test_another_day_forgets_who_is_not_in_the_body_then(self, held_session, body, curator):
        body.compositions.update(starts_on=YESTERDAY)
        body.compositions.create(starts_on=dt.date(2026, 9, 1), basis="приказ № 1").members.create(name="Белых Инна")
        held_session.held_on = dt.date(2026, 10, 1)
        sessions.plan(held_session, by=curator, at=AT)
        held_session.refresh_from_db()
        assert (held_session.present.count(), held_session.chairs) == (0, None)


class TestHear:
    def offered(self, browser, session):
        """Return what each kind of pairs offers, and what of it is ticked."""
        form = browser.get(reverse("body_session_hear", args=[session.pk])).context["form"]
        return {name: (list(one.pairs), form[name].value()) for name, one in form.offered.items()}

    def test_all_pairs_that_wait_are_ticked(self, signed_in, curator, session, agreed_pair):
        assert self.offered(signed_in(curator), session) == {"pairs_pair": ([agreed_pair], [agreed_pair.pk])}

    def test_programs_to_be_approved_are_offered(self, signed_in, curator, session, program):
        assert self.offered(signed_in(curator), session) == {"pairs_program": ([program.pair], [])}

    def test_it_puts_them_under_one_question(self, signed_in, curator, session, agreed_pair):
        url = reverse("body_session_hear", args=[session.pk])
        answer = signed_in(curator).post(url, {"pairs_pair": [agreed_pair.pk]})
        assert (answer.status_code, answer.url) == (302, session.get_absolute_url())
        item = AgendaItem.objects.get()
        assert item.heard.replace("\xa0", " ").startswith("старшего воспитателя Синицыну М.П. о наставнических парах")
        assert [(one.subject, one.pair) for one in item.decisions.all()] == [("pair", agreed_pair)]
        assert heard(session) == []

    def test_nothing_ticked_is_refused(self, signed_in, curator, session, agreed_pair):
        answer = signed_in(curator).post(reverse("body_session_hear", args=[session.pk]), {})
        assert refusal(answer) == (422, {"__all__": ["Отметьте хотя бы одну пару или программу."]})

    def test_somebody_elses_pair_is_refused(self, session, school, stranger):
        mentor = make.mentor(make.employee(school), by=stranger)
        pair = make.proposed_pair(mentor, make.mentee(make.employee(school), by=stranger))
        with pytest.raises(ImpossibleStepError, match="другой организации"):
            sessions.hear_pairs(session, pairs=[pair], subject=DecisionSubject.PAIR)
        item = AgendaItem(session=session, title="О паре")
        with pytest.raises(ImpossibleStepError, match="другой организации"):
            sessions.write_item(item, decisions=[Decision(subject="pair", pair=pair)])


class TestHold:
    def test_the_page_proposes_number_leaders_and_that_all_were_there(self, signed_in, curator, session):
        browser, url = signed_in(curator), reverse("body_session_hold", args=[session.pk])
        sent = filled(browser.get(url))
        assert outcome(browser.post(url, sent))[:2] == (302, session.get_absolute_url())
        session.refresh_from_db()
        assert (session.number, session.state, str(session.chairs), session.present.count()) == (
            "1",
            "held",
            "Корнилова М.П.",
            4,
        )
        assert changes_of(session) == [("planned", "held", curator, "")]

    def test_not_before_its_day(self, session, curator):
        BodySession.objects.update(held_on=dt.date(2026, 11, 21))
        with pytest.raises(ImpossibleStepError, match="этот день ещё не наступил"):
            hold(session, by=curator)

    def test_half_of_the_members_need_a_reason(self, session, curator):
        members = session.members()
        with pytest.raises(ImpossibleStepError, match="Присутствовало 2 из 4"):
            hold(session, by=curator, present=members[:2])
        assert hold(session, by=curator, present=members[:2], quorum_reason="Достаточно половины").state == "held"

    def test_the_secretary_does_not_lead_the_session(self, session, curator):
        members = session.members()
        with pytest.raises(ImpossibleStepError, match="не один и тот же человек"):
            hold(session, by=curator, chairs=members[1])

    def test_who_leads_is_there(self, session, curator):
        with pytest.raises(ImpossibleStepError, match="отмечены среди присутствовавших"):
            hold(session, by=curator, present=session.members()[1:])

    @pytest.mark.parametrize(("number", "again"), [("3", "№ 3"), ("3-МС", "3 – мс")])
    def test_a_number_is_taken_once_a_year(self, body, session, curator, number, again):
        hold(session, by=curator, number=number)
        another = meetings.session(body, held_on=TODAY)
        with pytest.raises(ImpossibleStepError, match="в 2026 году уже есть"):
            hold(another, by=curator, number=again)
        assert hold(another, by=curator, number="4").number == "4"

    def test_another_body_has_numbers_of_its_own(self, held_session, head, kindergarten, curator):
        other = meetings.body(kindergarten, chair=head.employee, title="педагогический совет")
        assert hold(meetings.session(other), by=curator, number=held_session.number).number == "3"

    @pytest.mark.parametrize(("last", "proposed"), [("3", "4"), ("09-МС", "10-МС"), ("б/н", "")])
    def test_the_next_number_follows_the_last(self, body, session, curator, last, proposed):
        hold(session, by=curator, number=last)
        assert next_number(BodySession(body=body, held_on=TODAY)) == proposed


class TestAgenda:
    def test_decisions_are_written_at_once(self, signed_in, curator, item):
        browser, url = signed_in(curator), item.get_absolute_url()
        page = browser.get(reverse("agenda_edit", args=[item.pk]))
        sent = filled(page) | {"decision-0-result": "agreed", "decision-0-votes_for": "4"}
        sent |= {"decision-1-subject": "practice", "decision-1-result": "recommended", "decision-1-text": "Одобрить."}
        assert outcome(browser.post(reverse("agenda_edit", args=[item.pk]), sent)) == (302, url, ["Вопрос сохранён."])
        kept = item.decisions.values_list("subject", "result", "votes_for", "text")
        assert list(kept) == [("pair", "agreed", 4, ""), ("practice", "recommended", None, "Одобрить.")]

    def test_a_document_is_named_by_its_title(self, signed_in, curator, item, regulation):
        browser, url = signed_in(curator), reverse("agenda_edit", args=[item.pk])
        sent = filled(browser.get(url)) | {"decision-1-subject": "regulation", "decision-1-result": "agreed"}
        assert browser.post(url, sent | {"decision-1-document": f"regulation-{regulation.pk}"}).status_code == 302
        said = sentence_of(item.decisions.last())
        assert said == "Согласовать Положение о наставничестве."

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"decision-1-subject": "program", "decision-1-result": "agreed"}, "decision"),
            ({"decision-1-subject": "map", "decision-1-text": "Одобрить"}, "decision"),
            (
                {"decision-1-subject": "regulation", "decision-1-start_year": "2026", "decision-1-text": "Да"},
                "decision",
            ),
            ({"decision-1-subject": "map", "decision-1-document": "regulation-1", "decision-1-text": "Да"}, "decision"),
            ({"decision-1-votes_for": "-1"}, "decision"),
            ({"decision-1-text": "я" * 10_001}, "decision"),
            ({"title": ""}, "Обязательное поле"),
            ({"heard": "слово " * 2000}, "Слишком длинный текст"),
        ],
    )
    def test_a_mistake_is_told_and_nothing_is_written(self, signed_in, curator, item, typed, said):
        browser, url = signed_in(curator), reverse("agenda_edit", args=[item.pk])
        status, errors = refusal(browser.post(url, filled(browser.get(url)) | typed))
        expected = "Исправьте отмеченные решения." if said == "decision" else said
        assert (status, expected in str(errors)) == (422, True), errors
        assert item.decisions.count() == 1

    def test_a_pair_is_decided_on_once(self, session, item):
        pair = item.decisions.get().pair
        with pytest.raises(ImpossibleStepError, match="уже есть: оставьте одно"):
            sessions.write_item(
                AgendaItem(session=session, title="Ещё раз"), decisions=[Decision(subject="pair", pair=pair)]
            )

    def test_two_people_do_not_overwrite_each_other(self, signed_in, curator, item, decide):
        browser, url = signed_in(curator), reverse("agenda_edit", args=[item.pk])
        sent = filled(browser.get(url))
        decide(DecisionResult.AGREED)
        status, errors = refusal(browser.post(url, sent))
        assert (status, "изменил другой человек" in str(errors)) == (422, True)


@pytest.mark.parametrize("page", [Page("regulation_hear", "regulation", reader="head")], ids=str)
class TestHearRegulation(GuardedDoors):
    def test_it_is_put_on_the_agenda_once(self, page, signed_in, curator, session, regulation):
        browser, url = signed_in(curator), reverse(page.name, args=[regulation.pk])
        said = ["Внесено в повестку. Решение запишите после заседания."]
        sent = filled(browser.get(url)) | {"session": session.pk}
        assert outcome(browser.post(url, sent)) == (302, session.get_absolute_url(), said)
        decision = Decision.objects.select_related("item").get()
        assert (decision.item.title, sentence_of(decision)) == (
            "О рассмотрении Положения о наставничестве",
            "Рассмотреть Положение о наставничестве.",
        )
        twice = "Положение о наставничестве – решение об этом в повестке уже есть: оставьте одно."
        assert refusal(browser.post(url, sent)) == (422, {"__all__": [twice]})


def test_without_a_session_the_way_to_one_is_told(signed_in, curator, regulation):
    page = signed_in(curator).get(reverse("regulation_hear", args=[regulation.pk]))
    assert page.context["closed"] == NO_SESSIONS


def test_signed_minutes_are_not_offered(curator, held_session):
    assert [*BodySession.objects.open_to(curator, on=TODAY)] == [held_session]
    BodySession.objects.update(state="signed")
    assert not BodySession.objects.open_to(curator, on=TODAY)
