"""A regulation from the draft to the day on which another takes its place."""

import datetime as dt

import pytest

from documents.enums import RegulationState
from documents.models import Cover, OrderTemplate, Regulation, Stamp, TemplatePoint
from documents.press.outline import read_outline
from documents.services import regulation as regulations
from mentoring.exceptions import ImpossibleStepError
from tests import factories as make
from tests.pages import changes_of

LATER = make.TODAY + dt.timedelta(days=11)


@pytest.fixture
def next_edition(approved_regulation, curator):
    return regulations.new_edition(approved_regulation, by=curator, at=make.AT)


def states(regulation, *days):
    regulation.refresh_from_db()
    return [regulation.state_on(day) for day in days]


def test_the_sample_is_filled_from_the_organization(kindergarten, curator):
    make.order_template("regulation")
    made = regulations.create(kindergarten, by=curator, at=make.AT)
    numbers = [point.number for point in made.outline.points]
    assert (made.title, numbers[:3]) == (
        "Положение о системе наставничества педагогических работников",
        ["1", "1.1", "1.2"],
    )
    assert (len(numbers), made.outline.doubts, "{" in made.text, "…" in made.text) == (166, (), False, False)
    assert "Наставничество вводится приказом заведующего." in made.text


def test_the_organization_s_own_sample_comes_first_and_what_it_lacks_is_left_out(kindergarten, curator):
    make.order_template("regulation")
    own = OrderTemplate.objects.create(organization=kindergarten, kind="regulation", heading="Положение о школе")
    texts = ["Общее", "Куратор – {куратор}.\nЕсть он.", "Стороны:\n– педагоги;\n– {нет такого}."]
    levels = [1, 2, 2]
    TemplatePoint.objects.bulk_create(
        TemplatePoint(template=own, position=place, level=level, text=text)
        for place, (level, text) in enumerate(zip(levels, texts, strict=True))
    )
    curator.grants.all().delete()
    made = regulations.create(kindergarten, by=curator, at=make.AT)
    assert (made.title, made.text) == (
        "Положение о школе",
        "1. Общее\n1.1. Стороны:\n– педагоги;\n– {нет такого}.",
    )


def test_a_second_draft_of_the_title_is_refused(regulation, kindergarten, curator):
    with pytest.raises(ImpossibleStepError, match="Проект с таким названием уже есть"):
        make.regulation(kindergarten, by=curator, title="ПОЛОЖЕНИЕ о наставничестве ")


def test_what_is_approved_stays_as_it_is(approved_regulation, curator, head):
    outline = read_outline("1. Другое")
    for step in (
        lambda: regulations.write(approved_regulation, title="Другое", outline=outline, by=curator),
        lambda: regulations.dress(approved_regulation, Cover(), [], by=curator, at=make.AT),
        lambda: regulations.discard(approved_regulation),
        lambda: regulations.approve(approved_regulation, on=make.TODAY, by=head, at=make.AT),
    ):
        with pytest.raises(ImpossibleStepError, match="уже утверждено"):
            step()
    assert changes_of(approved_regulation) == [("draft", "approved", head, "")]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": ""}, ["В положении нет ни одного раздела или пункта с номером: утверждать нечего."]),
        ({"text": "Только слова"}, ["В положении нет ни одного раздела или пункта с номером: утверждать нечего."]),
        ({}, []),
    ],
)
def test_what_a_draft_lacks(regulation, given, said):
    draft = Regulation.objects.get(pk=regulation.pk)
    for name, value in given.items():
        setattr(draft, name, value)
    assert regulations.approval_refusals(draft, on=make.TODAY) == said


def test_nobody_approves_for_a_day_to_come(regulation, head):
    with pytest.raises(ImpossibleStepError, match="ещё не наступила"):
        regulations.approve(regulation, on=LATER, by=head, at=make.AT)


def test_two_of_one_title_are_not_in_force(approved_regulation, kindergarten, curator, head):
    another = make.regulation(kindergarten, by=curator)
    with pytest.raises(ImpossibleStepError, match="составьте его новую редакцию"):
        regulations.approve(another, on=make.TODAY, by=head, at=make.AT)


def test_an_edition_copies_all_but_the_days_of_its_stamps(regulation, curator, head):
    stamp = Stamp(place=1, act="accepted", by="body", body="советом", number="3", dated_on=make.TODAY)
    regulations.dress(regulation, Cover(period="бессрочно"), [stamp], by=curator, at=make.AT)
    former = make.approved_regulation(regulation, by=head)
    edition = regulations.new_edition(former, by=curator, at=make.AT)
    assert edition.cover
    assert former.cover
    copied = edition.cover.stamps.get()
    assert (edition.edition, edition.former, edition.text) == (2, former, former.text)
    assert (edition.cover.period, copied.body, copied.number, copied.dated_on) == ("бессрочно", "советом", "", None)
    assert former.cover.stamps.get().number == "3"


def test_there_is_one_next_edition(next_edition, approved_regulation, curator):
    with pytest.raises(ImpossibleStepError, match="уже есть, редакция 2"):
        regulations.new_edition(approved_regulation, by=curator, at=make.AT)
    regulations.discard(next_edition)
    fresh = Regulation.objects.get(pk=approved_regulation.pk)
    assert regulations.new_edition(fresh, by=curator, at=make.AT).edition == 2


def test_the_former_edition_is_in_force_until_the_day_of_the_next(next_edition, approved_regulation, head):
    make.approved_regulation(next_edition, by=head, in_force_from=LATER)
    eve = LATER - dt.timedelta(days=1)
    assert states(next_edition, make.TODAY, LATER) == [RegulationState.COMING, RegulationState.APPROVED]
    assert states(approved_regulation, make.TODAY, eve, LATER) == [
        RegulationState.APPROVED,
        RegulationState.APPROVED,
        RegulationState.OVER,
    ]
    on = Regulation.objects.in_force_on
    assert ([*on(eve)], [*on(LATER)]) == ([approved_regulation], [next_edition])


def test_the_head_revokes_what_was_approved_with_a_stamp(approved_regulation, head):
    regulations.revoke(approved_regulation, on=LATER, by=head, at=make.AT, why="Больше не нужно")
    assert states(approved_regulation, make.TODAY, LATER) == [RegulationState.APPROVED, RegulationState.OVER]
    assert changes_of(approved_regulation)[-1][3] == "Больше не нужно: не действует с 01.12.2026"
    with pytest.raises(ImpossibleStepError, match="отменять нечего"):
        regulations.revoke(approved_regulation, on=LATER, by=head, at=make.AT, why="Ещё раз")


def test_only_what_is_approved_is_shown_to_everybody(regulation, head, curator):
    with pytest.raises(ImpossibleStepError, match="ещё не утверждён"):
        regulations.show(regulation, public=True, by=curator, at=make.AT)
    approved = make.approved_regulation(regulation, by=head)
    assert [regulations.show(approved, public=True, by=curator, at=make.AT) for _ in range(2)] == [True, False]
    assert [*Regulation.objects.public_on(make.TODAY)] == [approved]
    regulations.revoke(approved, on=make.TODAY, by=head, at=make.AT, why="Отменено")
    assert [*Regulation.objects.public_on(make.TODAY)] == []


def test_a_discarded_one_leaves_nothing(regulation, curator):
    regulations.dress(regulation, Cover(), [Stamp(place=2, act="approve", by="head")], by=curator, at=make.AT)
    regulations.discard(regulation)
    assert (Regulation.objects.count(), Cover.objects.count()) == (0, 0)
