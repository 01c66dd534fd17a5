"""A kindergarten with thirty of everything that a desk can tell of, written straight into the tables."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from simple_history.utils import bulk_create_with_history

from documents.enums import LineSubject, OrderState, VisaState
from documents.models import Acquaintance, Order, OrderLine, OrderPoint, Visa
from mentoring.enums import (
    PAIR_LIVING,
    Bank,
    BasisKind,
    ConsentKind,
    CouncilOpinion,
    MenteeCategory,
    MenteeState,
    MentorState,
    PairState,
    QuestionnaireState,
    Sex,
)
from mentoring.enums.pair_change import ChangeKind, ChangeState, EndCause, EndInitiator, RequestKind, RequestState
from mentoring.models import (
    ActingHead,
    Agreement,
    Consent,
    Curator,
    Employee,
    MeetingGuest,
    Mentee,
    Mentor,
    Organization,
    Pair,
    PairChange,
    PairMentee,
    PairPause,
    PairRequest,
    Questionnaire,
    StateChange,
)
from programs.enums import ProgramState, RowState
from programs.models import ApprovedVersion, Plan, PlanRow, Program
from tests import factories as make
from tests.desk.crowd_of_year import roadmaps, sessions

MANY = 30
TODAY, AT = make.TODAY, make.AT
SOON, AGO = TODAY + dt.timedelta(days=10), TODAY - dt.timedelta(days=10)
COUNCIL: dict[str, Any] = {"council_opinion": CouncilOpinion.SUPPORTS, "council_protocol": "1", "council_on": AGO}
ENDING = {"kind": ChangeKind.END, "initiator": EndInitiator.MENTOR, "cause": EndCause.REFUSAL, "notice_on": AGO}


@dataclass(frozen=True)
class Crowd:
    """The one mentor and the one mentee have thirty of all that concerns them; the others are strangers to both."""

    organization: Organization
    mentor: Mentor
    mentee: Mentee

    def gather(self) -> None:
        Organization.objects.filter(pk=self.organization.pk).update(has_council=True)
        Mentor.objects.filter(pk=self.mentor.pk).update(away_until=TODAY + dt.timedelta(days=60))
        self.staff()
        self.forming_pairs()
        self.changes()
        self.programs()
        self.orders()
        roadmaps(self.organization)
        sessions(self.organization)
        self.posts()

    def moved(self, things: list[Any], state: str) -> None:
        """Write into the log that the things moved into the state."""
        StateChange.objects.bulk_create(StateChange(thing=thing, to_state=state, at=AT) for thing in things)

    def people(self) -> list[Employee]:
        return Employee.objects.bulk_create(
            Employee(
                organization=self.organization,
                last_name="Белова",
                first_name="Анна",
                sex=Sex.FEMALE,
                post="воспитатель",
                search=f" белова {number}",
            )
            for number in range(MANY)
        )

    def staff(self) -> None:
        data = ConsentKind.PERSONAL_DATA
        for given in ({"valid_until": SOON}, {"withdrawn_on": TODAY}):
            Consent.objects.bulk_create(
                Consent(employee=person, kind=data, signed_on=AGO, **given) for person in self.people()
            )
        Questionnaire.objects.bulk_create(
            Questionnaire(
                employee=person,
                bank=Bank.MENTORS,
                state=QuestionnaireState.SUBMITTED,
                made_on=AGO,
                answered_on=TODAY,
            )
            for person in self.people()
        )
        Questionnaire.objects.create(employee=self.mentor.employee, bank=Bank.MENTORS, made_on=AGO)
        MeetingGuest.objects.create(employee=self.mentor.employee, side=Bank.MENTORS, met_on=AGO, answer_by=TODAY)
        last_checked = TODAY.replace(year=TODAY.year - 2)
        self.mentees(state=MenteeState.SEARCHING, next_check_on=TODAY, searching_since=AGO, checked_on=last_checked)

    def mentors(self) -> list[Mentor]:
        return Mentor.objects.bulk_create(
            Mentor(employee=person, state=MentorState.LISTED, checked_on=TODAY) for person in self.people()
        )

    def mentees(self, **given: Any) -> list[Mentee]:
        values = {"state": MenteeState.SEARCHING, "category": MenteeCategory.YOUNG, "direction": make.direction()}
        return Mentee.objects.bulk_create(Mentee(employee=person, **{**values, **given}) for person in self.people())

    def pairs(
        self, state: PairState, *, mentor: Mentor | None = None, mentee: Mentee | None = None, **given: Any
    ) -> list[Pair]:
        """Make thirty pairs; who is not named is somebody else in each."""
        consent = Consent.objects.get_or_create(
            employee=self.mentor.employee, kind=ConsentKind.MENTORING, defaults={"signed_on": AGO}
        )[0]
        values = {
            "organization": self.organization,
            "state": state,
            "starts_on": dt.date(2026, 9, 14),
            "ends_on": dt.date(2027, 5, 28),
            **({"mentor_confirmed_at": AT} if state != PairState.PROPOSED else {}),
            **({"consent": consent, "in_force_from": AGO} if state in PAIR_LIVING else {}),
            **given,
        }
        mentors = [mentor] * MANY if mentor else self.mentors()
        pairs = Pair.objects.bulk_create(Pair(mentor=each, **values) for each in mentors)
        self.moved(pairs, state)
        mentees = [mentee] * MANY if mentee else self.mentees()
        PairMentee.objects.bulk_create(
            PairMentee(pair=pair, mentor=pair.mentor, mentee=each) for pair, each in zip(pairs, mentees, strict=True)
        )
        return pairs

    def forming_pairs(self) -> None:
        self.pairs(PairState.PROPOSED, mentor=self.mentor)
        self.pairs(PairState.PROPOSED, mentee=self.mentee)
        self.pairs(PairState.AGREED)
        self.pairs(PairState.AGREED, **COUNCIL)
        for pair in self.pairs(PairState.CHECKED):
            Employee.objects.filter(pk=pair.mentor_id).update(home_organization="Педагогический колледж")
        make.clearance()

    def changes(self) -> None:
        for pairs in (
            self.pairs(PairState.ACTIVE, mentor=self.mentor),
            self.pairs(PairState.ACTIVE, mentee=self.mentee),
        ):
            self.changed(pairs, kind=ChangeKind.PROLONG, new_ends_on=SOON)
        ready = {"state": ChangeState.READY}
        self.changed(self.pairs(PairState.ACTIVE), kind=ChangeKind.PROLONG, new_ends_on=SOON, **ready)
        self.changed(self.pairs(PairState.ACTIVE), **ENDING, **ready, effective_on=AGO)
        self.changed(self.pairs(PairState.ACTIVE), **ENDING, earliest_on=SOON)
        successors = self.pairs(PairState.DECLINED)
        PairChange.objects.bulk_create(
            PairChange(pair=pair, kind=ChangeKind.REPLACE, why="Так решили", effective_on=SOON, successor=successor)
            for pair, successor in zip(self.pairs(PairState.ACTIVE), successors, strict=True)
        )
        self.ordered()
        PairPause.objects.bulk_create(
            PairPause(pair=pair, starts_on=AGO) for pair in self.pairs(PairState.ACTIVE, mentor=self.mentor)
        )
        self.pairs(PairState.ACTIVE, ends_on=SOON)
        self.pairs(PairState.ACTIVE, ends_on=AGO)

    def ordered(self) -> None:
        """Let a signed order prolong thirty pairs whose programs and bases are older."""
        pairs = self.pairs(PairState.ACTIVE, mentor=self.mentor, basis_kind=BasisKind.SUPPLEMENT, basis_date=AGO)
        programs = Program.objects.bulk_create(
            Program(pair=pair, state=ProgramState.APPROVED, starts_on=AGO, ends_on=SOON) for pair in pairs
        )
        ApprovedVersion.objects.bulk_create(
            ApprovedVersion(program=program, number=1, approved_on=AGO, pdf=b"%PDF-") for program in programs
        )
        order = Order.objects.create(
            organization=self.organization,
            kind="prolongation",
            heading="О продлении",
            state=OrderState.SIGNED,
            number="1-продление",
            signed_on=TODAY,
            year=TODAY.year,
            signatory=self.mentor.employee,
        )
        done = {"kind": ChangeKind.PROLONG, "new_ends_on": SOON, "state": ChangeState.DONE}
        self.changed(pairs, **done)
        OrderLine.objects.bulk_create(
            OrderLine(order=order, pair=change.pair, change=change, about=LineSubject.CHANGE)
            for change in PairChange.objects.filter(pair__in=[pair.pk for pair in pairs])
        )

    def changed(self, pairs: list[Pair], **given: Any) -> None:
        values = {"why": "Так решили", "effective_on": SOON, **given}
        changes = PairChange.objects.bulk_create(PairChange(pair=pair, **values) for pair in pairs)
        self.moved(changes, changes[0].state)

    def programs(self) -> None:
        """Write thirty programs of the mentor with the mentee in each state that waits for somebody."""
        for state, offered_at in (
            (ProgramState.DRAFT, None),
            (ProgramState.DRAFT, AT),
            (ProgramState.ACKNOWLEDGED, AT),
            (ProgramState.CHECKED, AT),
            (ProgramState.RUNNING, AT),
        ):
            pairs = self.pairs(PairState.ACTIVE, mentor=self.mentor, mentee=self.mentee)
            programs = Program.objects.bulk_create(
                Program(pair=pair, state=state, offered_at=offered_at, starts_on=AGO, ends_on=TODAY.replace(year=2027))
                for pair in pairs
            )
            self.moved(programs, state)
        self.rows(programs)
        self.papers(pairs)

    def rows(self, programs: list[Program]) -> None:
        layout = make.layout()
        plans = Plan.objects.bulk_create(Plan(program=program, layout=layout, title="План") for program in programs)
        waiting = ((RowState.PLANNED, AGO), (RowState.PLANNED, TODAY), (RowState.DONE, TODAY))
        PlanRow.objects.bulk_create(
            PlanRow(plan=plan, task="Утренний круг", state=state, due_on=due_on)
            for plan in plans
            for state, due_on in waiting
        )
        self.moved(list(PlanRow.objects.filter(state=RowState.DONE)), RowState.DONE)

    def papers(self, pairs: list[Pair]) -> None:
        """Begin an agreement for each pair, and let the mentor ask for something in each state."""
        members = PairMentee.objects.filter(pair__in=[pair.pk for pair in pairs])
        bulk_create_with_history([Agreement(member=member) for member in members], Agreement, default_date=AT)
        for kind, state in (
            (RequestKind.AMEND, RequestState.SENT),
            (RequestKind.HELP, RequestState.SENT),
            (RequestKind.RESIGN, RequestState.SUPPORTED),
            (RequestKind.REPLACE, RequestState.GRANTED),
        ):
            requests = PairRequest.objects.bulk_create(
                PairRequest(pair=pair, sender=self.mentor.employee, kind=kind, state=state, text="Прошу", sent_on=TODAY)
                for pair in pairs
            )
        self.moved(requests, state)

    def orders(self) -> None:
        person = self.mentor.employee
        Visa.objects.bulk_create(Visa(order=order, employee=person) for order in self.drafted(OrderState.VISAS))
        Visa.objects.bulk_create(
            Visa(order=order, employee=person, state=VisaState.OBJECTED) for order in self.drafted(OrderState.DRAFT)
        )
        self.drafted(OrderState.DRAFT)
        self.drafted(OrderState.DRAFT, tells_of=f"\nname {person.pk} Прежняя Мария Петровна\n")
        signed = Order.objects.bulk_create(
            Order(
                organization=self.organization,
                kind="pairs",
                heading="О закреплении",
                state=OrderState.SIGNED,
                number=str(number),
                signed_on=AGO,
                year=AGO.year,
                signatory=person,
            )
            for number in range(MANY)
        )
        Acquaintance.objects.bulk_create(Acquaintance(order=order, employee=person) for order in signed)
        OrderPoint.objects.bulk_create(
            OrderPoint(order=order, position=1, text="Обновить план.", deadline=day, responsible=person)
            for order in signed
            for day in (TODAY, AGO)
        )

    def drafted(self, state: OrderState, **also: str) -> list[Order]:
        given = {"organization": self.organization, "kind": "pairs", "heading": "О закреплении", "state": state, **also}
        orders = Order.objects.bulk_create(Order(**given) for _ in range(MANY))
        self.moved(orders, state)
        return orders

    def posts(self) -> None:
        """Appoint curators of days to come, who have no account yet; and let others be said to act for the head."""
        Curator.objects.bulk_create(Curator(employee=person, starts_on=SOON) for person in self.people())
        ActingHead.objects.bulk_create(
            ActingHead(employee=person, starts_on=SOON, ends_on=SOON, basis="Приказ № 1", is_confirmed=False)
            for person in self.people()
        )
