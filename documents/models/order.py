"""Orders of the head: a draft is composed from the data; from the signature on it is frozen."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from documents.enums import (
    ORDER_IN_FORCE,
    ORDER_SIGNED,
    ORDER_TRANSITIONS,
    ORDER_UNSIGNED,
    LineSubject,
    OrderEffect,
    OrderRegister,
    OrderState,
)
from documents.models.asked import Asked
from documents.models.body import BodyComposition
from documents.models.frozen_paper import FrozenPaper, PublicFacts
from documents.registry import order_kinds
from mentoring.enums import StateChoices, Tone, TransitionsByField
from mentoring.models import Employee, Organization, Pair, PairChange
from mentoring.models.counting import counted
from mentoring.models.stated import Stated
from mentoring.models.text import TITLE_MOST, PrintedLine, PrintedNumber, PrintedText
from mentoring.text import number_key

if TYPE_CHECKING:
    from documents.models.order_part import OrderPart, OrderPerson
    from mentoring.models import User


HEADING_MOST = TITLE_MOST + 500
"""«Об утверждении …»: the title of what it is about, and some words."""


class OrderQuerySet(models.QuerySet["Order"]):
    def visible_to(self, user: "User") -> Self:
        """Show all orders to the office; to others the signed ones about their own pairs or for them to read.

        Whoever is asked for a visa sees the order from the moment it was asked.
        """
        if not user.organization_id:
            return self.none()
        own = self.filter(organization=user.organization_id)
        if user.is_office:
            return own
        about = Pair.objects.visible_to(user)
        reads = Q(pairs__in=about) | Q(acquaintances__employee=user.employee_id)
        asked = Q(visas__employee=user.employee_id) & ~Q(state=OrderState.DRAFT)
        return own.filter(asked | Q(reads, state__in=ORDER_SIGNED)).distinct() if user.employee_id else self.none()

    def with_pair_count(self) -> Self:
        return self.annotate(pair_count=counted(Order.objects.filter(pk=OuterRef("pk")), "pairs"))

    def for_list(self) -> Self:
        """Show the drafts first, then the latest."""
        latest = F("signed_on").desc(nulls_first=True)
        return self.select_related("signatory").with_pair_count().order_by(latest, "-pk")

    def of_kind(self, *kinds: str) -> Self:
        """Keep the orders of one of the kinds, those too that are of others as well."""
        these = Q(kind__in=kinds) | Q(parts__kind__in=kinds)
        return self.filter(Exists(Order.objects.filter(these, pk=OuterRef("pk"))))

    def unsigned(self) -> Self:
        return self.filter(state__in=ORDER_UNSIGNED)


class Order(Stated, Asked):
    """Of one kind, or of several: then each of the further ones is an OrderPart, see queries/order_parts.py."""

    STATES: ClassVar[type[StateChoices]] = OrderState
    TRANSITIONS: ClassVar[TransitionsByField] = {"state": ORDER_TRANSITIONS}

    organization = models.ForeignKey(Organization, models.PROTECT, verbose_name="организация", related_name="orders")
    kind = models.CharField("вид приказа", max_length=20)
    register = models.CharField("журнал", max_length=10, choices=OrderRegister, default=OrderRegister.MAIN)
    heading = PrintedLine("заголовок", max_length=HEADING_MOST, help_text="Начинается с «О» или «Об»")
    preamble = PrintedText("преамбула", blank=True, help_text="Основания; слово «ПРИКАЗЫВАЮ:» добавится само")
    control = PrintedText(
        "контроль", blank=True, help_text="Последний пункт: за кем остаётся контроль исполнения приказа"
    )
    affects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="касается приказа", related_name="affected_by"
    )
    effect = models.CharField("что делает с ним", max_length=10, choices=OrderEffect, blank=True)
    body_composition = models.OneToOneField(
        BodyComposition, models.PROTECT, null=True, blank=True, verbose_name="состав органа", related_name="order"
    )
    pairs = models.ManyToManyField(Pair, through="OrderLine", related_name="orders", verbose_name="пары")
    state = models.CharField("состояние", max_length=12, choices=OrderState, default=OrderState.DRAFT, editable=False)
    number = PrintedNumber("номер", max_length=40, blank=True)
    number_key = models.CharField(max_length=80, blank=True, editable=False)
    """The number as eyes compare it: of a register and year there is one."""
    signed_on = models.DateField("дата", null=True, blank=True)
    year = models.PositiveSmallIntegerField("год регистрации", null=True, editable=False)
    signatory = models.ForeignKey(
        Employee, models.PROTECT, null=True, blank=True, verbose_name="подписал", related_name="signed_orders"
    )
    signatory_post = PrintedLine("должность подписавшего", max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField("создан", auto_now_add=True)
    composed_of = models.JSONField("слова о людях при составлении", default=list, blank=True, editable=False)
    """What the stored text may say of whom; a signed order needs it no more."""

    tells_of = models.TextField("что текст говорит о людях", blank=True, editable=False)
    """In lines that the database can compare with the cards: see queries/outdated.py."""

    history = HistoricalRecords(excluded_fields=["number_key", "composed_of", "tells_of"])
    objects = OrderQuerySet.as_manager()

    whole: "Order | None" = None
    part: "OrderPart | None" = None
    """Set where the order is read for one of its further kinds."""

    class Meta:
        verbose_name = "приказ"
        verbose_name_plural = "приказы"
        ordering = (F("signed_on").desc(nulls_first=True), "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["organization", "register", "year", "number_key"],
                condition=~Q(number_key=""),
                name="order_number_once_a_year",
                violation_error_message="Приказ с таким номером в этом году уже есть.",
            ),
            models.CheckConstraint(
                condition=Q(affects=None, effect="") | Q(affects__isnull=False) & ~Q(effect="") & ~Q(affects=F("pk")),
                name="order_affects_another",
                violation_error_message="Приказ изменяет или отменяет другой приказ, а не себя.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(ORDER_UNSIGNED), signed_on=None, year=None, signatory=None, number="")
                | Q(
                    state__in=sorted(ORDER_SIGNED), signed_on__isnull=False, year__isnull=False, signatory__isnull=False
                )
                & ~Q(number=""),
                name="order_signed_with_number_and_date",
                violation_error_message="Подписанный приказ имеет номер, дату и подписавшего.",
            ),
        )

    def __str__(self) -> str:
        if self.signed_on:
            return f"Приказ № {self.number} от {self.signed_on:%d.%m.%Y} «{self.heading}»"
        return f"Проект приказа «{self.heading}»"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.number_key = number_key(self.number)
        if "number" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = {*kwargs["update_fields"], "number_key"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("order", args=[self.pk])

    @property
    def kinds(self) -> list[str]:
        """The codes of all its kinds."""
        return [self.kind, *(part.kind for part in self.parts.all())]

    @property
    def is_signed(self) -> bool:
        return self.state in ORDER_SIGNED

    @property
    def people_of_kind(self) -> models.QuerySet["OrderPerson"]:
        """Return the people whom the kind asked for that the order is read for."""
        return self.people.filter(part=self.part).select_related("employee")


class OrderLine(models.Model):
    """A line of the order: a pair to be set in force, a change of one, or a pair whose program is meant."""

    order = models.ForeignKey(Order, models.CASCADE, verbose_name="приказ", related_name="lines")
    pair = models.ForeignKey(Pair, models.PROTECT, verbose_name="пара", related_name="order_lines")
    change = models.OneToOneField(
        PairChange, models.PROTECT, null=True, blank=True, verbose_name="изменение", related_name="order_line"
    )
    about = models.CharField("о чём строка", max_length=10, choices=LineSubject, default=LineSubject.PAIR)
    position = models.PositiveSmallIntegerField("порядок", default=1)

    class Meta:
        verbose_name = "строка приказа"
        verbose_name_plural = "строки приказов"
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["pair"],
                condition=Q(about=LineSubject.PAIR),
                name="order_pair_set_in_force_once",
                violation_error_message="Пара уже стоит в другом приказе.",
            ),
            models.UniqueConstraint(
                fields=["order", "pair"], condition=~Q(about=LineSubject.CHANGE), name="order_pair_once"
            ),
            models.CheckConstraint(
                condition=Q(about=LineSubject.CHANGE, change__isnull=False)
                | Q(change__isnull=True) & ~Q(about=LineSubject.CHANGE),
                name="order_line_about_change",
            ),
        )

    def __str__(self) -> str:
        return f"{self.order_id}: {self.change or self.pair}"


class OrderPointQuerySet(models.QuerySet["OrderPoint"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(order__in=Order.objects.visible_to(user))

    def undone(self) -> Self:
        """Keep what signed orders leave to be done by a day."""
        return self.filter(order__state__in=ORDER_IN_FORCE, deadline__isnull=False, done_on=None)


class OrderPoint(models.Model):
    """A numbered point; its number follows from position and level (1 to 4). No paper tells whether it is done."""

    order = models.ForeignKey(Order, models.CASCADE, verbose_name="приказ", related_name="points")
    position = models.PositiveSmallIntegerField("порядок")
    level = models.PositiveSmallIntegerField("уровень", default=1)
    text = PrintedText("текст пункта")
    deadline = models.DateField("срок", null=True, blank=True)
    responsible = models.ForeignKey(
        Employee, models.PROTECT, null=True, blank=True, verbose_name="ответственный", related_name="+"
    )
    is_own = models.BooleanField("свой пункт", default=False, editable=False)
    """Added by a person: stays when the text is composed anew."""

    done_on = models.DateField("выполнен", null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        Employee, models.PROTECT, null=True, blank=True, editable=False, verbose_name="отметил", related_name="+"
    )

    history = HistoricalRecords()
    objects = OrderPointQuerySet.as_manager()

    class Meta:
        verbose_name = "пункт приказа"
        verbose_name_plural = "пункты приказа"
        ordering = ("position", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=4), name="order_point_level_1_to_4"),
            models.CheckConstraint(condition=Q(done_by=None) | Q(done_on__isnull=False), name="point_done_on_a_day"),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def organization(self) -> Organization:
        return self.order.organization


CHANGED: dict[str, tuple[str, Tone]] = {
    OrderState.AMENDED: ("изменён", Tone.ATTENTION),
    OrderState.REVOKED: ("отменён", Tone.LATE),
}
"""What is said to everybody of a signed order that another one changed; inside it is less of a warning."""


class SignedCopy(FrozenPaper):
    """The one signed copy of an order: the database takes no second signature."""

    order = models.OneToOneField(Order, models.PROTECT, verbose_name="приказ", related_name="signed_copy")

    class Meta:
        verbose_name = "подписанный экземпляр"
        verbose_name_plural = "подписанные экземпляры"

    def __str__(self) -> str:
        return str(self.order)

    @property
    def about(self) -> Order:
        return self.order

    @property
    def file_name(self) -> str:
        return f"Приказ {self.order.number}"

    @property
    def public_facts(self) -> PublicFacts:
        order = self.order
        known = order_kinds()
        titles = [f"«{known[kind].title}»" for kind in order.kinds if kind in known]
        said, tone = CHANGED.get(order.state, ("действует", Tone.DONE))
        return PublicFacts(
            kind=" ".join(["Приказ", ", ".join(titles)]).strip(),
            organization=order.organization,
            day=order.signed_on,
            number=order.number,
            state=said,
            tone=tone,
        )
