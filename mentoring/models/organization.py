"""The organization whose mentoring is kept."""

from typing import TYPE_CHECKING, Self

from django.core.validators import URLValidator
from django.db import models
from simple_history.models import HistoricalRecords

from mentoring.enums import OrganizationKind
from mentoring.models.text import PrintedLine
from mentoring.validators import validate_inn, validate_ogrn, validate_time_zone

if TYPE_CHECKING:
    from mentoring.models.user import User

PATTERNS = ("order_number_pattern", "staff_order_number_pattern")
WITHOUT_NUMBER = "В образце должно один раз стоять {n}: на это место встанет номер."


def takes_a_number(pattern: str) -> bool:
    return pattern.count("{n}") == 1


class OrganizationQuerySet(models.QuerySet["Organization"]):
    def visible_to(self, user: "User") -> Self:
        return self.filter(pk=user.organization_id) if user.organization_id else self.none()


class Organization(models.Model):
    kind = models.CharField("вид", max_length=20, choices=OrganizationKind, default=OrganizationKind.KINDERGARTEN)
    full_name = PrintedLine("полное название", max_length=400, unique=True)
    short_name = PrintedLine("краткое название", max_length=200, help_text="Например: МБДОУ «Детский сад № 17»")
    slug = models.SlugField(
        "имя в адресе", unique=True, help_text="Латинские буквы: так называется публичная страница, например ds17"
    )
    founder = PrintedLine(
        "учредитель", max_length=300, blank=True, help_text="Вышестоящий орган, печатается над названием в приказе"
    )
    city = PrintedLine(
        "населённый пункт", max_length=100, help_text="Место издания приказов, например: г. Североречинск"
    )
    address = PrintedLine("адрес", max_length=300, blank=True)
    inn = models.CharField("ИНН", max_length=10, blank=True, validators=[validate_inn])
    ogrn = models.CharField("ОГРН", max_length=13, blank=True, validators=[validate_ogrn])
    site = models.CharField(
        "сайт", max_length=200, blank=True, validators=[URLValidator(("http", "https"))], help_text="https://…"
    )
    head_title = PrintedLine("должность руководителя", max_length=100, default="заведующий")
    order_number_pattern = PrintedLine(
        "образец номера приказа", max_length=40, default="{n}-ОД", help_text="{n} – порядковый номер в году"
    )
    staff_order_number_pattern = PrintedLine(
        "образец номера приказа по личному составу",
        max_length=40,
        default="{n}-К",
        help_text="{n} – порядковый номер в году",
    )
    has_council = models.BooleanField(
        "есть методический совет", default=False, help_text="Тогда пару перед приказом рассматривает совет"
    )
    qr_on_papers = models.BooleanField(
        "QR-код на документах",
        default=False,
        help_text="В правом нижнем углу первого листа; ведёт на страницу, где документ можно проверить",
    )
    time_zone = models.CharField(
        "часовой пояс", max_length=50, default="Europe/Moscow", validators=[validate_time_zone]
    )
    requires_second_factor = models.BooleanField(
        "второй фактор обязателен",
        default=False,
        help_text="Руководитель, куратор и администратор входят с одноразовым кодом из приложения",
    )

    history = HistoricalRecords()
    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = "организация"
        verbose_name_plural = "организации"
        ordering = ("short_name",)

    def __str__(self) -> str:
        return self.short_name
