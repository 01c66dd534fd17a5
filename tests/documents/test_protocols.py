"""The minutes of a session: when they are signed, what pairs take from them, what papers say."""

from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.enums import DecisionResult, DecisionSubject
from documents.models import BodySession, Decision, SignedProtocol
from documents.papers.council import extract_html
from documents.papers.protocol import extract_html as decision_html
from documents.papers.protocol import protocol_html
from documents.services import body_session as sessions
from documents.services import protocol as protocols
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Pair
from mentoring.services import pair_answers
from tests import factories as make
from tests import meetings
from tests.documents.test_pair_papers import words
from tests.factories import AT, TODAY, YESTERDAY
from tests.pages import outcome

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="minutes are frozen, and what they say is read"),
]
LED = {"guests": "", "quorum_reason": ""}


class TestSign:
    def test_the_pairs_get_the_word_with_number_and_day(self, signed, agreed_pair):
        agreed_pair.refresh_from_db()
        assert agreed_pair.council_word == "поддерживает, протокол № 3 от 19.11.2026"
        assert (signed.state, SignedProtocol.objects.get().session) == ("signed", signed)

    def test_remarks_go_to_the_pair(self, decide, session, curator, agreed_pair):
        decide(DecisionResult.REJECTED, "Мал стаж")
        protocols.sign(meetings.held_session(session, by=curator), by=curator, at=AT)
        agreed_pair.refresh_from_db()
        assert (agreed_pair.council_opinion, agreed_pair.council_remarks) == ("objects", "Мал стаж")

    @pytest.mark.parametrize(
        ("result", "text", "votes", "said"),
        [
            ("", "", {}, "Вопрос 1: выберите решение"),
            (DecisionResult.REJECTED, " ", {}, "отклонена: напишите замечания"),
            (DecisionResult.REMARKS, "", {}, "согласована с замечаниями: напишите их"),
            (DecisionResult.AGREED, "", {"votes_for": 3, "votes_against": 2}, "голосов больше, чем присутствовало"),
        ],
    )
    def test_what_is_not_whole_is_refused(self, decide, session, curator, agreed_pair, result, text, votes, said):
        decide(result, text, **votes)
        with pytest.raises(ImpossibleStepError, match=said):
            protocols.sign(meetings.held_session(session, by=curator), by=curator, at=AT)
        agreed_pair.refresh_from_db()
        assert (agreed_pair.council_opinion, SignedProtocol.objects.count()) == ("", 0)

    def test_an_empty_agenda_is_refused(self, held_session, curator):
        with pytest.raises(ImpossibleStepError, match="Повестка дня пуста"):
            protocols.sign(held_session, by=curator, at=AT)

    def test_a_planned_session_has_no_minutes(self, session, curator):
        with pytest.raises(ImpossibleStepError, match="Сначала отметьте"):
            protocols.sign(session, by=curator, at=AT)

    def test_one_pair_in_an_order_keeps_all_back(self, decide, session, curator, agreed_pair):
        decide(DecisionResult.AGREED)
        Pair.objects.update(state="in_order", mentor_confirmed_at=AT)
        with pytest.raises(ImpossibleStepError, match="пока пары нет в приказе"):
            protocols.sign(meetings.held_session(session, by=curator), by=curator, at=AT)

    def test_what_was_written_down_before_is_left_as_it_is(self, decide, session, curator, agreed_pair):
        word: dict[str, Any] = {"opinion": "supports", "protocol": "№ 3", "on": YESTERDAY, "remarks": ""}
        pair_answers.record_opinion(agreed_pair, **word, by=curator, at=AT)
        Pair.objects.update(state="in_order", mentor_confirmed_at=AT)
        decide(DecisionResult.AGREED)
        assert protocols.sign(meetings.held_session(session, by=curator), by=curator, at=AT).state == "signed"

    def test_another_word_by_the_same_minutes_is_refused(self, signed, agreed_pair, curator):
        say = partial(
            pair_answers.record_opinion, agreed_pair, opinion="objects", remarks="Мал стаж", by=curator, at=AT
        )
        with pytest.raises(ImpossibleStepError, match="решено иначе"):
            say(protocol="3", on=YESTERDAY)
        assert say(protocol="4", on=TODAY).council_opinion == "objects"

    def test_signed_minutes_are_written_no_more(self, signed, item, curator):
        for step in (
            lambda: sessions.write_item(item, decisions=[]),
            lambda: sessions.drop_item(item),
            lambda: sessions.discard(signed),
            lambda: meetings.held_session(signed, by=curator),
            lambda: sessions.plan(signed, by=curator, at=AT),
        ):
            with pytest.raises(ImpossibleStepError, match="больше не меняется"):
                step()

    def test_the_page_signs(self, signed_in, decide, session, curator):
        decide(DecisionResult.AGREED)
        meetings.held_session(session, by=curator)
        answer = signed_in(curator).post(reverse("body_session_sign", args=[session.pk]))
        assert outcome(answer) == (302, session.get_absolute_url(), ["Протокол № 3 подписан."])
        page = signed_in(curator).get(session.get_absolute_url()).text
        assert ("Выписки из протокола" in page, "Подписать протокол" in page) == (True, False)


