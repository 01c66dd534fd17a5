import datetime as dt
import re

import pytest
from django.urls import reverse

from mentoring.road import RoadStep
from roadmap.models import Activity, Roadmap, Stage
from roadmap.services import roadmap as roadmaps
from roadmap.views.table import outside_words
from tests.factories import AT
from tests.roadmap.checklist import Page

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


class TestRoadmapDetail(Page):
    name = "roadmap"
    user = "mentor_user"

    @pytest.fixture
    def thing(self, approved):
        return approved

    def test_stages_are_the_road(self, page, url, activity, curator, at):
        roadmaps.mark_done(activity, evidence="протокол № 2", by=curator, at=at)
        assert page.get(url).context["road"] == [
            RoadStep("Подготовка", "1 из 2, до 30 сентября", "current"),
            RoadStep("Работа пар и групп", "0 из 1, до 30 апреля", "next"),
        ]

    def test_reader_is_offered_nothing_but_printing(self, page, url):
        context = page.get(url).context
        assert (context["main_action"], context["more_actions"], context["has_menus"]) == (None, [], False)
        assert [action.url for action in context["print_actions"]] == [f"{url}roadmap.pdf", f"{url}roadmap.docx"]

    def test_post_is_not_understood(self, page, url):
        assert page.post(url).status_code == 405

    def test_history_tells_who_did_what_and_why(self, page, url, activity, head):
        roadmaps.drop(activity, by=head, at=AT, why="Проведено в августе")
        lines = [(line.who, line.what, line.why) for line in page.get(url).context["history"]]
        assert lines == [
            (head.display_name, "Изучение базы: запланировано → снято", "Проведено в августе"),
            (head.display_name, "Дорожная карта: проект → утверждена", ""),
        ]

    def test_evidence_and_reason_stand_in_the_row(self, page, url, curator, at):
        done, dropped = Activity.objects.filter(stage__roadmap__organization__isnull=False)[:2]
        roadmaps.mark_done(done, evidence="протокол <№ 2>", by=curator, at=at)
        roadmaps.drop(dropped, by=curator, at=at, why="Не нужно & точка")
        text = page.get(url).text
        assert "протокол &lt;№ 2&gt;" in text
        assert "Не нужно &amp; точка" in text


def test_each_stage_shows_its_state_in_a_tone(signed_in, curator, approved):
    def badges() -> list[tuple[str, str]]:
        text = signed_in(curator).get(approved.get_absolute_url()).text
        heads = [part.partition("</div>")[0] for part in text.split('<div class="stage-head">')[1:]]
        return re.findall(r'<span class="badge badge-(\w+)">([^<]*)</span>', "".join(heads))

    assert badges() == [("active", "идёт"), ("neutral", "впереди")]
    Activity.objects.filter(stage__roadmap=approved, stage__number=1).update(state="done")
    assert badges() == [("done", "пройден"), ("active", "идёт")]
    Roadmap.objects.filter(pk=approved.pk).update(state="draft")
    assert badges() == []


def titles(actions) -> list[str]:
    return [action.title for action in actions]


def rows(context) -> list[tuple[str, str, list[str]]]:
    return [
        (line.late, line.main_action.title if line.main_action else "", titles(line.more_actions))
        for table in context["stages"]
        for line in table.lines
    ]


def test_curator_marks_and_drops_in_an_approved_one(signed_in, curator, approved):
    context = signed_in(curator).get(approved.get_absolute_url()).context
    drop = ["Снять с дорожной карты"]
    assert rows(context) == [
        ("просрочено на 51 день", "Отметить выполненным", drop),
        ("просрочено на 51 день", "Отметить выполненным", drop),
        ("", "Отметить выполненным", drop),
    ]
    assert [(a.title, a.reason) for a in context["more_actions"]] == [
        ("Завершить", "Сначала должны быть пройдены все этапы.")
    ]


def test_curator_edits_a_draft(signed_in, curator, draft, empty_stage):
    context = signed_in(curator).get(draft.get_absolute_url()).context
    assert rows(context) == [("", "Изменить", ["Удалить"])] * 3
    assert [titles(table.actions) for table in context["stages"]] == [
        ["Добавить мероприятие", "Изменить этап"],
        ["Добавить мероприятие", "Изменить этап"],
        ["Добавить мероприятие", "Изменить этап", "Удалить этап"],
    ]
    assert (context["main_action"], titles(context["more_actions"])) == (
        None,
        [
            "Название и период",
            "Добавить этап",
            "Колонки таблицы",
            "Оформление",
            "Вынести на заседание",
            "Удалить проект",
        ],
    )


def test_nothing_has_begun_in_a_draft(signed_in, curator, draft):
    assert signed_in(curator).get(draft.get_absolute_url()).context["road"] == [
        RoadStep("Подготовка", "2 мероприятия, до 30 сентября", "next"),
        RoadStep("Работа пар и групп", "1 мероприятие, до 30 апреля", "next"),
    ]


def test_head_approves_a_draft(signed_in, head, draft):
    action = signed_in(head).get(draft.get_absolute_url()).context["main_action"]
    assert (action.url, action.reason) == (reverse("roadmap_approve", args=[draft.pk]), "")


def test_what_hinders_approval_is_said(signed_in, head, draft, empty_stage):
    action = signed_in(head).get(draft.get_absolute_url()).context["main_action"]
    assert action.reason == "В этапе «Лишний этап» нет мероприятий: добавьте хотя бы одно или удалите этап."


def test_curator_completes_when_all_is_done(signed_in, curator, all_done):
    context = signed_in(curator).get(all_done.get_absolute_url()).context
    assert context["main_action"].url == reverse("roadmap_complete", args=[all_done.pk])
    assert [step.status for step in context["road"]] == ["done", "done"]


def test_sample_has_no_page(signed_in, curator, sample):
    assert signed_in(curator).get(sample.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("more", [2, 300])
def test_same_number_of_queries_for_one_and_many(signed_in, curator, approved, count_queries, more):
    client, url = signed_in(curator), approved.get_absolute_url()
    for each in list(Activity.objects.filter(stage__roadmap=approved))[1:]:
        roadmaps.drop(each, by=curator, at=AT, why="лишнее")
    one = count_queries(lambda: client.get(url))
    stages = Stage.objects.bulk_create(Stage(roadmap=approved, number=n, title=f"Этап {n}") for n in (3, 4, 5))
    Activity.objects.bulk_create(
        Activity(stage=stages[n % 3], title=f"Дело {n}", state="dropped" if n % 2 else "planned") for n in range(more)
    )
    assert count_queries(lambda: client.get(url)) == one


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        ("2026-08-31", "срок раньше начала дорожной карты, 01.09.2026"),
        ("2027-09-01", "срок позже окончания дорожной карты, 31.08.2027"),
        ("2027-08-31", ""),
        (None, ""),
    ],
)
def test_a_deadline_outside_of_the_draft_s_days_is_remarked(draft, draft_activity, due_on, said):
    draft_activity.due_on = due_on and dt.date.fromisoformat(due_on)
    assert outside_words(draft_activity) == said


def test_nothing_is_remarked_once_it_is_approved(activity):
    activity.due_on = dt.date(2030, 1, 1)
    assert outside_words(activity) == ""
