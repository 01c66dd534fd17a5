import datetime as dt

import pytest

from mentoring.road import RoadStep
from roadmap.models import Activity, Roadmap
from roadmap.road import Axis, axis, stage_road
from roadmap.services import roadmap as roadmaps

pytestmark = pytest.mark.without("pdf", reason="many papers are frozen, and none is read")


def whole(roadmap) -> Roadmap:
    return Roadmap.objects.with_activities().get(pk=roadmap.pk)


def test_first_stage_that_is_not_done_is_the_current_one(approved, curator, at):
    for activity in Activity.objects.filter(stage__roadmap=approved, stage__number=1):
        roadmaps.mark_done(activity, evidence="протокол", by=curator, at=at)
    assert stage_road(whole(approved)) == [
        RoadStep("Подготовка", "2 из 2", "done"),
        RoadStep("Работа пар и групп", "0 из 1, до 30 апреля", "current"),
    ]


def test_empty_stage_says_so(draft, empty_stage):
    assert stage_road(whole(draft))[-1] == RoadStep("Лишний этап", "нет мероприятий", "next")


def test_road_of_a_bundled_roadmap_asks_nothing(approved, django_assert_num_queries):
    roadmap = whole(approved)
    with django_assert_num_queries(0):
        stage_road(roadmap)


def drawn_on(roadmap, day) -> Axis:
    drawn = axis(whole(roadmap), day)
    assert drawn is not None
    return drawn


def bars(drawn) -> list[tuple[str, str, int, int, int]]:
    return [(bar.stage.name, bar.period, bar.start, bar.width, bar.done) for bar in drawn.bars]


def test_axis_shows_stages_from_september_to_may(approved, today, activity, curator, at):
    roadmaps.mark_done(activity, evidence="протокол", by=curator, at=at)
    drawn = drawn_on(approved, today)
    assert (drawn.months[0], drawn.months[-1], drawn.length, drawn.today) == ("сен", "май", 273, 80)
    assert bars(drawn) == [
        ("Подготовка", "1–30 сентября", 0, 30, 15),
        ("Работа пар и групп", "1 ноября – 30 апреля", 61, 181, 0),
    ]


def test_summer_lengthens_the_axis(approved, today):
    Activity.objects.filter(title="Встречи").update(due_on=dt.date(2027, 6, 15))
    drawn = drawn_on(approved, today)
    assert (drawn.months[-1], drawn.length) == ("авг", 365)


def test_dates_beyond_the_year_stay_on_the_axis(approved, today):
    Activity.objects.filter(stage__roadmap=approved, title="Встречи").update(term="", due_on=dt.date(2029, 6, 15))
    Activity.objects.filter(stage__roadmap=approved, stage__number=1).update(term="", due_on=dt.date(2020, 6, 15))
    drawn = drawn_on(approved, dt.date(2025, 1, 1))
    assert drawn.today is None
    assert [bar.period for bar in drawn.bars] == ["1 сентября", "31 августа"]
    assert all(0 <= bar.start < 365 and 1 <= bar.width <= 365 - bar.start for bar in drawn.bars)


def test_axis_of_two_years_names_each_third_month(of_two_years, today):
    drawn = drawn_on(of_two_years, today)
    assert (drawn.length, drawn.today, len(drawn.months)) == (639, 80, 21)
    assert drawn.months[::3] == ["сен 2026", "дек 2026", "март 2027", "июнь 2027", "сен 2027", "дек 2027", "март 2028"]


def test_no_dates_no_axis(approved, today):
    Activity.objects.filter(stage__roadmap=approved).update(term="в течение года", due_on=None)
    assert axis(whole(approved), today) is None
