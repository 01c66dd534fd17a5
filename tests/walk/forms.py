"""The forms of a page as a browser reads them, and what may be sent instead of what they ask for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import lxml.html
from django.core.files.uploadedfile import SimpleUploadedFile

Sent = dict[str, Any]

WITHOUT = {"csrfmiddlewaretoken"}
NUL, LONG, FACE, HUGE = "\x00", "я" * 5000, "😀", "9" * 30
NONSENSE = (NUL, LONG, FACE, HUGE, "-1", "²", "9" * 5001)
"""Each is sent in all fields at once."""
FITTING: dict[str, tuple[str, ...]] = {
    "text": (LONG, FACE, " \u202e\u200b "),
    "number": ("0", "-1", HUGE, "1e400"),
    "date": ("9999-12-31", "0001-01-01", "31.12.9999"),
    "choice": (HUGE, "0", "²"),
    "management": ("", "²", "-1", "1001"),
}
"""What is like what the field asks for, or nearly: sent where all else is as it should be."""
PLAUSIBLE = {"text": "Так решили", "number": "1", "date": "2026-11-20", "email": "a@example.org", "checkbox": "on"}


@dataclass(frozen=True)
class Field:
    kind: str
    shown: list[str]
    choices: tuple[str, ...] = ()

    @property
    def filled(self) -> list[str]:
        """What a person would have answered: what is shown, or something plausible."""
        if any(self.shown):
            return self.shown
        first = next((choice for choice in self.choices if choice), "")
        return [first or PLAUSIBLE.get(self.kind, "")]


@dataclass(frozen=True)
class Form:
    """url: where it is sent to; buttons: the named ones, with their values."""

    url: str
    method: str
    fields: dict[str, Field]
    buttons: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> tuple[str, ...]:
        """The same for forms of one kind about other objects."""
        return tuple(re.sub(r"\d+", "0", part) for part in (self.url, self.method, *sorted(self.fields)))

    @property
    def shown(self) -> Sent:
        return {name: field.shown for name, field in self.fields.items() if field.kind != "file"}

    @property
    def filled(self) -> Sent:
        return {name: field.filled for name, field in self.fields.items() if field.kind != "file"}


def forms_of(page: str, url: str) -> list[Form]:
    document = lxml.html.fromstring(page)
    found = []
    for element in document.iter("form"):
        controls = [*element.iter("input", "select", "textarea", "button")]
        if element.get("id"):
            controls += document.xpath("//*[@form=$id]", id=element.get("id"))
        address = urljoin(url, element.get("action") or url)
        found.append(_form(address, (element.get("method") or "get").lower(), controls))
    return found


def _form(url: str, method: str, controls: list[Any]) -> Form:
    fields: dict[str, Field] = {}
    buttons = []
    for control in controls:
        name, kind = control.get("name"), control.get("type", control.tag)
        if not name or name in WITHOUT:
            continue
        if control.tag == "button" or kind == "submit":
            buttons.append((name, control.get("value", "")))
        else:
            known = fields.get(name, Field("", []))
            given = _field(control, name, kind)
            fields[name] = Field(given.kind, known.shown + given.shown, known.choices + given.choices)
    return Form(url, method, fields, tuple(dict.fromkeys(buttons)))


def _field(control: Any, name: str, kind: str) -> Field:
    if control.tag == "select":
        chosen = control.value
        options = tuple(control.value_options)
        return Field("choice", list(chosen) if control.get("multiple") is not None else [chosen or ""], options)
    if kind in {"checkbox", "radio"}:
        value = control.get("value", "on")
        return Field("choice", [value] if control.get("checked") is not None else [], (value,))
    if name.endswith(("_FORMS", "_NUM_FORMS")):
        return Field("management", [control.value or ""])
    like_text = {"textarea", "input", "search", "password", "hidden"}
    value = (control.value or "").removeprefix("\n")  # a browser leaves the first line's end of a textarea out
    return Field("text" if kind in like_text else kind, [value])


def strange_file() -> SimpleUploadedFile:
    return SimpleUploadedFile("я" * 150 + "\u202e.xlsx", b"PK\x03\x04\x00\xff" * 20)


def mistakes(form: Form) -> Iterator[tuple[str, Sent]]:
    """Yield what is wrong and what is sent: fields cleared, senseless, of another kind; the file strange."""
    yield "ничего", {}
    yield "всё стёрто", dict.fromkeys(form.fields, "")
    for worst in NONSENSE:
        yield f"всюду {worst[:9]!r}", dict.fromkeys(form.fields, worst)
    for name in form.fields:
        yield f"{name} стёрто", form.filled | {name: ""}
    for kind, values in FITTING.items():
        of_kind = [name for name, field in form.fields.items() if field.kind == kind]
        for value in values if of_kind else ():
            yield f"{kind} {value[:9]!r}", form.filled | dict.fromkeys(of_kind, value)
    yield from strange_files(form)
    for name, value in form.buttons:
        for title, data in (("пусто", {}), ("как есть", form.shown), ("бессмыслица", dict.fromkeys(form.fields, HUGE))):
            yield f"{name}={value}: {title}", {**data, name: value}


def strange_files(form: Form) -> Iterator[tuple[str, Sent]]:
    files = [name for name, field in form.fields.items() if field.kind == "file"]
    if files:
        yield "странный файл", form.filled | {name: strange_file() for name in files}


def worst_mistakes(form: Form) -> Iterator[tuple[str, Sent]]:
    """Yield the least: nothing, and all fields cleared or senseless at once."""
    yield "ничего", {}
    yield "стёрто", dict.fromkeys(form.fields, "")
    yield "бессмыслица", dict.fromkeys(form.fields, HUGE)
    yield "нуль", form.filled | {name: NUL for name, field in form.fields.items() if field.kind != "management"}
    yield from strange_files(form)


def few_mistakes(form: Form) -> Iterator[tuple[str, Sent]]:
    """Yield less than all, for forms of which there are many of one make."""
    yield from worst_mistakes(form)
    for kind, values in FITTING.items():
        of_kind = [name for name, field in form.fields.items() if field.kind == kind]
        if of_kind:
            yield kind, form.filled | dict.fromkeys(of_kind, values[0])
