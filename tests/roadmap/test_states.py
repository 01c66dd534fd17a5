"""The whole tables of transitions, and that the services keep to them."""

import pytest

from mentoring.exceptions import ImpossibleStepError
from mentoring.services.state import move
from roadmap.enums import ACTIVITY_TRANSITIONS, ROADMAP_TRANSITIONS, ActivityState, RoadmapState
from roadmap.models import Activity, Roadmap, Stage
from tests.factories import AT

pytestmark = pytest.mark.without("pdf", reason="many papers are frozen, and none is read")


def test_roadmap_table():
    assert dict(ROADMAP_TRANSITIONS) == {"draft": {"approved"}, "approved": {"completed"}, "completed": set()}
    assert set(ROADMAP_TRANSITIONS) == set(RoadmapState)


def test_activity_table():
    assert dict(ACTIVITY_TRANSITIONS) == {"planned": {"done", "dropped"}, "done": {"planned"}, "dropped": {"planned"}}
    assert set(ACTIVITY_TRANSITIONS) == set(ActivityState)


def steps(model, states):
    return [(model, old, new) for old in states for new in states if old != new]


@pytest.mark.parametrize(("model", "old", "new"), steps(Roadmap, RoadmapState) + steps(Activity, ActivityState))
def test_every_step_beside_the_table_is_refused(model, old, new, sample, curator):
    thing = model.objects.first()
    model.objects.filter(pk=thing.pk).update(state=old)
    thing.refresh_from_db()
    if new in model.TRANSITIONS["state"][old]:
        assert move(thing, new, by=curator, at=AT)
    else:
        with pytest.raises(ImpossibleStepError, match="нельзя"):
            move(thing, new, by=curator, at=AT)
    thing.refresh_from_db()
    assert thing.state == (new if new in model.TRANSITIONS["state"][old] else old)


@pytest.mark.parametrize(
    ("states", "done"),
    [
        ([], False),
        (["planned"], False),
        (["done", "planned"], False),
        (["done", "dropped"], True),
        (["dropped"], True),
    ],
)
def test_stage_is_done_when_nothing_in_it_is_open(db, states, done):
    stage = Stage.objects.create(roadmap=Roadmap.objects.create(title="План", columns=[]), number=1, title="Этап")
    Activity.objects.bulk_create(Activity(stage=stage, title="Дело", state=state) for state in states)
    assert stage.is_done is done
