"""Orders, and what they are made of."""

from documents.models.case_form import CaseForm
from documents.models.frozen_paper import FrozenPaper
from documents.models.legal_ground import LegalGround
from documents.models.order import Order, OrderPair, OrderPoint, SignedCopy

__all__ = ["CaseForm", "FrozenPaper", "LegalGround", "Order", "OrderPair", "OrderPoint", "SignedCopy"]
