"""Тексты согласий: which wording is signed now, those before it, the next one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mentoring.enums import ConsentKind
from mentoring.forms.consent import ConsentTextForm
from mentoring.models import ConsentText
from mentoring.queries.consent_text import Wording, details_of, fill, grounds, term_words
from mentoring.views.base import DetailPage, FormPage, SignedInView

SAMPLE = {"сотрудник": "Фамилия Имя Отчество", "должность": "должность", "срок": term_words(None)}
SAMPLE |= grounds(is_outside=False)


class ConsentTextList(SignedInView):
    """Of each kind the wording that is signed now, and all before it with how many signed them."""

    permission = "mentoring.view_office"

    def get(self, request: HttpRequest) -> HttpResponse:
        self.require()
        organization: Any = self.user.organization
        versions = list(ConsentText.objects.known_to(organization).for_history(organization))
        details = details_of(organization)
        kinds = []
        for kind in ConsentKind:
            current = ConsentText.objects.current(organization, kind)
            missing = Wording(current, details).missing if current else []
            history = [version for version in versions if version.kind == kind]
            kinds.append((kind, current, missing, history, newer_common(current, history)))
        context = {"kinds": kinds, "can_manage": self.user.has_perm("mentoring.manage_consents")}
        return render(request, "mentoring/consent_texts.html", context)


def newer_common(current: ConsentText | None, versions: list[ConsentText]) -> ConsentText | None:
    """Return the common version that came after the organization's own current one, which hides it."""
    if current is None or current.organization_id is None:
        return None
    later = [each for each in versions if each.organization_id is None and each.made_at > current.made_at]
    return max(later, key=lambda version: version.number, default=None)


class ConsentTextDetail(DetailPage):
    model = ConsentText
    template_name = "mentoring/consent_text.html"
    permission = "mentoring.view_office"

    def context(self, thing: ConsentText) -> dict[str, Any]:
        organization: Any = self.user.organization
        return {
            "is_current": thing == ConsentText.objects.current(organization, ConsentKind(thing.kind)),
            "signed": thing.consents.filter(employee__organization=organization).count(),
            "preview": preview(organization, thing.text),
            "can_manage": self.user.has_perm("mentoring.manage_consents"),
        }


class ConsentTextEdit(FormPage):
    """A version is never changed: this one is what the next one begins with."""

    template_name = "mentoring/consent_text_form.html"
    permission = "mentoring.manage_consents"
    title = "Новая редакция согласия"
    submit = "Сохранить новую редакцию"

    def get_thing(self) -> ConsentText:
        version: ConsentText = self.find(ConsentText, self.kwargs["pk"])
        return version

    def require(self, thing: Any = None, permission: str = "") -> None:
        """The right is asked of the organization: a common version belongs to none."""
        del thing
        super().require(None, permission)

    def get_form(self, data: Any = None) -> ConsentTextForm:
        return ConsentTextForm(data, user=self.user, based_on=self.thing)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show how it will look, where this is asked; else save."""
        form = self.get_form(request.POST)
        if "preview" not in request.POST or not form.is_valid():
            answer: HttpResponse = super().post(request, *args, **kwargs)
            return answer
        self.shown = preview(self.user.organization, form.cleaned_data["text"])
        answer = self._show(request, form)
        answer.status_code = 200
        return answer

    shown: dict[str, Any] | None = None

    def more_context(self) -> dict[str, Any]:
        return {"preview": self.shown}

    def save(self, form: ConsentTextForm) -> tuple[str, str]:
        version = form.save()
        said = f"Сохранена {version.name}: теперь печатается и подписывается она."
        return said, version.get_absolute_url()


def preview(organization: Any, text: str) -> dict[str, Any]:
    """Return the paragraphs as they will be printed, and which details of the organization are missing."""
    details = details_of(organization)
    missing = Wording(ConsentText(text=text), details).missing
    return {"lines": fill(text, details | SAMPLE).splitlines(), "missing": missing}
