"""Addresses and forms of the admin with what nobody means: refused, never a 500."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from mentoring.models import Deficit, Direction, Employee, Mentor, StateChange, User
from tests.mentoring import admin_world as world

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.ignore_template_errors,
    pytest.mark.without("counts", reason="asks what the page itself says"),
]

SITES: dict[Any, Any] = dict(admin.site._registry)
NONSENSE = ["abc", "9" * 30, "1.5", "-1", "\0"]


def url(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def own() -> world.Objects:
    return world.fill(world.organization("Детский сад"))


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("root"))
    return client


@pytest.mark.parametrize("method", ["get", "post"])
def test_export_goes_on_without_a_filter_that_is_none(method: str, root: Client) -> None:
    found = {model: getattr(root, method)(f"{url(model, 'export')}?x=1", {"format": "0"}) for model in SITES}
    assert {(answer.status_code, answer.headers["Location"]) for answer in found.values()} == {
        (302, url(model, "export")) for model in SITES
    }
    assert {str(told) for told in get_messages(found[Employee].wsgi_request)} == {
        "Такого отбора нет: будут выгружены все строки."
    }


def test_export_keeps_the_filter_of_its_list(own: world.Objects, root: Client) -> None:
    answer = root.post(f"{url(Employee, 'export')}?last_name=Петрова", {"format": "1"})
    assert ("Петрова" in answer.content.decode("utf-8-sig"), "Иванова" in answer.content.decode("utf-8-sig")) == (
        True, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("model", "query"),
    [
        (StateChange, {"at__year": "9" * 30}),
        (StateChange, {"at__year": "9" * 12}),
        (StateChange, {"at__year": "abc"}),
        (Mentor, {"employee": "9" * 30}),
        (Mentor, {"employee__in": f"1,{'9' * 30}"}),
        (Mentor, {"employee": "abc"}),
    ],
)
def test_a_list_goes_on_without_a_filter_that_is_none(model: Any, query: dict[str, str], root: Client) -> None:
    found = [root.get(url(model, page), query) for page in ("changelist", "export")]
    assert [(answer.status_code, answer.headers["Location"]) for answer in found] == [
        (302, f"{url(model, 'changelist')}?e=1"),
        (302, url(model, "export")),
    ]


@pytest.mark.parametrize("model", [Mentor, Employee, User], ids=lambda model: model.__name__)
@pytest.mark.parametrize("key", NONSENSE)
def test_what_is_no_key_is_not_found(model: Any, key: str, own: world.Objects, root: Client) -> None:
    pages = [f"{url(model, 'changelist')}{key}/{page}/" for page in ("change", "history", "history/1")]
    pages += [url(model, "changelist") + f"{own[model].pk}/history/{key}/", f"/admin/mentoring/user/{key}/password/"]
    assert [root.get(page).status_code for page in pages] == [404] * len(pages)


@pytest.mark.parametrize("key", NONSENSE)
def test_what_is_no_key_is_no_choice(key: str, own: world.Objects, root: Client) -> None:
    """A field that suggests shows again what was chosen: in the address, and in a form with mistakes."""
    fields = {"employee": key, "direction": key, "strengths": [key]}
    assert [root.get(url(model, "add"), fields).status_code for model in (Mentor, Deficit)] == [200, 200]
    for model, name in ((Mentor, "employee"), (Deficit, "direction")):
        errors = root.post(url(model, "add"), fields).context["adminform"].form.errors
        assert ("Выберите корректный вариант" in errors[name][0]) or key == "\0", errors


@pytest.mark.parametrize("key", NONSENSE)
def test_what_is_no_key_is_not_deleted(key: str, own: world.Objects, root: Client) -> None:
    ticked = {"action": "delete_selected", "_selected_action": [key], "post": "yes"}
    assert root.post(url(Direction, "changelist"), ticked).status_code == 302
    assert Direction.objects.filter(pk=own[Direction].pk).exists()


def test_what_is_ticked_is_deleted(root: Client) -> None:
    spare = Direction.objects.create(title="Лишнее")
    ticked = {"action": "delete_selected", "_selected_action": [spare.pk, "abc"], "post": "yes"}
    assert root.post(url(Direction, "changelist"), ticked).status_code == 302
    assert not Direction.objects.filter(pk=spare.pk).exists()


def suggested(client: Client, **asked: str) -> Any:
    usual = {"app_label": "mentoring", "model_name": "mentor", "field_name": "employee", "term": "ива"}
    return client.get(reverse("admin:autocomplete"), usual | asked)


@pytest.mark.parametrize("name", ["app_label", "model_name", "field_name"])
@pytest.mark.parametrize("odd", ["", "нет", "mentoring.mentor", "__", "pk", "history", "\0"])
def test_odd_names_are_refused(name: str, odd: str, root: Client) -> None:
    assert suggested(root, **{name: odd}).status_code == 403


def test_no_name_of_a_field_breaks_the_suggestions(own: world.Objects, root: Client) -> None:
    """Whatever field of whatever model is named, the other ends of relations too."""
    found = {
        (model._meta.label, field.name): suggested(
            root, app_label=model._meta.app_label, model_name=str(model._meta.model_name), field_name=field.name
        ).status_code
        for model in apps.get_models(include_auto_created=True)
        if not model.__name__.startswith("Historical")  # their fields are those of the models that they follow
        for field in model._meta.get_fields()
    }
    assert set(found.values()) == {200, 403, 404}
    assert found["mentoring.Mentor", "employee"] == 200
    assert found["mentoring.Employee", "mentor"] == 403


@pytest.mark.parametrize("term", ["\0", "ива\0", "%", "_", "\ud800"])
def test_odd_words_find_nothing_or_something(term: str, own: world.Objects, root: Client) -> None:
    assert suggested(root, term=term.encode("utf-8", "replace").decode()).status_code == 200
