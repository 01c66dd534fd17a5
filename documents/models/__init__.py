"""Orders, and what they are made of."""

from documents.models.body import BodyComposition, BodyMember, CollegialBody
from documents.models.body_session import AgendaItem, BodySession, Decision, SignedProtocol
from documents.models.case_form import CaseForm
from documents.models.cover import Cover, PassportRow, Stamp
from documents.models.document_kind import DocumentKind
from documents.models.electronic_signature import ElectronicSignature
from documents.models.frozen_paper import FrozenPaper, PublicFacts
from documents.models.legal_ground import LegalGround
from documents.models.order import Order, OrderLine, OrderPoint, SignedCopy
from documents.models.order_life import Acquaintance, Visa
from documents.models.order_part import OrderPart, OrderPerson
from documents.models.order_template import OrderTemplate, TemplatePoint
from documents.models.regulation import ApprovedRegulation, Regulation
from documents.models.signed_agreement import SignedAgreement

__all__ = [
    "Acquaintance",
    "AgendaItem",
    "ApprovedRegulation",
    "BodyComposition",
    "BodyMember",
    "BodySession",
    "CaseForm",
    "CollegialBody",
    "Cover",
    "Decision",
    "DocumentKind",
    "ElectronicSignature",
    "FrozenPaper",
    "LegalGround",
    "Order",
    "OrderLine",
    "OrderPart",
    "OrderPerson",
    "OrderPoint",
    "OrderTemplate",
    "PassportRow",
    "PublicFacts",
    "Regulation",
    "SignedAgreement",
    "SignedCopy",
    "SignedProtocol",
    "Stamp",
    "TemplatePoint",
    "Visa",
]
