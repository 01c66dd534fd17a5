"""What the curator tells of a change of a pair; what is wrong is said beside the field by the rules of the service."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from mentoring.enums.pair_change import ChangeKind, EndInitiator
from mentoring.forms.fields import KeyField, KeysField, OrganizationForm, SignedOnField, name_empty_choice
from mentoring.forms.pair import Joining, MentorChoice
from mentoring.models import (
    CalendarDay,
    Employee,
    Mentee,
    Mentor,
    MentoringForm,
    MentoringKind,
    Pair,
    PairChange,
    PairRequest,
)
from mentoring.queries import working_days
from mentoring.services import calendar_day
from mentoring.services import pair_change as pair_changes

MONTH = dt.timedelta(days=30)
YEAR = dt.timedelta(days=365)
WHO_READS = "Прочтут обе стороны и руководитель перед подписью; в приказ не печатается"


class ChangeForm(OrganizationForm):
    """What every change asks. The instance is unsaved and knows its pair, its kind and the request behind it."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.initial.update(from_request(self.instance.request, self.instance.pair))
        why = self.fields["why"]
        why.help_text = f"{why.help_text}. {WHO_READS}" if why.help_text else WHO_READS
        self.offer(self.instance.pair)

    def offer(self, pair: Pair) -> None:
        """Fill the choices."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's
        if self.errors:
            return
        found = pair_changes.preparation_refusals(
            self.instance, mentor=self.cleaned_data.get("mentor"), today=timezone.localdate()
        )
        for field, sentence in found:
            self.add_error(field if field in self.fields else None, sentence)

    def save(self, commit: bool = True) -> PairChange:  # noqa: FBT001, FBT002 - the signature is Django's
        mentor = self.cleaned_data.get("mentor")
        how = {name: self.cleaned_data.get(f"new_{name}", ()) for name in ("forms", "kinds")}
        return pair_changes.prepare(self.instance, mentor=mentor, **how, by=self.user, at=timezone.now())


def from_request(request: PairRequest | None, pair: Pair) -> dict[str, Any]:
    """Return what the request tells already; its words are the sender's, and the change is read by both sides."""
    if request is None:
        return {}
    from_mentor = request.sender_id == pair.mentor_id
    told = {"why": str(request), "initiator": EndInitiator.MENTOR if from_mentor else EndInitiator.MENTEE}
    return told | {"notice_on": request.sent_on, "effective_on": request.wished_on}


class ProlongForm(ChangeForm):
    class Meta:
        model = PairChange
        fields = ("new_ends_on", "why")
        help_texts = {"why": "Почему нужно больше времени"}

    def offer(self, pair: Pair) -> None:
        field = self.fields["new_ends_on"]
        field.required = True
        field.help_text = f"Сейчас – до {pair.ends_on:%d.%m.%Y}. Вместе обычно до года; дольше можно, если есть причина"


class ReplaceForm(ChangeForm):
    mentor = MentorChoice(Mentor.objects.none(), label="Новый наставник", empty_label="Выберите наставника")

    class Meta:
        model = PairChange
        fields = ("effective_on", "why")
        labels = {"effective_on": "Новый наставник работает с", "why": "Почему меняется наставник"}
        help_texts = {"effective_on": "Прежний – по день накануне"}

    field_order = ("mentor", "effective_on", "why")

    def offer(self, pair: Pair) -> None:
        others = Mentor.objects.visible_to(self.user).for_list().in_bank().exclude(pk=pair.mentor_id)
        _choices(self, "mentor").queryset = others


class MenteeOfPost(KeyField):
    """A mentee with the post and whether there is a mentor already."""

    def label_from_instance(self, mentee: Any) -> str:
        return f"{mentee.employee.full_name}, {mentee.employee.post} – {mentee.get_state_display()}"


class NewMentee(Joining, MenteeOfPost):
    def label_from_instance(self, mentee: Any) -> str:
        return self.with_consent(mentee, super().label_from_instance(mentee))


class MenteeForm(ChangeForm):
    mentee = MenteeOfPost(Mentee.objects.none(), label="Кого", empty_label="Выберите наставляемого")

    class Meta:
        model = PairChange
        fields = ("mentee", "effective_on", "why")
        labels = {"effective_on": "С какого дня"}


class AddForm(MenteeForm):
    mentee = NewMentee(Mentee.objects.none(), label="Кого", empty_label="Выберите наставляемого")

    def offer(self, pair: Pair) -> None:
        present = [mentee.pk for mentee in pair.current_mentees]
        others = Mentee.objects.visible_to(self.user).for_list().in_bank().exclude(pk__in=[*present, pair.mentor_id])
        _choices(self, "mentee").queryset = others


class ReleaseForm(MenteeForm):
    def offer(self, pair: Pair) -> None:
        staying = [member.mentee_id for member in pair.current_members if member.released_on is None]
        _choices(self, "mentee").queryset = Mentee.objects.for_list().filter(pk__in=staying)


