"""Import and export in the admin: own rows only, facts only, and a file comes back as it left."""

import csv
import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from documents.models import BodySession, Order
from mentoring.enums import MentorState
from mentoring.models import Direction, Employee, Mentee, Mentor, MentoringKind, Organization, Pair, RoleGrant, User
from mentoring.resources.base import KEY
from programs.models import Plan, PlanRow, Program
from roadmap.models import Activity, Roadmap, Stage
from tests.mentoring import admin_world as world

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.ignore_template_errors,
    pytest.mark.without("counts", reason="asks what the page itself says"),
]

XLSX, CSV = "0", "1"
Rows = list[dict[str, Any]]
SITES: dict[Any, Any] = dict(admin.site._registry)
NEWCOMER = {"фамилия": "Ёлкина", "имя": "Анна", "пол": "женский", "должность": "Логопед"}


def url(model: Any, page: str) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")


@pytest.fixture
def own() -> world.Objects:
    return world.fill(world.organization("Детский сад"))


@pytest.fixture
def strange() -> world.Objects:
    return world.fill(world.organization("Школа"))


@pytest.fixture
def keeper(own: world.Objects, client: Client) -> Client:
    client.force_login(world.administrator(own[Organization], "keeper"))
    return client


def exported(client: Client, model: Any) -> Rows:
    content = client.post(url(model, "export"), {"format": XLSX}).content
    titles, *rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows]


def excel(rows: Rows) -> SimpleUploadedFile:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row in (list(rows[0]), *(list(row.values()) for row in rows)):
        book.active.append(row)
    book.save(stream)
    return SimpleUploadedFile("rows.xlsx", stream.getvalue())


def preview(client: Client, model: Any, rows: Rows) -> Any:
    return client.post(url(model, "import"), {"format": XLSX, "import_file": excel(rows), "resource": "0"})


def confirm(client: Client, model: Any, answer: Any) -> Any:
    return client.post(url(model, "process_import"), answer.context["confirm_form"].initial)


def said(answer: Any) -> list[str]:
    result = answer.context["result"]
    lines = [str(error.error) for _, errors in result.row_errors() for error in errors]
    return lines + [line for row in result.invalid_rows for found in row.error_dict.values() for line in found]


def test_export_has_own_rows_only(own: world.Objects, strange: world.Objects, keeper: Client) -> None:
    world.fill(strange[Organization])
    Direction.objects.create(title="Общее", code="common")
    found = {model: len(exported(keeper, model)) for model in SITES if model in own}
    assert found == dict.fromkeys(found, 1) | dict.fromkeys((BodySession, Employee, Order, RoleGrant, User), 2)


def test_export_of_employees(own: world.Objects, strange: world.Objects, keeper: Client) -> None:
    own[Employee].birth_date = dt.date(1990, 5, 17)
    own[Employee].education = "=1+1"
    own[Employee].save()
    row = next(row for row in exported(keeper, Employee) if row[KEY] == own[Employee].pk)
    assert row == {
        KEY: own[Employee].pk,
        "табельный номер": None,
        "фамилия": "Иванова",
        "имя": "Мария",
        "отчество": None,
        "пол": "женский",
        "дата рождения": dt.datetime(1990, 5, 17),  # noqa: DTZ001 - a day, as Excel keeps it
        "должность": "воспитатель",
        "другие должности": None,
        "корпус": None,
        "квалификационная категория": "без категории",
        "образование": "'=1+1",
        "педагогический стаж с": None,
        "педагогический стаж, полных лет": None,
        "общий стаж с": None,
        "в организации с": None,
        "электронная почта": None,
        "место работы": None,
        "документы для допуска": None,
        "в архиве с": None,
    }


def test_export_to_csv(own: world.Objects, strange: world.Objects, keeper: Client) -> None:
    content = keeper.post(url(MentoringKind, "export"), {"format": CSV}).content
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [
        [KEY, "название", "пояснение", "порядок"],
        [str(own[MentoringKind].pk), own[MentoringKind].title, "", "100"],
    ]


def test_a_file_comes_back_as_it_left(own: world.Objects, keeper: Client) -> None:
    """Every exported file is importable as it is, and changes nothing."""
    found = {}
    for model, site in SITES.items():
        if site.imports and model in own and not site.imports_superuser_only:
            answer = preview(keeper, model, exported(keeper, model))
            found[model] = (said(answer), {row.import_type for row in answer.context["result"].rows})
    signed = "Приказ подписан и больше не меняется: исправляет его только другой приказ."
    assert found == dict.fromkeys(found, ([], {"skip"})) | {Order: ([signed], {"invalid", "skip"})}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_employees_are_taken_in(kind: str, own: world.Objects, keeper: Client) -> None:
    file = excel([NEWCOMER])
    if kind == "csv":
        lines = "\n".join(";".join(line) for line in (NEWCOMER.keys(), NEWCOMER.values()))
        file = SimpleUploadedFile("rows.csv", lines.encode("utf-8-sig"))
    data = {"format": XLSX if kind == "xlsx" else CSV, "import_file": file, "resource": "0"}
    answer = keeper.post(url(Employee, "import"), data)
    assert not Employee.objects.filter(last_name="Ёлкина").exists()
    confirm(keeper, Employee, answer)
    taken = Employee.objects.get(last_name="Ёлкина")
    assert (taken.organization, taken.search, taken.sex) == (own[Organization], " елкина анна логопед", "female")
    assert taken.history.get().history_user.username == "keeper"


