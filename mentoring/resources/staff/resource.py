"""From the rows of a sheet to the draft of what they would change."""

import datetime as dt
import re
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone
from import_export.fields import Field
from import_export.resources import ModelResource

from mentoring.models import Employee, StaffImport, User
from mentoring.models.employee import STARTS
from mentoring.resources.staff import names
from mentoring.resources.staff.columns import COLUMNS, FULL_NAME, RECORD, TITLES
from mentoring.resources.staff.experience import is_same
from mentoring.resources.staff.notes import NO_PERSON, is_no_person, notes, warnings
from mentoring.resources.staff.people import StaffLoader
from mentoring.resources.staff.second_posts import add_post
from mentoring.resources.staff.widgets import EXPERIENCE, widget_for
from mentoring.services import staff_import as imports
from mentoring.services.staff_import import Change, Draft, DraftRow, Refusal, RowKind
from mentoring.validators import date_refusals

NAME_PARTS = ("last_name", "first_name", "middle_name")
FIELDS = tuple(column.field for column in COLUMNS if column.field not in {FULL_NAME, RECORD})
DATES = ("birth_date", *STARTS)
OPTIONAL = frozenset(FIELDS) - {*NAME_PARTS, "post"}
"""An odd cell of these is told beside the person, and the field stays as it was."""
RECORD_NUMBER = re.compile("[0-9]{1,18}")
SAME, IS_SAME, IS_ANOTHER = "same-", "same", "another"
"""Before the number of the row in the answers, and the answers."""
ASK_SAME = "Это {who}, {post}? Имя и дата рождения те же. Если да, в карточке сменится фамилия."
ASK_SEX = "По отчеству пол не понять: укажите его."


