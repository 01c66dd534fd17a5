"""How a document looks before its text begins: kind, stamps, annex mark, period."""

import datetime as dt

from django.db import models
from django.db.models import Q

from documents.enums import StampAct, StampBy, StampPlace
from documents.models.body import CollegialBody
from documents.models.document_kind import DocumentKind
from mentoring.models import Organization
from mentoring.models.text import TITLE_MOST, PrintedLine, PrintedNumber, PrintedText

BY_NAME = frozenset({StampBy.PERSON})
BY_HAND = frozenset({StampBy.HEAD, StampBy.CURATOR, StampBy.PERSON})
BY_BODY = frozenset({StampBy.BODY, StampBy.ACT})


class Cover(models.Model):
    """Of one document, which points to it; a document without one looks as its app says."""

    organization = models.ForeignKey(Organization, models.CASCADE, verbose_name="организация", related_name="+")
    kind = models.ForeignKey(
        DocumentKind,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="вид документа",
        related_name="+",
        help_text="От него – слова «УТВЕРЖДЕНА», «утвердить план …» и есть ли титульный лист",
    )
    period = PrintedLine(
        "период",
        max_length=200,
        blank=True,
        help_text="Например: на 2026/2027 учебный год. Пусто – учебный год, у других сроков – их даты",
    )
    hides_period = models.BooleanField("без строки о периоде", default=False)
    superior = PrintedText(
        "вышестоящие органы", blank=True, help_text="Над названием организации, каждый с новой строки"
    )
    compilers = PrintedText(
        "составители",
        blank=True,
        help_text="Каждый с новой строки: Иванова М.П., старший воспитатель, высшая категория",
    )
    has_passport = models.BooleanField(
        "с паспортом", default=False, help_text="Таблица из сведений документа и строк, добавленных ниже"
    )
    has_contents = models.BooleanField(
        "с содержанием",
        default=False,
        help_text="Разделы с номерами листов, после титульного листа; без титульного листа не печатается",
    )
    annex_number = PrintedNumber("приложение №", max_length=20, blank=True)
    annex_to = PrintedLine(
        "к чему приложение",
        max_length=TITLE_MOST,
        blank=True,
        help_text="Например: к приказу от 01.09.2026 № 96-ОД",
    )

    class Meta:
        verbose_name = "оформление документа"
        verbose_name_plural = "оформления документов"

    def __str__(self) -> str:
        return f"Оформление № {self.pk}"

    def period_or(self, usual: str) -> str:
        """Return the line about the period: as it was typed, none, or the usual one."""
        return "" if self.hides_period else self.period or usual


class PassportRow(models.Model):
    """A row of the table that tells at a glance what the document is, beside those that its data tell."""

    cover = models.ForeignKey(Cover, models.CASCADE, verbose_name="оформление", related_name="passport_rows")
    position = models.PositiveSmallIntegerField("порядок")
    title = PrintedLine("что", max_length=200)
    text = PrintedText("содержание")

    class Meta:
        verbose_name = "строка паспорта"
        verbose_name_plural = "строки паспорта"
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.title


class Stamp(models.Model):
    """A stamp (гриф). Of the head, the curator and the approving order names, dates and numbers come from the site.

    post, person: whose hand it bears; workplace: where the person works, if elsewhere
    body: a collegial body or an act in the instrumental case, «педагогическим советом», «приказом управления»
    collegial_body: one of the organization instead, whose name, number and date come from the site
    has_chair: whether its chair signs
    has_head: whether the head signs under the order that approves
    """

    cover = models.ForeignKey(Cover, models.CASCADE, verbose_name="оформление", related_name="stamps")
    place = models.PositiveSmallIntegerField("место", choices=StampPlace)
    act = models.CharField("слово", max_length=12, choices=StampAct, default=StampAct.AGREED)
    own_words = PrintedLine("другими словами", max_length=100, blank=True)
    by = models.CharField("кем", max_length=10, choices=StampBy)
    post = PrintedLine("должность", max_length=300, blank=True)
    workplace = PrintedLine("организация", max_length=300, blank=True)
    person = PrintedLine("инициалы и фамилия", max_length=100, blank=True)
    body = PrintedLine("кем (чем)", max_length=TITLE_MOST, blank=True)
    collegial_body = models.ForeignKey(
        CollegialBody, models.PROTECT, null=True, blank=True, verbose_name="орган организации", related_name="+"
    )
    has_chair = models.BooleanField("с подписью председателя", default=False)
    has_head = models.BooleanField("с подписью руководителя", default=False)
    number = PrintedNumber("номер", max_length=50, blank=True)
    dated_on = models.DateField("дата", null=True, blank=True)
    has_seal = models.BooleanField("место для печати", default=False)

    class Meta:
        verbose_name = "гриф"
        verbose_name_plural = "грифы"
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=["cover", "place"], name="stamp_place_once"),
            models.CheckConstraint(condition=~Q(act=StampAct.OWN) | ~Q(own_words=""), name="stamp_with_a_word"),
            models.CheckConstraint(condition=~Q(by__in=sorted(BY_NAME)) | ~Q(post=""), name="stamp_person_with_post"),
            models.CheckConstraint(
                condition=~Q(by__in=sorted(BY_BODY)) | ~Q(body="") | Q(by=StampBy.BODY, collegial_body__isnull=False),
                name="stamp_body_named",
            ),
        )

    def __str__(self) -> str:
        return f"{self.own_words or self.get_act_display()}: {self.get_by_display()}"

    def refusals(self, *, today: dt.date) -> list[tuple[str, str]]:
        """Say by the field what the stamp lacks."""
        found = []
        if self.act == StampAct.APPROVE and self.by not in BY_HAND:
            found.append(("act", "«УТВЕРЖДАЮ» пишет человек: у органа и у акта – «УТВЕРЖДЕН» или «ПРИНЯТО»."))
        if self.act == StampAct.APPROVED and self.by in BY_HAND - {StampBy.HEAD}:
            found.append(("act", "«УТВЕРЖДЕН» – кем: приказом или органом; человек пишет «УТВЕРЖДАЮ»."))
        if self.act == StampAct.OWN and not self.own_words:
            found.append(("own_words", "Напишите слова грифа."))
        if self.by in BY_NAME and not self.post:
            found.append(("post", "Напишите должность того, кто подписывает."))
        if self.by in BY_BODY and not self.body and not self.collegial_body_id:
            found.append(
                (
                    "body",
                    "Выберите орган или напишите, кем: например, «педагогическим советом» или «приказом управления».",
                )
            )
        if self.dated_on and self.dated_on > today:
            found.append(("dated_on", "Эта дата ещё не наступила: оставьте поле пустым, её впишут ручкой."))
        return found
