"""What is asked of many employees, and of which cards."""

import datetime as dt
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils import timezone

from mentoring.enums import MENTEE_IN_BANK, MENTOR_IN_BANK, Bank, ConsentKind, MenteeState, MentorState, Role
from mentoring.text import normalize, searchable
from mentoring.years import years_before

if TYPE_CHECKING:
    from mentoring.models.employee import Employee
    from mentoring.models.user import User

YOUNG_YEARS = 3

CONSENT_NEEDED = {
    ConsentKind.PERSONAL_DATA: Q(archived_on=None),
    ConsentKind.PUBLICATION: Q(mentor__state__in=MENTOR_IN_BANK) | Q(mentee__state__in=MENTEE_IN_BANK),
    ConsentKind.MENTORING: Q(mentor__state__in=MENTOR_IN_BANK),
}
"""Of whom on the staff each consent is asked."""
POSTS = {
    "curator_terms": ("Curator", Role.CURATOR),
    "head_terms": ("Head", Role.HEAD),
    "actings": ("ActingHead", Role.HEAD),
}
"""Relations to the terms of posts, each with its model and the role that it gives."""


class EmployeeQuerySet(models.QuerySet["Employee"]):
    def visible_to(self, user: "User") -> Self:
        if not user.organization_id:
            return self.none()
        own = self.filter(organization=user.organization_id)
        return own if user.is_office else own.filter(pk=user.employee_id)

    def for_list(self) -> Self:
        return self.select_related("mentor", "mentee").order_by("search", "pk")

    def for_accounts(self) -> Self:
        """List who may have an account, and those gone from the staff whose account is still open."""
        here = self.filter(Q(archived_on=None) | Q(user__is_active=True))
        return here.select_related("user").with_posts().order_by("search", "pk")

    def with_posts(self) -> Self:
        """Read what `office_labels` tells: the roles granted, and the posts held today."""
        today = timezone.localdate()
        granted: Any = apps.get_model("mentoring", "RoleGrant").objects
        return self.prefetch_related(
            models.Prefetch("user__grants", granted.in_force_on(today)),
            "user__authenticator_set",
            *(
                models.Prefetch(name, apps.get_model("mentoring", model).objects.on(today), to_attr=f"{name}_today")
                for name, (model, _role) in POSTS.items()
            ),
        )

    def working(self) -> Self:
        return self.filter(archived_on=None)

    def young_on(self, day: dt.date) -> Self:
        """Keep those who have taught for less than three years by the day."""
        return self.filter(teaching_since__gt=years_before(day, YOUNG_YEARS))

    def in_bank(self, bank: Bank) -> Self:
        mentors, mentees = Q(mentor__state__in=MENTOR_IN_BANK), Q(mentee__state__in=MENTEE_IN_BANK)
        return self.filter(mentors if bank == Bank.MENTORS else mentees)

    def in_neither_bank(self) -> Self:
        """Keep those of whom no bank has a record, nor an application."""
        return self.filter(Q(mentor=None) | Q(mentor__state=MentorState.LEFT)).filter(
            Q(mentee=None) | Q(mentee__state=MenteeState.LEFT)
        )

    def missing_consent(self, kind: ConsentKind, *, on: dt.date) -> Self:
        """Keep those of whom the consent is asked and who have none in force on the day."""
        consents: Any = apps.get_model("mentoring", "Consent").objects
        given = consents.of_kind(kind).in_force_on(on).filter(employee=OuterRef("pk"))
        return self.working().filter(CONSENT_NEEDED[kind], ~Exists(given))

    def with_consent_needs(self) -> Self:
        """Tell of each person which consents are asked: `needs_personal_data` and so on."""
        needs = {
            f"needs_{kind}": ExpressionWrapper(needed & Q(archived_on=None), BooleanField())
            for kind, needed in CONSENT_NEEDED.items()
        }
        return self.annotate(**needs)

    def for_consents(self) -> Self:
        """List the staff with what tells how each person stands with each kind; the wordings stay behind."""
        consents: Any = apps.get_model("mentoring", "Consent").objects
        given = models.Prefetch("consents", consents.defer("text"))
        return self.working().with_consent_needs().prefetch_related(given).order_by("search", "pk")

    def namesakes(self, full_name: str, birth_date: dt.date | None) -> list["Employee"]:
        """Return who may be the same person: of that name, and no birth date says otherwise."""
        found = self.filter(search__startswith=f"{searchable(full_name)} ")
        return [
            person
            for person in found
            if normalize(person.full_name) == normalize(full_name)
            and (person.birth_date == birth_date or None in {person.birth_date, birth_date})
        ]

    def under_another_surname(self, someone: "Employee") -> list["Employee"]:
        """Return who may be the same person before or after a marriage."""
        born = self.filter(birth_date=someone.birth_date, anonymized_on=None) if someone.birth_date else self.none()
        return [person for person in born if person.may_be(someone)]


AllCards = models.Manager.from_queryset(EmployeeQuerySet)


class CardManager(AllCards["Employee"]):
    """Knows no card that was joined into another one: lists, searches, counts and locks never meet it."""

    def get_queryset(self) -> EmployeeQuerySet:
        return EmployeeQuerySet(self.model, using=self._db).filter(joined_into=None)
