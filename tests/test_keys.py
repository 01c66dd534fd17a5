"""Keys that no table can hold, such as a broken browser or a prober sends: a wrong choice, never a failure."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from mentoring.models import Employee, Mentor, Organization, Questionnaire, User
from mentoring.views.list_page import ListPage
from tests import factories as make
from tests.pages import everything, filled

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

APPS = ("mentoring", "documents", "programs", "roadmap")
LONG = ["9" * 30, "9" * 5000, "-" + "9" * 30]


def below(kind: Any) -> Iterator[Any]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def lists(patterns: list[Any]) -> Iterator[str]:
    """Yield the names of the addresses of lists; looking for them imports all forms as well."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from lists(pattern.url_patterns)
        elif issubclass(getattr(pattern.callback, "view_class", object), ListPage):
            yield pattern.name


def key_fields() -> dict[str, Any]:
    """Return every field that takes keys from a browser, by its form and name; the admin builds its own anew."""
    return {
        f"{form.__module__}.{form.__qualname__}.{name}": field
        for form in below(forms.BaseForm)
        if form.__module__.startswith(APPS) and ".admin." not in form.__module__
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.ModelChoiceField)
    }


LISTS = sorted(set(lists(get_resolver().url_patterns)))
KEY_FIELDS = key_fields()


def test_the_walk_finds_fields() -> None:
    kinds = {type(field).__name__ for field in KEY_FIELDS.values()}
    assert kinds > {"KeysField", "MentorChoice", "MenteeChoice", "PeopleField", "SourceField"}
    assert (len(KEY_FIELDS) > 20, len(LISTS)) == (True, 15)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(KEY_FIELDS))
def test_a_key_too_long_is_a_wrong_choice(name: str) -> None:
    field = copy.deepcopy(KEY_FIELDS[name])
    field.queryset = field.queryset.model._default_manager.all()  # an empty one would not ask the database
    for key in LONG:
        with pytest.raises(ValidationError) as said:
            field.clean([key] if isinstance(field, forms.ModelMultipleChoiceField) else key)
        assert [error.code for error in said.value.error_list] == ["invalid_choice"]


@pytest.fixture
def newcomer(kindergarten: Organization) -> Employee:
    return make.employee(kindergarten)


@pytest.fixture
def asked(newcomer: Employee, curator: User) -> Questionnaire:
    return make.questionnaire(newcomer, curator)


def typed(answer: Any) -> dict[str, Any]:
    """Return what the page would send back, with the points of an order."""
    form = answer.context["form"]
    rows = [*form.points, form.new_point] if hasattr(form, "points") else []
    return filled(answer) | {bound.html_name: bound.value() or "" for row in rows for bound in row}


@pytest.mark.parametrize(
    ("name", "thing", "by", "field"),
    [
        ("mentor_take", "newcomer", "curator", "forms"),
        ("mentor_edit", "mentor", "curator", "strengths"),
        ("mentee_edit", "mentee", "curator", "deficit_1"),
        ("mentee_edit", "mentee", "curator", "direction"),
        ("bank_check", "", "curator", "mentors"),
        ("questionnaires_ask", "", "curator", "people"),
        ("questionnaire_fill", "asked", "curator", "kinds"),
        ("pair_add", "", "curator", "mentor"),
        ("pair_add", "", "curator", "mentees"),
        ("order_edit", "order", "curator", "new-responsible"),
        ("program_note_edit", "program", "mentor_user", "directions"),
        ("roadmap_add", "", "curator", "source"),
    ],
)
def test_the_page_tells_it(
    signed_in: Any, request: pytest.FixtureRequest, name: str, thing: str, by: str, field: str
) -> None:
    browser = signed_in(request.getfixturevalue(by))
    url = reverse(name, args=[request.getfixturevalue(thing).pk] if thing else [])
    given, before = typed(browser.get(url)), everything()
    found = [browser.post(url, given | {field: key}).status_code for key in LONG]
    assert (found, everything()) == ([422] * len(LONG), before)


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("field", ["strengths", "forms", "kinds"])
def test_the_admin_tells_it(client: Client, mentor: Mentor, field: str) -> None:
    client.force_login(User.objects.create_superuser("root"))
    url = reverse("admin:mentoring_mentor_change", args=[mentor.pk])
    answers = [client.post(url, {field: key}) for key in LONG]
    assert [field in answer.context["adminform"].form.errors for answer in answers] == [True] * len(LONG)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_leaves_it_out(signed_in: Any, mentor: Mentor, administrator: User, curator: User, name: str) -> None:
    browser, url = signed_in(administrator if name in {"accounts", "access_journal"} else curator), reverse(name)
    asked = [*browser.get(url).context["filter"].filters, "page"]
    found = {(each, key[:3]): browser.get(url, {each: key}).status_code for each in asked for key in LONG}
    assert found == dict.fromkeys(found, 200)
