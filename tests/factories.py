"""Things of the domain with sensible values: a test names only what it is about."""

import datetime as dt
from functools import cache
from itertools import count
from typing import Any

from documents.models import Order, OrderTemplate, Regulation
from documents.press.outline import read_outline
from documents.services import acquaintance, signing
from documents.services import order as orders
from documents.services import regulation as regulations
from documents.services.order_template import load_common
from mentoring.enums import Bank, BasisKind, ConsentKind, MenteeCategory, Sex
from mentoring.enums.pair_change import ChangeKind, EndCause, EndInitiator
from mentoring.models import (
    ActingHead,
    Clearance,
    Consent,
    ConsentText,
    Deficit,
    Direction,
    Employee,
    Mentee,
    Mentor,
    MentoringForm,
    MentoringKind,
    Organization,
    Pair,
    PairChange,
    Questionnaire,
    User,
)
from mentoring.services import bank
from mentoring.services import pair as pairs
from mentoring.services import pair_change as pair_changes
from mentoring.services import questionnaire as questionnaires
from mentoring.services.account import open_account
from programs.models import Plan, PlanLayout, PlanRow, Program
from programs.services import layout as layouts
from programs.services import program as programs
from setup.reference import REFERENCE, read

TODAY = dt.date(2026, 11, 20)
YESTERDAY = TODAY - dt.timedelta(days=1)
AT = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
SUPPLEMENT: dict[str, Any] = {
    "basis_kind": BasisKind.SUPPLEMENT,
    "basis_number": "5",
    "basis_date": dt.date(2026, 5, 1),
}
LETTERS = "абвгдежзиклмнопрст"
numbers = count(1)


def organization(slug: str = "ds17", **given: object) -> Organization:
    values = {
        "full_name": f"Детский сад {slug}",
        "short_name": f"МБДОУ «Детский сад {slug}»",
        "slug": slug,
        "city": "г. Североречинск",
    }
    return Organization.objects.create(**{**values, **given})


