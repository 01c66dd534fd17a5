"""The texts of an activity that may stand in a column of a roadmap's table, with those of its stage."""

ACTIVITY_FIELDS = {
    "number": "№ этапа",
    "stage": "наименование этапа",
    "title": "мероприятие",
    "content": "содержание деятельности",
    "term": "сроки",
    "due_on": "выполнить до",
    "responsible": "ответственные",
    "expected_result": "ожидаемый результат",
    "document_kind": "вид документа",
    "evidence": "чем подтверждено",
}