class TestPapers:
    def test_the_minutes_say_everything(self, signed):
        said = words(protocol_html(BodySession.objects.get()))
        for text in (
            "ПРОТОКОЛзаседания методического совета",
            "19 ноября 2026 г.№ 3",
            "Председатель – Корнилова М.П.",
            "Присутствовали 4 из 4 членов: Корнилова М.П., заведующий;",
            "1. О наставнических парах (группах), предложенных к закреплению приказом",
            "1. СЛУШАЛИ: старшего воспитателя Синицыну М.П. о наставнических парах",
            "1.1. Поддержать наставническую пару: наставник – Дорошенко Мария Петровна, воспитатель; наставляемая – ",
            "Голосовали: «за» – 4, «против» – нет, «воздержались» – нет.",
            "1.2. Рекомендовать практику «Шаг за шагом».",
            "Секретарь ________________ М.П. Секретова",
        ):
            assert text in said, said

    def test_they_ask_the_same_for_more_decisions(self, item, curator, kindergarten):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                protocol_html(BodySession.objects.select_related("body__organization").get())
            return len(captured)

        found = [queries()]
        for _ in range(2):
            mentor, mentee = (make.employee(kindergarten) for _ in range(2))
            pair = make.proposed_pair(make.mentor(mentor, by=curator), make.mentee(mentee, by=curator))
            sessions.hear_pairs(item.session, pairs=[pair], subject=DecisionSubject.PAIR)
            found.append(queries())
        assert found == [found[0]] * 3

    def test_a_draft_says_so(self, item):
        said = words(protocol_html(item.session))
        assert ("ПРОЕКТ" in said, "1.1. Рассмотреть наставническую пару" in said) == (True, True)

    def test_the_extract_of_the_pair_comes_from_the_session(self, signed, agreed_pair):
        said = words(extract_html(Pair.objects.with_people().get(pk=agreed_pair.pk)))
        assert "ПРИСУТСТВОВАЛИ: Корнилова М.П., Секретова М.П." in said
        assert ("Поддержать наставническую пару" in said, "практику" in said) == (True, False)

    def test_the_extract_of_one_decision(self, signed, signed_in, council):
        decision = Decision.objects.for_paper().get(subject="practice")
        said = words(decision_html(decision))
        assert ("Рекомендовать практику" in said, "Поддержать" in said) == (True, False)
        kinds = [reverse(f"decision_extract_{kind}", args=[decision.pk]) for kind in ("docx",)]
        assert [signed_in(council).get(url).status_code for url in kinds] == [200]

    def test_no_extract_of_a_session_to_come(self, item, signed_in, curator):
        url = reverse("decision_extract_docx", args=[item.decisions.get().pk])
        assert signed_in(curator).get(url).status_code == 404