def test_preview_has_nothing_inline(own: world.Objects, keeper: Client) -> None:
    row = {KEY: own[Employee].pk, "должность": "<b>логопед</b>"}
    text = preview(keeper, Employee, [row]).text
    assert "<del>воспитатель</del> <ins>&lt;b&gt;логопед&lt;/b&gt;</ins>" in text
    assert " style=" not in text


def test_strange_rows_are_out_of_reach(own: world.Objects, strange: world.Objects, keeper: Client) -> None:
    rows: dict[Any, dict[str, Any]] = {
        Employee: {KEY: strange[Employee].pk, **NEWCOMER},
        Direction: {KEY: strange[Direction].pk, "название": "Моё"},
        Mentor: {"сотрудник (№ записи)": strange[Employee].pk, "предел нагрузки": 9},
        Program: {KEY: strange[Program].pk, "тема": "Моя"},
        PlanRow: {KEY: own[PlanRow].pk, "план (№ записи)": strange[Plan].pk},
        Stage: {"дорожная карта (№ записи)": strange[Roadmap].pk, "№": 5, "наименование этапа": "Мой"},
        Activity: {"этап (№ записи)": strange[Stage].pk, "мероприятие": "Моё"},
        Mentee: {"сотрудник (№ записи)": own[Mentee].pk, "главное направление": strange[Direction].title},
    }
    found = {model: len(said(preview(keeper, model, [row]))) for model, row in rows.items()}
    assert found == dict.fromkeys(rows, 1)


def test_a_row_names_no_organization(own: world.Objects, strange: world.Objects, keeper: Client) -> None:
    row = {**NEWCOMER, "организация": strange[Organization].slug}
    confirm(keeper, Employee, preview(keeper, Employee, [row]))
    assert Employee.objects.get(last_name="Ёлкина").organization == own[Organization]


def test_a_plan_without_a_program_is_refused(own: world.Objects, keeper: Client) -> None:
    row = {"форма плана": own[Plan].layout.title, "название": "Образец"}
    assert said(preview(keeper, Plan, [row])) == ["Строка относится к другой организации."]


def test_a_state_is_not_read(own: world.Objects, keeper: Client) -> None:
    newcomer = world.employee(own[Organization], "Новикова")
    row = {"сотрудник (№ записи)": newcomer.pk, "состояние": "в паре", "предел нагрузки": 3}
    confirm(keeper, Mentor, preview(keeper, Mentor, [row]))
    mentor = Mentor.objects.get(pk=newcomer.pk)
    assert (mentor.state, mentor.load_limit) == (MentorState.APPLIED, 3)


def test_no_state_field_is_importable() -> None:
    superuser = User(is_superuser=True)
    written = {
        (model, name)
        for model, site in SITES.items()
        for name, field in site.resource_classes[0](superuser).fields.items()
        if site.imports and not field.readonly and not model._meta.get_field(field.attribute).editable
    }
    assert {name for _, name in written} == set()


@pytest.mark.parametrize("model", [Pair, Program, Order], ids=lambda model: model.__name__)
def test_what_a_service_makes_is_not_made_by_a_file(model: Any, own: world.Objects, keeper: Client) -> None:
    assert said(preview(keeper, model, [{"цели": "x"}])) == ["Новые записи файлом не заводятся: укажите «№ записи»."]


def test_an_anonymized_card_stays(own: world.Objects, keeper: Client) -> None:
    Employee.objects.filter(pk=own[Employee].pk).update(anonymized_on="2026-11-01", archived_on="2026-11-01")
    row = {KEY: own[Employee].pk, "фамилия": "Белова"}
    assert said(preview(keeper, Employee, [row])) == ["Карточка обезличена: её больше не правят."]


def test_what_is_approved_stays(own: world.Objects, keeper: Client) -> None:
    Roadmap.objects.update(state="approved")
    Program.objects.update(state="running")
    rows = {
        Activity: {KEY: own[Activity].pk, "мероприятие": "Другое"},
        PlanRow: {KEY: own[PlanRow].pk, "образовательная задача": "Другая"},
        Program: {KEY: own[Program].pk, "тема": "Другая"},
    }
    assert {model: len(said(preview(keeper, model, [row]))) for model, row in rows.items()} == dict.fromkeys(rows, 1)


def test_mistakes_are_told_in_russian(own: world.Objects, keeper: Client) -> None:
    row = {**NEWCOMER, "пол": "да", "дата рождения": "вчера"}
    text = preview(keeper, Employee, [row]).text
    assert "«да» – нет такого варианта. Можно: женский, мужской." in text
    assert "«вчера» – не дата: пишите как 01.09.2026." in text
    assert "дата рождения" in text


def test_another_file_cannot_be_named(own: world.Objects, keeper: Client) -> None:
    given = preview(keeper, Employee, [NEWCOMER]).context["confirm_form"].initial
    answer = keeper.post(url(Employee, "process_import"), {**given, "import_file_name": "passwd"})
    assert answer.context["errors"] == {"import_file_name": ["Загрузите файл ещё раз."]}
