"""States of an order, and the grammatical cases."""

from django.db.models import TextChoices

from mentoring.enums import Transitions


class OrderState(TextChoices):
    DRAFT = "draft", "проект"
    VISAS = "visas", "визы"
    SIGNED = "signed", "подписан"
    ACQUAINTANCE = "acquaintance", "ознакомление"
    AMENDED = "amended", "изменён"
    REVOKED = "revoked", "отменён"


ORDER_SIGNED = frozenset({OrderState.SIGNED, OrderState.ACQUAINTANCE, OrderState.AMENDED, OrderState.REVOKED})
ORDER_UNSIGNED = frozenset({OrderState.DRAFT, OrderState.VISAS})

ORDER_TRANSITIONS: Transitions = {
    OrderState.DRAFT: frozenset({OrderState.VISAS, OrderState.SIGNED}),
    OrderState.VISAS: frozenset({OrderState.DRAFT, OrderState.SIGNED}),
    OrderState.SIGNED: frozenset({OrderState.ACQUAINTANCE, OrderState.AMENDED, OrderState.REVOKED}),
    OrderState.ACQUAINTANCE: frozenset({OrderState.AMENDED, OrderState.REVOKED}),
    OrderState.AMENDED: frozenset({OrderState.REVOKED}),
    OrderState.REVOKED: frozenset(),
}


class Case(TextChoices):
    GENITIVE = "genitive", "родительный"
    DATIVE = "dative", "дательный"
    ACCUSATIVE = "accusative", "винительный"
    INSTRUMENTAL = "instrumental", "творительный"
