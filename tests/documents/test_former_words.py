"""Stored words outlive the card: corrections of cases fall away, a draft with former words is not signed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.enums import Case
from documents.forms.order_sign import ANYWAY
from documents.models import CaseForm, Order, OrderPoint
from documents.queries import bare_surnames
from documents.queries.case_form import forms_of, is_doubtful
from documents.queries.former_words import former_words
from documents.queries.outdated import outdated
from documents.services import case_form
from documents.services import order as orders
from documents.services.composing import compose, write_text
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import Curator, Employee, Head
from tests import factories as make
from tests.factories import TODAY
from tests.pages import filled, refusal

pytestmark = pytest.mark.without("pdf", reason="reads the data, not the files")

CHANGES = {
    "surname": {"last_name": "Соколова"},
    "name": {"first_name": "Анна"},
    "patronymic": {"middle_name": "Сергеевна"},
    "sex": {"last_name": "Дорошевич", "sex": "male", "first_name": "Илья", "middle_name": "Петрович"},
    "post": {"post": "старший воспитатель"},
}


def renamed(card, **given):
    """Change the card as its form does, and return it as a page would read it."""
    fresh = Employee.objects.get(pk=card.pk)
    for name, value in given.items():
        setattr(fresh, name, value)
    fresh.save()
    return Employee.objects.prefetch_related("case_forms").get(pk=card.pk)


@pytest.fixture
def card(mentor):
    return mentor.employee


class TestCorrections:
    @pytest.fixture(autouse=True)
    def corrected(self, card, curator):
        given = {"full_name": "Дорошенковой Марьи", "last_name": "Дорошенковой", "post": "воспиталке"}
        case_form.correct(card, case=Case.DATIVE, **given, by=curator)

    def test_stands_while_the_card_does(self, card):
        forms = forms_of(renamed(card, building="корпус 2"), Case.DATIVE)
        assert (forms.full_name, forms.post) == ("Дорошенковой Марьи", "воспиталке")

    @pytest.mark.parametrize("change", CHANGES)
    def test_falls_away_with_the_words_it_was_made_for(self, card, change):
        fresh = renamed(card, **CHANGES[change])
        forms = forms_of(fresh, Case.DATIVE)
        corrected = (forms.full_name == "Дорошенковой Марьи", forms.post == "воспиталке")
        assert corrected == ((True, False) if change == "post" else (False, True))

    def test_of_the_former_name_confirms_nothing(self, card):
        fresh = renamed(card, last_name="Ткач")
        assert is_doubtful(fresh, Case.DATIVE) == is_doubtful(fresh, Case.GENITIVE)

    def test_the_page_says_for_whom_it_was_made(self, card, curator, signed_in):
        url = reverse("case_forms", args=[card.pk])
        assert "проверено" in signed_in(curator).get(url).text
        renamed(card, last_name="Соколова")
        page = signed_in(curator).get(url).text
        assert "проверено" not in page
        assert "Исправляли для «Дорошенко Мария Петровна, воспитатель»" in page

    def test_saved_again_it_is_for_the_new_name(self, card, curator):
        fresh = renamed(card, last_name="Соколова")
        case_form.correct(
            fresh, case=Case.DATIVE, full_name="Соколовой М.", last_name="Соколовой", post="x", by=curator
        )
        assert CaseForm.objects.get().made_for_name == "Соколова Мария Петровна"
        again = Employee.objects.prefetch_related("case_forms").get(pk=card.pk)
        assert forms_of(again, Case.DATIVE).full_name == "Соколовой М."


@pytest.mark.parametrize("change", CHANGES)
def test_draft_with_former_words_says_so_and_is_not_signed(order, card, head, signed_in, change):
    assert former_words(order, on=TODAY) == []
    renamed(card, **CHANGES[change])
    found = former_words(order, on=TODAY)
    page = signed_in(head).get(order.get_absolute_url()).text
    assert found
    assert "Слова, которые устарели" in page
    assert {text for word in found for text in (word.form, word.now) if text.replace("\xa0", " ") not in page} == set()
    with pytest.raises(ImpossibleStepError, match="Составьте текст заново"):
        make.signed_order(order, by=head)
    compose(order, today=TODAY)
    fresh = Order.objects.get(pk=order.pk)
    assert former_words(fresh, on=TODAY) == []
    assert make.signed_order(fresh, by=head).composed_of == []


def test_the_difference_is_shown_in_the_case_of_the_text(order, card):
    renamed(card, last_name="Соколова")
    forms = {(word.form, word.now) for word in former_words(order, on=TODAY)}
    assert ("Дорошенко Марию Петровну, воспитателя", "Соколову Марию Петровну, воспитателя") in forms


def test_a_text_mended_by_hand_fits(order, card):
    renamed(card, last_name="Соколова")
    for point in order.points.all():
        point.text = point.text.replace("Дорошенко", "Соколову")
        point.save()
    assert former_words(order, on=TODAY) == []


def test_a_longer_post_does_not_make_the_name_former(order, card):
    renamed(card, post="воспитатель группы")
    for point in order.points.all():
        point.text = point.text.replace(
            "Дорошенко Марию Петровну, воспитателя", "Дорошенко Марию Петровну, воспитателя группы"
        )
        point.save()
    assert former_words(order, on=TODAY) == []


def test_a_correction_of_cases_is_no_former_word(order, card, curator, signed_in):
    url = f"{reverse('case_forms', args=[card.pk])}?order={order.pk}"
    browser = signed_in(curator)
    form = browser.get(url).context["form"]
    typed = {name: form[name].value() for name in form.fields} | {"accusative_full_name": "Дорошенкову Марию Петровну"}
    browser.post(url, typed)
    fresh = Order.objects.get(pk=order.pk)
    assert former_words(fresh, on=TODAY) == []
    renamed(card, last_name="Соколова")
    assert "Дорошенкову Марию Петровну, воспитателя" in {word.form for word in former_words(fresh, on=TODAY)}


def test_a_curator_replaced_since_is_named_no_more(order, kindergarten, head):
    smolina = make.employee(kindergarten, last_name="Смолина", post="методист")
    Curator.objects.create(employee=smolina, starts_on=TODAY)
    assert {word.person.last_name for word in former_words(order, on=TODAY)} == {"Синицына"}
    with pytest.raises(ImpossibleStepError, match="назван другой человек"):
        make.signed_order(order, by=head)
    compose(order, today=TODAY)
    assert former_words(Order.objects.get(pk=order.pk), on=TODAY) == []


@pytest.mark.parametrize(("role", "offered"), [("curator", True), ("council", False)])
def test_who_may_compose_is_led_there(order, card, signed_in, request, role, offered):
    renamed(card, last_name="Соколова")
    shown = signed_in(request.getfixturevalue(role)).get(order.get_absolute_url()).text
    assert ("Слова, которые устарели" in shown, f'<a href="{reverse("order_compose", args=[order.pk])}">' in shown) == (
        True,
        offered,
    )


WRITTEN = (
    "Дорошенко Марии Петровне",
    "Дорошенко М.П.",
    "Дорошенко М. П.",
    "Дорошенко\u00a0М.\u00a0П.",
    "ДОРОШЕНКО М.П.",
    "М.П. Дорошенко",
    "М. П. Дорошенко",
    "М.П.Дорошенко",
    "Марии Петровне Дорошенко",
    "Дорошенко Марии",
    "Марии Дорошенко",
    "воспитателю М.П. Дорошенко",
)


def add_point(order, text, **given):
    write_text(order, points=(), added=OrderPoint(text=text, **given))
    return Order.objects.get(pk=order.pk)


@pytest.fixture
def free_order(curator, kindergarten):
    """Its template names nobody: what it says is written by hand."""
    make.order_template("free")
    return orders.draft(kindergarten, kind="free", subject="О премировании", by=curator, at=make.AT, today=TODAY)


def told(order):
    return Order.objects.filter(outdated(TODAY), pk=order.pk).exists()


@pytest.mark.parametrize("written", WRITTEN)
def test_a_name_written_by_hand_is_recognised_however(free_order, card, written):
    order = add_point(free_order, f"Премировать по заслугам. Поручить {written} отчёт.")
    assert (former_words(order, on=TODAY), told(order)) == ([], False)
    renamed(card, last_name="Соколова")
    assert ([word.form for word in former_words(order, on=TODAY)], told(order)) == ([written], True)


def test_the_new_name_is_said_as_the_old_one_was_written(free_order, card):
    order = add_point(free_order, "Поручить М. П. Дорошенко отчёт, а Марии Петровне Дорошенко – доклад.")
    renamed(card, last_name="Соколова")
    assert [word.now.replace("\u00a0", " ") for word in former_words(order, on=TODAY)] == [
        "М.П. Соколовой",
        "Марии Петровне Соколовой",
    ]


@pytest.mark.parametrize("written", ["Дорошенко Марии Ивановне", "Дорошенко Анне", "А.П. Дорошенко", "Дорошенко М.И."])
def test_a_namesake_is_somebody_else(free_order, card, written):
    order = add_point(free_order, f"Поручить {written} отчёт.")
    renamed(card, last_name="Соколова")
    assert (former_words(order, on=TODAY), told(order)) == ([], False)


def test_composing_anew_keeps_watching_ones_own_points(order, card, head):
    order = add_point(order, "Поручить Дорошенко Марии Петровне отчёт.", responsible=card)
    renamed(card, last_name="Соколова")
    compose(order, today=TODAY)
    fresh = Order.objects.get(pk=order.pk)
    assert ([word.form for word in former_words(fresh, on=TODAY)], told(fresh)) == (["Дорошенко Марии Петровне"], True)
    with pytest.raises(ImpossibleStepError, match="Поправьте этот пункт: он добавлен вручную"):
        make.signed_order(fresh, by=head)
    point = fresh.points.get(is_own=True)
    point.text = "Поручить Соколовой Марии Петровне отчёт."
    write_text(fresh, points=[point])
    mended = Order.objects.get(pk=order.pk)
    assert (former_words(mended, on=TODAY), told(mended)) == ([], False)
    assert "Дорошенко" not in make.signed_order(mended, by=head).signed_copy.html


@pytest.mark.parametrize("given", [{"last_name": "Соколова"}, {"first_name": "Анна"}, {"post": "методист"}])
def test_a_free_order_is_not_signed_with_former_words(free_order, card, head, given):
    order = add_point(free_order, "Премировать Дорошенко Марию Петровну, воспитателя.", responsible=card)
    renamed(card, **given)
    with pytest.raises(ImpossibleStepError, match="по карточке теперь"):
        make.signed_order(order, by=head)


def test_a_post_left_and_a_name_given_by_hand_are_two_things(order, kindergarten, curator):
    order = add_point(order, "Поручить Синицыной М.П. доклад.")
    Curator.objects.create(employee=make.employee(kindergarten, last_name="Смолина"), starts_on=TODAY)
    compose(order, today=TODAY)
    fresh = Order.objects.get(pk=order.pk)
    assert (former_words(fresh, on=TODAY), told(fresh)) == ([], False)
    renamed(curator.employee, last_name="Ткач")
    assert [(word.form, word.by_hand) for word in former_words(fresh, on=TODAY)] == [("Синицыной М.П.", True)]


def test_who_changed_posts_is_not_named_in_the_former_one(order, curator, head):
    """The data name the person still: in another post."""
    Curator.objects.create(employee=head.employee, starts_on=TODAY)
    Head.objects.create(employee=curator.employee, starts_on=TODAY)
    named = [word for word in former_words(order, on=TODAY) if word.person == curator.employee]
    assert [word.now for word in named] == [""]
    assert told(order)
    compose(order, today=TODAY)
    fresh = Order.objects.get(pk=order.pk)
    assert (former_words(fresh, on=TODAY), told(fresh)) == ([], False)


def test_a_bare_former_surname_is_asked_about(free_order, card, head, kindergarten, signed_in):
    order = add_point(free_order, "Контроль возложить на Дорошенко.", responsible=card)
    assert bare_surnames.doubts(order) == []
    renamed(card, last_name="Соколова")
    browser, url = signed_in(head), reverse("order_sign", args=[order.pk])
    answer = browser.post(url, filled(browser.get(url)))
    said = "В тексте – «Дорошенко», а это прежняя фамилия: теперь Соколова М.П."
    assert refusal(answer) == (422, {"__all__": [f"{said} {ANYWAY}"]})
    assert browser.post(url, filled(answer, anyway="on")).status_code == 302


def test_whoever_bears_the_surname_now_is_meant(free_order, card, kindergarten):
    make.employee(kindergarten, last_name="Дорошенко", first_name="Анна", middle_name="Ильинична")
    order = add_point(free_order, "Составить отчёт.", responsible=card)
    renamed(card, last_name="Соколова")
    OrderPoint.objects.update(text="Поручить Дорошенко Анне Ильиничне и А.И. Дорошенко отчёт.")
    assert bare_surnames.doubts(order) == []
    OrderPoint.objects.update(text="Поручить Дорошенко отчёт.")
    assert bare_surnames.doubts(order) != []
    OrderPoint.objects.update(text="Поручить Дорошенковой отчёт.")
    assert bare_surnames.doubts(order) == []


def test_saving_asks_as_much_of_many_as_of_few(free_order, kindergarten):
    people = [make.employee(kindergarten, last_name=f"Котов{end}а", first_name="Анна") for end in "абвг"]
    names = [person.full_name for person in people]
    order = add_point(free_order, f"Поручить: {names[0]}.")
    with CaptureQueriesContext(connection) as few:
        order = add_point(order, f"Поручить: {names[0]}.")
    with CaptureQueriesContext(connection) as many:
        add_point(order, f"Поручить: {', '.join(names)}.")
    assert len(few) == len(many)
