"""The kinds of orders that need no app above: of the curator, of pairs and their changes, and all others."""

from documents.orders.changes import CHANGE_KINDS
from documents.orders.curator import CURATOR
from documents.orders.other import OTHER_KINDS
from documents.orders.pairs import PAIRS

ORDER_KINDS = (CURATOR, PAIRS, *CHANGE_KINDS, *OTHER_KINDS)
