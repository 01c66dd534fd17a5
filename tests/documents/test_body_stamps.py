"""A stamp that names one of the organization's bodies takes number, date and chair from its session."""

import datetime as dt

import pytest

from documents.enums import DecisionResult, DecisionSubject, StampAct, StampBy, StampPlace
from documents.models import AgendaItem, Cover, Decision, Stamp
from documents.papers.regulation import regulation_html
from documents.papers.stamps import stamps_of
from documents.queries.decisions import resolved_on_document, resolved_on_program
from documents.services import body_session as sessions
from mentoring.exceptions import ImpossibleStepError
from programs.papers import program_html
from roadmap.models import Roadmap
from roadmap.papers import roadmap_html
from tests import factories as make
from tests import meetings
from tests.documents.test_pair_papers import words
from tests.factories import YESTERDAY


@pytest.fixture
def stamp(program, body):
    """The program's stamp of the body; number and date are typed as long as no session has decided."""
    cover = Cover.objects.create(organization=body.organization)
    program.cover = cover
    program.save(update_fields=["cover"])
    typed = {"number": "9", "dated_on": dt.date(2026, 9, 9), "has_chair": True}
    return Stamp.objects.create(
        cover=cover, place=StampPlace.LEFT, act=StampAct.CONSIDERED, by=StampBy.BODY, collegial_body=body, **typed
    )


@pytest.fixture
def decided(session, program, curator):
    """Let the body decide on the program."""

    def write(result):
        decision = Decision(subject="program", pair=program.pair, result=result, text="Доработать")
        sessions.write_item(AgendaItem(session=session, title="О программе"), decisions=[decision])
        meetings.held_session(session, by=curator)

    return write


def printed(program):
    program.refresh_from_db()
    return words(program_html(program))


def test_it_takes_number_date_and_chair_from_the_session(stamp, decided, program):
    typed = "методическим советомПредседатель______________ М.П. Корнилова(протокол от 9 сентября 2026 г. № 9)"
    assert typed in printed(program)
    decided(DecisionResult.RECOMMENDED)
    assert "(протокол от 19 ноября 2026 г. № 3)" in printed(program)


def test_a_word_against_it_is_no_stamp(stamp, decided, program):
    decided(DecisionResult.REJECTED)
    assert "(протокол от 9 сентября 2026 г. № 9)" in printed(program)


def test_the_roadmap_of_the_year(session, body, curator):
    decision = Decision(subject=DecisionSubject.ROADMAP, start_year=2026, result="agreed")
    sessions.write_item(AgendaItem(session=session, title="О дорожной карте"), decisions=[decision])
    years = [resolved_on_document(DecisionSubject.ROADMAP, None, start_year=year) for year in (2026, 2027, None)]
    assert years[0](body) is None
    meetings.held_session(session, by=curator)
    said = [of_year(body) for of_year in years]
    assert [one and (one.number, one.day) for one in said] == [("3", YESTERDAY), None, None]


def test_the_number_of_queries_does_not_grow(stamp, decided, program, django_assert_num_queries):
    decided(DecisionResult.AGREED)
    with django_assert_num_queries(2):
        assert [one.collegial_body for one in stamps_of(program.cover, ())] == [stamp.collegial_body]
        assert resolved_on_program(program.pair)(stamp.collegial_body)


def test_of_two_roadmaps_of_a_year_neither_takes_the_minutes(session, body, curator, kindergarten):
    decision = Decision(subject=DecisionSubject.ROADMAP, start_year=2026, result="agreed")
    sessions.write_item(AgendaItem(session=session, title="О дорожной карте"), decisions=[decision])
    meetings.held_session(session, by=curator)
    cover = Cover.objects.create(organization=kindergarten)
    Stamp.objects.create(cover=cover, place=1, act="considered", by="body", collegial_body=body)
    given = {"organization": kindergarten, "start_year": 2026, "columns": []}
    roadmap = Roadmap.objects.create(title="План", cover=cover, **given)
    alone = "№ 3" in roadmap_html(roadmap).replace("\xa0", " ")
    Roadmap.objects.create(title="Ещё один", **given)
    assert (alone, "№ 3" in roadmap_html(roadmap).replace("\xa0", " ")) == (True, False)


@pytest.fixture
def cover(body, kindergarten):
    cover = Cover.objects.create(organization=kindergarten)
    Stamp.objects.create(cover=cover, place=1, act="accepted", by="body", collegial_body=body, has_chair=True)
    return cover


def decide(session, by, **about):
    decision = Decision(result="agreed", **about)
    sessions.write_item(AgendaItem(session=session, title="О документе"), decisions=[decision])
    meetings.held_session(session, by=by)
    return decision.document_words


def test_of_two_roadmaps_of_a_year_the_one_that_was_named_takes_the_minutes(session, cover, curator, kindergarten):
    given = {"organization": kindergarten, "start_year": 2026, "columns": []}
    other, meant = (Roadmap.objects.create(title=title, **given) for title in ("Ещё план", "План школы"))
    Roadmap.objects.filter(pk=meant.pk).update(cover=cover)
    said = decide(session, curator, subject=DecisionSubject.ROADMAP, document=meant.pk)
    assert said == "план школы на 2026/2027 учебный год"
    meant.refresh_from_db()
    assert "(протокол от 19 ноября 2026 г. № 3)" in words(roadmap_html(meant))
    Roadmap.objects.filter(pk=meant.pk).update(cover=None)
    other.cover = cover
    assert "№ 3" not in words(roadmap_html(other))


def test_the_regulation_takes_number_day_and_chair(session, cover, curator, regulation):
    regulation.cover = cover
    assert "(протокол № _____от «__»" in words(regulation_html(regulation))
    decide(session, curator, subject=DecisionSubject.REGULATION, document=regulation.pk)
    assert "______________ М.П. Корнилова(протокол от 19 ноября 2026 г. № 3)" in words(regulation_html(regulation))


def test_a_document_is_decided_on_once_in_a_session(session, curator, regulation):
    decide(session, curator, subject=DecisionSubject.REGULATION, document=regulation.pk)
    with pytest.raises(ImpossibleStepError, match="наставничестве – решение об этом в повестке уже есть"):
        decide(session, curator, subject=DecisionSubject.REGULATION, document=regulation.pk)


def test_another_organizations_document_is_refused(session, curator, school, stranger):
    strange = make.regulation(school, by=stranger)
    with pytest.raises(ImpossibleStepError, match="Такого документа у организации нет"):
        decide(session, curator, subject=DecisionSubject.REGULATION, document=strange.pk)
