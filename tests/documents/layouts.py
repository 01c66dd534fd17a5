"""What a browser sends of the page on which columns are chosen."""

from typing import Any


def typed(answer: Any, **changed: str | None) -> dict[str, Any]:
    """Return all that the page would send: its fields, and each column; what is changed to None is left out."""
    form = answer.context["form"]
    given = {bound.html_name: bound.value() for bound in form}
    for column in form.columns:
        given |= {bound.html_name: bound.value() for bound in column}
    given |= changed
    sent = {name: "on" if value is True else value for name, value in given.items() if value not in (None, False)}
    return {**sent, "order": [column.field for column in form.columns]}


def shown(form: Any) -> list[tuple[str, Any, Any]]:
    """Return the columns that the form shows as ticked: field, title, width as typed."""
    return [
        (column.field, column["title"].value(), column["width"].value())
        for column in form.columns
        if column["shown"].value()
    ]


def told(answer: Any) -> dict[str, list[str]]:
    """Return what is told beside the columns and of the whole form."""
    form = answer.context["form"]
    beside = {f"{column.field}-{name}": errors for column in form.columns for name, errors in column.errors.items()}
    return {name: list(errors) for name, errors in ({**form.errors, **beside}).items()}
