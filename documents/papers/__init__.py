"""The papers of this app, by theme."""

from documents.papers.acquaintance import PAPERS as ACQUAINTANCE_PAPERS
from documents.papers.agreement import PAPERS as AGREEMENT_PAPERS
from documents.papers.bank import PAPERS as BANK_PAPERS
from documents.papers.consent import PAPERS as CONSENT_PAPERS
from documents.papers.consent_withdrawal import PAPERS as WITHDRAWAL_PAPERS
from documents.papers.council import PAPERS as COUNCIL_PAPERS
from documents.papers.electronic_signature import PAPERS as SIGNATURE_PAPERS
from documents.papers.order import PAPERS as ORDER_PAPERS
from documents.papers.order import numbered, order_html
from documents.papers.order_register import PAPERS as REGISTER_PAPERS
from documents.papers.pair_confirmation import PAPERS as CONFIRMATION_PAPERS
from documents.papers.pair_request import PAPERS as REQUEST_PAPERS
from documents.papers.protocol import PAPERS as PROTOCOL_PAPERS
from documents.papers.questionnaire import PAPERS as QUESTIONNAIRE_PAPERS
from documents.papers.regulation import PAPERS as REGULATION_PAPERS
from documents.papers.supplement import PAPERS as SUPPLEMENT_PAPERS
from documents.papers.thanks import PAPERS as THANKS_PAPERS

PAPERS = (
    *ACQUAINTANCE_PAPERS,
    *AGREEMENT_PAPERS,
    *BANK_PAPERS,
    *CONFIRMATION_PAPERS,
    *CONSENT_PAPERS,
    *COUNCIL_PAPERS,
    *ORDER_PAPERS,
    *PROTOCOL_PAPERS,
    *QUESTIONNAIRE_PAPERS,
    *REGISTER_PAPERS,
    *REGULATION_PAPERS,
    *REQUEST_PAPERS,
    *SIGNATURE_PAPERS,
    *SUPPLEMENT_PAPERS,
    *THANKS_PAPERS,
    *WITHDRAWAL_PAPERS,
)

__all__ = ["PAPERS", "numbered", "order_html"]
