"""Образцы приказов: an organization words a kind of order for itself."""

from typing import Any

import pytest
from django.urls import reverse

from documents.models import LegalGround, OrderTemplate
from documents.services import order as orders
from tests import factories as make
from tests.pages import GuardedDoors, GuardedPages, Page, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.fixture(autouse=True)
def _template(db):
    make.order_template("pairs")


@pytest.fixture
def ground(kindergarten):
    return LegalGround.objects.create(
        organization=kindergarten, title="Устав", citation="Уставом", valid_from="2020-01-01"
    )


@pytest.mark.parametrize(
    "page",
    [
        Page("order_templates", methods=("get",)),
        Page("order_template", more=("pairs",)),
        Page("order_template_reset", by="head", more=("pairs",)),
        Page("legal_grounds", by="head", methods=("get",)),
        Page("legal_ground_add"),
    ],
    ids=str,
)
class TestPages(GuardedPages):
    pass


@pytest.mark.parametrize("page", [Page("legal_ground_edit", "ground")], ids=str)
class TestGround(GuardedDoors):
    pass


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


URL = "/orders/templates/pairs/"


def form_of(answer):
    """Return the whole form as a browser would send it back."""
    form = answer.context["form"]
    values = {bound.html_name: bound.value() for part in (*form.points, form.new_point) for bound in part}
    given = filled(answer) | {"points": str(len(form.points))}
    return given | {name: value for name, value in values.items() if value not in (None, "", False)}


@pytest.fixture
def given(browser):
    return form_of(browser.get(URL))


def texts(template):
    return [point.text for point in template.points.all()]


def test_first_save_makes_an_own_one_and_orders_follow_it(browser, given, kindergarten, curator, checked_pair, ground):
    common = OrderTemplate.objects.get(organization=None)
    typed = {
        "heading": "О парах в {организация}",
        "grounds": [ground.pk],
        "new-text": "Довести приказ до {куратор род}.",
    }
    answer = browser.post(URL, given | typed | {"new-days": "5", "new-responsible": "curator"})
    own = OrderTemplate.objects.get(organization=kindergarten)
    assert outcome(answer) == (302, URL, ["Образец сохранён: по нему будут составляться новые проекты."])
    assert (texts(own)[:-1], own.history.first().history_user) == (texts(common), curator)
    order = make.draft_order(checked_pair, by=curator)
    point: Any = order.points.last()
    assert (order.heading, order.preamble[:24]) == ("О парах в МБДОУ «Детский сад ds17»", "В соответствии с Уставом")
    assert (point.text, point.deadline.isoformat(), point.responsible) == (
        "Довести приказ до Синицыной Марии Петровны, старшего воспитателя.",
        "2026-11-25",
        curator.employee,
    )


def test_other_organizations_keep_the_common_one(browser, given, school, stranger, head):
    browser.post(URL, given | {"heading": "О парах"})
    people = [make.employee(school) for _ in range(2)]
    pair = make.checked_pair(make.mentor(people[0], by=stranger), make.mentee(people[1], by=stranger), by=stranger)
    order = orders.draft(school, kind="pairs", rows=[pair], by=stranger, at=make.AT, today=make.TODAY)
    assert order.heading == "О закреплении наставнических пар (групп)"


@pytest.mark.parametrize(
    ("then", "places"), [("up:1", [1, 2, 0, 3, 4]), ("remove:0", [1, 2, 3, 4]), ("down:99", [0, 1, 2, 3, 4])]
)
def test_points_are_moved_and_removed(browser, given, kindergarten, then, places):
    common = texts(OrderTemplate.objects.get(organization=None))
    browser.post(URL, given | {"then": then})
    assert texts(OrderTemplate.objects.get(organization=kindergarten)) == [common[place] for place in places]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{наставнику}", "Нет такого слова: {наставнику}. Есть: {организация}, {основания}, {куратор}"),
        ("{наставник винит}", "Нет такого слова: {наставник винит}."),
        ("{наставник", "Фигурные скобки стоят парами"),
        ("{наставник вин}", "Слово {наставник} своё у каждой строки"),
    ],
)
def test_unknown_word_is_refused(browser, given, text, said):
    before = everything()
    answer = browser.post(URL, given | {"point-0-text": text})
    [told] = answer.context["form"].points[0].errors["text"]
    assert (refusal(answer), told.startswith(said), everything()) == (
        (422, {"__all__": ["Исправьте отмеченные пункты."]}),
        True,
        before,
    )


