"""The rules against lists written blind: names of every kind that was wrong once, posts of schools."""

import pytest

from documents.enums import Case
from documents.press.declension import decline_post
from documents.press.names import decline_name
from mentoring.enums import Sex
from tests.documents.declined import CASES, forms, patronymic, rows

SEXES = {"m": Sex.MALE, "f": Sex.FEMALE}
NAMES = [
    (SEXES[sex], [forms(last), forms(first), forms(patronymic(middle))])
    for sex, last, first, middle in rows("names.tsv")
]
POSTS = [forms(post) for (post,) in rows("posts.tsv")]


def shares() -> tuple[list[float], float]:
    """Return how many surnames, first names and patronymics are right, and how many whole people, in per cent."""
    right = []
    for sex, parts in NAMES:
        last, first, middle = parts
        proposed = [decline_name(last[0], first[0], middle[0], sex=sex, case=case) for case in CASES]
        right.append([got == part[1:] for got, part in zip(zip(*proposed, strict=True), parts, strict=True)])
    by_part = [100 * sum(part) / len(right) for part in zip(*right, strict=True)]
    return by_part, 100 * sum(map(all, right)) / len(right)


def test_lists_are_as_long_as_they_were_written():
    assert (len(NAMES), len(POSTS)) == (313, 230)


def test_names_of_every_kind_come_out_right():
    (surnames, first_names, patronymics), people = shares()
    assert surnames >= 99.6
    assert (first_names, patronymics) == (100, 100)
    assert people >= 99.6


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post[0])
def test_post_of_every_kind_comes_out_right(post):
    assert tuple(decline_post(post[0], case) for case in CASES) == post[1:]


def test_letter_alone_and_nothing_at_all_stay():
    assert decline_name("О", "Ю", "", sex=Sex.MALE, case=Case.DATIVE) == ("О", "Ю", "")
