"""Plays the school years of fixtures/demo through the services, as their people would have done it."""

import datetime as dt
from collections.abc import Sequence
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from documents.models import Order
from documents.services import acquaintance, signing
from documents.services import order as orders
from mentoring.enums import ConsentKind, MenteeState, MentorState, PairState, Role
from mentoring.enums.pair_change import ChangeKind
from mentoring.models import (
    Clearance,
    Curator,
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
    Training,
    User,
)
from mentoring.models.consent import BANS
from mentoring.services import bank, pair_answers
from mentoring.services import clearance as clearances
from mentoring.services import consent as consents
from mentoring.services import pair as pairs
from mentoring.services import pair_change as pair_changes
from mentoring.services.account import open_account
from setup.demo_bodies import begin_bodies, play_sessions, proposed
from setup.demo_orders import finish_points, part_of, play_orders
from setup.demo_pair_papers import play_pair_papers
from setup.demo_programs import ProgramPlayer
from setup.demo_questionnaires import play_questionnaires
from setup.demo_regulation import play_edition, play_regulation
from setup.demo_roadmap import play_roadmap
from setup.demo_signatures import play_signature
from setup.reference import read

DEMO = settings.BASE_DIR / "fixtures" / "demo"
PASSWORD = "demo"  # noqa: S105 - known to everybody: the demonstration holds invented people only
SIGNED_STATES = {PairState.ACTIVE, PairState.PAUSED, PairState.COMPLETED, PairState.TERMINATED}
WEEK = dt.timedelta(days=7)
READ_IN = dt.timedelta(days=3)  # after this time all have read an order
LAST_DAY = dt.date(2027, 4, 30)  # later days are played as this one: after it the terms of pairs are over


@transaction.atomic
def load_demo(today: dt.date) -> None:
    """Load both organizations; the caller sees to it that the database is empty."""
    for name in ("kindergarten", "school"):
        Player(read(DEMO / f"{name}.yaml"), min(today, LAST_DAY)).play()
    User.objects.update(password=make_password(PASSWORD), last_login=timezone.now())


