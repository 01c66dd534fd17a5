"""Numbers agree with nouns."""

import pytest

from mentoring.russian import plural


@pytest.mark.parametrize(
    ("number", "noun"),
    [
        (0, "пар"),
        (1, "пара"),
        (2, "пары"),
        (4, "пары"),
        (5, "пар"),
        (11, "пар"),
        (12, "пар"),
        (21, "пара"),
        (112, "пар"),
    ],
)
def test_noun_agrees_with_the_number(number, noun):
    assert plural(number, "пара", "пары", "пар") == noun
