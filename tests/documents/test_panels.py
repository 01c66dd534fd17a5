"""What orders and papers add to the pages of pairs, changes, people and consents."""

import pytest
from django.urls import reverse

from documents import panels
from documents.services import order as orders
from mentoring.enums import Bank, ConsentKind
from mentoring.enums.pair_change import ChangeKind, ChangeState
from mentoring.models import Employee, Pair, PairChange
from tests import factories as make

pytestmark = pytest.mark.without("counts", reason="asks what the page itself says")


def told(actions):
    return [(action.title, action.url) for action in actions]


def test_the_pairs_page_shows_the_orders_the_user_sees(signed_in, order, curator, mentor_user):
    url = order.pairs.get().get_absolute_url()
    seen = [order.get_absolute_url() in signed_in(user).get(url).text for user in (curator, mentor_user)]
    assert seen == [True, False]


def test_a_pair_without_orders_says_so(signed_in, pair, curator):
    text = signed_in(curator).get(pair.get_absolute_url()).text
    assert ("Приказа пока нет." in text, "Программы пока нет." in text) == (True, True)


@pytest.mark.parametrize(
    ("thing", "role", "kinds"),
    [("checked_pair", "curator", ["pairs"]), ("checked_pair", "head", []), ("pair", "curator", [])],
)
def test_who_composes_the_order_of_a_pair(request, thing, role, kinds):
    found, user = request.getfixturevalue(thing), request.getfixturevalue(role)
    expected = [("Составить приказ", reverse("order_add_kind", args=[kind])) for kind in kinds]
    assert told(panels.order_of_pair(user, found)) == expected


def test_a_pair_that_continues_another_waits_for_the_order_of_replacement(checked_pair, curator):
    checked_pair.continues = Pair(pk=1)
    assert [action.url for action in panels.order_of_pair(curator, checked_pair)] == ["/orders/add/replacement/"]


@pytest.mark.parametrize("kind", ChangeKind)
@pytest.mark.parametrize("state", ChangeState)
def test_a_change_that_is_ready_leads_to_the_order_that_takes_it(curator, checked_pair, kind, state):
    change = PairChange(pair=checked_pair, kind=kind, state=state)
    codes = [action.url.split("/")[-2] for action in panels.order_of_change(curator, change)]
    expected = {
        ChangeKind.PROLONG: "prolongation",
        ChangeKind.REPLACE: "replacement",
        ChangeKind.ADD: "composition",
        ChangeKind.RELEASE: "composition",
        ChangeKind.TERMS: "terms",
        ChangeKind.SHORTEN: "shortening",
        ChangeKind.PAUSE: "pause",
        ChangeKind.RESUME: "pause",
        ChangeKind.END: "termination",
    }
    assert codes == ([expected[kind]] if state == ChangeState.READY else [])


def test_only_the_office_composes_for_a_change(head, mentor_user, checked_pair):
    change = PairChange(pair=checked_pair, kind=ChangeKind.END, state=ChangeState.READY)
    assert [*panels.order_of_change(head, change), *panels.order_of_change(mentor_user, change)] == []


def test_a_change_in_a_draft_shows_it_to_who_sees_it(signed_in, active_pair, curator, head, mentor_user):
    change = make.change(active_pair, ChangeKind.END, by=curator)
    make.order_template("termination")
    order = orders.draft(
        active_pair.organization, kind="termination", rows=[change], by=curator, at=make.AT, today=make.TODAY
    )
    link = f'<a href="{order.get_absolute_url()}">'
    pages = [signed_in(user).get(change.get_absolute_url()) for user in (curator, head, mentor_user)]
    assert [(link in page.text, page.status_code) for page in pages] == [(True, 200), (True, 200), (False, 200)]


def test_a_change_without_an_order_shows_none(signed_in, active_pair, curator):
    change = make.change(active_pair, ChangeKind.PROLONG, by=curator)
    assert panels.order_of(curator, change) is None
    assert "Связано" not in signed_in(curator).get(change.get_absolute_url()).text


def test_cases_are_corrected_by_the_office_while_there_is_a_name(signed_in, curator, mentor_user, mentor):
    url, link = mentor.employee.get_absolute_url(), reverse("case_forms", args=[mentor.employee.pk])
    seen = [link in signed_in(user).get(url).text for user in (curator, mentor_user)]
    Employee.objects.filter(pk=mentor.employee.pk).update(anonymized_on=make.TODAY, archived_on=make.TODAY)
    assert [*seen, link in signed_in(curator).get(url).text] == [True, False, False]


def test_a_card_links_to_what_was_signed_and_to_the_blanks(signed_in, curator, mentor):
    person = mentor.employee
    kept = make.consent(person, ConsentKind.PUBLICATION, text="Согласие")
    bare = make.consent(person, ConsentKind.PERSONAL_DATA)
    text = signed_in(curator).get(person.get_absolute_url()).text
    assert reverse("consent_pdf", args=[kept.pk]) in text
    assert reverse("consent_pdf", args=[bare.pk]) not in text
    blank = f"{reverse('consent_print')}?kind=%s&amp;people={person.pk}"
    shown = [kind.value for kind in ConsentKind if blank % kind in text]
    assert shown == ["mentoring"]


def test_the_list_of_consents_prints_for_the_ticked(signed_in, curator, head, mentor):
    button = f'formaction="{reverse("consent_print")}">Напечатать'
    seen = [button in signed_in(user).get(reverse("consents")).text for user in (curator, head)]
    assert seen == [True, False]


@pytest.mark.parametrize("bank", Bank)
def test_blanks_of_each_bank(signed_in, curator, bank):
    page = signed_in(curator).get(reverse("questionnaires_ask"), {"bank": bank.value})
    name = {Bank.MENTORS: "mentor", Bank.MENTEES: "mentee"}[bank]
    assert told(page.context["print_actions"]) == [
        ("Пустой бланк, PDF", reverse(f"{name}_questionnaire_blank_pdf")),
        ("Пустой бланк, DOCX", reverse(f"{name}_questionnaire_blank_docx")),
    ]
