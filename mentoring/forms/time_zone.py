"""The time zone of an organization: one of Russia's hours, by the city that all know it by."""

from typing import Any

from django import forms

ZONES = (
    ("Europe/Kaliningrad", "Калининград (МСК−1)"),
    ("Europe/Moscow", "Москва (МСК)"),
    ("Europe/Samara", "Самара, Саратов, Ижевск (МСК+1)"),
    ("Asia/Yekaterinburg", "Екатеринбург, Уфа, Пермь (МСК+2)"),
    ("Asia/Omsk", "Омск (МСК+3)"),
    ("Asia/Krasnoyarsk", "Красноярск, Новосибирск, Томск (МСК+4)"),
    ("Asia/Irkutsk", "Иркутск, Улан-Удэ (МСК+5)"),
    ("Asia/Yakutsk", "Якутск, Чита, Благовещенск (МСК+6)"),
    ("Asia/Vladivostok", "Владивосток, Хабаровск (МСК+7)"),
    ("Asia/Magadan", "Магадан, Южно-Сахалинск (МСК+8)"),
    ("Asia/Kamchatka", "Петропавловск-Камчатский, Анадырь (МСК+9)"),
)
HELP = "По нему считаются дни и сроки"


class TimeZoneField(forms.ChoiceField):
    """Any other zone that an organization has already stays among the choices."""

    def __init__(self, *, max_length: int | None = None, **kwargs: Any) -> None:
        del max_length  # a text's, from the model
        super().__init__(choices=ZONES, **{**kwargs, "help_text": HELP})

    def offer(self, kept: str) -> None:
        if kept not in dict(ZONES):
            self.choices = [*ZONES, (kept, kept)]
