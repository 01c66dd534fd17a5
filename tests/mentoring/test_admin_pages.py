"""Every page of the admin: who opens it, whose objects it shows, at what cost."""

import datetime as dt
import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from mentoring.enums import MenteeState, MentorState, PairState
from mentoring.models import Employee, Mentee, Mentor, Organization, Pair, User
from tests import factories as make
from tests.mentoring import admin_world as world
from tests.pages import undrawn

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.ignore_template_errors,
    pytest.mark.without("counts", reason="asks what the page itself says"),
]

SITES: dict[Any, Any] = dict(admin.site._registry)
MODELS = sorted(SITES, key=lambda model: model._meta.label)
INLINE = re.compile(r"<style|<[^>]+\sstyle=|<[^>]+\son\w+=|<script(?![^>]*\ssrc=)", re.IGNORECASE)


def url(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def own() -> world.Objects:
    return world.fill(world.organization("Детский сад"))


@pytest.fixture
def strange() -> world.Objects:
    return world.fill(world.organization("Школа"))


@pytest.fixture
def root(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("root"))
    return client


@pytest.fixture
def keeper(own: world.Objects) -> Client:
    client = Client()
    client.force_login(world.administrator(own[Organization], "keeper"))
    return client


def answers(model: Any, thing: Any, client: Client) -> dict[str, Any]:
    site = SITES[model]
    found = {page: client.get(url(model, page)) for page in ("changelist", "add", "export")}
    if site.imports:
        found["import"] = client.get(url(model, "import"))
    return found | {page: client.get(url(model, page, thing.pk)) for page in ("change", "history")}


def pages(model: Any, thing: Any, client: Client) -> dict[str, int]:
    return {page: answer.status_code for page, answer in answers(model, thing, client).items()}


def test_superuser_opens_every_page(own: world.Objects, root: Client, subtests: pytest.Subtests) -> None:
    """One test of all that is asked of them, as opening them takes long."""
    given = {model: answers(model, own[model], root) for model in MODELS}
    found = {model: {page: answer.status_code for page, answer in given[model].items()} for model in MODELS}
    expected = {
        model: dict.fromkeys(found[model], 200) | ({} if SITES[model].may_add else {"add": 403}) for model in MODELS
    }
    assert found == expected
    with subtests.test("nothing in it is inline"):
        every = [(model, page, answer.text) for model in MODELS for page, answer in given[model].items()]
        assert {(model, page): INLINE.findall(text) for model, page, text in every if INLINE.search(text)} == {}
    for model in MODELS:
        with subtests.test(f"titles need no case: {model._meta.label}"):
            assert_titles_need_no_case(model, given[model])


def assert_titles_need_no_case(model: Any, given: dict[str, Any]) -> None:
    """«Наставники», «Запись: наставник», «Новая запись»: Django's own would decline the name of the model."""
    name, names, listed = model._meta.verbose_name, capfirst(model._meta.verbose_name_plural), given["changelist"]
    assert (listed.context["title"], f"{names}: {listed.context['cl'].result_count}" in listed.text) == (names, True)
    assert f"Добавить {name}" not in listed.text
    assert given["change"].context["title"] == f"Запись: {name}"
    assert given["add"].status_code == 403 or given["add"].context["title"] == f"Новая запись: {name}"


def test_administrator_opens_own_pages(own: world.Objects, keeper: Client) -> None:
    with undrawn():
        found = {model: pages(model, own[model], keeper) for model in MODELS}
    expected = {
        model: dict.fromkeys(found[model], 200) | ({} if SITES[model].may_add else {"add": 403}) for model in MODELS
    }
    expected[Organization] |= {"add": 403, "import": 403}
    assert found == expected


def test_administrator_reaches_nothing_strange(own: world.Objects, strange: world.Objects, keeper: Client) -> None:
    for model in MODELS:
        thing = strange[model]
        found = {page: keeper.get(url(model, page, thing.pk)).status_code for page in ("change", "history", "delete")}
        shown = {row.pk for row in keeper.get(url(model, "changelist")).context["cl"].queryset}
        deleting = 404 if SITES[model].may_delete else 403
        assert found == {"change": 404, "history": 404, "delete": deleting}, model
        assert own[model].pk in shown, model
        assert thing.pk not in shown, model


@pytest.mark.parametrize("page", ["changelist", "export"])
def test_constant_queries(page: str, own: world.Objects, keeper: Client) -> None:
    def cost(model: Any) -> int:
        with CaptureQueriesContext(connection) as queries:
            sent = keeper.post(url(model, page), {"format": "0"}) if page == "export" else keeper.get(url(model, page))
        assert sent.status_code == 200
        return len(queries)

    cost(MODELS[0])
    ContentType.objects.get_for_models(*apps.get_models())  # kept by Django once they were asked for
    one = {model: cost(model) for model in MODELS}
    for _ in range(2):
        world.fill(own[Organization])
    assert {model: cost(model) for model in MODELS} == one


def test_others_are_sent_to_the_login(own: world.Objects, client: Client) -> None:
    client.force_login(own[User])
    answer = client.get(reverse("admin:index"))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/login/?next=/admin/")


def test_staff_without_the_role_see_nothing(own: world.Objects, client: Client) -> None:
    own[User].is_staff = True
    own[User].save()
    client.force_login(own[User])
    assert client.get(reverse("admin:index")).context["app_list"] == []
    assert client.get(url(Organization, "changelist")).status_code == 403


def test_header(root: Client) -> None:
    assert "Наставничество – администрирование" in root.get(reverse("admin:index")).text


def test_search_folds_case(own: world.Objects, keeper: Client) -> None:
    found = keeper.get(url(Employee, "changelist"), {"q": "ИВАНОВА воспитатель"}).context["cl"].queryset
    assert [employee.last_name for employee in found] == ["Иванова"]


@pytest.mark.parametrize(
    ("model", "stored", "told", "word"),
    [
        (Pair, PairState.ACTIVE, PairState.COMING, "вступит в силу"),
        (Mentor, MentorState.LISTED, MentorState.PAIRED, "в паре"),
        (Mentee, MenteeState.SEARCHING, MenteeState.PAIRED, "в паре"),
    ],
)
def test_states_are_told_of_today(
    active_pair: Pair, root: Client, model: Any, stored: str, told: str, word: str
) -> None:
    if model is Pair:
        tomorrow = make.TODAY + dt.timedelta(days=1)
        Pair.objects.update(starts_on=tomorrow, in_force_from=tomorrow)
    thing = {Pair: active_pair, Mentor: active_pair.mentor}.get(model) or active_pair.mentees.get()
    assert f'<div class="readonly">{word}</div>' in root.get(url(model, "change", thing.pk)).text
    for state, found in ((told, [thing]), (stored, []), ("nothing", [thing])):
        answer = root.get(url(model, "changelist"), {"state": state})
        assert list(answer.context["cl"].queryset) == found, state
        assert (f'<td class="field-state_told">{word}</td>' in answer.text) == bool(found), state


def test_what_was_done_is_told_without_gender() -> None:
    said = gettext("The {name} “{obj}” was added successfully.")
    assert said.format(name="форма", obj="педагог – педагог") == "Добавлено: форма «педагог – педагог»."
