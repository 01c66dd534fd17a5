"""What the stamps of a document say: what the site knows, what was typed, room for the rest."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from documents.enums import StampAct, StampBy, StampPlace
from documents.models import DocumentKind, Order, Stamp
from documents.papers.stamps import Facts, printed_stamps
from documents.press.dates import BLANK_DATE
from documents.queries.signatory import Signatory
from mentoring.models import Employee, Organization
from tests.factories import TODAY

KINDERGARTEN = Organization(short_name="МБДОУ № 17")
HEAD = Employee(last_name="Гончар", first_name="Нина", middle_name="Львовна")
CURATOR = Employee(last_name="Белова", first_name="Анна", middle_name="Олеговна")
FACTS = Facts(KINDERGARTEN, Signatory(HEAD, "заведующий"), curator=CURATOR)
PLAN = DocumentKind(title="план реализации")


def said(stamp, facts=FACTS):
    stamp.place = StampPlace.RIGHT
    ((_, printed),) = printed_stamps([stamp], PLAN, facts)
    assert printed
    return [line.text.replace("\xa0", " ") for line in printed.lines]


def blank(text):
    return text.format(BLANK_DATE.replace("\xa0", " "))


def test_the_head_approves():
    stamp = Stamp(act=StampAct.APPROVE, by=StampBy.HEAD)
    approved = Facts(KINDERGARTEN, FACTS.head, TODAY)
    words = ["УТВЕРЖДАЮ", "Заведующий", "МБДОУ № 17", "______________ Н.Л. Гончар"]
    assert said(stamp) == [*words, blank("{}")]
    assert said(stamp, approved) == [*words, "20 ноября 2026 г."]


@pytest.mark.parametrize("act", [StampAct.APPROVE, StampAct.APPROVED])
def test_where_an_order_approves_the_stamp_names_it(act):
    order = Order(organization=KINDERGARTEN, number="5-ОД", signed_on=TODAY)
    by_order = Facts(KINDERGARTEN, FACTS.head, TODAY, order)
    expected = ["УТВЕРЖДЕН", "приказом МБДОУ № 17", "от 20 ноября 2026 г. № 5-ОД"]
    assert said(Stamp(act=act, by=StampBy.HEAD), by_order) == expected


def test_the_curator_s_check_dates_the_stamp():
    checked = Facts(KINDERGARTEN, FACTS.head, curator=CURATOR, checked_on=TODAY)
    expected = ["СОГЛАСОВАНО", "Куратор наставничества", "______________ А.О. Белова", "20 ноября 2026 г."]
    assert said(Stamp(act=StampAct.AGREED, by=StampBy.CURATOR), checked) == expected


def test_nobody_s_stamp_is_not_printed():
    nobody = Facts(KINDERGARTEN, FACTS.head)
    stamp = Stamp(act=StampAct.AGREED, by=StampBy.CURATOR, place=StampPlace.LEFT)
    assert printed_stamps([stamp], PLAN, nobody) == []


def test_an_order_to_come_has_room():
    expected = ["УТВЕРЖДЕН", "приказом МБДОУ № 17", blank("от {} № _____")]
    assert said(Stamp(act=StampAct.APPROVED, by=StampBy.HEAD)) == expected


@pytest.mark.parametrize(
    ("stamp", "lines"),
    [
        (
            Stamp(act=StampAct.AGREED, by=StampBy.PERSON, post="директор", workplace="МБОУ СОШ № 4"),
            ["СОГЛАСОВАНО", "Директор", "МБОУ СОШ № 4", "______________ ________________", "{}"],
        ),
        (
            Stamp(act=StampAct.ACCEPTED, by=StampBy.COUNCIL, number="3", dated_on=TODAY),
            ["ПРИНЯТО", "методическим советом", "(протокол от 20 ноября 2026 г. № 3)"],
        ),
        (
            Stamp(act=StampAct.CONSIDERED, by=StampBy.BODY, body="методическим объединением", number="1"),
            ["РАССМОТРЕНО", "методическим объединением", "(протокол № 1", "от {})"],
        ),
        (
            Stamp(act=StampAct.ACCEPTED, by=StampBy.BODY, body="педагогическим советом", person="И.И. Носова"),
            [
                "ПРИНЯТО",
                "педагогическим советом",
                "Председатель",
                "______________ И.И. Носова",
                "(протокол № _____",
                "от {})",
            ],
        ),
        (
            Stamp(act=StampAct.ACCEPTED, by=StampBy.BODY, body="советом школы", has_chair=True, dated_on=TODAY),
            [
                "ПРИНЯТО",
                "советом школы",
                "Председатель",
                "______________ ________________",
                "(протокол от 20 ноября 2026 г. № _____)",
            ],
        ),
        (
            Stamp(act=StampAct.APPROVED, by=StampBy.HEAD, has_head=True, has_seal=True),
            [
                "УТВЕРЖДЕН",
                "приказом МБДОУ № 17",
                "от {} № _____",
                "Заведующий",
                "______________ Н.Л. Гончар",
                "М.П.",
            ],
        ),
        (
            Stamp(act=StampAct.APPROVED, by=StampBy.ACT, body="приказом управления образования", dated_on=TODAY),
            ["УТВЕРЖДЕН", "приказом управления образования", "от 20 ноября 2026 г. № _____"],
        ),
        (
            Stamp(act=StampAct.OWN, own_words="ВЕРНО", by=StampBy.ACT, body="распоряжением", has_seal=True),
            ["ВЕРНО", "распоряжением", "от {} № _____", "М.П."],
        ),
    ],
    ids=["person", "council", "body", "chair", "nobody", "head", "act", "own"],
)
def test_what_was_typed_and_room_for_the_rest(stamp, lines):
    assert said(stamp) == [blank(line) for line in lines]


def test_stamps_stand_where_they_are_put():
    stamps = [Stamp(act=StampAct.OWN, own_words=str(place), by=StampBy.CURATOR, place=place) for place in (1, 4)]
    rows = [[each and each.lines[0].text for each in row] for row in printed_stamps(stamps, PLAN, FACTS)]
    assert rows == [["1", None], [None, "4"]]


@pytest.mark.parametrize(
    ("stamp", "field"),
    [
        (Stamp(act=StampAct.OWN, by=StampBy.HEAD), "own_words"),
        (Stamp(act=StampAct.APPROVE, by=StampBy.COUNCIL), "act"),
        (Stamp(act=StampAct.APPROVED, by=StampBy.PERSON, post="директор"), "act"),
        (Stamp(act=StampAct.AGREED, by=StampBy.PERSON), "post"),
        (Stamp(act=StampAct.AGREED, by=StampBy.BODY), "body"),
        (Stamp(act=StampAct.AGREED, by=StampBy.HEAD, dated_on=TODAY + dt.timedelta(days=1)), "dated_on"),
    ],
)
def test_what_a_stamp_lacks(stamp, field):
    assert [name for name, _ in stamp.refusals(today=TODAY)] == [field]


@pytest.mark.django_db
def test_a_sheet_has_room_for_four():
    with pytest.raises(ValidationError) as refused:
        Stamp(place=5, act=StampAct.AGREED, by=StampBy.HEAD).full_clean(exclude=["cover"])
    assert list(refused.value.message_dict) == ["place"]


@pytest.mark.django_db
def test_a_word_of_five_lines_is_refused():
    with pytest.raises(ValidationError):
        Stamp(act=StampAct.OWN, own_words="слово " * 60, by=StampBy.HEAD, place=1).full_clean(exclude=["cover"])
