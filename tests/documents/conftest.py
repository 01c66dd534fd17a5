"""A session of the council with a pair on its agenda."""

import pytest

from documents.enums import DecisionResult, DecisionSubject
from documents.models import Decision
from documents.services import body_session as sessions
from documents.services import protocol as protocols
from tests import meetings
from tests.factories import AT


@pytest.fixture
def item(session, agreed_pair):
    """The pair waits on the agenda for its decision."""
    item = sessions.hear_pairs(session, pairs=[agreed_pair], subject=DecisionSubject.PAIR)
    assert item
    return item


@pytest.fixture
def decide(item):
    """Write a decision on the pair, and on what else is given."""

    def write(result=DecisionResult.AGREED, text="", *others, **votes):
        decision = Decision(subject="pair", pair=item.decisions.get().pair, result=result, text=text, **votes)
        return sessions.write_item(item, decisions=[decision, *others])

    return write


@pytest.fixture
def signed(decide, session, curator):
    practice = Decision(subject="practice", result="recommended", text="Рекомендовать практику «Шаг за шагом».")
    decide(DecisionResult.AGREED, "", practice, votes_for=4, votes_against=0, votes_abstained=0)
    return protocols.sign(meetings.held_session(session, by=curator), by=curator, at=AT)
