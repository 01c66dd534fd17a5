"""The kinds of orders about pairs."""

from mentoring.orders.changes import CHANGE_KINDS
from mentoring.orders.curator import CURATOR
from mentoring.orders.pairs import PAIRS

ORDER_KINDS = (
    CURATOR,
    PAIRS,
    *CHANGE_KINDS,
)