def employee(organization: Organization, **given: object) -> Employee:
    number = next(numbers)
    letters = LETTERS[number % len(LETTERS)] + LETTERS[number // len(LETTERS) % len(LETTERS)]
    values = {
        "last_name": f"Иванова{letters}",
        "first_name": "Мария",
        "middle_name": "Петровна",
        "sex": Sex.FEMALE,
        "post": "воспитатель",
    }
    return Employee.objects.create(organization=organization, **{**values, **given})


def account(person: Employee, *roles: str, username: str = "") -> User:
    return open_account(person, username=username or f"user{next(numbers)}", password=None, roles=roles)


def acting_head(person: Employee, **given: object) -> ActingHead:
    """Acts for the head from yesterday till tomorrow."""
    day = dt.timedelta(days=1)
    values = {"starts_on": TODAY - day, "ends_on": TODAY + day, "basis": "Приказ № 5-К от 18.11.2026"}
    return ActingHead.objects.create(employee=person, **{**values, **given})


def direction() -> Direction:
    return Direction.objects.get_or_create(code="methodical", defaults={"title": "методическое"})[0]


def deficit(title: str = "Организация утреннего круга") -> Deficit:
    return Deficit.objects.get_or_create(title=title, defaults={"code": f"d{next(numbers)}", "direction": direction()})[
        0
    ]


def form() -> MentoringForm:
    return MentoringForm.objects.get_or_create(code="teacher-teacher", defaults={"title": "педагог – педагог"})[0]


def clearance(code: str = "medical", title: str = "медицинское заключение", **given: Any) -> Clearance:
    return Clearance.objects.get_or_create(code=code, defaults={"title": title, **given})[0]


def kind() -> MentoringKind:
    return MentoringKind.objects.get_or_create(code="traditional", defaults={"title": "традиционное"})[0]


def mentor(person: Employee, by: User, *, load_limit: int = 2) -> Mentor:
    return bank.take_mentor(person, load_limit=load_limit, by=by, at=AT)


def mentee(person: Employee, by: User) -> Mentee:
    record = Mentee(employee=person, category=MenteeCategory.YOUNG, direction=direction())
    return bank.take_mentee(record, deficits=[deficit()], by=by, at=AT)


def consent(person: Employee, kind: str = ConsentKind.MENTORING, **given: object) -> Consent:
    values = {"signed_on": dt.date(2026, 9, 1)}
    return Consent.objects.create(employee=person, kind=kind, **{**values, **given})


def consent_text(organization: Organization | None, kind: str = ConsentKind.MENTORING, **given: object) -> ConsentText:
    values = {"number": 1, "text": "Я, {сотрудник}, согласие даю.", "made_at": AT}
    return ConsentText.objects.create(organization=organization, kind=kind, **{**values, **given})


def proposed_pair(mentor: Mentor, *mentees: Mentee, **given: object) -> Pair:
    values = {"starts_on": dt.date(2026, 9, 14), "ends_on": dt.date(2027, 5, 28)}
    pair = Pair(mentor=mentor, **{**values, **given})
    return pairs.propose(pair, mentees=mentees, forms=[form()], kinds=[kind()], by=None, at=AT)


def checked_pair(mentor: Mentor, *mentees: Mentee, by: User, **given: object) -> Pair:
    """Agreed under everybody's own login, checked by the curator, with consent and basis."""
    pair = proposed_pair(mentor, *mentees, **{**SUPPLEMENT, **given})
    for person in (mentor.employee, *(mentee.employee for mentee in mentees)):
        user = User.objects.filter(employee=person).first() or account(person)
        pairs.confirm(pair, by=user, at=AT)
    pairs.check(pair, by=by, at=AT)
    if not mentor.employee.consents.filter(kind=ConsentKind.MENTORING).exists():
        consent(mentor.employee)
    order_template("pairs")
    pair.refresh_from_db()
    return pair


def change(pair: Pair, kind: ChangeKind, *, by: User, mentor: Mentor | None = None, **given: Any) -> PairChange:
    """Prepared, and ready at once where nobody has to agree."""
    values: dict[str, Any] = {"effective_on": dt.date(2026, 12, 1), "why": "Так решили вместе"}
    if kind == ChangeKind.PROLONG:
        values["new_ends_on"] = dt.date(2027, 6, 30)
    if kind == ChangeKind.END:
        values |= {"initiator": EndInitiator.CURATOR, "cause": EndCause.TRANSFER, "notice_on": TODAY}
    forms = [form()] if kind == ChangeKind.TERMS else []
    prepared = PairChange(pair=pair, kind=kind, **{**values, **given})
    return pair_changes.prepare(prepared, mentor=mentor, forms=forms, by=by, at=AT)


def done_change(change: PairChange, *, by: User, on: dt.date = TODAY) -> PairChange:
    """Carried out, as an order does it."""
    pair_changes.take_into_draft(change, by=by, at=AT)
    pair_changes.carry_out(change, on=on, by=by, at=AT, why="Приказ")
    return PairChange.objects.get(pk=change.pk)


def replacement(pair: Pair, newcomer: Mentor, curator: User) -> PairChange:
    """A replacement whose new pair is checked."""
    found = change(pair, ChangeKind.REPLACE, by=curator, mentor=newcomer)
    successor = found.successor
    assert successor
    Pair.objects.filter(pk=successor.pk).update(**SUPPLEMENT)
    for person in (newcomer.employee, *(mentee.employee for mentee in pair.current_mentees)):
        user = User.objects.filter(employee=person).first() or account(person)
        pairs.confirm(successor, by=user, at=AT)
    pairs.check(successor, by=curator, at=AT)
    found.refresh_from_db()
    return found


def ended_pair(pair: Pair, *, by: User, **given: Any) -> Pair:
    """Ended early, as an order does it."""
    days = {"notice_on": YESTERDAY, "effective_on": YESTERDAY}
    done_change(change(pair, ChangeKind.END, by=by, **{**days, **given}), by=by)
    pair.refresh_from_db()
    return pair


def draft_order(*found: Pair, by: User) -> Order:
    order_template("pairs")
    return orders.draft(found[0].organization, kind="pairs", rows=found, by=by, at=AT, today=TODAY)


@cache
def order_wording(kind: str) -> dict[str, Any]:
    return read(REFERENCE / "order_templates" / f"{kind}.yaml")


def order_template(kind: str) -> OrderTemplate:
    """Return the common template of the kind, loaded from the reference data where it is not there yet."""
    there = OrderTemplate.objects.filter(organization=None, kind=kind).first()
    return there or load_common(kind, order_wording(kind))


def signed_order(order: Order, *, by: User, number: str = "1-ОД", signed_on: dt.date = TODAY) -> Order:
    assert by.employee
    given: dict[str, Any] = {"number": number, "signed_on": signed_on, "anyway": True}
    return signing.sign(order, signatory=by.employee, by=by, at=AT, **given)


REGULATION_TEXT = (
    "1. Общие положения\n1.1. Положение определяет порядок наставничества.\n1.2. Стороны:\n– наставник;\n– куратор."
)


def regulation(organization: Organization, *, by: User, title: str = "Положение о наставничестве") -> Regulation:
    """A draft, whole enough to be approved."""
    made = regulations.create(organization, title=title, from_sample=False, by=by, at=AT)
    return regulations.write(made, title=title, outline=read_outline(REGULATION_TEXT), by=by)


def approved_regulation(draft: Regulation, *, by: User, on: dt.date = TODAY, **given: Any) -> Regulation:
    """Approved by the head's stamp."""
    regulations.approve(draft, on=on, by=by, at=AT, **given)
    return Regulation.objects.get(pk=draft.pk)


def read_by_all(order: Order, *, by: User) -> None:
    people = [reader.employee for reader in order.acquaintances.all()]
    acquaintance.mark_on_paper(order, employees=people, on=TODAY, by=by, at=AT)


def layout() -> PlanLayout:
    columns = [
        {"field": "deficit", "title": "Дефициты", "width": 30},
        {"field": "mentee_activity", "title": "Деятельность наставляемого", "width": 50},
        {"field": "term", "title": "Сроки", "width": 20},
    ]
    return PlanLayout.objects.get_or_create(
        code="six-columns", defaults={"title": "Шесть колонок", "plan_title": "План мероприятий", "columns": columns}
    )[0]


def own_layout(organization: Organization) -> PlanLayout:
    """A form of plans that the organization has made of the common one."""
    common = layout()
    common.title = "Своя форма"
    return layouts.save_own(common, organization=organization)


def written_program(pair: Pair) -> Program:
    """A draft with a note and a row: whole enough to be offered."""
    program = programs.start(pair, title="Утренний круг", layout=layout(), from_deficits=True, at=AT)
    Program.objects.filter(pk=program.pk).update(goal="Освоить утренний круг", tasks="Провести десять кругов")
    program.refresh_from_db()
    return program


def running_program(pair: Pair, *, mentees: list[User], curator: User, head: User) -> Program:
    program = written_program(pair)
    programs.offer(program, at=AT)
    for user in mentees:
        programs.acknowledge(program, by=user, at=AT)
    programs.check(program, by=curator, at=AT)
    programs.approve(program, on=TODAY, by=head, at=AT)
    program.refresh_from_db()
    return program


def row_of(program: Program) -> PlanRow:
    return PlanRow.objects.filter(plan__program=program).first() or add_row(program)


def add_row(program: Program, **given: object) -> PlanRow:
    return PlanRow.objects.create(plan=Plan.objects.get(program=program), **given)


def questionnaire(
    person: Employee, by: User, bank: Bank = Bank.MENTORS, answers: dict[str, Any] | None = None
) -> Questionnaire:
    """Asked by the curator; with answers also filled, by the person where there is an account."""
    thing = questionnaires.ask(person, bank=bank, by=by, at=AT)
    if not answers:
        return thing
    own = User.objects.filter(employee=person).first()
    return questionnaires.submit(thing, answers=answers, by=own or by, at=AT)
