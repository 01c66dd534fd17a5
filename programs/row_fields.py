"""The text fields of a plan row: a plan loses nothing, whatever its layout shows."""

from documents.tables import FREE_FIELDS

ROW_FIELDS = {
    "section_number": "№ раздела",
    "section": "раздел",
    "number": "№",
    "deficit": "дефицит",
    "task": "образовательная задача",
    "activity": "мероприятие",
    "mentor_activity": "деятельность наставника",
    "mentee_activity": "деятельность наставляемого",
    "goal": "цель",
    "term": "срок",
    "responsible": "ответственный",
    "expected_result": "планируемый результат",
    "report_form": "форма отчётности",
    "report_due": "срок отчётности",
    **FREE_FIELDS,
}
