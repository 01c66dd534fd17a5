"""The papers of this app, by theme."""

from documents.papers.order import PAPERS as ORDER_PAPERS
from documents.papers.order import numbered, order_html

PAPERS = (*ORDER_PAPERS,)

__all__ = ["PAPERS", "numbered", "order_html"]
