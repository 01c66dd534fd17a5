"""The assignment problem: who goes to whom so that the sum is the best (the Hungarian algorithm).

Rows take places in columns, one each; a column has one place or several. Each row in turn gets its place by the
shortest augmenting path (Jonker and Volgenant): the cheapest chain of moves that ends in a free place. A column with
several places stays one column which several rows hold, so the matrix never grows.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import inf

Score = int | None
"""What the row and the column are worth together, a whole number from zero; None where it is forbidden."""


def assign(
    scores: Sequence[Sequence[Score]],
    places: Sequence[int],
    *,
    everybody: bool = False,
    fixed: Mapping[int, int] | None = None,
) -> list[int | None]:
    """Return the column of each row, None for a row that stays alone; the sum of the scores is the greatest possible.

    places: how many rows each column takes
    everybody: first as many rows as possible get a column, and only then the sum counts; else the sum comes first
    fixed: the columns of rows that are settled already, whatever they score; they take their places
    """
    fixed = fixed or {}
    free = list(places)
    for column in fixed.values():
        free[column] -= 1
    if min(free, default=0) < 0:
        raise ValueError("more rows are fixed than a column has places")
    open_rows = [row for row in range(len(scores)) if row not in fixed]
    costs = [_costs(scores[row], len(scores)) for row in open_rows]
    alone = _cost_of_staying_alone(costs) if everybody else 1
    columns = _cheapest([[*row, alone] for row in costs], [*free, len(open_rows)])
    found = dict(zip(open_rows, columns, strict=True)) | dict(fixed)
    return [None if found[row] == len(places) else found[row] for row in range(len(scores))]


def _costs(scores: Iterable[Score], rows: int) -> list[float]:
    """Stretch the scores so that staying alone, which costs one, decides between equal sums and nothing else."""
    return [inf if score is None else -score * (rows + 1) for score in scores]


def _cost_of_staying_alone(costs: Sequence[Sequence[float]]) -> float:
    """Return more than all rows together could gain."""
    return 1 - sum(min(row, default=0) for row in costs if min(row, default=inf) < inf)


def _cheapest(costs: Sequence[Sequence[float]], free: list[int]) -> list[int]:
    """Return each row's column; the last column takes whoever is left.

    prices: what a column is cheaper by for everyone, as others hold it; only full columns have one. No row that
    holds a column would find, at these prices, a better one: this is what makes the sum the best.
    """
    prices: list[float] = [0] * len(free)
    holders: list[list[int]] = [[] for _ in free]
    column_of = [-1] * len(costs)
    for row in range(len(costs)):
        column, came_by = _nearest_free(row, costs, prices, holders, free)
        free[column] -= 1
        _shift(row, column, came_by, column_of, holders)
    return column_of


def _shift(row: int, column: int, came_by: list[int], column_of: list[int], holders: list[list[int]]) -> None:
    """Walk the path back from the free column: everybody on it moves one place on, until the row has its own."""
    while True:
        mover = came_by[column]
        left, column_of[mover] = column_of[mover], column
        holders[column].append(mover)
        if mover == row:
            return
        holders[left].remove(mover)
        column = left


def _nearest_free(
    row: int,
    costs: Sequence[Sequence[float]],
    prices: list[float],
    holders: list[list[int]],
    free: list[int],
) -> tuple[int, list[int]]:
    """Return the free column that is cheapest to reach, and the row by which each column was reached (Dijkstra).

    The prices are mended for the next row on the way. This is where the time goes: the inner loop looks at every
    column for every row passed, so it compares numbers that are prepared outside of it.
    """
    reach = [cost - price for cost, price in zip(costs[row], prices, strict=True)]
    to_beat = list(costs[row])  # `reach` with the price
    came_by = [row] * len(reach)
    ahead = sorted(range(len(reach)), key=lambda column: not free[column])  # of equally near ones a free one is met
    passed = []
    while not free[column := min(ahead, key=reach.__getitem__)]:
        passed.append(column)
        ahead.remove(column)
        for holder in holders[column]:
            line = costs[holder]
            start = to_beat[column] - line[column]
            for other in [other for other in ahead if start + line[other] < to_beat[other]]:
                to_beat[other] = start + line[other]
                reach[other] = to_beat[other] - prices[other]
                came_by[other] = holder
    for other in passed:
        prices[other] -= reach[column] - reach[other]
    return column, came_by
