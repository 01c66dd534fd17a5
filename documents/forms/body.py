"""A collegial body, and who is in it."""

import re
from typing import Any

from django import forms

from documents.enums import BodyRole
from documents.forms.document_kind import BY_RULE
from documents.models import BodyComposition, BodyMember, CollegialBody
from documents.services import body as bodies
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.fields import KeyField, KeysField, OrganizationForm, TextArea
from mentoring.models import Employee
from mentoring.text import lines as as_stored
from mentoring.validators import text_refusals, validate_text

ROLES = {role.label: role for role in BodyRole if role != BodyRole.MEMBER}
ALONE = {"chair": BodyRole.CHAIR, "vice": BodyRole.VICE, "secretary": BodyRole.SECRETARY}
WITH_ROLE = re.compile(rf"^({'|'.join(ROLES)})\s*[:–—-]\s*", re.IGNORECASE)
NAME_MOST, POST_MOST, MEMBERS_MOST = 200, 300, 100


class BodyForm(OrganizationForm):
    class Meta:
        model = CollegialBody
        fields = ("title", "genitive", "dative", "accusative", "instrumental", "prepositional", "is_active")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name in ("genitive", "dative", "accusative", "instrumental", "prepositional"):
            self.fields[name].help_text = BY_RULE
        if self.instance._state.adding:
            del self.fields["is_active"]

    def clean_title(self) -> str:
        """Begin with a small letter, as it stands in sentences, but for an abbreviation."""
        title: str = self.cleaned_data["title"]
        return title[:1].lower() + title[1:] if title[1:2].islower() else title

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        others = CollegialBody.objects.visible_to(self.user).exclude(pk=self.instance.pk)
        if cleaned.get("title", "").casefold() in map(str.casefold, others.values_list("title", flat=True)):
            self.add_error("title", "Такой орган уже есть.")
        return cleaned

    def save(self, commit: bool = True) -> CollegialBody:  # noqa: FBT001, FBT002 - as Django has it
        if self.user.organization is None:
            raise ImpossibleStepError("Коллегиальные органы добавляет сотрудник организации.")
        self.instance.organization = self.user.organization
        body: CollegialBody = super().save(commit)
        return body


class CompositionForm(OrganizationForm):
    """Who leads, whoever else is ticked, and people from outside, a line each."""

    chair = KeyField(Employee.objects.none(), label="Председатель", required=False)
    vice = KeyField(Employee.objects.none(), label="Заместитель председателя", required=False)
    secretary = KeyField(Employee.objects.none(), label="Секретарь", required=False)
    staff = KeysField(
        Employee.objects.none(), label="Члены из сотрудников", required=False, widget=forms.CheckboxSelectMultiple
    )
    outside = forms.CharField(
        label="Не из сотрудников",
        required=False,
        widget=TextArea,
        validators=[validate_text],
        help_text="Каждый с новой строки: Иванова Мария Петровна, представитель родителей. "
        "Роль пишут перед именем: председатель: Иванова Мария Петровна, представитель учредителя",
    )

    field_order = ("chair", "vice", "secretary", "staff", "outside", "starts_on", "ends_on", "basis")

    class Meta:
        model = BodyComposition
        fields = ("starts_on", "ends_on", "basis")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        working = Employee.objects.filter(organization=self.user.organization_id).working().order_by("search", "pk")
        for name in (*ALONE, "staff"):
            field: Any = self.fields[name]
            field.queryset = working
            field.label_from_instance = _called
        before = self.instance if self.instance.pk else self.instance.body.compositions.in_force().first()
        self.initial.update(_initial(before) if before else {})

    def also_seen(self, instance: BodyComposition) -> Any:
        rows = instance.members.values_list("employee", "name", "post", "role") if instance.pk else ()
        return list(rows)

    def clean_outside(self) -> str:
        text = as_stored(self.cleaned_data["outside"])
        found = [refusal for line in text.splitlines() for refusal in _line_refusals(line)]
        if found:
            raise forms.ValidationError(found)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors:
            if len(self.members) > MEMBERS_MOST:
                raise forms.ValidationError(f"В составе не больше {MEMBERS_MOST} человек.")
            for sentence in bodies.member_refusals(self.members):
                self.add_error(None, sentence)
        return cleaned

    @property
    def members(self) -> list[BodyMember]:
        given = self.cleaned_data
        leading = [(given.get(name), role) for name, role in ALONE.items()]
        led = {person.pk for person, _role in leading if person}
        others = [(person, BodyRole.MEMBER) for person in given.get("staff", ()) if person.pk not in led]
        staff = [BodyMember(employee=person, role=role) for person, role in (*leading, *others) if person]
        return [*staff, *(_outsider(line) for line in given.get("outside", "").splitlines() if line.strip())]

    def save(self, commit: bool = True) -> BodyComposition:  # noqa: FBT001, FBT002 - as Django has it
        return bodies.compose(self.instance, members=self.members)


def _called(person: Employee) -> str:
    return f"{person.full_name}, {person.post}"


def _initial(composition: BodyComposition) -> dict[str, Any]:
    """Begin with who is in the composition: most of them stay in the next one."""
    members = list(composition.members.select_related("employee"))
    alone = {role: next((m.employee_id for m in members if m.role == role), None) for role in ALONE.values()}
    return {
        **{name: alone[role] for name, role in ALONE.items()},
        "staff": [member.employee_id for member in members if member.employee_id and member.role == BodyRole.MEMBER],
        "outside": "\n".join(_line(member) for member in members if not member.employee_id),
    }


def _line(member: BodyMember) -> str:
    role = "" if member.role == BodyRole.MEMBER else f"{member.get_role_display()}: "
    return f"{role}{member.name}" + (f", {member.post}" if member.post else "")


def _parsed(line: str) -> tuple[BodyRole, str, str]:
    """Part «секретарь: Иванова Мария Петровна, методист» into role, name, post."""
    line = " ".join(line.split())
    found = WITH_ROLE.match(line)
    role = ROLES[found[1].lower()] if found else BodyRole.MEMBER
    name, _comma, post = line[found.end() if found else 0 :].partition(",")
    return role, name.strip(), post.strip()


def _outsider(line: str) -> BodyMember:
    role, name, post = _parsed(line)
    return BodyMember(role=role, name=name, post=post)


def _line_refusals(line: str) -> list[str]:
    if not line.strip():
        return []
    _role, name, post = _parsed(line)
    if len(name.split()) < 2:  # noqa: PLR2004 - a surname and a name
        return [f"«{line[:60]}»: напишите фамилию и имя, после запятой – кто это."]
    if len(name) > NAME_MOST or len(post) > POST_MOST:
        return [f"«{line[:60]}…»: слишком длинно для имени и должности."]
    return text_refusals(line)
