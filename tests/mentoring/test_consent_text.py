"""Тексты согласий: versions that never change, places for details, a look before saving."""

import datetime as dt

import pytest
from django.urls import reverse

from mentoring.enums import ConsentKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import ConsentText, Organization
from mentoring.queries.consent_text import details_of, fill, wording
from mentoring.services import consent_text as texts
from setup.reference import load_consent_texts
from tests import factories as make
from tests.pages import GuardedDoors, GuardedPages, Page, everything, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")

KIND = ConsentKind.PUBLICATION
TEXT = "Я, {сотрудник}, согласие даю {организация}, {адрес}.\nСайт: {сайт}."
KNOWN = (
    "{организация}, {адрес}, {сайт}, {страница}, {ИНН}, {ОГРН}, {руководитель}, "
    "{сотрудник}, {должность}, {срок}, {основание}, {договором}"
)


def unknown(place):
    return f"Неизвестное место {{{place}}}. Есть такие: {KNOWN}."


@pytest.fixture
def common(db, at):
    return ConsentText.objects.create(kind=KIND, number=1, text=TEXT, made_at=at)


@pytest.fixture
def own(common, kindergarten, curator, at):
    return texts.add_version(kindergarten, kind=KIND, text="Наше {срок}", seen=common.pk, by=curator, at=at)


@pytest.mark.parametrize(
    "page",
    [
        Page("consent_text", "own", by="council", reader="mentor_user", methods=("get",)),
        Page("consent_text_edit", "own"),
        Page("consent_text_edit", "own", reader="mentee_user"),
    ],
    ids=lambda page: f"{page}-{page.reader}",
)
class TestDoors(GuardedDoors):
    pass


@pytest.mark.parametrize("page", [Page("consent_texts", reader="mentor_user", methods=("get",))], ids=str)
class TestListDoors(GuardedPages):
    pass


def test_every_common_text_is_fit_to_be_printed(db):
    load_consent_texts()
    load_consent_texts()
    found = ConsentText.objects.filter(organization=None)
    assert sorted(found.values_list("kind", flat=True)) == sorted(ConsentKind.values)
    assert [texts.refusals(version.text) for version in found] == [[]] * 3


def test_loading_again_never_rewrites_what_may_be_signed(db):
    load_consent_texts()
    ConsentText.objects.filter(kind=KIND).update(text="Подписанное")
    load_consent_texts()
    assert ConsentText.objects.get(kind=KIND).text == "Подписанное"


class TestPlaces:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (f"Все места: {KNOWN}", []),
            (
                "Телефон {телефон} и {инн}",
                [f"Неизвестное место {{{name}}}. Есть такие: {KNOWN}." for name in ("телефон", "инн")],
            ),
            ("Дважды {телефон}, {телефон}", [f"Неизвестное место {{телефон}}. Есть такие: {KNOWN}."]),
            ("Скобка } и {", ["Лишняя фигурная скобка: скобками обозначается только место, например {организация}."]),
        ],
    )
    def test_refusals(self, text, said):
        assert texts.refusals(text) == said

    def test_details_fill_their_places_and_blanks_the_rest(self, kindergarten, head):
        details = details_of(kindergarten)
        assert details["руководитель"] == "заведующий Корнилова Мария Петровна"
        assert fill("{организация}: {ИНН}", details) == f"Детский сад ds17: {'_' * 20}"

    def test_value_with_braces_is_not_filled_again(self):
        assert fill("{адрес}", {"адрес": "{ИНН}", "ИНН": "1"}) == "{ИНН}"

    def test_page_is_the_public_one_of_the_organization(self, kindergarten, settings):
        settings.SITE_URL = "https://mentoring.example"
        assert details_of(kindergarten)["страница"] == "https://mentoring.example/organizations/ds17/"

    @pytest.mark.parametrize(
        ("home", "said"),
        [
            ("", ("воспитатель, ", "на основании статьи 351.8 Трудового кодекса Российской Федерации")),
            ("Колледж", ("воспитатель (Колледж), ", "на основании договора с организацией")),
        ],
    )
    def test_labour_law_is_for_the_staff_alone(self, kindergarten, home, said):
        load_consent_texts()
        person = make.employee(kindergarten, home_organization=home)
        words = wording(kindergarten, ConsentKind.MENTORING)
        assert words
        text = words.filled(person, None)
        assert [part in text for part in said] == [True, True]
        assert [word in text.lower() for word in ("трудов", "работодател", "приказ")] == [not home, False, False]


class TestCurrentOn:
    """Own versions of 5 and 20 September stand before the common ones of 1 and 25 September."""

    @pytest.fixture
    def versions(self, kindergarten, school):
        days = {"common": 1, "own": 5, "newer": 20, "newer_common": 25}
        owners = {"own": kindergarten, "newer": kindergarten}
        make.consent_text(school, KIND, number=7, made_at=dt.datetime(2026, 9, 1, tzinfo=dt.UTC))
        return {
            name: make.consent_text(
                owners.get(name), KIND, number=number, made_at=dt.datetime(2026, 9, day, 9, tzinfo=dt.UTC)
            )
            for number, (name, day) in enumerate(days.items(), start=1)
        }

    @pytest.mark.parametrize(
        ("day", "name"),
        [
            (dt.date(2026, 8, 1), "common"),
            (dt.date(2026, 9, 4), "common"),
            (dt.date(2026, 9, 5), "own"),
            (dt.date(2026, 9, 19), "own"),
            (dt.date(2026, 9, 30), "newer"),
        ],
    )
    def test_is_what_would_have_been_printed(self, versions, kindergarten, day, name):
        assert ConsentText.objects.current_on(day, kindergarten, KIND) == versions[name]

    def test_newer_common_one_is_told_of_until_it_is_taken(self, versions, signed_in, curator, kindergarten, at):
        browser, said = signed_in(curator), "Появилась новая типовая редакция 4 от 25.09.2026"
        assert said in browser.get(reverse("consent_texts")).text
        own, newer = versions["newer"], versions["newer_common"]
        texts.add_version(kindergarten, kind=KIND, text=f"{newer.text} Да.", seen=own.pk, by=curator, at=at)
        assert said not in browser.get(reverse("consent_texts")).text


