"""The order that gives a pair other forms and kinds."""

import pytest

from mentoring.enums.pair_change import ChangeKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import MentoringForm, Pair, PairChange, User
from mentoring.services import pair_change as changes
from tests import factories as make
from tests.documents.test_pair_change_orders import agreed, drafted, points
from tests.factories import AT, TODAY

pytestmark = pytest.mark.without("pdf", reason="the words are asked, not their look")


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([], "форму наставничества «педагог – педагог»"),
        (["работодатель – студент"], "формы наставничества «педагог – педагог», «работодатель – студент»"),
    ],
)
def test_other_forms_from_the_day_of_the_order(
    active_pair: Pair, curator: User, head: User, others: list[str], said: str
) -> None:
    forms = [make.form(), *(MentoringForm.objects.create(code=str(at), title=it) for at, it in enumerate(others))]
    change = PairChange(pair=active_pair, kind=ChangeKind.TERMS, why="Так решили", effective_on=TODAY)
    change = changes.prepare(change, forms=forms, kinds=[make.kind()], by=curator, at=AT)
    order = drafted("terms", agreed(change, curator), by=curator)
    assert points(order)[0] == (
        "Установить для наставнической пары (наставник – Дорошенко Мария Петровна, наставляемая – "
        f"Савельева Мария Петровна) {said}, виды наставничества – традиционное."
    )
    change.new_forms.clear()
    with pytest.raises(ImpossibleStepError, match="Выберите форму наставничества"):
        make.signed_order(order, by=head, number="3-ОД")
    change.new_forms.set(forms)
    make.signed_order(order, by=head, number="3-ОД")
    assert set(active_pair.forms.all()) == set(forms)
