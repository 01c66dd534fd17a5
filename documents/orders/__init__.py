"""The kinds of orders that need no app above: the curator, collegial bodies, pairs and their changes, all others."""

from documents.orders.body import BODY
from documents.orders.changes import CHANGE_KINDS
from documents.orders.curator import CURATOR
from documents.orders.other import OTHER_KINDS
from documents.orders.pairs import PAIRS
from documents.orders.regulation import REGULATION_KINDS

ORDER_KINDS = (CURATOR, BODY, PAIRS, *CHANGE_KINDS, *OTHER_KINDS, *REGULATION_KINDS)
