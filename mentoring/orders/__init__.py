"""The kinds of orders about pairs."""

from mentoring.orders.pairs import PAIRS

ORDER_KINDS = (PAIRS,)
