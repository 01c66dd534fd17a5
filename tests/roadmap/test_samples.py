import pytest
import yaml

from mentoring.settings import BASE_DIR
from roadmap.models import Activity, Roadmap
from roadmap.services.samples import load_samples
from tests.pages import everything

FILE = BASE_DIR / "fixtures" / "reference" / "roadmaps.yaml"


def test_shipped_samples_are_whole(db):
    assert load_samples(FILE) == 2
    assert list(Roadmap.objects.samples().values_list("code", flat=True)) == ["layout-a", "layout-b"]
    for sample in Roadmap.objects.all():
        assert sum(column.width for column in sample.column_list) == 100
        assert [stage.number for stage in sample.stages.all()] == [1, 2, 3, 4, 5, 6, 7]
        for thing in (sample, *sample.stages.all(), *Activity.objects.filter(stage__roadmap=sample)):
            thing.full_clean()


def test_loading_again_writes_nothing(db):
    load_samples(FILE)
    before = everything()
    assert load_samples(FILE) == 0
    assert everything() == before


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "samples.yaml"

    def write(**given):
        stage = {"number": 1, "title": "Этап", "activities": [{"title": "Дело", "term": "май"}]}
        columns = [{"field": "title", "title": "Мероприятие", "width": 100}]
        sample = {"code": "s", "title": "План", "columns": columns, "stages": [stage], **given}
        path.write_text(yaml.safe_dump([sample]))
        return path

    return write


def test_corrected_sample_replaces_the_old_one(db, small):
    load_samples(small())
    assert load_samples(small(title="Новый план")) == 1
    assert list(Roadmap.objects.values_list("code", "title")) == [("s", "Новый план")]
    assert list(Activity.objects.values_list("title", "term", "position")) == [("Дело", "май", 1)]


def test_unknown_field_fails_loudly(db, small):
    stage = {"number": 1, "title": "Этап", "activities": [{"titel": "Опечатка"}]}
    with pytest.raises(TypeError, match="titel"):
        load_samples(small(stages=[stage]))


def test_roadmaps_of_organizations_are_not_touched(draft, small):
    before = list(Activity.objects.filter(stage__roadmap=draft).values())
    load_samples(small())
    assert list(Activity.objects.filter(stage__roadmap=draft).values()) == before
