"""What the documents add to the pages of the heart: orders, blanks, papers, names in cases."""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from django.db.models import Model, Q
from django.urls import reverse

from documents.models import BodySession, Order, Regulation, SignedAgreement
from documents.papers.bank import CODES
from documents.queries.electronic_signature import signature_of
from mentoring.additions import Action, Actions, Panel, Place
from mentoring.enums import PAIR_FORMING, Bank, BasisKind, PairState
from mentoring.enums.pair_change import ChangeKind, ChangeState
from mentoring.models import Agreement, Consent, Employee, Pair, PairChange, PairRequest, User

FILES = {"pdf": "PDF", "docx": "DOCX для Word"}
KIND_OF: Mapping[str, str] = {
    ChangeKind.PROLONG: "prolongation",
    ChangeKind.REPLACE: "replacement",
    ChangeKind.ADD: "composition",
    ChangeKind.RELEASE: "composition",
    ChangeKind.TERMS: "terms",
    ChangeKind.SHORTEN: "shortening",
    ChangeKind.PAUSE: "pause",
    ChangeKind.RESUME: "pause",
    ChangeKind.END: "termination",
}
"""The kind of order that does the change."""
BLANKS = {Bank.MENTORS: "mentor_questionnaire_blank", Bank.MENTEES: "mentee_questionnaire_blank"}


def orders_of(user: User, pair: Pair) -> dict[str, Any]:
    """Return the orders that name the pair, and the one that sets it in force in another's place."""
    about = Q(pairs=pair) | Q(lines__change__successor=pair)
    return {"orders": Order.objects.visible_to(user).filter(about).distinct()}


def order_of(user: User, change: PairChange) -> dict[str, Any] | None:
    order = Order.objects.visible_to(user).filter(lines__change=change).first()
    return {"order": order} if order else None


def cases_of(user: User, employee: Employee) -> dict[str, Any] | None:
    may = user.has_perm("documents.correct_cases", employee) and not employee.anonymized_on
    return {} if may else None


def text_of(_user: User, consent: Consent) -> dict[str, Any] | None:
    return {} if consent.text else None


def copy_of(user: User, agreement: Agreement) -> dict[str, Any] | None:
    kept = SignedAgreement.objects.filter(agreement=agreement).first() if user.is_office else None
    return {"kept": kept, "signature": signature_of(kept)} if kept else None


def always(_user: User, _thing: object) -> dict[str, Any]:
    return {}


def order_of_pair(user: User, pair: Pair) -> Iterator[Action]:
    """Lead to the order that sets the pair in force: one with a new mentor waits for the order of replacement."""
    if pair.state == PairState.CHECKED and user.has_perm("mentoring.change_pair", pair):
        yield _compose(KIND_OF[ChangeKind.REPLACE] if pair.continues_id else "pairs")


def order_of_change(user: User, change: PairChange) -> Iterator[Action]:
    if change.state == ChangeState.READY and user.has_perm("mentoring.change_pair", change):
        yield _compose(KIND_OF[change.kind])


def agree(user: User, agreement: Agreement) -> Iterator[Action]:
    if agreement.waits_for(user.employee_id) and user.has_perm("mentoring.agree", agreement):
        yield Action("Согласиться", reverse("agreement_agree", args=[agreement.pk]))


def agree_on_paper(user: User, agreement: Agreement) -> Iterator[Action]:
    if user.has_perm("mentoring.mark_agreement", agreement):
        yield Action("Отметить подпись на бумаге", reverse("agreement_on_paper", args=[agreement.pk]))


def supplement(user: User, pair: Pair) -> Iterator[Action]:
    if pair.basis_kind == BasisKind.SUPPLEMENT and user.has_perm("mentoring.print_basis", pair):
        for kind in FILES:
            yield Action(f"Доп. соглашение, {kind.upper()}", reverse(f"supplement_{kind}", args=[pair.pk]))


