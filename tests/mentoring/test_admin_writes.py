"""What the admin writes, and what it never does: a state, a signature, a way up."""

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from documents.models import CaseForm, Order
from mentoring.enums import Role
from mentoring.models import (
    Deficit,
    Direction,
    Employee,
    Mentee,
    Mentor,
    Organization,
    Pair,
    RoleGrant,
    StateChange,
    User,
)
from programs.models import Plan, PlanRow, Program
from roadmap.models import Roadmap, Stage
from tests.mentoring import admin_world as world

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.ignore_template_errors,
    pytest.mark.without("counts", reason="asks what the page itself says"),
]

NO_ROLES = {"grants-TOTAL_FORMS": "0", "grants-INITIAL_FORMS": "0"}


def url(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


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


def filled(client: Client, path: str) -> dict[str, Any]:
    """Return what the page's forms would send as they are."""
    context = client.get(path).context
    forms = [context["adminform"].form]
    for formset in context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    values = {form.add_prefix(name): form[name].value() for form in forms for name in form.fields}
    flat = {name: [v.pk if hasattr(v, "pk") else v for v in value] if isinstance(value, list) else value
            for name, value in values.items()}  # fmt: skip
    return {name: value for name, value in flat.items() if value is not None and value is not False}


def change(client: Client, thing: Any, **data: Any) -> Any:
    path = url(type(thing), "change", thing.pk)
    return client.post(path, {**filled(client, path), **data})


def refused(answer: Any) -> dict[str, Any]:
    errors: dict[str, Any] = answer.context["adminform"].form.errors
    return {name: list(found) for name, found in errors.items()}


def test_employee_is_changed_with_history(own: world.Objects, keeper: Client) -> None:
    answer = change(keeper, own[Employee], post="логопед")
    person = Employee.objects.get(pk=own[Employee].pk)
    assert answer.status_code == 302
    assert (person.search, person.history.first().history_user.username) == (" иванова мария логопед", "keeper")


def test_anonymized_card_is_only_read(own: world.Objects, keeper: Client) -> None:
    Employee.objects.filter(pk=own[Employee].pk).update(anonymized_on="2026-11-01", archived_on="2026-11-01")
    path = url(Employee, "change", own[Employee].pk)
    assert (keeper.get(path).status_code, keeper.post(path, {"last_name": "Иванова"}).status_code) == (200, 403)


@pytest.mark.parametrize("model", [Mentor, Mentee, Pair, Order, Program, PlanRow, Roadmap])
def test_state_is_not_written(model: Any, own: world.Objects, keeper: Client) -> None:
    before = model.objects.values().get(pk=own[model].pk)
    stolen = {"state": "active", "publication": "published", "number": "1", "signed_on": "01.09.2026", "version": "7"}
    answer = change(keeper, own[model], **stolen, consent="1", mentor_confirmed_at_0="01.09.2026", year="2026")
    assert answer.status_code == 302
    written = {"number"} if model is PlanRow else set()
    after = model.objects.values().get(pk=own[model].pk)
    assert {name for name, value in after.items() if before[name] != value} == written
    assert StateChange.objects.count() == 1


def test_history_is_not_brought_back(own: world.Objects, keeper: Client) -> None:
    record = own[Mentor].history.first()
    path = url(Mentor, "simple_history", own[Mentor].pk, record.pk)
    assert keeper.get(path).status_code == 200
    assert keeper.post(path, {"load_limit": 9}).status_code == 403


def test_strange_history_is_closed(own: world.Objects, strange: world.Objects, keeper: Client) -> None:
    record = strange[Employee].history.first()
    assert keeper.get(url(Employee, "simple_history", strange[Employee].pk, record.pk)).status_code == 404
    assert keeper.get(url(Employee, "simple_history", own[Employee].pk, record.pk)).status_code == 404


@pytest.mark.parametrize("state", ["signed", "acquaintance", "acquainted", "amended", "revoked"])
def test_signed_order_is_read_only(state: str, own: world.Objects, keeper: Client) -> None:
    order = world.signed_order(own[Organization], own[Employee])
    Order.objects.filter(pk=order.pk).update(state=state)
    path = url(Order, "change", order.pk)
    assert keeper.get(path).status_code == 200
    assert keeper.post(path, {"heading": "О другом"}).status_code == 403


def test_approved_program_takes_no_rows(own: world.Objects, keeper: Client) -> None:
    Program.objects.update(state="approved")
    answer = keeper.post(url(PlanRow, "add"), {"plan": own[Plan].pk, "position": "2", "task": "Ещё"})
    assert refused(answer) == {"__all__": ["Программа передана или утверждена: правят её только новой редакцией."]}


def test_entry_gets_the_organization(own: world.Objects, keeper: Client) -> None:
    keeper.post(url(Direction, "add"), {"title": "Своё", "position": "1", "code": "x", "organization": ""})
    entry = Direction.objects.get(title="Своё")
    assert (entry.organization, entry.code) == (own[Organization], "")


def test_entry_is_not_added_twice(own: world.Objects, keeper: Client) -> None:
    answer = keeper.post(url(Direction, "add"), {"title": own[Direction].title, "position": "1"})
    assert refused(answer) == {"__all__": ["Такая запись в справочнике уже есть."]}


def test_common_entry_is_only_read(own: world.Objects, keeper: Client) -> None:
    entry = Direction.objects.create(title="Общее", code="common")
    path = url(Direction, "change", entry.pk)
    answers = [keeper.get(path), keeper.post(path, {"title": "Моё"}), keeper.get(url(Direction, "delete", entry.pk))]
    assert [answer.status_code for answer in answers] == [200, 403, 403]


def test_common_entry_is_not_deleted_among_own(own: world.Objects, keeper: Client) -> None:
    mine = Direction.objects.create(title="Своё", organization=own[Organization])
    entry = Direction.objects.create(title="Общее", code="common")
    data = {"action": "delete_selected", "post": "yes"}
    assert (
        keeper.post(url(Direction, "changelist"), {**data, "_selected_action": [entry.pk, mine.pk]}).status_code == 403
    )
    keeper.post(url(Direction, "changelist"), {**data, "_selected_action": [mine.pk]})
    assert set(Direction.objects.all()) == {own[Direction], entry}


def test_choices_are_own(own: world.Objects, strange: world.Objects, keeper: Client) -> None:
    case = {"case": "genitive", "full_name": "а", "last_name": "а", "post": "а"}
    stage = {"number": "2", "title": "Этап", "activities-TOTAL_FORMS": "0", "activities-INITIAL_FORMS": "0"}
    answers = [
        keeper.post(url(CaseForm, "add"), {**case, "employee": strange[Employee].pk}),
        keeper.post(url(Stage, "add"), {**stage, "roadmap": strange[Roadmap].pk}),
        change(keeper, own[Mentee], direction=strange[Direction].pk),
        change(keeper, own[Mentor], strengths=[strange[Direction].pk]),
    ]
    assert [list(refused(answer)) for answer in answers] == [["employee"], ["roadmap"], ["direction"], ["strengths"]]


def test_choices_of_inline_rows_are_own(own: world.Objects, strange: world.Objects, keeper: Client) -> None:
    one = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0"}
    deficit = {**one, "0-deficit": strange[Deficit].pk, "0-rank": "1", "0-mentee": own[Mentee].pk}
    point = {**one, "0-position": "2", "0-level": "1", "0-text": "а", "0-responsible": strange[Employee].pk}
    answers = [
        change(keeper, own[Mentee], **{f"ranked_deficits-{name}": value for name, value in deficit.items()}),
        change(keeper, own[Order], **{f"points-{name}": value for name, value in point.items()}),
    ]
    found = [answer.context["inline_admin_formsets"][0].formset.errors for answer in answers]
    assert [[list(errors) for errors in formset] for formset in found] == [[["deficit"]], [["responsible"]]]


def test_suggestions_are_own(own: world.Objects, strange: world.Objects, keeper: Client) -> None:
    asked = {"app_label": "mentoring", "model_name": "mentor", "field_name": "employee", "term": "ИВАНОВА"}
    found = keeper.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert found == [{"id": str(own[Employee].pk), "text": "Иванова Мария"}]


def test_who_is_archived_is_not_suggested(own: world.Objects, keeper: Client) -> None:
    Employee.objects.filter(pk=own[Employee].pk).update(archived_on="2026-11-01")
    asked = {"app_label": "mentoring", "model_name": "mentor", "field_name": "employee", "term": "иванова"}
    assert keeper.get(reverse("admin:autocomplete"), asked).json()["results"] == []


def test_sample_plan_is_not_added(own: world.Objects, keeper: Client) -> None:
    data = {"title": "Образец", "layout": own[Plan].layout_id, "position": "1"}
    rows = {"rows-TOTAL_FORMS": "0", "rows-INITIAL_FORMS": "0"}
    answer = keeper.post(url(Plan, "add"), {**data, **rows})
    assert refused(answer) == {"__all__": ["Запись не относится к вашей организации."]}


class TestAccounts:
    def test_nobody_raises_oneself(self, own: world.Objects, strange: world.Objects, keeper: Client) -> None:
        me = User.objects.get(username="keeper")
        change(keeper, me, is_superuser="on", organization=strange[Organization].pk, groups="1", user_permissions="1")
        me = User.objects.get(pk=me.pk)
        assert (me.is_superuser, me.organization, me.is_staff) == (False, own[Organization], True)

    def test_last_administrator_stays(self, own: world.Objects, keeper: Client) -> None:
        me = User.objects.get(username="keeper")
        grant = {"grants-TOTAL_FORMS": "1", "grants-INITIAL_FORMS": "1", "grants-0-DELETE": "on"}
        key = {"grants-0-id": me.grants.get().pk, "grants-0-user": me.pk, "grants-0-role": "administrator"}
        path = url(User, "change", me.pk)
        sent = {name: value for name, value in filled(keeper, path).items() if name != "is_active"}
        assert keeper.post(path, {**sent, **grant, **key}).status_code == 302
        me = User.objects.get(pk=me.pk)
        assert (me.is_active, me.roles) == (True, {Role.ADMINISTRATOR})

    def test_roles_and_closing_are_only_shown(self, own: world.Objects, keeper: Client) -> None:
        page = keeper.get(url(User, "change", own[User].pk))
        (grants,) = page.context["inline_admin_formsets"]
        rights = (grants.has_add_permission, grants.has_change_permission, grants.has_delete_permission)
        assert (any(rights), grants.has_view_permission) == (False, True)
        assert "is_active" not in page.context["adminform"].form.fields
        assert "Роли, отключение и новый пароль – на сайте" in page.text

    def test_staff_follows_the_role(self, own: world.Objects, client: Client) -> None:
        client.force_login(User.objects.create_superuser("root"))
        user, grant = own[User], own[RoleGrant]
        assert change(client, user, is_staff="on").status_code == 302
        seen = [User.objects.get(pk=user.pk).is_staff]
        for data in ({"grants-0-role": Role.ADMINISTRATOR}, {"grants-0-role": Role.COUNCIL}):
            change(client, user, **data, **{"grants-0-id": grant.pk, "grants-0-user": user.pk})
            seen.append(User.objects.get(pk=user.pk).is_staff)
        assert seen == [False, True, False]

    def test_account_is_opened_in_the_own_organization(self, own: world.Objects, keeper: Client) -> None:
        password = {"usable_password": "true", "password1": "long-Secret-1", "password2": "long-Secret-1"}
        answer = keeper.post(url(User, "add"), {"username": "new", "is_staff": "on", **password, **NO_ROLES})
        user = User.objects.get(username="new")
        assert answer.status_code == 302
        assert (user.organization, user.is_staff, user.check_password("long-Secret-1")) == (
            own[Organization], False, True,
        )  # fmt: skip
        assert user.must_change_password

    def test_typed_password_has_to_be_changed(self, own: world.Objects, keeper: Client) -> None:
        password = {"usable_password": "true", "password1": "long-Secret-1", "password2": "long-Secret-1"}
        answer = keeper.post(f"/admin/mentoring/user/{own[User].pk}/password/", {**password, "set-password": "1"})
        user = User.objects.get(pk=own[User].pk)
        found = (answer.status_code, user.check_password("long-Secret-1"), user.must_change_password)
        assert found == (302, True, True)

    def test_who_is_archived_gets_no_account(self, own: world.Objects, keeper: Client) -> None:
        Employee.objects.filter(user=own[User]).update(archived_on="2026-11-01")
        path = url(User, "change", own[User].pk)
        assert (keeper.get(path).status_code, keeper.post(path, {"username": "x"}).status_code) == (200, 403)
        assert keeper.post(f"/admin/mentoring/user/{own[User].pk}/password/").status_code == 403

    def test_superuser_is_out_of_reach(self, own: world.Objects, keeper: Client) -> None:
        boss = User.objects.create_superuser("boss", organization=own[Organization])
        paths = [url(User, "change", boss.pk), f"/admin/mentoring/user/{boss.pk}/password/"]
        assert [keeper.get(path).status_code for path in paths] == [404, 404]

    def test_strange_password_is_out_of_reach(self, own: world.Objects, strange: world.Objects, keeper: Client) -> None:
        assert keeper.get(f"/admin/mentoring/user/{own[User].pk}/password/").status_code == 200
        assert keeper.get(f"/admin/mentoring/user/{strange[User].pk}/password/").status_code == 404


def test_roadmap_begins_with_the_columns_of_a_sample(own: world.Objects, keeper: Client) -> None:
    Roadmap.objects.create(title="Образец", code="sample", columns=world.COLUMNS)
    assert filled(keeper, url(Roadmap, "add"))["columns"] == json.dumps(world.COLUMNS, ensure_ascii=False)
    stages = {"stages-TOTAL_FORMS": "0", "stages-INITIAL_FORMS": "0"}
    data = {
        "title": "Новая карта",
        "start_year": "2026",
        "numbering": "arabic",
        "columns": json.dumps(world.COLUMNS),
        **stages,
    }
    refused = keeper.post(url(Roadmap, "add"), {**data, "columns": "[1]"})
    assert refused.context["errors"] == [["Колонка 1: у неё есть только field, joined, title, width."]]
    assert keeper.post(url(Roadmap, "add"), data).status_code == 302
    assert Roadmap.objects.get(title="Новая карта").organization == own[Organization]


def test_dates_of_a_pair_are_fixed(own: world.Objects, keeper: Client) -> None:
    change(keeper, own[Pair], starts_on="02.09.2026", mentor="1", goals="Новые")
    pair = Pair.objects.get(pk=own[Pair].pk)
    assert (pair.starts_on, pair.mentor_id, pair.goals) == (dt.date(2026, 9, 1), own[Mentor].pk, "Новые")
