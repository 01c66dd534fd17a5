"""What is left of a person, field by field: all goes but what is named here with the reason; a new field fails."""

import datetime as dt
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission
from django.db import models, transaction

from documents.models import Order, OrderPoint
from mentoring.models import Employee, Mentee, Mentor, PairChange, User
from mentoring.services.anonymity import anonymize
from tests import factories as make
from tests.walk.world import build

MARK, DAY = "Метка", dt.date(2001, 2, 3)
GONE = object()
WORDS = (models.CharField, models.TextField, models.JSONField, models.FileField)
PEOPLE = (Employee, Mentor, Mentee, User)

RECORDS: dict[type[models.Model], dict[str, str]] = {
    Employee: {
        "id": "instead of the name: what the person did stays done by somebody",
        "organization": "whose card it is",
        "sex": "counts, and the grammar of «Сотрудник № 5 принят(а)»",
        "post": "counts; many hold it",
        "other_posts": "as the post",
        "building": "as the post",
        "category": "counts",
        "teaching_since": "counts by length of service",
        "working_since": "as above",
        "hired_on": "as above",
        "archived_on": "when the card went out of use",
        "joined_into": "which card is the person's",
    },
    Mentor: {
        "employee": "whose record it is",
        "checked_by": "told of who checked",
        "checked_on": "counts of the yearly check",
        "state": "counts",
        "load_limit": "what the pairs that are over were counted by",
    },
    Mentee: {
        "employee": "whose record it is",
        "checked_by": "told of who checked",
        "checked_on": "as a mentor's",
        "state": "counts",
        "category": "counts",
        "direction": "counts, from a dictionary",
        "searching_since": "how long a pair was waited for",
    },
    User: {
        "id": "what the account did stays done by somebody",
        "employee": "whose account it was",
        "organization": "as above",
        "is_active": "in the history alone: when it was open",
        "is_staff": "in the history alone: what it could do when it did what stays",
        "is_superuser": "as above",
        "date_joined": "when the account was made",
        "must_change_password": "nobody signs in any more",
    },
}
"""Fields of the card, and of what there is once of a person, that are kept, and why."""
WORDLESS = {
    "mentoring.MenteeDeficit.mentee": ("row", "counts of deficits, taken from a dictionary"),
    "mentoring.Mentor_strengths.mentor": ("row", "counts, from a dictionary"),
    "mentoring.Mentor_forms.mentor": ("row", "as above"),
    "mentoring.Mentor_kinds.mentor": ("row", "as above"),
    "mentoring.PairMentee.mentor": ("row history", "counts of pairs; the days are those of their orders"),
    "mentoring.PairMentee.mentee": ("row history", "as above"),
    "mentoring.ChangeConfirmation.employee": ("row", "what the order of the change rests on"),
    "mentoring.ShownClearance.employee": ("", "removed"),
    "mentoring.MeetingGuest.employee": ("", "removed"),
    "mentoring.Sympathy.about": ("", "removed"),
    "mentoring.RoleGrant.user": ("history", "removed; that somebody had the right to do what the account did stays"),
    "mentoring.User_groups.user": ("", "removed"),
    "mentoring.User_user_permissions.user": ("", "removed"),
    "documents.Acquaintance.employee": ("row", "that the order was read stays with the order; by the number now"),
}
"""For each key of a person where no word stands: whether the row and its history stay, and why."""
TRIED_ON: dict[type[models.Model], dict[str, Any]] = {Order: {"signed_on__isnull": False}}
"""Only of a signed order every field is filled."""
REPLACED = {Employee: {"birth_date", "search", "last_name", "home_organization"}, User: {"username", "password"}}

