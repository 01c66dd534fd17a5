"""Whatever stands in the address of a list, the list opens; what it understands survives, on pages and in files."""

import pytest
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

UNKNOWN = "<b>?"


@pytest.mark.parametrize(
    "name", ["employees", "mentors", "mentees", "pairs", "orders", "programs", "regulations", "roadmaps"]
)
def test_unknown_values_are_left_out(signed_in, curator, pair, name):
    browser = signed_in(curator)
    usual = browser.get(reverse(name))
    asked = {field: UNKNOWN for field in usual.context["filter"].form.fields if field != "q"}
    ticked = {field for field, filled in usual.context["filter"].filters.items() if "Flag" in type(filled).__name__}
    answer = browser.get(
        reverse(name), {key: value for key, value in asked.items() if key not in ticked} | {"page": "x"}
    )
    assert list(answer.context["things"]) == list(usual.context["things"])
    assert UNKNOWN not in answer.text


def test_search_filters_and_sorting_survive_the_pages(signed_in, curator, kindergarten):
    for _ in range(30):
        make.employee(kindergarten, last_name="Рябова", post="логопед")
    answer = signed_in(curator).get(reverse("employees"), {"q": "рябова", "post": "логопед", "sort": "-name"})
    following = answer.text.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = signed_in(curator).get(reverse("employees") + following)
    people = [*answer.context["things"], *second.context["things"]]
    assert (len(people), len(set(people)), {person.last_name for person in people}) == (30, 30, {"Рябова"})
    assert "Найдено: 30 сотрудников" in answer.text


def test_a_page_beyond_the_last_shows_the_last(signed_in, curator):
    answer = signed_in(curator).get(reverse("employees"), {"page": "99"})
    assert list(answer.context["things"]) == [curator.employee]


def test_export_follows_search_and_sorting(signed_in, curator, kindergarten):
    for name in ("Ёлкина", "Лебедева-Строгова", "Ягодина"):
        make.employee(kindergarten, last_name=name)
    asked = {"q": "воспитатель мария", "sort": "-name", "export": "csv", "page": "2"}
    answer = signed_in(curator).get(reverse("employees"), asked)
    lines = answer.getvalue().decode("utf-8-sig").splitlines()
    people = ["Ягодина", "Синицына", "Лебедева-Строгова", "Ёлкина"]
    assert [line.split(";")[2] for line in lines] == ["фамилия", *people]