class ShortenForm(ChangeForm):
    class Meta:
        model = PairChange
        fields = ("new_ends_on", "why")
        help_texts = {"why": "Почему хватит меньшего времени"}

    def offer(self, pair: Pair) -> None:
        field = self.fields["new_ends_on"]
        field.required = True
        field.help_text = f"Сейчас – до {pair.ends_on:%d.%m.%Y}; в новый последний день пару завершают как обычно"


class PauseForm(ChangeForm):
    class Meta:
        model = PairChange
        fields = ("effective_on", "pause_until", "why")
        labels = {"effective_on": "Первый день паузы", "pause_until": "Последний день паузы"}
        help_texts = {"pause_until": "Если известен: назавтра пара снова работает. Иначе её возобновит другой приказ"}

    def offer(self, pair: Pair) -> None:
        """Propose to go on where the present pause ends."""
        now = pair.pauses.covering(timezone.localdate()).first()
        if now and now.ends_on:
            self.initial["effective_on"] = now.ends_on + dt.timedelta(days=1)


class ResumeForm(ChangeForm):
    class Meta:
        model = PairChange
        fields = ("effective_on", "why")
        labels = {"effective_on": "Снова работает с"}


class NewTermsForm(ChangeForm):
    class Meta:
        model = PairChange
        fields = ("new_forms", "new_kinds", "why")
        widgets = {"new_forms": forms.CheckboxSelectMultiple, "new_kinds": forms.CheckboxSelectMultiple}
        field_classes = {"new_forms": KeysField, "new_kinds": KeysField}

    def offer(self, pair: Pair) -> None:
        _choices(self, "new_forms").queryset = MentoringForm.objects.visible_to(self.user)
        _choices(self, "new_kinds").queryset = MentoringKind.objects.visible_to(self.user)
        for name in ("new_forms", "new_kinds"):
            self.fields[name].required = True
        self.initial.update(new_forms=list(pair.forms.all()), new_kinds=list(pair.kinds.all()))


class EndForm(ChangeForm):
    class Meta:
        model = PairChange
        fields = ("initiator", "cause", "notice_on", "effective_on", "why")
        labels = {"effective_on": "Последний день работы пары", "cause": "Причина", "why": "Подробнее"}
        help_texts = {
            "notice_on": "Когда вторая сторона предупреждена в письменной форме",
            "effective_on": (
                "При отказе наставника и отмене поручения – не раньше третьего рабочего дня после уведомления "
                "(ТК РФ, ст. 351.8)"
            ),
        }

    def offer(self, pair: Pair) -> None:
        for name in ("initiator", "cause", "notice_on"):
            self.fields[name].required = True
        for name in ("initiator", "cause"):
            name_empty_choice(self.fields[name])
        self.initial["notice_on"] = self.initial.get("notice_on") or timezone.localdate()


FORMS: Mapping[str, type[ChangeForm]] = {
    ChangeKind.PROLONG: ProlongForm,
    ChangeKind.REPLACE: ReplaceForm,
    ChangeKind.ADD: AddForm,
    ChangeKind.RELEASE: ReleaseForm,
    ChangeKind.TERMS: NewTermsForm,
    ChangeKind.SHORTEN: ShortenForm,
    ChangeKind.PAUSE: PauseForm,
    ChangeKind.RESUME: ResumeForm,
    ChangeKind.END: EndForm,
}


class PaperConfirmationForm(forms.Form):
    """Who has agreed in writing, and when."""

    employee = KeyField(Employee.objects.none(), label="Кто", empty_label=None)
    on = SignedOnField(label="Согласие подписано")

    def __init__(self, data: Any = None, *, change: PairChange, **kwargs: Any) -> None:
        super().__init__(data, initial={"on": timezone.localdate()}, **kwargs)
        people = [person.pk for person in change.waiting]
        _choices(self, "employee").queryset = Employee.objects.filter(pk__in=people).order_by("search", "pk")


class CalendarDayForm(OrganizationForm):
    class Meta:
        model = CalendarDay
        fields = ("day", "is_working", "title")
        labels = {"is_working": "Это рабочий день"}
        help_texts = {"is_working": "Без отметки – нерабочий"}

    def save(self, commit: bool = True) -> CalendarDay:  # noqa: FBT001, FBT002 - the signature is Django's
        return calendar_day.correct(self.instance)

    def clean_day(self) -> dt.date:
        day: dt.date = self.cleaned_data["day"]
        last = timezone.localdate() + YEAR
        if day > last:
            raise forms.ValidationError(f"Календарь ведётся на год вперёд: укажите день до {last:%d.%m.%Y}.")
        if working_days.is_corrected(self.instance.organization, day):
            raise forms.ValidationError(calendar_day.CORRECTED)
        return day


def _choices(form: forms.BaseForm, name: str) -> Any:
    return form.fields[name]
