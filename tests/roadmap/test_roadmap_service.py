"""Copying, approving and completing."""

import datetime as dt

import pytest

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import StateChange
from roadmap.models import Activity, ApprovedRoadmap, Roadmap, Stage
from roadmap.papers import draft_html
from roadmap.services import roadmap as roadmaps
from tests.factories import AT
from tests.pages import everything


def copied(roadmap) -> list[tuple[int, str, str, str, dt.date | None, str, str]]:
    return list(
        Activity.objects.filter(stage__roadmap=roadmap)
        .order_by("stage__number", "position")
        .values_list("stage__number", "stage__title", "title", "term", "due_on", "state", "evidence")
    )


def test_copy_of_a_sample_reads_the_dates_from_its_terms(draft, sample, kindergarten):
    assert (draft.organization, draft.title, draft.columns, draft.code) == (
        kindergarten,
        sample.title,
        sample.columns,
        "",
    )
    september, april = dt.date(2026, 9, 30), dt.date(2027, 4, 30)
    assert copied(draft) == [
        (1, "Подготовка условий", "Изучение базы", "Сентябрь", september, "planned", ""),
        (1, "Подготовка условий", "Издание приказа", "Сентябрь", september, "planned", ""),
        (2, "Работа пар и групп", "Встречи", "Ноябрь – апрель", april, "planned", ""),
    ]


def test_copy_of_last_year_shifts_dates_and_begins_anew(all_done, kindergarten, curator, at):
    leap = Stage.objects.get(roadmap=all_done, number=2)
    leap_day = dt.date(2028, 2, 29)
    Activity.objects.create(stage=leap, position=2, title="Итоги", term="до 29 февраля 2028 г.", due_on=leap_day)
    made = roadmaps.create_from(all_done, organization=kindergarten, start_year=2027, by=curator, at=at)
    assert made.state == "draft"
    assert copied(made) == [
        (1, "Подготовка условий", "Изучение базы", "Сентябрь", dt.date(2027, 9, 30), "planned", ""),
        (1, "Подготовка условий", "Издание приказа", "Сентябрь", dt.date(2027, 9, 30), "planned", ""),
        (2, "Работа пар и групп", "Встречи", "Ноябрь – апрель", dt.date(2028, 4, 30), "planned", ""),
        (2, "Работа пар и групп", "Итоги", "до 29 февраля 2029 г.", dt.date(2029, 2, 28), "planned", ""),
    ]


def test_copy_tells_who_made_it(draft, curator, at):
    for made in (draft, *draft.stages.all(), *Activity.objects.filter(stage__roadmap=draft)):
        entry = made.history.get()
        assert (entry.history_user, entry.history_date) == (curator, at)


def test_second_one_of_the_title_in_the_year_is_refused(draft, sample, kindergarten, curator, at):
    before = everything()
    with pytest.raises(ImpossibleStepError, match="на 2026/2027 учебный год уже есть"):
        roadmaps.create_from(sample, organization=kindergarten, start_year=2026, by=curator, at=at)
    assert everything() == before


def test_one_of_two_years(of_two_years, draft):
    assert str(of_two_years) == "План на два года на 2026/2027 и 2027/2028 учебные годы"
    dates = [activity.due_on for activity in Activity.objects.filter(stage__roadmap=of_two_years).order_by("pk")]
    assert dates == [dt.date(2026, 9, 30), dt.date(2026, 9, 30), dt.date(2027, 4, 30)]
    of_two_years.title = draft.title
    roadmaps.edit(of_two_years)
    assert Roadmap.objects.filter(title=draft.title, organization__isnull=False).count() == 2


def test_each_organization_has_its_own(draft, sample, school, stranger, at):
    made = roadmaps.create_from(sample, organization=school, start_year=2026, by=stranger, at=at)
    assert (made.organization, made.start_year) == (school, 2026)


def test_approval_keeps_the_paper(draft, head, at):
    roadmaps.approve(draft, on=dt.date(2026, 9, 3), by=head, at=at)
    kept = ApprovedRoadmap.objects.get()
    assert (kept.html, kept.approved_on) == (draft_html(draft, kept.approved_on, kept.code or ""), dt.date(2026, 9, 3))
    assert bytes(kept.pdf)[:5] == b"%PDF-"
    assert len(kept.sha256) == 64


def test_draft_without_stages_is_not_approved(draft, head, at):
    draft.stages.all().delete()
    with pytest.raises(ImpossibleStepError, match="нет ни одного этапа"):
        roadmaps.approve(draft, on=at.date(), by=head, at=at)
    assert not StateChange.objects.exists()


def test_draft_with_an_empty_stage_is_not_approved(draft, head, at, empty_stage):
    with pytest.raises(ImpossibleStepError, match="«Лишний этап» нет мероприятий"):
        roadmaps.approve(draft, on=at.date(), by=head, at=at)
    assert not ApprovedRoadmap.objects.exists()


def test_approving_again_keeps_the_first_paper(approved, head, at):
    before = everything()
    roadmaps.approve(approved, on=at.date(), by=head, at=at)
    assert everything() == before


def test_draft_is_not_completed(draft, curator, at):
    Activity.objects.update(state="done")
    with pytest.raises(ImpossibleStepError, match="Сейчас состояние «проект»"):
        roadmaps.complete(draft, by=curator, at=at)


@pytest.mark.parametrize("step", ["mark_done", "drop", "reopen"])
@pytest.mark.parametrize(("state", "sentence"), [("draft", "ещё не утверждена"), ("completed", "завершена")])
def test_activities_move_only_while_it_is_carried_out(activity, curator, step, state, sentence):
    Roadmap.objects.filter(pk=activity.stage.roadmap_id).update(state=state)
    before = everything()
    given = {"evidence": "протокол"} if step == "mark_done" else {"why": "так вышло"}
    with pytest.raises(ImpossibleStepError, match=sentence):
        getattr(roadmaps, step)(activity, by=curator, at=AT, **given)
    assert everything() == before


def test_dropped_one_is_not_done_at_once(activity, curator, at):
    roadmaps.drop(activity, by=curator, at=at, why="лишнее")
    with pytest.raises(ImpossibleStepError, match="«снято», перейти из него в «выполнено» нельзя"):
        roadmaps.mark_done(activity, evidence="протокол", by=curator, at=at)


def test_steps_say_whether_they_changed_anything(activity, curator, at):
    def mark() -> bool:
        return roadmaps.mark_done(activity, evidence="протокол", by=curator, at=at)

    assert (mark(), mark()) == (True, False)


def test_current_one_is_that_of_the_school_year(draft, curator, stranger, today):
    assert roadmaps.current_roadmaps(curator, today) == [draft]
    assert roadmaps.current_roadmaps(curator, dt.date(2027, 9, 1)) == []
    assert roadmaps.current_roadmaps(stranger, today) == []


def test_several_of_a_year_the_approved_first(draft, approved, of_two_years, curator, today):
    assert roadmaps.current_roadmaps(curator, today) == [approved, of_two_years]
    assert roadmaps.current_roadmaps(curator, dt.date(2028, 5, 31)) == [of_two_years]
    assert roadmaps.current_roadmaps(curator, dt.date(2028, 6, 1)) == []
