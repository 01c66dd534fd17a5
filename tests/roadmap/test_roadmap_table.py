"""The columns of a draft's table, chosen in the browser."""

import pytest
from django.urls import reverse

from roadmap.models import Activity, Roadmap
from roadmap.papers import draft_html
from roadmap.services.roadmap import create_from
from tests.documents.layouts import shown, told, typed
from tests.pages import everything
from tests.roadmap.checklist import GuardedPage
from tests.roadmap.conftest import COLUMNS

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

AS_GIVEN = [(column["field"], column["title"], column["width"]) for column in COLUMNS]


class TestRoadmapTable(GuardedPage):
    name = "roadmap_table"

    @pytest.fixture
    def thing(self, draft):
        return draft

    def test_works(self, page, url, draft, curator):
        given = typed(
            page.get(url),
            **{"column-free_1-shown": "on", "column-free_1-title": "Вид документа", "column-free_1-width": "15"},
            **{"column-title-width": "25", "column-responsible-title": "Кто отвечает"},
            has_column_numbers="on",
            notes="* Сроки уточняются.\r\n** По приказу.",
        )
        answer = page.post(url, given)
        draft.refresh_from_db()
        assert (answer.status_code, answer.url) == (302, draft.get_absolute_url())
        assert [(column.field, column.title, column.width) for column in draft.column_list] == [
            *AS_GIVEN[:2],
            ("title", "Мероприятия", 25),
            ("term", "Сроки", 15),
            ("responsible", "Кто отвечает", 15),
            ("free_1", "Вид документа", 15),
        ]
        assert (draft.has_column_numbers, draft.notes.splitlines()) == (True, ["* Сроки уточняются.", "** По приказу."])
        assert draft.history.first().history_user == curator
        html = draft_html(draft, None)
        assert ("Вид документа</th>" in html, '<tr class="numbers">' in html, "** По приказу." in html) == (True,) * 3

    def test_nothing_changed_changes_nothing(self, page, url, draft):
        before = Roadmap.objects.values().get(pk=draft.pk)
        assert page.post(url, typed(page.get(url))).status_code == 302
        assert Roadmap.objects.values().get(pk=draft.pk) == before

    @pytest.mark.parametrize(
        ("then", "first"),
        [("up:stage", "stage"), ("down:number", "stage"), ("up:number", "number"), ("up:x", "number")],
    )
    def test_a_column_is_moved_without_saving(self, page, url, then, first):
        before = everything()
        answer = page.post(url, typed(page.get(url), then=then, notes="Набрано"))
        form = answer.context["form"]
        assert (answer.status_code, form.columns[0].field, form["notes"].value()) == (200, first, "Набрано")
        assert (told(answer), everything()) == ({}, before)

    def test_widths_are_fitted_without_saving(self, page, url):
        before = everything()
        given = typed(page.get(url), **{"column-title-width": "240", "column-term-width": "что-то"}, then="fit:")
        answer = page.post(url, given)
        widths = [width for _, _, width in shown(answer.context["form"])]
        assert (answer.status_code, widths, everything()) == (200, ["1", "8", "86", "что-то", "5"], before)

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"column-term-title": " "}, {"term-title": ["Напишите заголовок колонки."]}),
            ({"column-term-width": ""}, {"term-width": ["Укажите ширину колонки."]}),
            ({"column-term-width": "много"}, {"term-width": ["Ширина – целое число процентов."]}),
            ({"column-term-width": "0"}, {"term-width": ["Убедитесь, что это значение больше либо равно 1."]}),
            (
                {"column-term-title": "я" * 201},
                {"term-title": ["Убедитесь, что это значение содержит не более 200 символов (сейчас 201)."]},
            ),
        ],
    )
    def test_bad_input_is_told_beside_the_column(self, page, url, changed, said):
        before = everything()
        answer = page.post(url, typed(page.get(url), **changed))
        assert (answer.status_code, everything()) == (422, before)
        assert told(answer) == {"__all__": ["Исправьте отмеченные колонки."], **said}
        ((name, value),) = changed.items()
        column = next(column for column in answer.context["form"].columns if column.field == "term")
        assert column[name.rpartition("-")[2]].value() == value

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"column-term-width": "5"}, "Ширины колонок дают в сумме 90 %, а нужно 100 %."),
            ({f"column-{column['field']}-shown": None for column in COLUMNS}, "В таблице нет ни одной колонки."),
        ],
    )
    def test_what_is_no_table_is_refused(self, page, url, changed, said):
        before = everything()
        answer = page.post(url, typed(page.get(url), **changed))
        assert (answer.status_code, told(answer), everything()) == (422, {"__all__": [said]}, before)

    def test_columns_that_nobody_offered_are_not_taken(self, page, url, draft):
        given = typed(page.get(url))
        given["order"] = ["salary", "term", *given["order"], "term"]
        hostile = {"column-salary-shown": "on", "column-salary-title": "Оклад", "column-salary-width": "10"}
        assert page.post(url, given | hostile).status_code == 302
        draft.refresh_from_db()
        assert [column.field for column in draft.column_list] == ["term", "number", "stage", "title", "responsible"]

    def test_an_empty_form_is_told(self, page, url):
        before = everything()
        answer = page.post(url)
        assert (answer.status_code, everything()) == (422, before)

    def test_two_at_once_never_overwrite_silently(self, page, url, draft):
        given = typed(page.get(url), notes="Мои примечания")
        theirs = [{**COLUMNS[0], "width": 10}, {**COLUMNS[1], "width": 90}]
        Roadmap.objects.filter(pk=draft.pk).update(columns=theirs)
        answer = page.post(url, given)
        draft.refresh_from_db()
        assert (answer.status_code, draft.columns, draft.notes) == (422, theirs, "")
        assert "изменил другой человек" in answer.context["form"].non_field_errors()[0]

    def test_approved_one_is_not_changed(self, page, url, approved):
        before = everything()
        answer = page.post(url, typed(page.get(url), notes="Поздно"))
        assert told(answer) == {"__all__": ["Дорожная карта уже утверждена и больше не правится."]}
        assert everything() == before