ORGANIZATIONS = "the number and the date of a paper of the organization"
PAIRS = "what the pair's order says; the numbers of papers are nobody's name"
OTHERS = "told of others: who told it is only a number now"
SIGNED = "what was signed stays as it was signed; the drafts that name the person go"
KEPT = {
    "mentoring.ActingHead.employee": ("basis founder_order", ORGANIZATIONS),
    "mentoring.Curator.employee": ("basis", ORGANIZATIONS),
    "mentoring.Head.employee": ("basis", ORGANIZATIONS),
    "mentoring.Employee.joined_into": ("post other_posts building", "as of the card itself, whose names go with it"),
    "mentoring.Joining.by": ("trace", OTHERS),
    "mentoring.Pair.mentor": (
        "term_reason goals basis_number basis_content basis_term basis_form basis_payment council_protocol",
        PAIRS,
    ),
    "documents.Order.signatory": (
        "kind heading preamble control subject place number number_key signatory_post composed_of tells_of",
        SIGNED,
    ),
    "documents.ElectronicSignature.recorded_by": ("code owner number", OTHERS),
    "documents.OrderPerson.employee": ("note", SIGNED),
    "documents.BodyMember.employee": ("name post", "typed of people from outside alone"),
    "documents.OrderPoint.responsible": ("text", SIGNED),
    "documents.OrderPoint.done_by": ("text", SIGNED),
    "documents.Visa.employee": ("agreed_to", "the fingerprint of the draft that was agreed to"),
    "admin.LogEntry.user": ("object_id object_repr change_message", OTHERS),
    "mentoring.Mentor.checked_by": ("experience", OTHERS),
    "mentoring.Mentee.checked_by": ("requests support", OTHERS),
    "mentoring.ConsentText.made_by": ("text", OTHERS),
    "mentoring.AccessEntry.by": ("about", OTHERS),
    "mentoring.AccessEntry.employee": ("about", "the name of a page; where it bears the person's, it is removed"),
    "mentoring.StateChange.by": ("field from_state to_state why", OTHERS),
    "mentoring.StaffImport.by": ("file_name table columns answers outcome rejected", OTHERS),
}
"""For each key of a person the words that stay where it stands, and why."""


def keys_of_people():
    """Return the fields that point at a person; a history is asked with its model."""
    return [
        field
        for model in apps.get_models(include_auto_created=True)
        if not model.__name__.startswith("Historical")
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in PEOPLE
    ]


def words(model):
    """Return the fields in which anything can be written."""
    return [field for field in model._meta.concrete_fields if isinstance(field, WORDS) and not field.choices]


def mark(field):
    if isinstance(field, models.JSONField):
        return {"said": MARK}
    return MARK[: field.max_length]


def filled(field):
    """Return what anonymizing finds in a field of whatever kind."""
    if isinstance(field, WORDS):
        return mark(field)
    kinds = {models.DateTimeField: make.AT, models.DateField: DAY, models.BooleanField: True}
    return next((value for kind, value in kinds.items() if isinstance(field, kind)), 7)


