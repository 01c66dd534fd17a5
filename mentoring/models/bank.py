"""What the two banks share.

A record's primary key is the employee's, so that the database itself can see whether mentor and
mentee of a pair are one person (see PairMentee).
"""

import datetime as dt
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Exists, Q
from django.utils import timezone

from mentoring.enums import StateChoices, Tone
from mentoring.models.employee import Employee
from mentoring.years import year_before

if TYPE_CHECKING:
    from mentoring.models.organization import Organization

Record = TypeVar("Record", bound="BankRecord")


class BankQuerySet(models.QuerySet[Record]):
    def in_pair(self, day: dt.date) -> Exists:
        """Return the condition that the person is in a pair on the day."""
        raise NotImplementedError

    def in_bank(self) -> Self:
        return self.filter(state__in=self.model.IN_BANK)

    def paired_on(self, day: dt.date) -> Self:
        return self.in_bank().filter(self.in_pair(day))

    def unpaired_on(self, day: dt.date) -> Self:
        """Keep those in the bank who are in no pair on the day."""
        return self.in_bank().exclude(self.in_pair(day))

    def in_state(self, state: str, *, on: dt.date) -> Self:
        """Keep those in the state as people call it on the day."""
        if state == self.model.PAIRED:
            return self.paired_on(on)
        return self.unpaired_on(on) if state in self.model.IN_BANK else self.filter(state=state)

    def with_state(self) -> Self:
        """Ask of all at once whether they are in a pair today: see `BankRecord.is_paired`."""
        return self.annotate(paired_today=self.in_pair(timezone.localdate()))

    def present(self) -> Self:
        """Keep all who have not left, those on the way into the bank too."""
        return self.exclude(state=self.model.LEFT)

    def due_on(self, day: dt.date) -> Self:
        """Keep those in the bank that nobody has confirmed within the year before the day."""
        return self.in_bank().filter(Q(checked_on=None) | Q(checked_on__lt=year_before(day)))


class BankRecord(models.Model):
    """What the records of both banks share; each is checked at least once a year.

    Whether the person is in a pair is told of a day by the pairs, never stored: `paired_on` of the querysets.
    """

    STATES: ClassVar[type[StateChoices]]
    IN_BANK: ClassVar[frozenset[str]]
    PAIRED: ClassVar[str]
    LEFT: ClassVar[str]

    checked_on = models.DateField("актуализировано", null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(
        "mentoring.User", models.PROTECT, null=True, blank=True, editable=False, verbose_name="кем", related_name="+"
    )

    class Meta:
        abstract = True

    employee: Employee
    state: str

    def __str__(self) -> str:
        return str(self.employee)

    @property
    def organization(self) -> "Organization":
        return self.employee.organization

    @property
    def is_in_bank(self) -> bool:
        return self.state in self.IN_BANK

    @property
    def has_left(self) -> bool:
        return self.state == self.LEFT

    @property
    def is_paired(self) -> bool:
        """Whether the person is in a pair today; `for_list` asks it of all at once."""
        told: bool | None = self.__dict__.get("paired_today")
        records: Any = type(self)._default_manager.filter(pk=self.pk)
        return records.paired_on(timezone.localdate()).exists() if told is None else told

    @property
    def state_today(self) -> StateChoices:
        """The state as people call it: in the bank, or by today's pairs in a pair."""
        return self.STATES(self.PAIRED if self.is_in_bank and self.is_paired else self.state)

    @property
    def tone(self) -> Tone:
        return self.state_today.tone

    def state_word(self) -> str:
        """Tell today's word; each bank itself names it `get_state_display`, as Django overwrites an inherited one."""
        return str(self.state_today.label)

    def is_due_on(self, day: dt.date) -> bool:
        """Tell of one record what `due_on` asks of all."""
        return self.is_in_bank and (self.checked_on is None or self.checked_on < year_before(day))
