"""Согласия: who has not signed what; marked as signed, with a scan; withdrawn."""

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from mentoring.access import gives
from mentoring.enums import AccessKind, ConsentKind
from mentoring.filters.consent import ConsentFilter
from mentoring.forms.consent import ConsentForm, ManySignedForm, ScanForm, SelectionForm
from mentoring.forms.consent_change import BansForm, WithdrawForm
from mentoring.models import Consent, Employee, User
from mentoring.queries.consent import standings
from mentoring.resources.consent import ConsentStandingResource
from mentoring.russian import plural
from mentoring.services import consent as consents
from mentoring.views.base import FormPage, SignedInView, StepPage
from mentoring.views.list_page import ListPage

SCAN_TYPES = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}

FOLLOWS = {
    ConsentKind.PERSONAL_DATA: (
        "Имя сразу исчезнет с публичных страниц, даже если согласие на распространение ещё действует.",
        "Сведения, которые работодатель обязан хранить по закону, остаются у него.",
        "Остальные удаляют в течение 30 дней: куратор переводит карточку в архив и обезличивает её.",
    ),
    ConsentKind.PUBLICATION: ("Имя сразу исчезнет с публичных страниц; вместо него будет стоять роль.",),
    ConsentKind.MENTORING: ("Новый приказ с этим наставником подписать будет нельзя; действующие пары остаются.",),
}
"""What the withdrawal of each kind brings."""


def consent_section(user: User, employee: Employee) -> dict[str, Any]:
    """Return what the employee's page tells of the consents: how each kind stands, and all that were before."""
    today = timezone.localdate()
    person = Employee.objects.with_consent_needs().get(pk=employee.pk)
    found = standings(person, on=today)
    told = {standing.consent for standing in found}
    given = employee.consents.select_related("version").order_by("kind", "-signed_on", "-pk")
    return {
        "standings": found,
        "former_consents": [(consent, consent.state_on(today)) for consent in given if consent not in told],
        "can_record_consent": user.has_perm("mentoring.manage_consents", employee),
        "can_withdraw_consent": user.has_perm("mentoring.withdraw_consent", employee),
        "can_view_scan": user.has_perm("mentoring.view_consent_scan", employee),
    }


class ConsentList(ListPage):
    model = Employee
    filterset_class = ConsentFilter
    template_name = "mentoring/consent_list.html"
    permission = "mentoring.view_office"
    manage_permission = "mentoring.manage_consents"
    resource_class = ConsentStandingResource
    file_title = "Согласия"

    def get_queryset(self) -> Any:
        return Employee.objects.visible_to(self.user).for_consents()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        context = super().get_context_data(**kwargs)
        rows = [(person, standings(person, on=today)) for person in context["things"]]
        return {**context, "rows": rows, "kinds": ConsentKind}


class ConsentAdd(FormPage):
    """The paper is signed by hand; here it is marked."""

    form_class = ConsentForm
    permission = "mentoring.manage_consents"
    title = "Отметить подписанное согласие"
    submit = "Отметить"
    creates = True

    def get_thing(self) -> Employee:
        employee: Employee = self.find(Employee, self.kwargs["pk"])
        return employee

    def get_form(self, data: Any = None) -> ConsentForm:
        initial = {"kind": self.request.GET.get("kind", "")}
        return ConsentForm(data, self.request.FILES if data is not None else None, employee=self.thing, initial=initial)

    def save(self, form: ConsentForm) -> tuple[str, str]:
        consent = form.save()
        return f"Отмечено: {consent.get_kind_display()}.", self.thing.get_absolute_url()