@pytest.fixture
def full_world(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world = build()
    user = world.ages[0][User]
    LogEntry.objects.create(user=user, action_flag=CHANGE, object_id="1", object_repr="x", change_message="x")
    EmailAddress.objects.create(user=user, email="x@example.org")
    Authenticator.objects.create(user=user, type="totp", data={})
    UserSession.objects.create(user=user, ip="127.0.0.1", user_agent="x", session_key="x")
    user.groups.add(Group.objects.create(name="x"))
    user.user_permissions.add(Permission.objects.all()[0])
    world.ages[0][Mentee].employee.clearances.create(clearance=make.clearance(), shown_on=DAY)
    OrderPoint.objects.update(done_on=DAY)  # else nobody can have done them
    mentor = world.ages[0][Mentor]
    mentor.strengths.add(make.direction())
    mentor.forms.add(make.form())
    mentor.kinds.add(make.kind())
    return world


def told_by(world, field):
    """Return the person, and a row that points at the person by the field, every word of it being the mark."""
    person = world.ages[0][Mentor if Mentor in {field.model, field.related_model} else Mentee].employee
    rows = field.model._base_manager.filter(**TRIED_ON.get(field.model, {}))
    own = field.related_model in {Mentor, Mentee, Employee}
    pointed = rows.filter(**{field.name: person.pk if own else person.user.pk}).first()
    if pointed is None:
        pointed = (rows if own else rows.exclude(pk=person.pk)).first()
    assert pointed, f"{field}: no row to try it on"
    more = {"kind": "add"} if field.model is PairChange else {}
    values = {word.name: mark(word) for word in words(field.model)}
    rows.filter(pk=pointed.pk).update(**values, **more, **{field.name: person.pk if own else person.user.pk})
    Employee.objects.filter(pk=person.pk).update(archived_on=DAY)
    remember(pointed)
    return person, pointed


def remember(row):
    """Let the history, if there is one, tell of the row as it stands."""
    if hasattr(row, "history"):
        type(row).history.bulk_history_create([type(row)._base_manager.get(pk=row.pk)])


def past(row):
    """Return all that the history tells of the row, newest last."""
    key = row._meta.pk.attname
    return (
        list(type(row).history.filter(**{key: row.pk}).order_by("history_id").values())
        if hasattr(row, "history")
        else []
    )


def left(world, field):
    """Return the words of the row that anonymizing leaves, there or in its history."""
    person, row = told_by(world, field)
    anonymize(Employee.objects.get(pk=person.pk), by=world.users["curator"][0], at=make.AT)
    now = [*field.model._base_manager.filter(pk=row.pk).values(), *past(row)]
    return {word.name for word in words(field.model) if any(it.get(word.attname) == mark(word) for it in now)}


def stays(world, field):
    """Return whether the row still tells of the person, and whether its history does."""
    person, row = told_by(world, field)
    key = person.user.pk if field.related_model is User else person.pk
    anonymize(Employee.objects.get(pk=person.pk), by=world.users["curator"][0], at=make.AT)
    now = {"row": field.model._base_manager.filter(pk=row.pk).values(), "history": past(row)}
    return {where for where, found in now.items() if any(it[field.attname] == key for it in found)}


def undone(call, *args):
    with transaction.atomic():
        found = call(*args)
        transaction.set_rollback(True)
    return found


def test_words_stay_only_where_a_reason_is_named(full_world):
    found = {
        f"{field.model._meta.label}.{field.name}": undone(left, full_world, field)
        for field in keys_of_people()
        if words(field.model)
    }
    assert {key: names for key, names in found.items() if names} == {
        key: set(names.split()) for key, (names, why) in KEPT.items()
    }


def test_what_has_no_words_stays_only_for_a_reason(full_world):
    wordless = [field for field in keys_of_people() if not words(field.model)]
    found = {f"{field.model._meta.label}.{field.name}": undone(stays, full_world, field) for field in wordless}
    assert found == {key: set(where.split()) for key, (where, why) in WORDLESS.items()}


def written_full(row):
    """Fill each field of the row that holds no choice and no relation; return what it and its history tell then."""
    fields = [field for field in row._meta.concrete_fields if not field.is_relation and not field.choices]
    given = {field.name: filled(field) for field in fields if field.name not in {"id", "anonymized_on"}}
    rows = type(row).objects.filter(pk=row.pk)
    rows.update(**given)
    remember(row)
    return rows.values().get()


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_record_keeps_only_what_a_reason_is_named_for(model, mentor, mentee, mentor_user, curator):
    row = {Employee: mentee.employee, Mentor: mentor, Mentee: mentee, User: mentor_user}[model]
    person = row if model is Employee else row.employee
    Employee.objects.filter(pk=person.pk).update(archived_on=DAY)
    before = written_full(row)
    (remembered,) = past(row)[-1:]
    anonymize(Employee.objects.get(pk=person.pk), by=curator, at=make.AT)
    after = model.objects.values().get(pk=row.pk)
    (then,) = model.history.filter(history_id=remembered["history_id"]).values()
    fields = {field.name: field.attname for field in model._meta.concrete_fields if field.name != "anonymized_on"}
    kept = {name for name, column in fields.items() if before[column] in {after[column], then.get(column, GONE)}}
    assert kept == set(RECORDS[model])
    replaced = {name for name, column in fields.items() if name not in kept and after[column]}
    assert replaced == REPLACED.get(model, set())
