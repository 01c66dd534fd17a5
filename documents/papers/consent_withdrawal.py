"""The withdrawal of a consent: to be signed with a pen, or as it was recorded."""

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from documents.enums import Case
from documents.queries.signatory import post_in_case, signatory_on
from documents.registry import Paper
from mentoring.enums import ConsentKind
from mentoring.models import Consent

SUBJECTS = {
    ConsentKind.PERSONAL_DATA: "на обработку персональных данных",
    ConsentKind.PUBLICATION: "на обработку персональных данных, разрешённых мною для распространения",
    ConsentKind.MENTORING: "на наставничество",
}
ASKS = {
    ConsentKind.PERSONAL_DATA: "Прошу прекратить обработку моих персональных данных и уничтожить их в срок не позднее "
    "тридцати дней, кроме тех, которые работодатель обязан хранить по закону (Федеральный закон от 27.07.2006 "
    "№ 152-ФЗ, ст. 21, ч. 5).",
    ConsentKind.PUBLICATION: "Прошу прекратить передачу (распространение, предоставление, доступ) моих персональных "
    "данных: фамилии, имени, отчества, должности, квалификационной категории (Федеральный закон от 27.07.2006 "
    "№ 152-ФЗ, ст. 10.1, ч. 12).",
    ConsentKind.MENTORING: "",
}
"""What the person asks for; the publication's withdrawal names the data (152-ФЗ, ст. 10.1, ч. 12)."""


def withdrawal_html(consent: Consent) -> str:
    """Return the paper; the dates stay open where the consent is still in force."""
    person, kind = consent.employee, ConsentKind(consent.kind)
    signatory = signatory_on(person.organization, consent.withdrawn_on or timezone.localdate())
    context = {
        "consent": consent,
        "person": person,
        "organization": person.organization,
        "head": signatory.person,
        "head_post": post_in_case(signatory, Case.DATIVE),
        "subject": SUBJECTS[kind],
        "asks": ASKS[kind],
    }
    return render_to_string("print/consent_withdrawal.html", context)


def consents() -> QuerySet[Consent]:
    return Consent.objects.select_related("employee__organization")


PAPERS = (Paper("consent_withdrawal", "Отзыв согласия", consents, withdrawal_html),)
