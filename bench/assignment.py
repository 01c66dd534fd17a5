"""The assignment of 300 mentees to 300 mentors, and to 100 with three places each."""

import random
import time
from statistics import median

from scipy.optimize import linear_sum_assignment

from bench import Figure
from mentoring.assignment import assign

PEOPLE = 300
GREATEST = 100
ROUNDS = 5
SECONDS = 1.0
NO_LIMIT = float("inf")


def measure() -> list[Figure]:
    chance = random.Random(17)  # noqa: S311 - the same numbers every time
    even = [[chance.randint(0, GREATEST) for _ in range(PEOPLE)] for _ in range(PEOPLE)]
    alike = [[mentor // 4 + chance.randint(0, 25) for mentor in range(PEOPLE)] for _ in range(PEOPLE)]
    return [
        _ours("any scores", even, [1] * PEOPLE),
        _ours("all want the same mentors", alike, [1] * PEOPLE),
        _ours("three places each", [row[::3] for row in alike], [3] * (PEOPLE // 3)),
        _against_scipy(even),
    ]


def _ours(case: str, scores: list[list[int]], places: list[int]) -> Figure:
    spent = median(_seconds(scores, places, everybody=number % 2 == 0) for number in range(ROUNDS))
    return Figure(f"300 mentees among {len(places)} mentors, {case}", spent, SECONDS, "s")


def _seconds(scores: list[list[int]], places: list[int], *, everybody: bool = False) -> float:
    started = time.perf_counter()
    assign(scores, places, everybody=everybody)
    return time.perf_counter() - started


def _against_scipy(scores: list[list[int]]) -> Figure:
    """Tell how far pure Python is from compiled code: nothing to be kept within."""
    started = time.perf_counter()
    linear_sum_assignment(scores, maximize=True)
    theirs = time.perf_counter() - started
    return Figure(
        "300 mentees among 300 mentors against scipy", _seconds(scores, [1] * PEOPLE) / theirs, NO_LIMIT, "times"
    )
