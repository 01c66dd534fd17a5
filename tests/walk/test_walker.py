"""The walk itself notices what it is sent to look for."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from mentoring.middleware import LAST_SEEN
from mentoring.models import Employee, Organization, User
from mentoring.services import access_journal
from mentoring.views.staff import EmployeeDetail
from tests.factories import TODAY
from tests.walk.walker import Walker
from tests.walk.world import World

pytestmark = pytest.mark.without("counts", reason="asks what a page writes")


@pytest.fixture
def looked(
    kindergarten: Organization, curator: User, head: User, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., list[str]]:
    """Look at a card that does something besides; return what was noted as wrong."""
    walker = Walker(World(place=kindergarten, ages=[], users={"curator": [curator]}))
    session = walker.clients["curator"][0].session
    session[LAST_SEEN] = 0.0  # so that it is noted when it was last seen
    session.save()
    shown = EmployeeDetail.context

    def looked(deed: Callable[[Employee], object]) -> list[str]:
        def context(page: EmployeeDetail, thing: Employee) -> dict[str, object]:
            deed(thing)
            return shown(page, thing)

        monkeypatch.setattr(EmployeeDetail, "context", context)
        assert walker.ask("curator", 0, "get", reverse("employee", args=[head.employee_id]), {}).status_code == 200
        return walker.wrong

    return looked


def test_a_look_writes_the_journal_and_the_session(looked, monkeypatch):
    written: list[None] = []
    record = access_journal.record
    monkeypatch.setattr(access_journal, "record", lambda *args, **given: written.append(record(*args, **given)))
    assert (looked(lambda _card: None), written) == ([], [None])


@pytest.mark.parametrize(
    "deed",
    [
        lambda card: Employee.objects.filter(pk=card.pk).update(post="методист"),
        lambda card: Employee.objects.filter(pk=card.pk).update(post=card.post),
        lambda card: card.consents.create(kind="publication", signed_on=TODAY),
        lambda _card: Employee.objects.filter(pk=0)._raw_delete("default"),
    ],
)
def test_a_look_that_writes_more_is_noted(looked, deed):
    """Even where nothing is another after it."""
    [said] = looked(deed)
    assert "GET записал: {'mentoring_" in said
