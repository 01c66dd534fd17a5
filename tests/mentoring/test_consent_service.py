"""Consents: recorded in the wording of the day, withdrawn with what follows, shown as they stand."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from mentoring.enums import ConsentKind, ConsentState
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Consent, ConsentText, Employee
from mentoring.queries.consent import names_public_on, publications_on, standings
from mentoring.services import consent as consents
from tests import factories as make

TODAY = make.TODAY
DAY = dt.timedelta(days=1)
KIND, DATA = ConsentKind.PUBLICATION, ConsentKind.PERSONAL_DATA
ALREADY = "Такое согласие уже действует; если оно изменилось, сначала отметьте отзыв."


@pytest.fixture
def person(mentor):
    return mentor.employee


@pytest.fixture
def version(db, at):
    text = "Я, {сотрудник}, {должность}, согласие даю {организация} ({адрес}) {срок}."
    return ConsentText.objects.create(kind=KIND, number=1, text=text, made_at=at)


def record(person, **given):
    return consents.record(person, **{"kind": KIND, "signed_on": TODAY, "today": TODAY, **given})


def scan(name="scan.pdf", content=b"%PDF-1"):
    return SimpleUploadedFile(name, content)


def content(consent):
    consent.refresh_from_db()
    with consent.scan.open("rb") as file:
        return file.read()


class TestRecord:
    def test_keeps_the_version_and_the_filled_text(self, person, version):
        consent = record(person, valid_until=dt.date(2027, 8, 31), bans=["hides_post"])
        assert (consent.version, consent.bans) == (version, ["должность"])
        assert consent.text == (
            "Я, Дорошенко Мария Петровна, воспитатель, согласие даю Детский сад ds17 "
            f"({'_' * 20}) по 31 августа 2027 года."
        )

    def test_new_version_and_new_details_leave_the_signed_text(self, person, version, at):
        consent = record(person)
        before = consent.text
        ConsentText.objects.create(organization=person.organization, kind=KIND, number=2, text="Другое", made_at=at)
        Employee.objects.update(last_name="Петрова")
        person.organization.address = "ул. Кленовая, 4"
        person.organization.save()
        consent.refresh_from_db()
        assert (consent.version, consent.text) == (version, before)

    def test_without_any_version_nothing_is_kept(self, person):
        consent = record(person)
        assert (consent.version, consent.text) == (None, "")

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"signed_on": TODAY + DAY}, "Дата подписания ещё не наступила."),
            ({"valid_until": TODAY - DAY}, "Согласие кончается раньше, чем подписано."),
            (
                {"kind": ConsentKind.MENTORING, "bans": ["hides_name"]},
                "Запреты бывают только у согласия на распространение.",
            ),
        ],
    )
    def test_refusals(self, person, given, said):
        with pytest.raises(ImpossibleStepError) as refusal:
            record(person, **given)
        assert (refusal.value.sentences, Consent.objects.count()) == ([said], 0)

    @pytest.mark.parametrize(
        ("old", "new", "is_taken"),
        [(None, None, False), (None, 9, False), (5, 5, False), (5, 4, False), (5, 6, True), (5, None, True)],
    )
    def test_next_consent_is_taken_before_the_term_ends_if_it_lasts_longer(self, person, old, new, is_taken):
        until = {days: days and TODAY + days * DAY for days in (old, new)}
        make.consent(person, KIND, valid_until=until[old])
        if is_taken:
            assert record(person, valid_until=until[new]).signed_on == TODAY
        else:
            with pytest.raises(ImpossibleStepError, match="уже действует"):
                record(person, valid_until=until[new])


class TestMany:
    @pytest.fixture
    def version(self, db):
        return make.consent_text(None, DATA)

    def test_all_at_once(self, person, mentee, version):
        number = consents.record_many([person, mentee.employee], kind=DATA, signed_on=TODAY, today=TODAY)
        found = Consent.objects.order_by("employee__last_name")
        assert (number, [consent.employee for consent in found]) == (2, [person, mentee.employee])
        assert [consent.text[:13] for consent in found] == ["Я, Дорошенко ", "Я, Савельева "]

    def test_nobody_where_one_is_refused(self, person, mentee):
        make.consent(mentee.employee, DATA)
        with pytest.raises(ImpossibleStepError) as refusal:
            consents.record_many([person, mentee.employee], kind=DATA, signed_on=TODAY, today=TODAY)
        assert refusal.value.sentences == [f"Савельева Мария Петровна: {ALREADY}"]
        assert Consent.objects.count() == 1

    def test_queries_grow_by_the_person_alone(self, kindergarten, version, django_assert_max_num_queries):
        people = [make.employee(kindergarten) for _ in range(10)]
        with django_assert_max_num_queries(10 * 5 + 5):
            consents.record_many(people, kind=DATA, signed_on=TODAY, today=TODAY)

    def test_publications_are_never_of_a_pile(self, person):
        with pytest.raises(ImpossibleStepError, match="по одному"):
            consents.record_many([person], kind=KIND, signed_on=TODAY, today=TODAY)
        assert Consent.objects.count() == 0


def test_withdrawal_takes_what_was_signed_to_follow(person):
    first = make.consent(person, KIND, valid_until=TODAY + DAY)
    second = record(person)
    other = make.consent(person, ConsentKind.MENTORING)
    consents.withdraw(first, on=TODAY)
    assert names_public_on({person.pk}, day=TODAY) == set()
    assert {consent: consent.withdrawn_on for consent in Consent.objects.all()} == {
        first: TODAY,
        second: TODAY,
        other: None,
    }


def test_the_last_consent_signed_rules_what_is_public(person):
    make.consent(person, KIND, valid_until=TODAY + DAY, hides_name=True)
    assert names_public_on({person.pk}, day=TODAY) == set()
    newer = record(person)
    assert publications_on({person.pk}, day=TODAY) == {person.pk: newer}
    assert names_public_on({person.pk}, day=TODAY) == {person.pk}


class TestPublicationWithoutProcessing:
    @pytest.fixture(autouse=True)
    def _published(self, person):
        make.consent(person, KIND)

    @pytest.mark.parametrize(
        ("given", "is_public"),
        [
            ([], True),
            ([{}], True),
            ([{"valid_until": TODAY - DAY}], True),
            ([{"withdrawn_on": TODAY + DAY}], True),
            ([{"withdrawn_on": TODAY}], False),
            ([{"withdrawn_on": TODAY - DAY}, {}], True),
            ([{"withdrawn_on": TODAY - DAY}, {"valid_until": TODAY - DAY}], False),
        ],
    )
    def test_names_nobody_who_took_it_back(self, person, given, is_public):
        for values in given:
            make.consent(person, DATA, **values)
        assert bool(names_public_on({person.pk}, day=TODAY)) is is_public

    def test_nor_whose_names_were_taken_away(self, person):
        Employee.objects.filter(pk=person.pk).update(anonymized_on=TODAY)
        assert publications_on({person.pk}, day=TODAY) == {}


@pytest.mark.parametrize("values", [{"kind": DATA}, {"organization": "school"}])
def test_version_of_another_consent_is_refused(person, version, request, values):
    owner = request.getfixturevalue(values["organization"]) if "organization" in values else None
    other = make.consent_text(owner, values.get("kind", KIND), number=5)
    with pytest.raises(ImpossibleStepError, match="не того согласия"):
        record(person, version=other)


class TestStandings:
    def told(self, person):
        found = Employee.objects.for_consents().get(pk=person.pk)
        return [(each.label, each.tone, each.is_missing) for each in standings(found, on=TODAY)]

    def test_mentor_without_any(self, person):
        assert self.told(person) == [("не взято", "late", True)] * 3

    def test_who_is_in_no_bank(self, curator):
        assert self.told(curator.employee) == [("не взято", "late", True), *[("не требуется", "neutral", False)] * 2]

    def test_words_of_each_state(self, person):
        make.consent(person, ConsentKind.PERSONAL_DATA, valid_until=TODAY + 31 * DAY)
        make.consent(person, ConsentKind.PUBLICATION, withdrawn_on=TODAY)
        make.consent(person, ConsentKind.MENTORING, valid_until=TODAY - DAY)
        assert self.told(person) == [
            ("действует до 21.12.2026", "done", False),
            ("отозвано 20.11.2026", "late", True),
            ("истекло 19.11.2026", "late", True),
        ]

    def test_one_that_ends_soon_is_told_until_the_next_is_signed(self, person):
        make.consent(person, ConsentKind.PERSONAL_DATA, valid_until=TODAY + 30 * DAY)
        assert self.told(person)[0] == ("действует до 20.12.2026", "attention", False)
        record(person, kind=ConsentKind.PERSONAL_DATA)
        assert self.told(person)[0] == ("действует", "done", False)

    def test_consent_given_though_not_asked_is_told(self, curator):
        make.consent(curator.employee, ConsentKind.MENTORING)
        assert self.told(curator.employee)[2] == ("действует", "done", False)


class TestScan:
    @pytest.fixture(autouse=True)
    def _media(self, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        self.folder = tmp_path

    def files(self):
        return sorted(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())

    def test_comes_with_the_consent(self, person, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            consent = record(person, scan=scan())
        assert (content(consent), self.files()) == (b"%PDF-1", [b"%PDF-1"])

    def test_replaces_the_one_before(self, person, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            consent = record(person, scan=scan())
        with django_capture_on_commit_callbacks(execute=True):
            consents.attach_scan(consent, scan=scan(content=b"%PDF-2"))
        assert (content(consent), self.files()) == (b"%PDF-2", [b"%PDF-2"])

    def test_file_is_the_servers_own_secret(self, person, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            consent = record(person, scan=scan("Дорошенко.PDF"))
        path = self.folder / consent.employee.consents.get().scan.name
        assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
        assert ("Дорошенко" in path.name, path.suffix, len(path.stem)) == (False, ".pdf", 32)


@pytest.mark.django_db(transaction=True)
class TestRollback:
    @pytest.fixture(autouse=True)
    def _media(self, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        self.folder = tmp_path

    def test_neither_leaves_a_file_nor_loses_one(self, person):
        consent = record(person, scan=scan())
        with transaction.atomic():
            consents.attach_scan(consent, scan=scan(content=b"%PDF-2"))
            transaction.set_rollback(True)
        assert content(consent) == b"%PDF-1"
        assert [path.read_bytes() for path in self.folder.rglob("*.pdf")] == [b"%PDF-1"]


def test_states_are_told_by_the_dates(person):
    consent = make.consent(person, valid_until=TODAY)
    told = [consent.state_on(day) for day in (dt.date(2026, 8, 31), TODAY, TODAY + DAY)]
    assert told == [ConsentState.NOT_TAKEN, ConsentState.IN_FORCE, ConsentState.EXPIRED]