def council_extract(user: User, pair: Pair) -> Iterator[Action]:
    if pair.council_on and user.is_office:
        for kind in FILES:
            yield Action(f"Выписка из протокола, {kind.upper()}", reverse(f"council_extract_{kind}", args=[pair.pk]))


def confirmation(_user: User, pair: Pair) -> Iterator[Action]:
    if pair.state in PAIR_FORMING:
        for kind in FILES:
            yield Action(f"Лист согласия, {kind.upper()}", reverse(f"pair_confirmation_{kind}", args=[pair.pk]))


def bank_register(_user: User, bank: Bank) -> Iterator[Action]:
    for kind, title in FILES.items():
        yield Action(title, reverse(f"{CODES[bank]}_{kind}"))


def papers_of_pairs(user: User, _thing: None) -> Iterator[Action]:
    if user.is_office:
        yield Action("Бумаги многих пар", reverse("pair_papers"))


def blanks(_user: User, bank: Bank) -> Iterator[Action]:
    for kind in FILES:
        yield Action(f"Пустой бланк, {kind.upper()}", reverse(f"{BLANKS[bank]}_{kind}"))


def _prints(place: Place, name: str) -> Actions:
    """Offer the thing's paper, whose addresses are called `name`_pdf and `name`_docx."""

    def offered(_user: User, thing: Any) -> Iterator[Action]:
        for kind, title in FILES.items():
            yield Action(title, reverse(f"{name}_{kind}", args=[thing.pk]))

    return Actions(place, offered)


def admin_prints(model: type[Model], name: str, *, has_paper: Callable[[Any], object] = bool) -> Actions:
    """Offer the papers of the model's objects in the administration; has_paper: whether the object has one."""

    def offered(_nobody: None, thing: Any) -> Iterator[Action]:
        if isinstance(thing, model) and has_paper(thing):
            for kind in FILES:
                yield Action(kind.upper(), reverse(f"{name}_{kind}", args=[thing.pk]))

    return Actions(Place.ADMIN_PRINT, offered)


def _compose(kind: str) -> Action:
    return Action("Составить приказ", reverse("order_add_kind", args=[kind]))


PANELS = (
    Panel(Place.AGREEMENT_COPY, "documents/_agreement_copy.html", copy_of),
    Panel(Place.PAIR_PAPERS, "documents/_pair_orders.html", orders_of),
    Panel(Place.CHANGE_LINKS, "documents/_change_order.html", order_of),
    Panel(Place.EMPLOYEE_CARD, "documents/_employee_cases.html", cases_of),
    Panel(Place.CONSENT_LINKS, "documents/_consent_text.html", text_of),
    Panel(Place.CONSENT_LINKS, "documents/_consent_withdrawal.html", always),
    Panel(Place.CONSENT_BLANK, "documents/_consent_blank.html", always),
    Panel(Place.CONSENTS_TICKED, "documents/_consents_print.html", always),
)
ACTIONS = (
    Actions(Place.PAIR_MAIN, order_of_pair),
    Actions(Place.PAIRS_PRINT, papers_of_pairs),
    Actions(Place.PAIR_PRINT, confirmation),
    Actions(Place.PAIR_PRINT, supplement),
    Actions(Place.PAIR_PRINT, council_extract),
    Actions(Place.CHANGE_MAIN, order_of_change),
    Actions(Place.AGREEMENT_MAIN, agree),
    Actions(Place.AGREEMENT_MORE, agree_on_paper),
    Actions(Place.BANK_LIST_PRINT, bank_register),
    Actions(Place.BANK_PRINT, blanks),
    _prints(Place.AGREEMENT_PRINT, "agreement"),
    _prints(Place.QUESTIONNAIRE_PRINT, "questionnaire"),
    _prints(Place.REQUEST_PRINT, "pair_request"),
    admin_prints(Order, "order"),
    admin_prints(BodySession, "protocol"),
    admin_prints(Agreement, "agreement"),
    admin_prints(Consent, "consent", has_paper=attrgetter("text")),
    admin_prints(PairRequest, "pair_request"),
    admin_prints(Regulation, "regulation"),
)
