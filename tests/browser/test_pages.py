"""Every role's pages over the demonstration: no console errors, nothing wider than the screen, axe finds nothing."""

import os
import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone

from documents.enums import OrderState
from documents.models import Order
from mentoring.enums import ConsentKind, PairState
from mentoring.models import ConsentText, Employee, Mentee, Mentor, Pair
from programs.enums import ProgramState, PublicationState, RowState
from programs.models import Plan, PlanRow, Program
from roadmap.models import Activity, Roadmap
from setup.demo import PASSWORD
from tests.browser.visitor import LARGE, SMALL, Visitor

pytestmark = pytest.mark.browser

HERE = "ds17"
WITHOUT_PAPERS = {"exclude": [["iframe"]]}
LISTS = ["desk", "pairs", "programs", "plan_rows", "orders", "roadmaps", "activities"]
OFFICE = [*LISTS, "employees", "mentors", "mentees", "consents", "consent_texts"]
ONE_SHEET = ["program", "program_note", "program_history"]
axe = Axe()


def person(last_name: str) -> Employee:
    return Employee.objects.get(organization__slug=HERE, last_name__startswith=last_name)


def pair_in(state: str) -> Pair:
    return biggest(Pair.objects.standing({state}, on=timezone.localdate()).filter(organization__slug=HERE), "members")


def program_in(state: str) -> Program:
    unpublished = Program.objects.exclude(publication=PublicationState.PUBLISHED)
    return biggest(unpublished.filter(pair__organization__slug=HERE, state=state), "plans__rows")


def order_in(state: str) -> Order:
    return biggest(Order.objects.filter(organization__slug=HERE, state=state), "lines")


def biggest(things: QuerySet[Any], parts: str) -> Any:
    """Return the one with the most parts: what is on its page is on those of the others too."""
    return things.annotate(size=Count(parts)).latest("size", "pk")


def addresses(*names: str, of: Any = None) -> list[str]:
    return [reverse(name, args=[of.pk] if of else []) for name in names]


def curator_pages() -> list[str]:
    draft, plan = program_in(ProgramState.DRAFT), Plan.objects.get(program=program_in(ProgramState.DRAFT))
    free, activity = person("Галиева"), Activity.objects.filter(stage__roadmap=roadmap())
    return [
        *addresses(*OFFICE, "employee_add", "pair_add", "order_add", "roadmap_add", "password_change"),
        *addresses("order_templates", "legal_grounds", "legal_ground_add"),
        reverse("order_add_kind", args=["event"]),
        reverse("order_template", args=["pairs"]),
        *addresses("accounts", "profile", "usersessions_list"),
        *addresses("employee_invite", of=person("Юренкова")),
        *addresses("account", "account_reissue", "account_rename", "account_disable", of=person("Галиева").account),
        f"{reverse('employees')}?q=иван&category=highest",
        *addresses("employee", "employee_edit", "case_forms", of=person("Дорошенко")),
        *addresses("mentor_take", "mentee_take", "consent_add", of=free),
        f"{reverse('consent_print')}?kind=publication",
        f"{reverse('consent_mark')}?kind=personal_data",
        *addresses("consent_scan", of=person("Дорошенко").consents.latest("pk")),
        *addresses("consent_text", "consent_text_edit", of=ConsentText.objects.earliest("pk")),
        *addresses("mentor", "mentor_edit", of=Mentor.objects.get(employee=person("Дорошенко"))),
        *addresses("mentor_leave", of=Mentor.objects.get(employee=person("Лебедева-Строгова"))),
        *addresses("mentee", "mentee_edit", of=Mentee.objects.get(employee=person("Савельева"))),
        *addresses(
            "consent_withdraw", of=person("Дорошенко").consents.filter(kind=ConsentKind.PUBLICATION).latest("pk")
        ),
        *addresses("pair", of=pair_in(PairState.ACTIVE)),
        *addresses("pair", "pair_basis", "pair_decline", of=pair_in(PairState.PROPOSED)),
        *addresses("pair", of=pair_in(PairState.PAUSED)),
        *addresses("order", "order_edit", "order_compose", "order_discard", of=order_in(OrderState.DRAFT)),
        *addresses("order_visas", of=order_in(OrderState.DRAFT)),
        *addresses("order", "order_readers", "order_readers_on_paper", of=order_in(OrderState.ACQUAINTANCE)),
        reverse("order_register"),
        *addresses(*ONE_SHEET, "program_note_edit", of=draft),
        *addresses("plan_library", of=plan),
        *addresses("row_edit", of=plan.rows.first()),
        *addresses("program", "program_complete", "program_change", of=program_in(ProgramState.RUNNING)),
        *addresses("program", of=program_in(ProgramState.CHANGED)),
        *addresses("program", "program_publish", of=program_in(ProgramState.COMPLETED)),
        *addresses("roadmap", of=roadmap()),
        *addresses("activity_done", "activity_drop", of=activity.filter(state="planned")[0]),
    ]