class TestAddVersion:
    def test_is_another_row(self, common, own, kindergarten, curator, at):
        assert (own.number, own.organization, own.made_by, own.made_at) == (2, kindergarten, curator, at)
        assert ConsentText.objects.get(pk=common.pk).text == TEXT
        assert ConsentText.objects.current(kindergarten, KIND) == own

    def test_two_at_once_lose_nothing(self, common, own, kindergarten, curator, at):
        with pytest.raises(ImpossibleStepError, match="появилась редакция 2"):
            texts.add_version(kindergarten, kind=KIND, text="Моё", seen=common.pk, by=curator, at=at)
        assert ConsentText.objects.count() == 2

    def test_same_text_is_no_version(self, common, kindergarten, curator, at):
        with pytest.raises(ImpossibleStepError, match="Текст тот же"):
            texts.add_version(kindergarten, kind=KIND, text=TEXT, seen=common.pk, by=curator, at=at)


class TestPages:
    @pytest.fixture
    def browser(self, signed_in, curator):
        return signed_in(curator)

    def url(self, version):
        return reverse("consent_text_edit", args=[version.pk])

    def test_history_counts_the_own_signatures(self, browser, common, own, mentor, stranger):
        make.consent(mentor.employee, KIND, version=common)
        make.consent(stranger.employee, KIND, version=common)
        answer = browser.get(reverse("consent_texts"))
        (found,) = [versions for kind, _, _, versions, _ in answer.context["kinds"] if kind == KIND]
        assert [(version, version.signed) for version in found] == [(own, 0), (common, 1)]
        assert ("1 подпись" in answer.text, "никто не подписывал" in answer.text) == (True, True)

    def test_list_names_the_details_that_are_missing(self, browser, common, kindergarten):
        assert "В реквизитах организации нет: адрес, сайт." in browser.get(reverse("consent_texts")).text
        Organization.objects.update(address="ул. Кленовая, 4", site="https://ds17.example")
        assert "В реквизитах организации нет" not in browser.get(reverse("consent_texts")).text

    def test_old_version_stays_readable(self, browser, common, own):
        answer = browser.get(common.get_absolute_url())
        assert (answer.context["is_current"], answer.context["signed"]) == (False, 0)
        assert answer.context["preview"]["lines"] == [
            f"Я, Фамилия Имя Отчество, согласие даю Детский сад ds17, {'_' * 20}.",
            f"Сайт: {'_' * 20}.",
        ]

    def test_common_version_begins_the_own_one(self, browser, common, curator):
        form = browser.get(self.url(common)).context["form"]
        assert (form["text"].value(), form["seen"].value()) == (TEXT, common.pk)
        answer = browser.post(self.url(common), {"text": " Наше \n\n {срок} ", "seen": common.pk})
        version = ConsentText.objects.get(number=2)
        said = "Сохранена редакция 2: теперь печатается и подписывается она."
        assert outcome(answer) == (302, version.get_absolute_url(), [said])
        assert (version.text, version.organization, version.made_by) == (
            "Наше\n{срок}",
            curator.organization,
            curator,
        )

    def test_look_saves_nothing(self, browser, common):
        before = everything()
        answer = browser.post(self.url(common), {"text": "Даю {организация}", "seen": common.pk, "preview": "1"})
        assert (answer.status_code, answer.context["preview"]) == (
            200,
            {"lines": ["Даю Детский сад ds17"], "missing": []},
        )
        assert (answer.context["form"]["text"].value(), everything()) == ("Даю {организация}", before)

    @pytest.mark.parametrize("more", [{}, {"preview": "1"}])
    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("", "Обязательное поле."),
            ("{телефон}", unknown("телефон")),
            ("Знак 👍", "На бумаге не напечатать «👍»: замените словами или уберите."),
        ],
    )
    def test_bad_input_is_told_beside_the_field(self, browser, common, typed, said, more):
        before = everything()
        answer = browser.post(self.url(common), {"text": typed, "seen": common.pk} | more)
        assert (refusal(answer), everything()) == ((422, {"text": [said]}), before)
        assert answer.context["form"]["text"].value() == typed

    def test_another_version_meanwhile_is_told(self, browser, common, own):
        answer = browser.post(self.url(common), {"text": "Моё", "seen": common.pk})
        said = "Пока вы правили, появилась редакция 2. Сверьте с ней свой текст и отправьте ещё раз."
        assert refusal(answer) == (422, {"__all__": [said]})

    def test_hostile_text_stays_text(self, browser, common):
        typed = "<script>alert(1)</script>"
        answer = browser.post(self.url(common), {"text": typed, "seen": common.pk, "preview": "1"})
        assert ("<script>alert" in answer.text, "&lt;script&gt;alert" in answer.text) == (False, True)
