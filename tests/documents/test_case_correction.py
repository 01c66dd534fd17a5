"""A correction of a name's cases, from the page of the order that it stands in."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from documents.enums import Case, OrderState
from documents.models import CaseForm, Order
from documents.queries.case_form import as_given
from documents.queries.mentions import people_in
from documents.queries.spellings import pattern_of
from documents.services import case_correction, visa
from mentoring.enums import Sex
from tests import factories as make
from tests.pages import GuardedDoors, Page, everything, filled, outcome, refusal

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]


@pytest.fixture
def goncharok(kindergarten):
    return make.employee(
        kindergarten, last_name="Гончарок", first_name="Кузьма", middle_name="", sex=Sex.MALE, post="методист"
    )


@pytest.fixture
def draft(goncharok, curator, mentee, kindergarten):
    """A draft with the man as the mentor: the text has him in the accusative and in the dative."""
    return make.draft_order(make.checked_pair(make.mentor(goncharok, by=curator), mentee, by=curator), by=curator)


@pytest.fixture
def signed(active_pair):
    return active_pair.orders.get()


@pytest.mark.parametrize("page", [Page("order_people", "draft", methods=("get",))], ids=str)
class TestDoors(GuardedDoors):
    pass


def forms(person, full_name, last_name):
    return as_given(person, full_name=full_name, last_name=last_name, post="методиста")


def text_of(order):
    fresh = Order.objects.get(pk=order.pk)
    return " ".join([fresh.heading, fresh.preamble, *(point.text for point in fresh.points.all()), fresh.control])


def test_people_are_shown_where_the_text_names_them(draft, goncharok, mentee):
    shown = {
        person.employee: [(mention.form.replace("\u00a0", " "), mention.label) for mention in person.mentions]
        for person in people_in(draft)
    }
    assert shown[goncharok] == [
        ("Гончарка Кузьму, методиста", "винительный падеж"),
        ("Гончарку К.", "дательный падеж"),
    ]
    assert shown[mentee.employee] == [("Савельевой Марии Петровны, воспитателя", "родительный падеж")]


MARK = '<span class="badge badge-attention">проверьте</span>'


def test_doubtful_form_is_marked_on_the_order_s_page_until_a_person_confirms_it(signed_in, curator, draft, goncharok):
    browser = signed_in(curator)
    page = draft.get_absolute_url()
    assert marked(browser, page) == (2, True)
    url = reverse("case_forms", args=[goncharok.pk])
    assert browser.get(url).content.decode().count(MARK) == len(Case)
    before = text_of(draft)
    browser.post(url, filled(browser.get(url)))
    assert (marked(browser, page), text_of(draft)) == ((0, False), before)
    assert CaseForm.objects.filter(employee=goncharok).count() == len(Case)
    assert MARK not in browser.get(url).content.decode()


def marked(browser, page):
    """How many forms are marked, and whether the page says what the mark means."""
    shown = browser.get(page).content.decode()
    return shown.count(MARK), "правила допускают разные формы" in shown


def test_form_goes_back_to_the_rule_and_is_doubtful_again(signed_in, curator, goncharok):
    browser = signed_in(curator)
    url = reverse("case_forms", args=[goncharok.pk])
    browser.post(url, filled(browser.get(url)))
    browser.post(url, filled(browser.get(url)) | {"reset": "dative"})
    cases = set(CaseForm.objects.values_list("case", flat=True))
    assert cases == {Case.GENITIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL}


def test_page_of_the_order_leads_to_the_form_and_back_in_two_clicks(signed_in, curator, draft, goncharok):
    browser = signed_in(curator)
    url = f"{reverse('case_forms', args=[goncharok.pk])}?order={draft.pk}&case=accusative"
    assert url.replace("&", "&amp;") in browser.get(draft.get_absolute_url()).content.decode()
    form = browser.get(url)
    first = form.context["form"].lines()[0]
    assert (first.case, [mention.form for mention in first.mentions]) == ("accusative", ["Гончарка Кузьму, методиста"])
    answer = browser.post(url, filled(form, accusative_full_name="Гончарока Кузьму", accusative_last_name="Гончарока"))
    said = "Падежи сохранены: так они войдут во все новые документы. Исправлено в 1 проекте приказов."
    assert outcome(answer) == (302, draft.get_absolute_url(), [said])
    assert "Назначить наставником Гончарока Кузьму, методиста" in text_of(draft)
    assert "проверено" in browser.get(draft.get_absolute_url()).content.decode()


def test_reset_brings_the_rule_back_into_the_form_and_the_text(signed_in, curator, draft, goncharok):
    browser, before = signed_in(curator), text_of(draft)
    url = f"{reverse('case_forms', args=[goncharok.pk])}?order={draft.pk}"
    browser.post(url, filled(browser.get(url), accusative_full_name="Гончарока Кузьму"))
    assert text_of(draft) != before
    browser.post(url, filled(browser.get(url), reset="accusative"))
    assert (text_of(draft), CaseForm.objects.filter(case="accusative").count()) == (before, 0)


def test_what_a_person_wrote_stays_but_for_the_forms_of_the_name(draft, goncharok, curator):
    point = draft.points.get(position=1)
    point.text = (
        "Поручить методисту Гончарку  К. и Гончарку Кузьме Ильичу, а Петру Гончарку – нет. Гончарка Кузьму – в отпуск."
    )
    point.save()
    corrected = forms(goncharok, "Гончароку Кузьме", "Гончароку")
    case_correction.correct(goncharok, forms={Case.DATIVE: corrected}, by=curator)
    point.refresh_from_db()
    assert point.text.startswith(
        "Поручить методиста Гончароку\u00a0К. и Гончарку Кузьме Ильичу, а Петру Гончарку – нет."
    )
    assert point.text.endswith("Гончарка Кузьму – в отпуск.")


def test_initials_of_two_people_are_left_where_a_person_wrote_them(goncharok, curator, kindergarten):
    karp = make.employee(kindergarten, last_name="Гончарок", first_name="Карп", middle_name="", sex=Sex.MALE)
    pair = make.checked_pair(make.mentor(goncharok, by=curator), make.mentee(karp, by=curator), by=curator)
    draft = make.draft_order(pair, by=curator)
    point = draft.points.get(position=1)
    point.text = "Гончарку К. явиться."
    point.save()
    corrected = forms(goncharok, "Гончароку Кузьме", "Гончароку")
    case_correction.correct(goncharok, forms={Case.DATIVE: corrected}, by=curator)
    point.refresh_from_db()
    assert point.text == "Гончарку К. явиться."
    assert "Наставнику Гончароку\u00a0К. совместно" in text_of(draft)


def test_forms_equal_in_two_cases_are_told_apart_by_what_was_composed(checked_pair, curator, mentee):
    """«Савельевой» is genitive, dative and instrumental; only the genitive changes, and only where it was composed."""
    draft = make.draft_order(checked_pair, by=curator)
    person = mentee.employee
    point = draft.points.get(position=1)
    point.text = "Савельевой М.П. явиться."
    point.save()
    genitive = as_given(person, full_name="Савельевы Марии Петровны", last_name="Савельевы", post="воспитателя")
    case_correction.correct(person, forms={Case.GENITIVE: genitive}, by=curator)
    point.refresh_from_db()
    assert point.text == "Савельевой М.П. явиться."
    assert "для Савельевы Марии Петровны, воспитателя" in text_of(draft)


def test_signed_orders_and_those_of_others_stay(active_pair, mentor, curator, school):
    signed = active_pair.orders.get()
    before = (text_of(signed), signed.signed_copy.html)
    form = forms(mentor.employee, "Иную Форму", "Иную")
    assert case_correction.correct(mentor.employee, forms={Case.ACCUSATIVE: form}, by=curator) == []
    assert (text_of(signed), signed.signed_copy.html) == before


def test_given_visas_fall_with_the_text(draft, goncharok, curator, head, at):
    visa.ask(draft, employees=[head.employee], by=curator, at=at)
    changed = case_correction.correct(
        goncharok, forms={Case.DATIVE: forms(goncharok, "Гончароку Кузьме", "Гончароку")}, by=curator
    )
    assert ([thing.pk for thing in changed], Order.objects.get(pk=draft.pk).state) == ([draft.pk], OrderState.DRAFT)


def test_two_people_at_once_lose_nothing(signed_in, curator, goncharok, draft):
    browser, url = signed_in(curator), reverse("case_forms", args=[goncharok.pk])
    stale = filled(browser.get(url), dative_post="методисту группы")
    browser.post(url, filled(browser.get(url), genitive_post="методиста группы"))
    before = everything()
    answer = browser.post(url, stale)
    said = "Пока вы правили, падежи этого имени изменил другой человек. Сверьте формы и сохраните ещё раз."
    assert (refusal(answer), everything()) == ((422, {"__all__": [said]}), before)
    browser.post(url, filled(answer))
    kept = dict(CaseForm.objects.values_list("case", "post"))
    assert (len(kept), kept["genitive"], kept["dative"]) == (len(Case), "методиста", "методисту группы")


def test_signed_order_leads_to_its_own_page(signed_in, curator, signed):
    answer = signed_in(curator).get(reverse("order_people", args=[signed.pk]))
    assert outcome(answer)[:2] == (302, signed.get_absolute_url())


@pytest.mark.parametrize("query", ["order=0", "order=99999999999999999999", "order=-1&case=x"])
def test_odd_addresses_are_no_error(signed_in, curator, goncharok, query):
    answer = signed_in(curator).get(f"{reverse('case_forms', args=[goncharok.pk])}?{query}")
    assert answer.status_code in {200, 404}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Кима Олега назначить", ["Кима Олега"]),
        ("Кима Олега Ивановича назначить", []),
        ("кима  олега", ["кима  олега"]),
        ("Иванова-Кима Олега", []),
        ("Кима Олегатого", []),
        ("старшего воспитателя Кима О.", ["старшего воспитателя Кима О."]),
        ("Кима О.И.", []),
        ("Кима О. И.", []),
    ],
)
def test_name_is_not_found_inside_another(text, found):
    pattern = pattern_of(["Кима Олега", "Кима О.", "старшего воспитателя Кима О."])
    assert [match[0] for match in pattern.finditer(text)] == found


WORDS = st.text(alphabet="абвгКПИ .,;–-«»()\n\u00a0", max_size=40)


@given(before=WORDS, after=WORDS)
def test_only_the_name_changes_in_whatever_text(before, after):
    text = "{} Гончарку К.И. {}"
    own = {"гончарку к.и.": "Гончароку К.И."}
    assert case_correction._replaced(text.format(before, after), own) == text.replace("рку", "року").format(
        before, after
    )