class StaffResource(ModelResource):
    """A row of the sheet as values of an employee.

    Of import-export the fields, the widgets and the instance loader are used, and `import_instance`, which gathers what
    is wrong in all cells of a row. Its loop over the rows is not: it writes while it goes and so can't show old and new
    side by side before anything is written, ask, or compare rows with each other.
    """

    class Meta:
        model = Employee
        instance_loader_class = StaffLoader
        fields = FIELDS

    def __init__(self, upload: StaffImport, *, lock: bool = False) -> None:
        super().__init__()
        self.upload, self.lock = upload, lock
        self.lines: dict[int, DraftRow] = {}
        self.counted_on = upload.counted_on or timezone.localdate(upload.made_at)
        for name in EXPERIENCE:
            self.fields[name].widget.counted_on = self.counted_on
        self._import_fields = [self.fields[name] for name in FIELDS]

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Any, readonly: bool) -> Field:  # noqa: ARG003, FBT001
        return Field(attribute=field_name, column_name=field_name, widget=widget_for(django_field))

    def get_queryset(self) -> Any:
        people = Employee.objects.filter(organization=self.upload.organization_id)
        return people.select_for_update() if self.lock else people

    def get_import_fields(self) -> list[Field]:
        return self._import_fields  # asked for every row

    def draft(self) -> Draft:
        self.lines.clear()
        loader = self._meta.instance_loader_class(self)
        today = timezone.localdate()
        _, *rows = self.upload.table
        return Draft([self._row(number, cells, loader, today) for number, *cells in rows])

    def _row(self, number: int, cells: list[str], loader: StaffLoader, today: dt.date) -> DraftRow:
        row = DraftRow(number, cells)
        texts = {name: text for name, text in zip(self.upload.columns, cells, strict=True) if name and text}
        if is_no_person(texts):
            row.kind, row.refusals = RowKind.LEFT_OUT, [Refusal("", "", NO_PERSON)]
            return row
        try:
            self._read(row, texts, loader, today)
        except ValidationError as error:
            row.kind, row.refusals = RowKind.REJECTED, _refusals(error, texts)
        if row.person and row.kind != RowKind.REJECTED:
            loader.claim(row.person, number)
            self.lines[id(row.person)] = row
        return row

    def _read(self, row: DraftRow, texts: dict[str, str], loader: StaffLoader, today: dt.date) -> None:
        values, odd = self._values(texts)
        odd |= _odd_dates(values, None, today)
        if RECORD not in values and (person := loader.earlier_line(values)):
            add_post(row, values.get("post", ""), line=self.lines[id(person)], person=person)
            return
        known = loader.get_instance(values) or self._told_same(row, values, loader)
        odd |= _odd_dates(values, known, today)
        self._keep_exact(texts, values, known)
        row.notes = [*warnings(odd, texts), *notes(texts, values, self.counted_on)]
        if row.question:
            row.kind, row.person = RowKind.ASKED, self._person(values)
            row.refusals = [Refusal("", "", row.question)]
        else:
            self._settle(row, values, known)

    def _values(self, texts: dict[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the values of the cells, and why others are odd; an odd cell that is not needed rejects nobody.

        What is empty is absent: an empty cell never erases.
        """
        errors: dict[str, Any] = {}
        record = texts.get(RECORD, "")
        if record and not RECORD_NUMBER.fullmatch(record):
            errors[RECORD] = "Это не номер записи: номера стоят в выгрузке из системы."
        if FULL_NAME in texts:
            try:
                parts = names.split(texts[FULL_NAME])
                texts |= {part: text for part, text in zip(NAME_PARTS, parts, strict=True) if text}
            except ValueError as error:
                errors[FULL_NAME] = str(error)
        values = SimpleNamespace()
        try:
            self.import_instance(values, texts)
        except ValidationError as error:
            errors |= error.error_dict
        if errors.keys() <= OPTIONAL and not ("last_name" in texts and "first_name" in texts):
            errors[NON_FIELD_ERRORS] = "Не указаны фамилия и имя."
        if not errors.keys() <= OPTIONAL:
            raise ValidationError(errors)
        odd = {name: " ".join(told) for name, told in ValidationError(errors).message_dict.items()}
        return vars(values) | ({RECORD: int(record)} if record else {}), odd

    def _keep_exact(self, texts: Mapping[str, str], values: dict[str, Any], known: Employee | None) -> None:
        """Leave out years of experience that agree with the day on the card."""
        for name in EXPERIENCE:
            day = getattr(known, name, None)
            if day and name in values and is_same(texts[name], day, on=self.counted_on):
                del values[name]

    def _person(self, values: Mapping[str, Any]) -> Employee:
        told = {name: value for name, value in values.items() if name != RECORD}
        return Employee(organization_id=self.upload.organization_id, **told)

    def _told_same(self, row: DraftRow, values: dict[str, Any], loader: StaffLoader) -> Employee | None:
        """Return who is the person of the row under another surname, if the user said so; else ask, or go on as new."""
        person = self._person(values)
        person.sex = person.sex or names.sex_by(person.middle_name)
        perhaps = loader.under_another_surname(person)
        if perhaps is None:
            return None
        row.perhaps = perhaps.pk, _changes(perhaps, values)
        told = self.upload.answers.get(f"{SAME}{row.number}", "")
        if told == IS_SAME:
            loader.refuse(perhaps, values)
            return perhaps
        row.question = "" if told else ASK_SAME.format(who=perhaps.full_name, post=perhaps.post)
        return None

    def _settle(self, row: DraftRow, values: dict[str, Any], known: Employee | None) -> None:
        values.pop(RECORD, None)
        if known is None:
            self._make(row, values)
            return
        row.changes = _changes(known, values)
        for change in row.changes:
            setattr(known, change.field, change.new)
        row.person, row.kind = known, RowKind.CHANGED if row.changes else RowKind.SAME

    def _make(self, row: DraftRow, values: dict[str, Any]) -> None:
        if "post" not in values:
            raise ValidationError("Это новый сотрудник: укажите должность.")
        if "sex" not in values:
            told = self.upload.answers.get(str(row.number), "")
            values["sex"] = told or names.sex_by(values.get("middle_name", ""))
            row.sex_from = "answer" if told else "patronymic"
        row.person = self._person(values)
        row.kind = RowKind.NEW if values["sex"] else RowKind.ASKED
        if row.kind == RowKind.ASKED:
            row.refusals = [Refusal("sex", "", ASK_SEX)]


def draw_up(upload: StaffImport, *, lock: bool = False) -> Draft:
    """Return what the sheet would change in the bank as it is now; lock: until the transaction ends."""
    return StaffResource(upload, lock=lock).draft()


@transaction.atomic
def write_as_seen(upload: StaffImport, *, seen: str, by: User, at: dt.datetime) -> Draft:
    """Draw the sheet up once more, nobody else writing meanwhile, and write it if this is what the user saw."""
    held = imports.hold(upload)
    draft = draw_up(held, lock=True)
    reasons = {row.number: reason(row) for row in draft.rows}
    imports.write(held, draft=draft, seen=seen, reasons=reasons, by=by, at=at)
    return draft


def reason(row: DraftRow) -> str:
    """Return why the row was rejected, for the file with the rejected rows."""
    told = [f"{TITLES[refusal.field]}: {refusal.why}" if refusal.field else refusal.why for refusal in row.refusals]
    return " ".join(told)


def _changes(known: Employee, values: Mapping[str, Any]) -> list[Change]:
    return [
        Change(name, getattr(known, name), value)
        for name, value in values.items()
        if name != RECORD and getattr(known, name) != value
    ]


def _odd_dates(values: dict[str, Any], known: Employee | None, today: dt.date) -> dict[str, str]:
    """Take the absurd dates out of the values; return why, by the field."""
    dates = {name: values.get(name) or getattr(known, name, None) for name in DATES}
    odd = {name: why for name, why in date_refusals(dates, today=today).items() if name in values}
    for name in odd:
        del values[name]
    return odd


def _refusals(error: ValidationError, texts: Mapping[str, str]) -> list[Refusal]:
    """Return what is wrong in the order of the columns, and then what is wrong with the whole row."""
    if not hasattr(error, "error_dict"):
        return [Refusal("", "", why) for why in error.messages]
    told = error.message_dict
    return [
        Refusal("" if name == NON_FIELD_ERRORS else name, texts.get(name, ""), why)
        for name in sorted(told, key=[*texts, *told].index)
        for why in told[name]
    ]
