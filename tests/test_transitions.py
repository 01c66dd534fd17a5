"""The tables of transitions, whole: a change of one is a change of the agreement with the users."""

import pytest

from documents.enums import ORDER_TRANSITIONS, REGULATION_TRANSITIONS, SESSION_TRANSITIONS
from mentoring.enums import (
    MENTEE_TRANSITIONS,
    MENTOR_TRANSITIONS,
    PAIR_TRANSITIONS,
    QUESTIONNAIRE_TRANSITIONS,
    Transitions,
)
from mentoring.enums.pair_change import REQUEST_TRANSITIONS
from programs.enums import PROGRAM_TRANSITIONS, PUBLICATION_TRANSITIONS, ROW_TRANSITIONS

EXPECTED = {
    "mentor": (
        MENTOR_TRANSITIONS,
        (
            "applied>left applied>listed applied>selected left>applied listed>left "
            "selected>left selected>listed selected>trained trained>left trained>listed"
        ),
    ),
    "mentee": (
        MENTEE_TRANSITIONS,
        "applied>left applied>searching left>applied searching>left",
    ),
    "questionnaire": (
        QUESTIONNAIRE_TRANSITIONS,
        (
            "asked>cancelled asked>submitted returned>cancelled returned>submitted "
            "submitted>accepted submitted>cancelled submitted>returned"
        ),
    ),
    "pair": (
        PAIR_TRANSITIONS,
        (
            "active>completed active>prolonged active>replacing active>terminated "
            "agreed>checked agreed>declined agreed>proposed checked>agreed checked>declined checked>in_order "
            "checked>proposed in_order>active in_order>checked "
            "prolonged>completed "
            "prolonged>replacing prolonged>terminated proposed>agreed proposed>declined "
            "replacing>active replacing>prolonged replacing>terminated"
        ),
    ),
    "request": (
        REQUEST_TRANSITIONS,
        (
            "objected>granted objected>rejected objected>withdrawn "
            "sent>answered sent>granted sent>objected sent>supported sent>withdrawn "
            "supported>granted supported>rejected supported>withdrawn"
        ),
    ),
    "regulation": (REGULATION_TRANSITIONS, "draft>approved"),
    "order": (
        ORDER_TRANSITIONS,
        (
            "acquaintance>acquainted acquaintance>amended acquaintance>revoked "
            "acquainted>acquaintance acquainted>amended acquainted>revoked amended>revoked draft>signed draft>visas "
            "signed>acquaintance signed>acquainted signed>amended signed>revoked visas>draft visas>signed"
        ),
    ),
    "session": (SESSION_TRANSITIONS, "held>signed planned>held"),
    "program": (
        PROGRAM_TRANSITIONS,
        (
            "acknowledged>changed acknowledged>checked acknowledged>draft approved>changed approved>running "
            "changed>acknowledged checked>approved checked>changed checked>draft "
            "draft>acknowledged running>changed running>completed"
        ),
    ),
    "row": (
        ROW_TRANSITIONS,
        (
            "done>accepted done>in_progress in_progress>done in_progress>dropped in_progress>postponed "
            "planned>done planned>dropped planned>in_progress planned>postponed "
            "postponed>done postponed>dropped postponed>in_progress"
        ),
    ),
    "publication": (
        PUBLICATION_TRANSITIONS,
        "allowed>forbidden allowed>published forbidden>allowed published>removed removed>published",
    ),
}


@pytest.mark.parametrize("thing", EXPECTED)
def test_table_is_the_agreed_one(thing: str) -> None:
    table, expected = EXPECTED[thing]
    assert _steps(table) == expected


def _steps(table: Transitions) -> str:
    return " ".join(sorted(f"{state}>{to}" for state, after in table.items() for to in after))
