"""Making a roadmap and approving it."""

import datetime as dt
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils import timezone

from mentoring.forms.fields import DateInput, OrganizationForm
from mentoring.forms.seen import SeenForm
from mentoring.models import User
from mentoring.models.text import TITLE_MOST
from mentoring.school_year import SchoolYear
from mentoring.validators import validate_text
from roadmap.models import Roadmap
from roadmap.papers import roadmap_html
from roadmap.services import roadmap as roadmaps

YEARS_OFFERED = 2
EMPTY = "empty"
WHOLE_YEAR = "Пусто – весь учебный год, с 1 сентября по 31 августа"
IN_ANOTHER_YEAR = "Может быть и в следующем учебном году: дорожная карта на два года"


class Sources(ModelChoiceIterator):  # type: ignore[type-arg]
    """What there is to copy, and after it to begin from nothing."""

    def __iter__(self) -> Any:
        yield from super().__iter__()
        yield EMPTY, "Пустая: один этап, мероприятия впишете сами"


class SourceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """What a roadmap is copied from: a sample is told by its columns, an own one by its year; or EMPTY."""

    iterator = Sources

    def to_python(self, value: Any) -> Any:
        return EMPTY if value == EMPTY else super().to_python(value)

    def label_from_instance(self, obj: Roadmap) -> str:
        if obj.start_year:
            return f"Ваша {obj.period_words}: {obj.title}"
        columns = ", ".join(column.title for column in obj.column_list)
        return f"Образец: {obj.title} (колонки: {columns})"


def days_of(form: Any, cleaned: dict[str, Any]) -> tuple[dt.date, dt.date] | None:
    """Return the own days that were typed, None for the whole school year; tell the form what is wrong with them."""
    starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
    if not starts_on and not ends_on:
        return None
    year = cleaned.get("start_year")
    if not starts_on or not ends_on:
        form.add_error("ends_on" if starts_on else "starts_on", "Укажите обе даты или ни одной.")
    elif ends_on < starts_on:
        form.add_error("ends_on", "Окончание раньше начала.")
    elif year and SchoolYear.of(starts_on).start != year:
        form.add_error("starts_on", f"Эта дата – не в {SchoolYear(year)} учебном году, который выбран выше.")
    elif not roadmaps.years_fit((starts_on, ends_on)):
        form.add_error("ends_on", roadmaps.TOO_LONG)
    else:
        return starts_on, ends_on
    return None


class RoadmapForm(forms.Form):
    source = SourceField(
        Roadmap.objects.none(),
        label="С чего начать",
        widget=forms.RadioSelect,
        empty_label=None,
        help_text="Этапы и мероприятия скопируются, сроки перейдут на выбранный год",
        error_messages={"required": "Выберите образец, прошлую дорожную карту или пустую."},
    )
    title = forms.CharField(
        label="Название",
        required=False,
        max_length=TITLE_MOST,
        validators=[validate_text],
        help_text="Пусто – как у выбранной, у пустой – обязательно; у двух дорожных карт одного года названия разные",
    )
    start_year = forms.TypedChoiceField(label="Учебный год", coerce=int, help_text="В котором она начинается")
    starts_on = forms.DateField(label="Начало", required=False, widget=DateInput, help_text=WHOLE_YEAR)
    ends_on = forms.DateField(label="Окончание", required=False, widget=DateInput, help_text=IN_ANOTHER_YEAR)

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.user = user
        source, year = self.fields["source"], self.fields["start_year"]
        if isinstance(source, forms.ModelChoiceField) and isinstance(year, forms.ChoiceField):
            source.queryset = Roadmap.objects.copyable_by(user)
            source.initial = source.queryset.first()
            year.choices = [(each.start, str(each)) for each in offered_years(timezone.localdate())]
            year.initial = _first_free(user, [each.start for each in offered_years(timezone.localdate())])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["days"] = days_of(self, cleaned)
        if cleaned.get("source") == EMPTY and not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", "Напишите название: пустой дорожной карте взять его неоткуда.")
        return cleaned

    def save(self) -> Roadmap:
        organization = self.user.organization
        assert organization is not None  # noqa: S101 - only a user of an organization makes its roadmap
        source = self.cleaned_data["source"]
        told = {name: self.cleaned_data[name] for name in ("start_year", "title", "days")}
        told |= {"organization": organization, "by": self.user, "at": timezone.now()}
        return roadmaps.create_empty(**told) if source == EMPTY else roadmaps.create_from(source, **told)


def offered_years(today: dt.date) -> list[SchoolYear]:
    now = SchoolYear.of(today).start
    return [SchoolYear(start) for start in range(now, now + YEARS_OFFERED)]


def _first_free(user: User, years: list[int]) -> int:
    """Return the first of the years that has no roadmap yet, the first of all where each has one."""
    taken = {year for year in years if Roadmap.objects.visible_to(user).of_year(SchoolYear(year)).exists()}
    return next((year for year in years if year not in taken), years[0])


class RoadmapEditForm(OrganizationForm):
    """The head of a draft."""

    class Meta:
        model = Roadmap
        fields = ("title", "starts_on", "ends_on", "numbering")
        help_texts = {"starts_on": WHOLE_YEAR, "ends_on": IN_ANOTHER_YEAR}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        days_of(self, cleaned)
        if cleaned.get("starts_on"):
            self.instance.start_year = SchoolYear.of(cleaned["starts_on"]).start
        return cleaned

    def save(self, commit: bool = True) -> Roadmap:  # noqa: FBT001, FBT002 - the signature is Django's
        roadmap: Roadmap = self.instance
        roadmaps.edit(roadmap)
        return roadmap


class ApproveForm(SeenForm):
    """The date of approval."""

    approved_on = forms.DateField(label="Дата утверждения", widget=DateInput)

    def __init__(self, data: Any = None, *, roadmap: Roadmap) -> None:
        initial = {"approved_on": timezone.localdate().isoformat()}
        super().__init__(data, told=roadmap_html(roadmap), initial=initial)
