"""The papers of this app, by theme."""

from documents.papers.consent import PAPERS as CONSENT_PAPERS
from documents.papers.order import PAPERS as ORDER_PAPERS
from documents.papers.order import numbered, order_html
from documents.papers.questionnaire import PAPERS as QUESTIONNAIRE_PAPERS

PAPERS = (*CONSENT_PAPERS, *ORDER_PAPERS, *QUESTIONNAIRE_PAPERS)

__all__ = ["PAPERS", "numbered", "order_html"]
