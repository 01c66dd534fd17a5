"""Import of 2,000 people, preview and writing together, against a bare import-export resource on the same file."""

import datetime as dt
import io
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from import_export.fields import Field
from import_export.formats.base_formats import XLSX
from import_export.resources import ModelResource
from openpyxl import Workbook

from bench import Figure
from mentoring.enums import Role, Sex
from mentoring.models import Employee, Organization, User
from mentoring.services.account import open_account

PEOPLE = 2_000
ROUNDS = 5
RATIO = 2.0
MEGABYTES = 300
SEEN = re.compile(r'name="seen" value="(\w+)"')
TITLES = {
    "last_name": "Фамилия",
    "first_name": "Имя",
    "middle_name": "Отчество",
    "sex": "Пол",
    "birth_date": "Дата рождения",
    "post": "Должность",
    "personnel_number": "Табельный номер",
    "category": "Категория",
    "education": "Образование",
    "teaching_since": "Педагогический стаж с",
}


class BareResource(ModelResource):
    """What import-export does by itself: nothing checked, nothing shown, no history."""

    class Meta:
        model = Employee
        fields = tuple(TITLES)
        import_id_fields = ("personnel_number",)
        use_bulk = True
        skip_diff = True

    def __init__(self, organization: Organization) -> None:
        super().__init__()
        self.organization = organization

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: object, readonly: bool) -> Field:  # noqa: FBT001
        field = super().field_from_django_field(field_name, django_field, readonly)
        field.column_name = TITLES[field_name]
        return field

    def get_queryset(self) -> object:
        return Employee.objects.filter(organization=self.organization)  # there the index of the numbers helps

    def after_init_instance(self, instance: Employee, new: bool, row: object, **kwargs: object) -> None:  # noqa: FBT001
        instance.organization = self.organization


def measure() -> list[Figure]:
    curator = _curator("import")
    figures = [_compare("all are new", curator, sheet("воспитатель"))]
    _written(curator, sheet("воспитатель"))
    figures.append(_compare("all are changed", curator, sheet("методист")))
    return [*figures, Figure("import of 2,000 people: memory of the process", _memory(), MEGABYTES, "MB")]


def sheet(post: str) -> bytes:
    book = Workbook(write_only=True)
    people = book.create_sheet()
    people.append(list(TITLES.values()))
    for number in range(PEOPLE):
        born = dt.date(1970, 1, 1) + dt.timedelta(days=number)
        name = [f"Иванова{_letters(number)}", "Мария", "Петровна"]
        people.append([*name, "female", born, post, f"{number:05}", "none", "высшее", dt.date(2015, 9, 1)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _letters(number: int) -> str:
    return "".join("абвгдежзик"[int(figure)] for figure in str(number))


def _curator(slug: str) -> User:
    organization = Organization.objects.create(full_name=slug, short_name=slug, slug=slug, city="г. Речинск")
    person = Employee.objects.create(
        organization=organization, last_name="Синицына", first_name="Ольга", sex=Sex.FEMALE, post="методист"
    )
    return open_account(person, username=slug, password=None, roles=[Role.CURATOR])


def _compare(case: str, curator: User, content: bytes) -> Figure:
    """Do both by turns, so that whatever else the machine does falls on both."""
    times = [(_spent(_bare, curator, content), _spent(_written, curator, content)) for _ in range(ROUNDS)]
    bare, ours = (median(found) for found in zip(*times, strict=True))
    return Figure(f"import of 2,000 people, {case}: {ours:.2f} s against {bare:.2f} s", ours / bare, RATIO, "times")


def _spent(act: Callable[[User, bytes], None], curator: User, content: bytes) -> float:
    """Return the seconds that the act took; the database is left as it was."""
    with transaction.atomic():
        started = time.perf_counter()
        act(curator, content)
        spent = time.perf_counter() - started
        transaction.set_rollback(True)
    return spent


def _bare(curator: User, content: bytes) -> None:
    if curator.organization is None:
        raise RuntimeError("the curator has no organization")
    result = BareResource(curator.organization).import_data(XLSX().create_dataset(content), raise_errors=True)
    if sum(result.totals.values()) != PEOPLE:
        raise RuntimeError(f"the bare import wrote {result.totals}")


def _written(curator: User, content: bytes) -> None:
    """Upload, look at the preview, write: as the pages do it."""
    browser = Client()
    browser.force_login(curator)
    preview = browser.post(reverse("staff_import_add"), {"file": SimpleUploadedFile("staff.xlsx", content)})
    address = preview["Location"]
    seen = SEEN.search(browser.get(address).content.decode())
    if seen is None:
        raise RuntimeError("the preview offers nothing to write")
    browser.post(f"{address}write/", {"seen": seen[1]})
    if f"<dd>{PEOPLE}</dd>" not in browser.get(address).content.decode():
        raise RuntimeError("the people are not written")


def _memory() -> float:
    """Return the megabytes that a process of its own needs at its peak, Django included."""
    code = "import django; django.setup(); from bench.staff_import import peak; peak()"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603
    return float(done.stdout)


def peak() -> None:
    with transaction.atomic():
        _written(_curator("import-memory"), sheet("воспитатель"))
        transaction.set_rollback(True)
    sys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