def mentor_pages() -> list[str]:
    program, row = own("Дорошенко")
    return [
        *addresses(*LISTS),
        *addresses("employee", of=person("Дорошенко")),
        *addresses("pair", of=program.pair),
        *addresses(*ONE_SHEET, of=program),
        *addresses("row_postpone", "row_drop", of=row),
        *addresses("order", of=program.pair.orders.get()),
        *addresses("roadmap", of=roadmap()),
    ]


def mentee_pages() -> list[str]:
    program, row = own("Дорошенко")
    return [
        *addresses(*LISTS),
        *addresses("employee", of=person("Савельева")),
        *addresses("pair", of=program.pair),
        *addresses(*ONE_SHEET, of=program),
        *addresses("row_done", of=row),
        *addresses("roadmap", of=roadmap()),
    ]


def head_pages() -> list[str]:
    return [
        *addresses(*OFFICE),
        *addresses("pair", "pair_complete", of=pair_in(PairState.ACTIVE)),
        *addresses("order", "order_sign", of=order_in(OrderState.DRAFT)),
        *addresses("order", of=order_in(OrderState.ACQUAINTANCE)),
        *addresses("acting_heads", "acting_head_add"),
        *addresses("program", of=program_in(ProgramState.RUNNING)),
        *addresses("roadmap", of=roadmap()),
    ]


def administrator_pages() -> list[str]:
    return [
        *addresses(*OFFICE, "employee_add", "accounts", "organization_security", "account_reauthenticate"),
        *addresses("account_roles", of=person("Корнилова").account),
        *addresses("employee", of=person("Дорошенко")),
        *addresses("admin:index", "admin:mentoring_employee_changelist", "admin:mentoring_organization_changelist"),
    ]


def public_pages() -> list[str]:
    return [
        *addresses("showcase", "login", "account_reset_password", "account_reset_password_done", "account_inactive"),
        reverse("showcase_organization", args=[HERE]),
        *addresses("showcase_result", of=Program.objects.public().get()),
        "/net-takoy-stranitsy/",
    ]


def own(mentor: str) -> tuple[Program, PlanRow]:
    """Return the mentor's running program and an open row of it."""
    program = Program.objects.get(pair__mentor__employee=person(mentor), state=ProgramState.RUNNING)
    return program, PlanRow.objects.filter(plan__program=program, state=RowState.PLANNED)[0]


def roadmap() -> Roadmap:
    return Roadmap.objects.get(organization__slug=HERE)


ROLES = {
    "ds-mentor": mentor_pages,
    "ds-mentee": mentee_pages,
    "ds-head": head_pages,
    "ds-admin": administrator_pages,
}


def look_at_all(visitor: Visitor, paths: list[str], known: set[str]) -> None:
    """Look at the pages; of a kind that another role has `known` `make soak` alone examines more than the width."""
    found = []
    for path in paths:
        found += look(visitor, path, examine="SOAK" in os.environ or kind(path) not in known)
        known.add(kind(path))
    assert not found, "\n".join(found)


def kind(path: str) -> str:
    return re.sub(r"\d+", "", path)


def look(visitor: Visitor, path: str, *, examine: bool) -> list[str]:
    """Say what is wrong with the page on a wide and on a narrow screen."""
    visitor.page.set_viewport_size(LARGE)
    visitor.open(path)
    found = [f"{path}: нет доступа"] if visitor.page.title().startswith("Нет доступа") else []
    found += [f"{path} {error}" for error in _wrong(visitor, examine=examine)]
    visitor.page.set_viewport_size(SMALL)
    return found + [f"{path} (360) {error}" for error in _wrong(visitor, examine=examine)]


def _wrong(visitor: Visitor, *, examine: bool) -> list[str]:
    excess = visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = [f"шире экрана на {excess}"] if excess > 0 else []
    if "/admin/" in visitor.page.url or not examine:
        return found
    violations = axe.run(visitor.page, context=WITHOUT_PAPERS).response["violations"]
    return found + [
        f"{violation['id']}: {node['target']} {node['html'][:120]}"
        for violation in violations
        for node in violation["nodes"]
    ]


def test_pages_of_the_curator(demo, visit):
    """The most pages by far: a test of its own, so that both take about as long."""
    visitor = visit()
    visitor.sign_in("ds-curator", PASSWORD)
    look_at_all(visitor, curator_pages(), set())


def test_pages_of_the_others(demo, visit, subtests):
    """One test, so that the demonstration is loaded once."""
    known = {kind(path) for path in curator_pages()}
    for username, pages in ROLES.items():
        visitor = visit()
        visitor.sign_in(username, PASSWORD)
        with subtests.test(username):
            look_at_all(visitor, pages(), known)
    visitor = visit()
    visitor.expected = ["404"]
    with subtests.test("без входа"):
        look_at_all(visitor, public_pages(), known)