class ConsentMarkMany(FormPage):
    """The curator comes back with a pile of papers: the address names those ticked in the list."""

    form_class = ManySignedForm
    template_name = "mentoring/consent_mark.html"
    permission = "mentoring.manage_consents"
    title = "Отметить подписанные согласия"
    submit = "Отметить"
    back_name = "consents"
    creates = True

    one_by_one: list[Employee] | None = None
    """Those whose publications are to be marked: each has its own bans."""

    def get_form(self, data: Any = None) -> ManySignedForm:
        chosen = SelectionForm(self.request.GET, user=self.user)
        found = chosen.found()[: settings.PAPERS_PER_FILE] if chosen.is_valid() else ()
        offered = Employee.objects.filter(pk__in=[person.pk for person in found]).order_by("search", "pk")
        initial = {name: chosen.cleaned_data.get(name) for name in ("kind", "people")}
        if initial["kind"] == ConsentKind.PUBLICATION:
            self.one_by_one = list(offered)
        organization: Any = self.user.organization
        return ManySignedForm(data, organization=organization, offered=offered, initial=initial)

    def more_context(self) -> dict[str, Any]:
        return {"one_by_one": self.one_by_one, "refusal": consents.ONE_BY_ONE}

    def save(self, form: ManySignedForm) -> tuple[str, str]:
        number = form.save()
        return f"Отмечено: {number} {plural(number, 'согласие', 'согласия', 'согласий')}.", reverse("consents")


class ConsentPage(SignedInView):
    """A page about one consent; whether the user may use it is asked about the person."""

    def require(self, thing: Any = None, permission: str = "") -> None:
        super().require(thing.employee, permission)


class ConsentScan(ConsentPage, FormPage):
    """A scan is added later, or put in place of a bad one."""

    permission = "mentoring.manage_consents"
    title = "Скан согласия"
    submit = "Сохранить скан"

    def get_thing(self) -> Consent:
        consent: Consent = self.find(Consent, self.kwargs["pk"])
        return consent

    def get_form(self, data: Any = None) -> ScanForm:
        return ScanForm(data, self.request.FILES if data is not None else None)

    def save(self, form: ScanForm) -> tuple[str, str]:
        consents.attach_scan(self.thing, scan=form.cleaned_data["scan"])
        return "Скан сохранён.", self.thing.get_absolute_url()


class ConsentScanFile(ConsentPage):
    """The scan itself, only to be saved: the browser neither shows nor runs what may be inside."""

    permission = "mentoring.view_consent_scan"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        del request
        consent: Consent = self.find(Consent, pk)
        self.require(consent)
        kept = consent.scan.name or ""
        if not kept or not consent.scan.storage.exists(kept):
            raise Http404
        suffix = PurePath(kept).suffix
        name = f"Согласие {consent.employee.initials_last} {consent.signed_on:%d.%m.%Y}{suffix}"
        with consent.scan.open("rb") as file:
            answer = HttpResponse(file.read(), content_type=SCAN_TYPES.get(suffix, "application/octet-stream"))
        answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return gives(answer, AccessKind.PRINT, "Скан согласия", of=consent)


class ConsentWithdraw(ConsentPage, StepPage):
    model = Consent
    permission = "mentoring.withdraw_consent"
    title = "Отозвать согласие"
    submit = "Отозвать"

    def consequences(self, thing: Consent) -> list[str]:
        first = f"{thing.employee.full_name}: {thing.get_kind_display()} перестаёт действовать с даты отзыва."
        return [first, *FOLLOWS[ConsentKind(thing.kind)]]

    def get_form(self, thing: Consent, data: Any = None) -> WithdrawForm:
        return WithdrawForm(data, consent=thing)

    def step(self, thing: Consent, form: WithdrawForm) -> str:
        consents.withdraw(thing, on=form.cleaned_data["on"])
        return "Согласие отозвано. Отзыв печатается рядом с согласием."


class ConsentBans(ConsentPage, FormPage):
    """The subject of a publication changes the bans; nothing is withdrawn for that."""

    form_class = BansForm
    permission = "mentoring.manage_consents"
    title = "Запреты на сайте"

    def get_thing(self) -> Consent:
        consent: Consent = self.find(Consent, self.kwargs["pk"], kind=ConsentKind.PUBLICATION)
        return consent

    def get_form(self, data: Any = None) -> BansForm:
        return BansForm(data, consent=self.thing)

    def save(self, form: BansForm) -> tuple[str, str]:
        consent = form.save()
        forbidden = f"Запрещено показывать: {', '.join(consent.bans)}." if consent.bans else "Запретов больше нет."
        return forbidden, consent.get_absolute_url()
