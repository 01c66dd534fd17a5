"""The assignment: the sums of scipy and of brute force, fixed pairs, forbidden cells, many places."""

import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from mentoring.assignment import Score, assign

AWAY = -(10**6)
"""What a forbidden cell is for scipy, which knows none: chosen only where nothing else is left."""


def table(rows, columns, *, forbidden=0.0, most=100, seed=0):
    chance = random.Random(seed)  # noqa: S311 - the same table every time
    return [
        [None if chance.random() < forbidden else chance.randint(0, most) for _ in range(columns)] for _ in range(rows)
    ]


def total(scores, columns):
    """Return how many rows have a column, and the sum; a forbidden cell would fail."""
    found = [scores[row][column] for row, column in enumerate(columns) if column is not None]
    return len(found), sum(found)


def best_by_scipy(scores, places, *, everybody):
    """Give each place a column of its own, and each row a column in which it stays alone."""
    alone = AWAY // 100 if everybody else 0
    rows = [
        [AWAY if score is None else score for score, free in zip(row, places, strict=True) for _ in range(free)]
        + [alone] * len(scores)
        for row in scores
    ]
    width = sum(places)
    chosen = linear_sum_assignment(rows, maximize=True)
    found = [(rows[row][column], column < width) for row, column in zip(*chosen, strict=True)]
    return sum(score for score, paired in found if paired)


@pytest.mark.parametrize("everybody", [False, True])
@pytest.mark.parametrize(
    ("rows", "places", "forbidden", "most"),
    [
        (1, [1], 0, 100),
        (7, [1] * 12, 0, 100),
        (12, [1] * 7, 0, 100),
        (30, [2, 3, 1, 1, 4, 2] * 2, 0.3, 100),
        (40, [3] * 10, 0.8, 5),
        (25, [1] * 25, 0.95, 100),
        (300, [1] * 300, 0, 100),
        (300, [1] * 300, 0.5, 10**6),
        (300, [2] * 100, 0.2, 100),
    ],
)
def test_the_sum_is_that_of_scipy(rows, places, forbidden, most, everybody):
    scores = table(rows, len(places), forbidden=forbidden, most=most if not everybody else min(most, 30))
    columns = assign(scores, places, everybody=everybody)
    assert total(scores, columns)[1] == best_by_scipy(scores, places, everybody=everybody)
    assert all(columns.count(column) <= free for column, free in enumerate(places))


def by_brute_force(scores, places, *, everybody):
    """Return the greatest (count, sum), or (sum, count) where the sum comes first."""
    options = [[column for column, score in enumerate(row) if score is not None] + [None] for row in scores]
    fitting = (
        columns
        for columns in product(*options)
        if all(columns.count(column) <= free for column, free in enumerate(places))
    )
    return max(total(scores, columns)[:: 1 if everybody else -1] for columns in fitting)


@st.composite
def small(draw):
    rows, columns = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    cell = st.none() | st.integers(0, 4)
    scores = draw(st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    return scores, draw(st.lists(st.integers(0, 3), min_size=columns, max_size=columns))


@given(small(), st.booleans())
def test_nothing_is_better(task, everybody):
    scores, places = task
    columns = assign(scores, places, everybody=everybody)
    assert total(scores, columns)[:: 1 if everybody else -1] == by_brute_force(scores, places, everybody=everybody)


def test_the_two_aims_differ():
    scores: list[list[Score]] = [[20, 1], [9, None]]
    assert (assign(scores, [1, 1]), assign(scores, [1, 1], everybody=True)) == ([0, None], [1, 0])
    agreeing: list[list[Score]] = [[10, 9], [9, None]]
    assert (assign(agreeing, [1, 1]), assign(agreeing, [1, 1], everybody=True)) == ([1, 0], [1, 0])


def test_a_worthless_pair_is_better_than_none():
    assert assign([[0]], [1]) == [0]


def test_fixed_rows_keep_their_columns_and_take_their_places():
    scores: list[list[Score]] = [[100, 1], [100, 1], [None, 50]]
    assert assign(scores, [1, 2], fixed={1: 0}) == [1, 0, 1]
    assert assign(scores, [1, 1], fixed={2: 0, 0: 1}) == [1, None, 0]


def test_more_fixed_than_places():
    with pytest.raises(ValueError, match="more rows are fixed"):
        assign([[1], [1]], [1], fixed={0: 0, 1: 0})


def test_nobody_to_choose_from():
    assert (assign([], [1]), assign([[], []], []), assign([[1], [1]], [0])) == ([], [None, None], [None, None])