def test_the_page_of_a_draft_leads_to_its_columns(signed_in, curator, head, draft):
    url = reverse("roadmap_table", args=[draft.pk])
    pages = [signed_in(user).get(draft.get_absolute_url()).text for user in (curator, head)]
    assert [f'href="{url}"' in page for page in pages] == [True, False]


class TestFreeColumns:
    @pytest.fixture
    def with_free(self, draft):
        draft.columns = [*COLUMNS[:4], {"field": "free_2", "title": "Вид документа", "width": 15}]
        draft.save()
        return draft

    def test_the_form_asks_for_them_by_their_titles(self, signed_in, curator, with_free, draft_activity):
        browser, url = signed_in(curator), reverse("activity_edit", args=[draft_activity.pk])
        form = browser.get(url).context["form"]
        assert ("free_1" in form.fields, form.fields["free_2"].label, "row_number" in form.fields) == (
            False,
            "Вид документа",
            False,
        )
        given = {bound.html_name: bound.value() or "" for bound in form}
        browser.post(url, given | {"free_2": "приказ\nанкеты"})
        draft_activity.refresh_from_db()
        assert draft_activity.free_2.split() == ["приказ", "анкеты"]
        page = browser.get(with_free.get_absolute_url()).text
        assert '<td data-label="Вид документа"><p>приказ</p>\n<p>анкеты</p></td>' in page
        assert "<p>приказ</p>\n<p>анкеты</p>" in draft_html(with_free, None)

    def test_a_copy_takes_them_over(self, with_free, draft_activity, kindergarten, curator, at):
        draft_activity.free_2, draft_activity.row_number = "приказ", "1.1"
        draft_activity.save()
        with_free.has_column_numbers = True
        with_free.save()
        copy = create_from(with_free, organization=kindergarten, start_year=2027, by=curator, at=at)
        first = Activity.objects.get(stage__roadmap=copy, title=draft_activity.title)
        assert (copy.layout_values, first.free_2, first.row_number) == (with_free.layout_values, "приказ", "1.1")