def test_preview_saves_nothing_and_shows_both_samples(browser, given):
    before = everything()
    answer = browser.post(URL, given | {"heading": "О парах на {учебный год}", "preview": "1"})
    samples = answer.context["samples"]
    assert [(sample["title"], sample["heading"]) for sample in samples] == [
        ("С одной строкой", "О парах на 2026/2027"),
        ("С двумя строками", "О парах на 2026/2027"),
    ]
    assert [len(sample["points"]) for sample in samples] == [4, 6]
    assert everything() == before


def test_sample_quotes_the_ticked_grounds_and_tells_the_term(browser, given, ground):
    typed = {"grounds": [ground.pk], "point-0-days": "7", "point-0-responsible": "head", "preview": "1"}
    sample = browser.post(URL, given | typed).context["samples"][0]
    [first, *_] = sample["points"]
    assert (sample["preamble"][:24], first.deadline.isoformat(), first.responsible.last_name) == (
        "В соответствии с Уставом",
        "2026-09-21",
        "Воронцова",
    )


def test_edit_over_anothers_own_template_is_refused(browser, given):
    browser.post(URL, given | {"heading": "О парах"})
    before = everything()
    answer = browser.post(URL, given | {"heading": "Об иных парах"})
    assert (answer.status_code, everything()) == (422, before)
    assert "Заголовок: О парах" in refusal(answer)[1]["__all__"][0]


def test_reset_brings_the_common_one_back(browser, given, kindergarten):
    browser.post(URL, given | {"heading": "О парах"})
    url = reverse("order_template_reset", args=["pairs"])
    assert url in browser.get(URL).text
    assert "Свой образец удаляется" in browser.get(url).text
    assert OrderTemplate.objects.filter(organization=kindergarten).exists()
    answer = browser.post(url)
    assert (answer.url, outcome(answer)[2][-1]) == (URL, "Снова действует общий образец.")
    assert list(OrderTemplate.objects.values_list("organization", flat=True)) == [None]


@pytest.mark.parametrize("kind", ["unknown", "free"])
def test_kind_without_a_template_is_not_found(browser, kind):
    assert browser.get(f"/orders/templates/{kind}/").status_code == 404


class TestGrounds:
    GIVEN = {"kind": "act", "title": "Устав", "citation": "Уставом", "valid_from": "2020-01-01"}

    def test_own_one_is_added(self, browser, kindergarten):
        answer = browser.post("/orders/grounds/add/", self.GIVEN)
        ground = LegalGround.objects.get(title="Устав")
        assert (answer.url, ground.organization, ground.code) == ("/orders/grounds/", kindergarten, None)

    def test_term_that_ends_before_it_begins_is_refused(self, browser):
        answer = browser.post("/orders/grounds/add/", self.GIVEN | {"valid_to": "2019-12-31"})
        assert refusal(answer) == (422, {"valid_to": ["Действие кончается раньше, чем начинается."]})

    def test_expired_one_is_marked_and_not_quoted(self, browser, ground, curator, checked_pair):
        OrderTemplate.objects.get().grounds.add(ground)
        browser.post(
            f"/orders/grounds/{ground.pk}/", self.GIVEN | {"valid_to": "2026-11-19", "seen": seen(browser, ground)}
        )
        assert browser.get("/orders/grounds/").context["grounds"] == [(ground, False)]
        assert make.draft_order(checked_pair, by=curator).preamble.startswith("В целях")

    def test_explanation_says_what_it_is_and_whom_it_concerns(self, browser, ground):
        typed = {"kind": "explanation", "concerns": "обучающихся", "seen": seen(browser, ground)}
        browser.post(f"/orders/grounds/{ground.pk}/", self.GIVEN | typed)
        nature = "разъяснение, касается обучающихся"
        assert f'<span class="badge badge-neutral">{nature}</span>' in browser.get("/orders/grounds/").text
        assert f"Устав ({nature}; действует с 01.01.2020)" in browser.get(URL).text

    def test_common_one_is_only_read(self, browser):
        common = LegalGround.objects.create(code="tk", title="Кодекс", citation="Кодексом", valid_from="2020-01-01")
        assert browser.get(f"/orders/grounds/{common.pk}/").status_code == 403


def seen(browser, ground):
    return browser.get(f"/orders/grounds/{ground.pk}/").context["form"]["seen"].value()
