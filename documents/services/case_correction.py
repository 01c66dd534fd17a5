"""A correction of a name's cases: kept for all later papers, and written into the drafts that have the old forms."""

from collections import defaultdict
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from documents.enums import CASES_CORRECTED, Case, OrderState
from documents.models import Order, OrderPoint
from documents.queries.case_form import Forms
from documents.queries.former_words import words_of_person
from documents.queries.mentions import all_forms, mentions_of, paragraphs_of, people_of
from documents.queries.spellings import expanded, folded, pattern_of, spellings
from documents.queries.wording import wording_of
from documents.services import case_form, visa
from documents.services.composing import keep_told
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Employee, User

TEXTS = ("heading", "preamble", "control")


@transaction.atomic
def correct(employee: Employee, *, forms: Mapping[Case, Forms | None], by: User) -> list[Order]:
    """Store the forms (None: as the rule says), write them into the unsigned orders; return those that changed.

    A paragraph that stands as it was composed is composed anew. In one that a person wrote only the forms of this
    name change, and not those that tell nobody apart: of a namesake, or of two cases that differ from now on.
    """
    drafts = Order.objects.filter(organization=employee.organization_id).unsigned().select_for_update()
    concerned = [draft for draft in drafts if mentions_of(employee, paragraphs_of(draft))]
    composed = {draft.pk: _composed(draft) for draft in concerned}
    old = all_forms(employee)
    for case, given in forms.items():
        _store(employee, case, given, by=by)
    fresh = Employee.objects.prefetch_related("case_forms").get(pk=employee.pk)
    replaced = _replacements(old, all_forms(fresh))
    return [draft for draft in concerned if _rewrite(draft, composed[draft.pk], fresh, replaced, by=by)]


def _store(employee: Employee, case: Case, forms: Forms | None, *, by: User) -> None:
    if forms is None:
        case_form.reset(employee, case=case, by=by)
        return
    case_form.correct(employee, case=case, full_name=forms.full_name, last_name=forms.last_name, post=forms.post, by=by)


def _composed(draft: Order) -> list[str]:
    """Return the paragraphs that the template makes of the data as they are now."""
    try:
        return wording_of(draft, today=timezone.localdate()).paragraphs
    except ImpossibleStepError:
        return []


def _replacements(old: Mapping[Case, Forms], new: Mapping[Case, Forms]) -> dict[str, str]:
    """Return each old spelling, folded, with its new one; without those that would have several."""
    found: dict[str, set[str]] = defaultdict(set)
    for case in Case:
        for before, after in zip(expanded(spellings(old[case])), expanded(spellings(new[case])), strict=True):
            found[folded(before)].add(after)
    return {before: min(after) for before, after in found.items() if before and len(after) == 1 and all(after)}


def _rewrite(draft: Order, before: list[str], employee: Employee, replaced: Mapping[str, str], *, by: User) -> bool:
    """Write the new forms into the draft; return whether its text changed."""
    anew = dict(zip(before, _composed(draft), strict=True))
    of_namesakes = _spelled_alike(draft, employee)
    own = {text: new for text, new in replaced.items() if text not in of_namesakes}
    written = [_write(draft, TEXTS, anew, own)]
    written += [_write(point, ("text",), anew, own) for point in draft.points.all()]
    if employee.pk in {kept["person"] for kept in draft.composed_of if not kept.get("by_hand")}:
        draft.composed_of = [*draft.composed_of, words_of_person(employee)]
    keep_told(draft)
    if any(written) and draft.state == OrderState.VISAS:
        visa.reopen(draft, by=by, at=timezone.now(), why=CASES_CORRECTED)
    return any(written)


def _spelled_alike(draft: Order, employee: Employee) -> set[str]:
    """Return how the others in the draft are written: «Ивановой М.П.» may be two people."""
    others = [person for person in people_of(draft) if person.pk != employee.pk]
    forms = [forms for other in others for forms in all_forms(other).values()]
    return {folded(text) for each in forms for text in expanded(spellings(each)) if text}


def _write(
    thing: Order | OrderPoint,
    names: tuple[str, ...],
    anew: Mapping[str, str],
    own: Mapping[str, str],
) -> bool:
    changed = []
    for name in names:
        text = getattr(thing, name)
        new = anew.get(text) or _replaced(text, own)
        limit = getattr(thing._meta.get_field(name), "max_length", None)
        if new != text and (limit is None or len(new) <= limit):
            setattr(thing, name, new)
            changed.append(name)
    if changed:
        thing.save(update_fields=changed)
    return bool(changed)


def _replaced(text: str, own: Mapping[str, str]) -> str:
    return pattern_of(own).sub(lambda found: _begun_as(found[0], own[folded(found[0])]), text)


def _begun_as(old: str, new: str) -> str:
    """Keep the capital: a post may open a sentence."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
