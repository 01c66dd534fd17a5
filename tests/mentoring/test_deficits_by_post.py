"""Which deficits are offered to whom."""

from typing import Any

import pytest

from mentoring.forms.bank import MenteeForm
from mentoring.models import Deficit, Direction, Mentee
from mentoring.queries.bank import deficits_for
from tests import factories as make


@pytest.fixture
def deficits(db):
    direction = Direction.objects.create(title="методическое", code="methodical")
    told = (("lesson", "school", "учитель"), ("circle", "kindergarten", "воспитатель"), ("voice", "", ""))
    return [
        Deficit.objects.create(code=code, title=code, direction=direction, organization_kind=kind, posts=posts)
        for code, kind, posts in told
    ]


@pytest.mark.parametrize(
    ("posts", "post", "suits"),
    [
        ("воспитатель", "Старший воспитатель", True),
        ("логопед, музыкальн", "учитель-логопед", True),
        ("логопед, музыкальн", "музыкальный руководитель", True),
        ("воспитатель", "музыкальный руководитель", False),
        ("", "воспитатель", False),
        (" , ", "воспитатель", False),
    ],
)
def test_suits(posts, post, suits):
    assert Deficit(posts=posts).suits(post) is suits


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("kindergarten", ["circle", "voice"]),
        ("school", ["lesson", "voice"]),
        ("college", ["voice"]),
        ("other", ["circle", "lesson", "voice"]),
    ],
)
def test_each_kind_of_organization_has_its_own(deficits, kindergarten, kind, codes):
    kindergarten.kind = kind
    assert [deficit.code for deficit in deficits_for(kindergarten)] == codes


def test_what_was_chosen_stays_offered(deficits, kindergarten):
    lesson = deficits[0]
    assert lesson in deficits_for(kindergarten, also=[lesson.pk])


def test_deficits_of_the_post_stand_first(deficits, kindergarten, curator):
    person = make.employee(kindergarten, post="воспитатель")
    form: Any = MenteeForm(user=curator, instance=Mentee(employee=person))
    assert [group for group, _ in form.fields["deficit_1"].choices] == [
        "",
        "Для должности «воспитатель»",
        "методическое",
    ]
