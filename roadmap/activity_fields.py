"""The texts of an activity that may stand in a column of a roadmap's table, with those of its stage."""

STAGE_FIELDS = ("number", "stage")
ACTIVITY_FIELDS = {
    "number": "№ этапа",
    "stage": "наименование этапа",
    "row_number": "№ мероприятия",
    "title": "мероприятие",
    "content": "содержание деятельности",
    "term": "сроки",
    "due_on": "выполнить до",
    "responsible": "ответственные",
    "expected_result": "ожидаемый результат",
    "document_kind": "вид документа",
    "evidence": "чем подтверждено",
    "free_1": "свободная колонка 1",
    "free_2": "свободная колонка 2",
    "free_3": "свободная колонка 3",
}

FREE_FIELDS = ("free_1", "free_2", "free_3")
ON_PAPER_ONLY = ("row_number", *FREE_FIELDS)
"""Fields that say something only under their column: they are asked for where the table has it."""