class Player:
    """One organization: `data` is its fixture. Dates after `today` are played as of today."""

    def __init__(self, data: dict[str, Any], today: dt.date) -> None:
        self.data, self.today = data, today
        self.employees: dict[str, Employee] = {}
        self.users: dict[int, User] = {}
        self.pairs: dict[str, Pair] = {}

    def play(self) -> None:
        self.organization = Organization.objects.create(**self.data["organization"])
        self.zone = ZoneInfo(self.organization.time_zone)
        self._people()
        self._banks()
        self._consents()
        begin_bodies(self)
        play_regulation(self)
        programs = ProgramPlayer(self)
        for order in self.data["orders"]:
            self._order(order)
            programs.play(order["pairs"])
            self._endings(order["pairs"])
        self._unordered()
        play_pair_papers(self)
        play_questionnaires(self)
        play_roadmap(self)
        play_orders(self)
        play_edition(self)
        play_sessions(self)
        finish_points(self)
        self._begin_council()

    def _begin_council(self) -> None:
        """The council hears the pairs to come: those in force were made before it."""
        self.organization.has_council = "council" in self.data
        self.organization.save(update_fields=["has_council"])

    def at(self, day: dt.date, hour: int = 10) -> dt.datetime:
        """Return that hour of the day, or of today where the day is still to come."""
        return dt.datetime.combine(min(day, self.today), dt.time(hour), self.zone)

    def user_with(self, role: Role) -> User:
        user: User = User.objects.get(organization=self.organization, grants__role=role)
        return user

    def _people(self) -> None:
        start = self.at(self.data["curator"]["starts_on"], 9)
        for person in self.data["employees"]:
            key, shown = person.pop("key"), person.pop("clearances", {})
            employee = Employee(organization=self.organization, **person)
            employee._history_date = start  # type: ignore[attr-defined]  # noqa: SLF001 – how simple-history is told
            employee.save()
            self.employees[key] = employee
            if shown:
                asked = Clearance.objects.get_by_natural_key
                clearances.show(employee, {asked(code): (day, None) for code, day in shown.items()})
        for account in self.data["accounts"]:
            employee = self.employees[account["employee"]]
            self.users[employee.pk] = open_account(
                employee, username=account["username"], password=None, roles=account["roles"]
            )
        self.curator, self.head = self.user_with(Role.CURATOR), self.user_with(Role.HEAD)
        curator = self.data["curator"]
        Curator.objects.create(
            employee=self.employees[curator["employee"]], starts_on=curator["starts_on"], basis=curator["basis"]
        )
        self.start = self.at(curator["starts_on"])

    def _banks(self) -> None:
        for record in self.data["mentors"]:
            self._mentor(record)
        for record in self.data["mentees"]:
            self._mentee(record)

    def _mentor(self, record: dict[str, Any]) -> None:
        employee, at = self.employees[record["employee"]], self.at(record.get("taken_on", self.start.date()))
        known = {"load_limit": record["load_limit"], "experience": record.get("experience", "")}
        lists: dict[str, Any] = {
            "strengths": Direction.objects.filter(code__in=record["strengths"]),
            "forms": MentoringForm.objects.filter(code__in=record["forms"]),
            "kinds": MentoringKind.objects.filter(code__in=record["kinds"]),
        }
        if record["state"] == MentorState.APPLIED:
            mentor = Mentor.objects.create(employee=employee, **known)
            for name, entries in lists.items():
                getattr(mentor, name).set(entries)
        else:
            to = MentorState.LISTED if record["state"] == MentorState.LISTED else MentorState.SELECTED
            mentor = bank.take_mentor(employee, **known, **lists, to=to, by=self.curator, at=at)
        for training in record["trainings"]:
            Training.objects.create(mentor=mentor, **training)
        if record["state"] == MentorState.TRAINED:
            bank.advance_mentor(mentor, MentorState.TRAINED, by=self.curator, at=self.at(training["held_on"]))
        if "checked_on" in record:
            bank.confirm([mentor], by=self.curator, at=self.at(record["checked_on"]))

    def _mentee(self, record: dict[str, Any]) -> None:
        by_code = {deficit.code: deficit for deficit in Deficit.objects.filter(code__in=record["deficits"])}
        deficits = [by_code[code] for code in record["deficits"]]
        mentee = Mentee(
            employee=self.employees[record["employee"]],
            category=record["category"],
            direction=Direction.objects.get(code=record["direction"]),
            requests=record["requests"],
        )
        if record["state"] == MenteeState.APPLIED:
            mentee.save()
            bank.rank_deficits(mentee, deficits=deficits)
        else:
            at = self.at(record.get("taken_on", self.start.date()))
            bank.take_mentee(mentee, deficits=deficits, by=self.curator, at=at)
        if "support" in record:
            at = self.at(record["supported_on"])
            given = {name: record[name] for name in ("support", "next_check_on")}
            bank.support(mentee, **given, by=self.curator, at=at)

    def _consents(self) -> None:
        for given in sorted(self.data["consents"], key=itemgetter("signed_on")):
            consent = consents.record(
                self.employees[given["employee"]],
                kind=ConsentKind(given["kind"]),
                signed_on=given["signed_on"],
                valid_until=given.get("valid_until"),
                bans=[ban for ban in BANS if given.get(ban)],
                today=given["signed_on"],
            )
            if "withdrawn_on" in given:
                consents.withdraw(consent, on=given["withdrawn_on"])

    def _order(self, order: dict[str, Any]) -> None:
        if "body" in order:
            self.draft_and_sign(order, [], body_composition=proposed(self, order["body"]))
            return
        rows = [self._pair(key, until=PairState.CHECKED) for key in order["pairs"]]
        self.draft_and_sign(order, rows, also=[part_of(self, data) for data in order.get("also", [])])

    def draft_and_sign(self, order: dict[str, Any], rows: Sequence[Pair | PairChange], **asked: Any) -> Order:
        """Draft the order; where it has a date, sign it and let all read it."""
        day = order.get("signed_on") or self.today
        draft = orders.draft(
            self.organization,
            kind=order["kind"],
            rows=rows,
            by=self.curator,
            at=self.at(day - dt.timedelta(days=1)),
            today=day,
            **asked,
        )
        if order.get("signed_on"):
            signatory = self.head.employee
            assert signatory is not None  # noqa: S101 - the fixture gives the head a card
            signed = signing.sign(
                draft,
                number=order["number"],
                signed_on=day,
                signatory=signatory,
                by=self.head,
                at=self.at(day, 15),
            )
            self._read(signed, day + READ_IN)
            if "signature" in order:
                play_signature(self, signed, order["signature"])
        return draft

    def _read(self, order: Order, day: dt.date) -> None:
        """All have signed the printed sheet, where the day has come."""
        if day <= self.today:
            people = [reader.employee for reader in order.acquaintances.select_related("employee")]
            acquaintance.mark_on_paper(order, employees=people, on=day, by=self.curator, at=self.at(day, 16))

    def _pair(self, key: str, *, until: str) -> Pair:
        """Propose the pair and lead it to the state, as far as it goes without an order."""
        data = {**next(pair for pair in self.data["pairs"] if pair["key"] == key)}
        basis = {name: value for name, value in data.items() if name.startswith("basis_")}
        pair = Pair(
            mentor=Mentor.objects.get(employee=self.employees[data["mentor"]]),
            goals=data["goals"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            **basis,
        )
        mentees = [Mentee.objects.get(employee=self.employees[mentee]) for mentee in data["mentees"]]
        day = data.get("proposed_on", data["starts_on"] - WEEK)
        forms = MentoringForm.objects.filter(code__in=data["forms"])
        kinds = MentoringKind.objects.filter(code__in=data["kinds"])
        pairs.propose(pair, mentees=mentees, forms=forms, kinds=kinds, by=self.curator, at=self.at(day, 9))
        self.pairs[key] = pair
        if until == PairState.DECLINED:
            by = self.users[mentees[0].pk]
            pairs.decline(pair, by=by, at=self.at(day), why=data.get("reason", ""))
        if until in {PairState.AGREED, PairState.CHECKED}:
            for person in (pair.mentor, *mentees):
                pairs.confirm(pair, by=self.users[person.pk], at=self.at(day, 12))
        if "council" in data:
            pair_answers.record_opinion(pair, remarks="", **data["council"], by=self.curator, at=self.at(day, 14))
        if until == PairState.CHECKED:
            pairs.check(pair, by=self.curator, at=self.at(day, 16))
        return pair

    def _endings(self, keys: list[str]) -> None:
        ending = {
            PairState.COMPLETED: self._complete,
            PairState.PAUSED: self._pause,
            PairState.TERMINATED: self._terminate,
        }
        for data in self.data["pairs"]:
            if data["key"] in keys and data["state"] in SIGNED_STATES - {PairState.ACTIVE}:
                ending[data["state"]](self.pairs[data["key"]], data)

    def _complete(self, pair: Pair, data: dict[str, Any]) -> None:
        at = self.at(data.get("ended_on") or self.today, 16)
        pairs.complete(pair, by=self.curator, at=at, why=data.get("reason", ""))

    def _pause(self, pair: Pair, data: dict[str, Any]) -> None:
        """Stop the pair for a time, by an order."""
        day = data["changed_on"]
        change = PairChange(pair=pair, kind=ChangeKind.PAUSE, effective_on=day, why=data["reason"])
        pair_changes.prepare(change, by=self.curator, at=self.at(day, 9))
        self.draft_and_sign({"kind": "pause", **data["order"]}, [change])

    def _terminate(self, pair: Pair, data: dict[str, Any]) -> None:
        """End the pair early, by an order."""
        told = {name: data[name] for name in ("initiator", "cause", "notice_on")}
        change = PairChange(pair=pair, kind=ChangeKind.END, effective_on=data["ended_on"], why=data["reason"], **told)
        pair_changes.prepare(change, by=self.curator, at=self.at(data["notice_on"], 16))
        self.draft_and_sign({"kind": "termination", **data["order"]}, [change])

    def _unordered(self) -> None:
        for data in self.data["pairs"]:
            if data["key"] not in self.pairs:
                self._pair(data["key"], until=data["state"])