def test_stages_without_a_column_stand_over_their_activities(draft, draft_activity):
    draft.columns = [
        {"field": "row_number", "title": "№", "width": 10},
        {"field": "title", "title": "Дело", "width": 90},
    ]
    draft.save()
    draft_activity.row_number = "1.1"
    draft_activity.save()
    html = draft_html(draft, None)
    assert 'colspan="2">1. Подготовка условий</th>' in html
    assert '<td class="middle"><p>1.1</p></td><td class="roomy"><p>Изучение базы</p></td>' in html


class TestOnThePage:
    """The page shows the columns that the paper has; a stage stands over its activities there."""

    @pytest.fixture
    def lines(self, signed_in, mentor_user, draft):
        def lines(*fields: str, **given: object) -> tuple[list[tuple[str, int]], list[tuple[list[str], str, str, str]]]:
            columns = [{"field": field, "title": field.upper(), "width": 10} for field in fields]
            Roadmap.objects.filter(pk=draft.pk).update(columns=columns, **given)
            self.answer = signed_in(mentor_user).get(draft.get_absolute_url())
            return (
                [(head.title, head.number) for head in self.answer.context["heads"]],
                [
                    ([cell.text for cell in line.cells], line.named_in, line.due, line.evidence)
                    for line in self.answer.context["stages"][0].lines
                ],
            )

        return lines

    def test_columns_in_their_order_then_the_state(self, lines, draft_activity):
        assert lines("number", "responsible", "stage", "title") == (
            [("RESPONSIBLE", 2), ("TITLE", 4), ("Состояние", 0)],
            [
                (["Куратор", "Изучение базы"], "title", "до 30\xa0сентября 2026\xa0г.", ""),
                (["Заведующий\nКуратор", "Издание приказа"], "title", "до 30\xa0сентября 2026\xa0г.", ""),
            ],
        )
        assert '<td data-label="RESPONSIBLE"><p>Заведующий</p>\n<p>Куратор</p></td>' in self.answer.text

    @pytest.mark.parametrize(("field", "due"), [("term", "до 30\xa0сентября 2026\xa0г."), ("due_on", "")])
    def test_a_date_that_a_column_shows_is_not_said_twice(self, lines, draft_activity, field, due):
        _, (first, _) = lines("title", field)
        assert first[2] == due

    @pytest.mark.parametrize("fields", [("content",), ("term",), ("number", "stage")])
    def test_an_activity_is_named_whatever_the_columns_are(self, lines, draft_activity, fields):
        Activity.objects.filter(pk=draft_activity.pk).update(content="Список педагогов\nАнкеты")
        lines(*fields)
        row = self.answer.text.partition(f'id="activity-{draft_activity.pk}"')[2].partition("</th>")[0]
        said = "<p>Список педагогов</p>\n<p>Анкеты</p>" if fields == ("content",) else ""
        assert row.partition("<th")[2] == f' scope="row"><strong>Изучение базы</strong>{said}'

    @pytest.mark.parametrize(("fields", "beside"), [(("title",), "протокол"), (("title", "evidence"), "")])
    def test_evidence_stands_in_its_column_or_beside_the_state(self, lines, draft_activity, fields, beside):
        Activity.objects.filter(pk=draft_activity.pk).update(evidence="протокол", state="done")
        _, (first, _) = lines(*fields)
        assert (first[3], first[0][1:]) == (beside, ["протокол"] if not beside else [])

    def test_numbers_of_the_columns_and_notes(self, lines):
        lines("number", "title", has_column_numbers=True, notes="* Сроки уточняются.")
        assert '<tr class="numbers"><td>2</td><td></td></tr>' in self.answer.text
        assert "<p>* Сроки уточняются.</p>" in self.answer.text
        lines("number", "title", has_column_numbers=False, notes="")
        assert 'class="numbers"' not in self.answer.text
