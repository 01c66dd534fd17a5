"""A session of a collegial body: when, who was there, what is considered."""

from typing import Any

from django import forms
from django.utils import timezone

from documents.enums import BodyRole, SessionState
from documents.models import BodyMember, BodySession
from documents.queries.hearings import Heard, heard
from documents.queries.protocol_number import next_number
from documents.services import body_session as sessions
from mentoring.forms.fields import KeyField, KeysField, OrganizationForm
from mentoring.models import Pair, User


class SessionForm(OrganizationForm):
    class Meta:
        model = BodySession
        fields = ("held_on", "place")

    def save(self, commit: bool = True) -> BodySession:  # noqa: FBT001, FBT002 - as Django has it
        return sessions.plan(self.instance, by=self.user, at=timezone.now())


class HoldForm(OrganizationForm):
    """Offers who is in the body on the day; who leads it is proposed, and that all were there."""

    chairs = KeyField(BodyMember.objects.none(), label="Председатель заседания")
    writes = KeyField(BodyMember.objects.none(), label="Секретарь заседания")
    present = KeysField(BodyMember.objects.none(), label="Присутствовали", widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = BodySession
        fields = ("number", "chairs", "writes", "present", "guests", "quorum_reason")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        session = self.instance
        self.fields["number"].required = True
        members = session.members()
        theirs = BodyMember.objects.filter(pk__in=[member.pk for member in members]).select_related("employee")
        for name in ("chairs", "writes", "present"):
            field: Any = self.fields[name]
            field.queryset = theirs
            field.label_from_instance = _called
        if session.state == SessionState.PLANNED:
            self.initial.update({"number": next_number(session), "present": members, **_leading(members)})

    def save(self, commit: bool = True) -> BodySession:  # noqa: FBT001, FBT002 - as Django has it
        given = {name: self.cleaned_data[name] for name in self._meta.fields or ()}
        present = list(given.pop("present"))
        return sessions.hold(self.instance, present=present, by=self.user, at=timezone.now(), **given)


def _called(member: BodyMember) -> str:
    role = "" if member.role == BodyRole.MEMBER else f" – {member.get_role_display()}"
    return f"{member.person.full_name}{role}"


def _leading(members: list[BodyMember]) -> dict[str, Any]:
    by_role = {member.role: member.pk for member in members}
    return {
        "chairs": by_role.get(BodyRole.CHAIR, by_role.get(BodyRole.VICE)),
        "writes": by_role.get(BodyRole.SECRETARY),
    }


class HearForm(forms.Form):
    """What waits for a body: each kind of it to be ticked, the pairs that wait for its opinion at once."""

    def __init__(self, data: Any = None, *, user: User, session: BodySession) -> None:
        super().__init__(data)
        self.user, self.session = user, session
        self.offered: dict[str, Heard] = {f"pairs_{one.hearing.subject}": one for one in heard(session)}
        for name, one in self.offered.items():
            self.fields[name] = KeysField(
                one.pairs,
                label=one.hearing.title,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=list(one.pairs) if one.hearing.ticked else [],
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError("Отметьте хотя бы одну пару или программу.")
        return cleaned

    def save(self) -> int:
        """Put what is ticked on the agenda; return how much of it."""
        ticked: dict[str, list[Pair]] = {name: list(self.cleaned_data[name]) for name in self.offered}
        for name, pairs in ticked.items():
            sessions.hear_pairs(self.session, pairs=pairs, subject=self.offered[name].hearing.subject)
        return sum(map(len, ticked.values()))
