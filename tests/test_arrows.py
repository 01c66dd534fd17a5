"""Strings are arrows too: an app names nothing of the apps above it, as it imports nothing of them."""

from pathlib import Path

import pytest

from tests.arrows import above, arrows_up, in_code, in_template, names_of, pages_of

APPS = ("mentoring", "documents", "programs", "roadmap")
HIGHER = names_of(above("mentoring"))
KEPT = {
    # What a line of an order may be about: rows in the database say so, and a constraint knows the others. No code of
    # documents asks for this one; the kind of orders that programs declare does.
    "documents/enums.py: program",
}
"""What only looks like an arrow."""


@pytest.mark.parametrize("app", APPS)
def test_no_app_names_what_is_above_it(app: str) -> None:
    assert [arrow for arrow in arrows_up(app) if arrow not in KEPT] == []


def test_nothing_is_kept_in_vain() -> None:
    assert {arrow for app in APPS for arrow in arrows_up(app)} >= KEPT


def test_what_is_above() -> None:
    assert above("roadmap") == {"programs", "showcase", "desk", "setup"}
    assert {"order_add_kind", "program_add", "desk", "showcase_organization"} <= HIGHER.addresses
    assert {"orders", "order_lines", "program", "case_forms", "roadmaps"} <= HIGHER.relations
    assert HIGHER.libraries == {"papers", "signatures"}
    assert HIGHER.kinds == frozenset()
    assert names_of(above("documents")).kinds == {"programs", "system", "roadmap"}


@pytest.mark.parametrize(
    "code",
    [
        'reverse("order_add_kind", args=["pairs"])',
        'back_name = "desk"',
        'getattr(pair, "program", None)',
        'user.has_perm("documents.correct_cases", thing)',
        'template_name = "documents/order_detail.html"',
        'ForeignKey("programs.Program")',
        "pair.orders.all()",
        "Pair.objects.filter(order_lines__order=order)",
        'found.order_by("-order_lines__position")',
        'reverse(f"{bank}_questionnaire_blank_{kind}")',
    ],
)
def test_arrows_in_code_are_found(code: str) -> None:
    assert len(list(in_code(code, HIGHER))) == 1


def test_kinds_of_orders_are_arrows_for_those_who_know_kinds() -> None:
    code = 'OrderKind(code="edition", annex_of="system")'
    assert list(in_code(code, names_of(above("documents")))) == ["system"]
    assert list(in_code(code, HIGHER)) == []


def test_the_pages_in_no_folder_are_those_of_the_lowest() -> None:
    pages = pages_of("mentoring")
    assert {Path("templates/app.html"), Path("templates/404.html")} <= set(pages)
    assert Path("templates/app.html") not in pages_of("documents")


@pytest.mark.parametrize(
    "code",
    [
        '"""The orders of a pair: documents.orders."""',
        'reverse("pair", args=[pair.pk])',
        'reverse(f"{bank}_questionnaire_ask")',
        "from documents import orders",
        'title = "Открыть program."',
        "thing.orders_word",
    ],
)
def test_other_code_is_passed_over(code: str) -> None:
    assert list(in_code(code, HIGHER)) == []


@pytest.mark.parametrize(
    "page",
    [
        "{% url 'case_forms' thing.pk %}",
        '{% include "programs/_plan.html" %}',
        "{{ thing.program.get_absolute_url }}",
        "{% if perms.documents.draft_order %}",
        "{% for order in pair.orders.all %}",
        "{% load papers russian %}",
    ],
)
def test_arrows_in_templates_are_found(page: str) -> None:
    assert len(list(in_template(page, HIGHER))) == 1


@pytest.mark.parametrize(
    "page",
    [
        "{# Context: orders, thing.orders #}",
        "{% comment %}As in documents/order_detail.html: thing.program{% endcomment %}",
        "{% url 'pair' thing.pk %} {{ orders }} <p>pair.orders</p>",
        "{% if perms.mentoring.view_office %}",
        "{% load russian panels %}",
    ],
)
def test_other_templates_are_passed_over(page: str) -> None:
    assert list(in_template(page, HIGHER)) == []
