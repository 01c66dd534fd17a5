"""Имя и должность в падежах: proposed by rule, corrected by a person."""

import pytest
from django.urls import reverse

from documents.models import CaseForm
from tests import factories as make
from tests.pages import GuardedDoors, Page, everything, filled, outcome, refusal

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


@pytest.fixture
def card(kindergarten):
    return make.employee(kindergarten, last_name="Дорошенко", post="тьютор")


@pytest.fixture
def url(card):
    return reverse("case_forms", args=[card.pk])


@pytest.mark.parametrize(
    "page", [Page("case_forms", "card"), Page("case_forms", "card", by="head", reader="administrator")], ids=str
)
class TestDoors(GuardedDoors):
    pass


def test_page_proposes_the_forms(signed_in, curator, url):
    shown = filled(signed_in(curator).get(url))
    assert {name: value for name, value in shown.items() if name.startswith("dative")} == {
        "dative_full_name": "Дорошенко Марии Петровне",
        "dative_last_name": "Дорошенко",
        "dative_post": "тьютору",
    }
    assert len(shown) == 12 + len(["seen"])


def test_only_what_differs_is_kept(signed_in, curator, url, card):
    browser = signed_in(curator)
    answer = browser.post(url, filled(browser.get(url), dative_post="тьютору группы"))
    said = "Падежи сохранены: так они войдут во все новые документы."
    assert outcome(answer) == (302, card.get_absolute_url(), [said])
    form = CaseForm.objects.get()
    assert (form.employee, form.case, form.full_name, form.post) == (
        card,
        "dative",
        "Дорошенко Марии Петровне",
        "тьютору группы",
    )
    assert form.history.get().history_user == curator
    assert browser.get(url).context["form"]["dative_post"].value() == "тьютору группы"


def test_going_back_to_the_proposal_leaves_nothing(signed_in, curator, url):
    browser = signed_in(curator)
    proposed = filled(browser.get(url))
    browser.post(url, proposed | {"dative_post": "тьютору группы"})
    browser.post(url, filled(browser.get(url), dative_post=proposed["dative_post"]))
    assert list(CaseForm.objects.all()) == []
    assert [(then.history_type, then.history_user) for then in CaseForm.history.all()] == [
        ("-", curator),
        ("+", curator),
    ]


def test_second_saving_changes_nothing(signed_in, curator, url):
    browser = signed_in(curator)
    browser.post(url, filled(browser.get(url)))
    before = everything()
    assert (browser.post(url, filled(browser.get(url))).status_code, everything()) == (302, before)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("genitive_post", "", "Обязательное поле."),
        ("genitive_last_name", "я" * 81, "Убедитесь, что это значение содержит не более 80 символов (сейчас 81)."),
        ("genitive_post", "я" * 251, "Убедитесь, что это значение содержит не более 250 символов (сейчас 251)."),
    ],
)
def test_bad_input_is_told_beside_the_field(signed_in, curator, url, field, typed, said):
    browser = signed_in(curator)
    shown, before = filled(browser.get(url)), everything()
    answer = browser.post(url, shown | {field: typed, "dative_post": "тьютору группы"})
    assert (refusal(answer), everything()) == ((422, {field: [said]}), before)
    assert answer.context["form"]["dative_post"].value() == "тьютору группы"
