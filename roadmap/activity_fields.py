"""The texts of an activity that may stand in a column of a roadmap's table, with those of its stage."""

from documents.tables import FREE_FIELDS

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
    **FREE_FIELDS,
}

ONLY_IN_COLUMNS = ("row_number", *FREE_FIELDS)
"""Fields that say something only under their column: they are asked for where the table has it."""

USUAL_COLUMNS = [
    {"field": "number", "title": "№", "width": 6, "joined": True},
    {"field": "title", "title": "Мероприятие", "width": 36, "joined": False},
    {"field": "term", "title": "Сроки", "width": 16, "joined": False},
    {"field": "responsible", "title": "Ответственные", "width": 20, "joined": False},
    {"field": "expected_result", "title": "Ожидаемый результат", "width": 22, "joined": False},
]
"""Of a roadmap that is begun from nothing: its stages stand in rows of their own."""
