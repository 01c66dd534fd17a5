"""What is left of a person, field by field: all goes but what is named here with the reason; a new field fails."""

import datetime as dt
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import models, transaction

from documents.models import Order
from mentoring.models import Employee, Mentee, Mentor, PairChange, User
from mentoring.services.anonymity import anonymize
from tests import factories as make
from tests.walk.world import build

MARK, DAY = "Метка", dt.date(2001, 2, 3)
WORDS = (models.CharField, models.TextField, models.JSONField, models.FileField)
PEOPLE = (Employee, Mentor, Mentee, User)

CARD = {
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
    "anonymized_on": "that it was made nameless, and when",
}
"""Fields of the card that are kept, and why."""
TRIED_ON: dict[type[models.Model], dict[str, Any]] = {Order: {"signed_on__isnull": False}}
"""Only of a signed order every field is filled."""
REPLACED = {"birth_date", "search", "last_name", "home_organization"}

ORGANIZATIONS = "the number and the date of a paper of the organization"
PAIRS = "what the pair's order says; the numbers of papers are nobody's name"
OTHERS = "told of others: who told it is only a number now"
SIGNED = "what was signed stays as it was signed; the drafts that name the person go"
KEPT = {
    "mentoring.ActingHead.employee": ("basis founder_order", ORGANIZATIONS),
    "mentoring.Curator.employee": ("basis", ORGANIZATIONS),
    "mentoring.Head.employee": ("basis", ORGANIZATIONS),
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
    """Return the fields that point at a person; histories follow their models."""
    return [
        field
        for model in apps.get_models(include_auto_created=True)
        if not model.__name__.startswith("Historical")
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in PEOPLE and words(model)
    ]


def words(model):
    """Return the fields in which anything can be written."""
    return [field for field in model._meta.concrete_fields if isinstance(field, WORDS) and not field.choices]


def mark(field):
    if isinstance(field, models.JSONField):
        return {"said": MARK}
    return MARK[: field.max_length]


@pytest.fixture
def full_world(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    world = build()
    user = world.ages[0][User]
    LogEntry.objects.create(user=user, action_flag=CHANGE, object_id="1", object_repr="x", change_message="x")
    EmailAddress.objects.create(user=user, email="x@example.org")
    Authenticator.objects.create(user=user, type="totp", data={})
    UserSession.objects.create(user=user, ip="127.0.0.1", user_agent="x", session_key="x")
    return world


def told_by(world, field):
    """Return the person, and a row that points at the person by the field, every word of it being the mark."""
    person = (world.ages[0][Mentor] if field.related_model is Mentor else world.ages[0][Mentee]).employee
    rows = field.model._default_manager.filter(**TRIED_ON.get(field.model, {}))
    own = field.related_model in {Mentor, Mentee, Employee}
    pointed = rows.filter(**{field.name: person.pk if own else person.user.pk}).first()
    if pointed is None:
        pointed = (rows if own else rows.exclude(pk=person.pk)).first()
    assert pointed, f"{field}: no row to try it on"
    more = {"kind": "add"} if field.model is PairChange else {}
    values = {word.name: mark(word) for word in words(field.model)}
    rows.filter(pk=pointed.pk).update(**values, **more, **{field.name: person.pk if own else person.user.pk})
    Employee.objects.filter(pk=person.pk).update(archived_on=DAY)
    return person, pointed


def left(world, field):
    """Return the words of the row that anonymizing leaves."""
    person, row = told_by(world, field)
    anonymize(Employee.objects.get(pk=person.pk), by=world.users["curator"][0], at=make.AT)
    now = field.model._default_manager.filter(pk=row.pk).values().first() or {}
    return {word.name for word in words(field.model) if now.get(word.attname) == mark(word)}


def undone(call, *args):
    with transaction.atomic():
        found = call(*args)
        transaction.set_rollback(True)
    return found


def test_words_stay_only_where_a_reason_is_named(full_world):
    found = {f"{field.model._meta.label}.{field.name}": undone(left, full_world, field) for field in keys_of_people()}
    assert {key: names for key, names in found.items() if names} == {
        key: set(names.split()) for key, (names, why) in KEPT.items()
    }


def test_the_card_keeps_only_what_a_reason_is_named_for(kindergarten, curator):
    fields = {field.name: field for field in Employee._meta.concrete_fields}
    given = {
        name: DAY if isinstance(field, models.DateField) else MARK
        for name, field in fields.items()
        if not field.is_relation and not field.choices and name not in {"id", "anonymized_on"}
    }
    card = make.employee(kindergarten)
    Employee.objects.filter(pk=card.pk).update(**given)
    before: dict[str, Any] = dict(Employee.objects.values().get(pk=card.pk))
    anonymize(Employee.objects.get(pk=card.pk), by=curator, at=make.AT)
    after: dict[str, Any] = dict(Employee.objects.values().get(pk=card.pk))
    kept = {name for name, field in fields.items() if after[field.attname] == before[field.attname]}
    assert kept | {"anonymized_on"} == set(CARD)
    emptied = {name for name in set(fields) - set(CARD) if not after[fields[name].attname]}
    assert set(fields) - set(CARD) - emptied == REPLACED
