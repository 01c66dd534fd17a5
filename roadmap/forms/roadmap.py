"""Making a roadmap and approving it."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from mentoring.forms.fields import DateInput
from mentoring.forms.seen import SeenForm
from mentoring.models import User
from mentoring.school_year import SchoolYear
from roadmap.models import Roadmap
from roadmap.papers import roadmap_html
from roadmap.services import roadmap as roadmaps

YEARS_OFFERED = 2


class SourceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """What a roadmap is copied from: a sample is told by its columns, an own one by its year."""

    def label_from_instance(self, obj: Roadmap) -> str:
        if obj.start_year:
            return f"Ваша на {obj.school_year} учебный год: {obj.title}"
        columns = ", ".join(column.title for column in obj.column_list)
        return f"Образец: {obj.title} (колонки: {columns})"


class RoadmapForm(forms.Form):
    source = SourceField(
        Roadmap.objects.none(),
        label="С чего начать",
        widget=forms.RadioSelect,
        empty_label=None,
        help_text="Этапы и мероприятия скопируются, сроки перейдут на выбранный год",
        error_messages={"required": "Выберите образец или прошлую дорожную карту."},
    )
    start_year = forms.TypedChoiceField(label="Учебный год", coerce=int)

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.user = user
        source, year = self.fields["source"], self.fields["start_year"]
        if isinstance(source, forms.ModelChoiceField) and isinstance(year, forms.ChoiceField):
            source.queryset = Roadmap.objects.copyable_by(user)
            source.initial = source.queryset.first()
            year.choices = [(each.start, str(each)) for each in free_years(user, timezone.localdate())]

    def save(self) -> Roadmap:
        organization = self.user.organization
        assert organization is not None  # noqa: S101 - only a user of an organization makes its roadmap
        return roadmaps.create_from(
            self.cleaned_data["source"],
            organization=organization,
            start_year=self.cleaned_data["start_year"],
            by=self.user,
            at=timezone.now(),
        )


def free_years(user: User, today: dt.date) -> list[SchoolYear]:
    """Return the next school years, from the present one on, that have no roadmap yet."""
    now = SchoolYear.of(today).start
    taken = set(Roadmap.objects.visible_to(user).values_list("start_year", flat=True))
    years = (SchoolYear(start) for start in range(now, now + YEARS_OFFERED + len(taken)) if start not in taken)
    return list(years)[:YEARS_OFFERED]


class ApproveForm(SeenForm):
    """The date of approval."""

    approved_on = forms.DateField(label="Дата утверждения", widget=DateInput)

    def __init__(self, data: Any = None, *, roadmap: Roadmap) -> None:
        initial = {"approved_on": timezone.localdate().isoformat()}
        super().__init__(data, told=roadmap_html(roadmap), initial=initial)
