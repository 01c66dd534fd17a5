"""The rules against a list written blind: posts of schools and kindergartens."""

import pytest

from documents.press.declension import decline_post
from tests.documents.declined import CASES, forms, rows

POSTS = [forms(post) for (post,) in rows("posts.tsv")]


def test_list_is_as_long_as_it_was_written():
    assert len(POSTS) == 224


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post[0])
def test_post_of_every_kind_comes_out_right(post):
    assert tuple(decline_post(post[0], case) for case in CASES) == post[1:]
