"""The look of one program for several others."""

from typing import Any

from django import forms
from django.utils import timezone

from mentoring.forms.fields import KeyField, KeysField
from mentoring.models import User
from mentoring.russian import plural
from programs.enums import PROGRAM_IN_REVIEW, PROGRAM_WRITABLE
from programs.models import Program
from programs.services import cover as covers


def look_label(program: Program) -> str:
    """«Шевченко Е.В. – Козлов И.П., 2026/2027»."""
    return f"{program}, {program.pair.school_years}"


class LookField(KeyField):
    def label_from_instance(self, obj: Program) -> str:
        return look_label(obj)


class LooksField(KeysField):
    def label_from_instance(self, obj: Program) -> str:
        return f"{look_label(obj)}{', уже оформлена' if obj.cover_id else ''}"


class AlikeForm(forms.Form):
    like = LookField(Program.objects.none(), label="Взять оформление из", empty_label="Выберите")
    programs = LooksField(
        Program.objects.none(),
        label="Оформить так же",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Отметьте хотя бы одну программу."},
    )

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        seen = Program.objects.visible_to(user).with_people()
        like, programs = (self.fields[name] for name in ("like", "programs"))
        like.queryset = seen.exclude(cover=None).order_by("-cover")  # type: ignore[attr-defined]
        open_ones = seen.filter(state__in=PROGRAM_WRITABLE | PROGRAM_IN_REVIEW)
        programs.queryset = open_ones.order_by("pair__mentor__employee__search", "pk")  # type: ignore[attr-defined]

    def save(self) -> str:
        """Return what was done, and what was not and why."""
        like, chosen = self.cleaned_data["like"], self.cleaned_data["programs"]
        others = [program for program in chosen if program.pk != like.pk]
        dressed, refused = covers.dress_alike(others, like, by=self.user, at=timezone.now())
        words = plural(len(dressed), "программа оформлена", "программы оформлены", "программ оформлено")
        done = f"{len(dressed)} {words} так же, как «{like}»" + (
            f": {', '.join(map(str, dressed))}." if dressed else "."
        )
        return " ".join([done, *(f"Не изменена «{program}»: {why}" for program, why in refused)])
