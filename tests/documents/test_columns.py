"""What is wrong with columns that come from outside."""

import pytest
from django.core.exceptions import ValidationError

from documents.tables import column_refusals
from documents.tables.column import fitted
from programs.models import PlanLayout
from roadmap.models import Roadmap

KNOWN = {"number": "№", "task": "задача", "term": "срок"}
NUMBER = {"field": "number", "title": "№", "width": 10}
TASK = {"field": "task", "title": "Задача", "width": 90}


def test_whole_columns_are_taken():
    assert column_refusals([NUMBER, {**TASK, "joined": True}], KNOWN) == []


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ([], "В таблице нет ни одной колонки."),
        ({"field": "task"}, "В таблице нет ни одной колонки."),
        ("task", "В таблице нет ни одной колонки."),
        (["task"], "Колонка 1: у неё есть только field, joined, title, width."),
        ([{**TASK, "colour": "red"}], "Колонка 1: у неё есть только field, joined, title, width."),
        ([NUMBER, {**TASK, "field": "salary"}], "Колонка 2: неизвестное поле «salary»."),
        ([NUMBER, {**TASK, "field": ["task"]}], "Колонка 2: неизвестное поле «['task']»."),
        ([{"title": "Задача", "width": 100}], "Колонка 1: неизвестное поле «None»."),
        ([NUMBER, {**TASK, "title": "  "}], "Колонка 2: нужен заголовок, не длиннее 200 знаков."),
        ([NUMBER, {**TASK, "title": 7}], "Колонка 2: нужен заголовок, не длиннее 200 знаков."),
        ([NUMBER, {**TASK, "title": "З" * 201}], "Колонка 2: нужен заголовок, не длиннее 200 знаков."),
        ([NUMBER, {**TASK, "width": "90"}], "Колонка 2: ширина – целое число процентов от 1 до 100."),
        ([NUMBER, {**TASK, "width": True}], "Колонка 2: ширина – целое число процентов от 1 до 100."),
        ([NUMBER, {**TASK, "width": 0}], "Колонка 2: ширина – целое число процентов от 1 до 100."),
        ([NUMBER, {**TASK, "joined": "yes"}], "Колонка 2: joined – да или нет."),
        ([{**TASK, "width": 50}, {**TASK, "width": 50}], "Поле «задача» стоит в двух колонках."),
        ([NUMBER, {**TASK, "width": 80}], "Ширины колонок дают в сумме 90 %, а нужно 100 %."),
    ],
)
def test_bad_columns_are_named(columns, said):
    assert column_refusals(columns, KNOWN) == [said]


@pytest.mark.parametrize("thing", [PlanLayout(code="own", title="Своя", plan_title="План"), Roadmap(title="План")])
def test_everything_with_a_table_refuses_them(thing, db):
    thing.columns = [{"field": "salary", "title": "Оклад", "width": 100}]
    with pytest.raises(ValidationError) as refused:
        thing.full_clean()
    assert refused.value.message_dict["columns"] == ["Колонка 1: неизвестное поле «salary»."]


@pytest.mark.parametrize(
    ("widths", "whole"),
    [([50, 50], [50, 50]), ([1, 1, 1], [34, 33, 33]), ([300, 100], [75, 25]), ([1, 998, 1], [1, 98, 1])],
)
def test_widths_are_fitted_to_the_sheet(widths, whole):
    assert fitted(widths) == whole
