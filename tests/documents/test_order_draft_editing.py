"""The text of a draft, edited by hand: points are added, moved and removed by buttons that save."""

import datetime as dt

import pytest
from django.urls import reverse

from documents.models import Order, OrderPoint
from documents.services.composing import compose, write_text
from documents.services.point import moved
from mentoring.exceptions import ImpossibleStepError
from tests import factories as make
from tests.pages import GuardedDoors, Page, everything, filled, outcome, refusal

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="many papers are frozen, and none is read"),
]

FROZEN = "Приказ уже подписан и больше не меняется: исправляет его только другой приказ."


@pytest.mark.parametrize("page", [Page("order_edit", "order")], ids=str)
class TestDoors(GuardedDoors):
    pass


@pytest.fixture
def browser(signed_in, curator):
    return signed_in(curator)


@pytest.fixture
def url(order):
    return reverse("order_edit", args=[order.pk])


def form_of(answer):
    """Return the whole form as a browser would send it back."""
    form = answer.context["form"]
    values = {bound.html_name: bound.value() for part in (*form.points, form.new_point) for bound in part}
    return filled(answer) | {name: value for name, value in values.items() if value not in (None, "")}


@pytest.fixture
def given(browser, url):
    return form_of(browser.get(url))


@pytest.fixture
def first(order):
    return order.points.first()


def texts(order):
    return [point.text for point in order.points.all()]


def test_works(browser, url, given, order, first, curator, head):
    typed = {
        "heading": "О парах",
        "control": "Контроль возложить на куратора.",
        f"point-{first.pk}-deadline": "2026-12-01",
        f"point-{first.pk}-responsible": head.employee.pk,
        "new-text": "Новый пункт",
    }
    answer = browser.post(url, given | typed)
    order.refresh_from_db()
    first.refresh_from_db()
    assert outcome(answer) == (302, order.get_absolute_url(), ["Текст сохранён."])
    assert (order.heading, order.control, first.deadline, first.responsible) == (
        "О парах",
        "Контроль возложить на куратора.",
        dt.date(2026, 12, 1),
        head.employee,
    )
    added = order.points.last()
    assert (added.text, added.level, added.is_own) == ("Новый пункт", 1, True)
    assert order.history.first().history_user == added.history.first().history_user == curator


def test_buttons_save_and_move(browser, url, given, order, first):
    before = texts(order)
    answer = browser.post(url, given | {"heading": "О парах", "then": f"down:{first.pk}"})
    assert answer.url == f"{url}#point-{first.pk}"
    assert texts(order) == [before[1], before[0], *before[2:]]
    browser.post(url, form_of(browser.get(url)) | {"then": f"up:{first.pk}"})
    assert (texts(order), Order.objects.get().heading) == (before, "О парах")


def test_point_is_removed(browser, url, given, order, first):
    before = texts(order)
    browser.post(url, given | {"then": f"remove:{first.pk}"})
    assert texts(order) == before[1:]


@pytest.mark.parametrize("then", ["up:999999", "remove:x", "nonsense", "down:"])
def test_button_for_what_is_not_there_moves_nothing(browser, url, given, order, then):
    before = texts(order)
    assert (browser.post(url, given | {"then": then}).status_code, texts(order)) == (302, before)


def test_a_point_moves_with_its_sub_points():
    points = [OrderPoint(text=text, level=len(text)) for text in ("a", "bb", "c", "d", "ee", "ff")]
    tell = lambda found: [point.text for point in found]  # noqa: E731
    assert tell(moved(points, 3, up=True)) == ["a", "bb", "d", "ee", "ff", "c"]
    assert tell(moved(points, 0, up=False)) == ["c", "a", "bb", "d", "ee", "ff"]
    assert tell(moved(points, 4, up=False)) == ["a", "bb", "c", "d", "ff", "ee"]
    assert tell(moved(points, 0, up=True)) == tell(moved(points, 5, up=False)) == tell(points)


def test_unchanged_changes_nothing(browser, url, given, order):
    rows = list(OrderPoint.objects.values()), Order.objects.values().get()
    assert browser.post(url, given).status_code == 302
    assert (list(OrderPoint.objects.values()), Order.objects.values().get()) == rows


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("level", "5", "Выберите корректный вариант. 5 нет среди допустимых значений."),
        ("text", " ", "Обязательное поле."),
        ("deadline", "скоро", "Введите правильную дату."),
        ("responsible", "999", "Выберите корректный вариант. Вашего варианта нет среди допустимых значений."),
    ],
)
def test_bad_point_is_told_beside_its_field(browser, url, given, first, field, typed, said):
    before = everything()
    answer = browser.post(url, given | {f"point-{first.pk}-{field}": typed, "heading": "О парах"})
    told = [dict(form.errors) for form in answer.context["form"].points]
    assert refusal(answer) == (422, {"__all__": ["Исправьте отмеченные пункты."]})
    assert (told[0], any(told[1:]), everything()) == ({field: [said]}, False, before)
    assert (answer.context["form"]["heading"].value(), said in answer.text) == ("О парах", True)


def test_people_of_another_organization_answer_for_nothing(browser, url, given, first, stranger):
    answer = browser.post(url, given | {f"point-{first.pk}-responsible": stranger.employee.pk})
    assert (answer.status_code, list(answer.context["form"].points[0].errors)) == (422, ["responsible"])


def test_heading_is_asked_for(browser, url, given):
    assert refusal(browser.post(url, given | {"heading": ""})) == (422, {"heading": ["Обязательное поле."]})


def test_concurrent_edit_is_refused_and_the_present_text_shown(browser, url, given, order, first):
    Order.objects.update(preamble="Другая преамбула")
    OrderPoint.objects.filter(pk=first.pk).delete()
    before = everything()
    answer = browser.post(url, given | {"heading": "О парах", f"point-{first.pk}-text": "Моя правка"})
    assert (answer.status_code, everything()) == (422, before)
    assert "Преамбула: Другая преамбула" in refusal(answer)[1]["__all__"][0]
    assert answer.context["form"]["heading"].value() == "О парах"
    assert [line in answer.text for line in ("Нынешний текст", "Моя правка")] == [True, True]
    assert browser.post(url, form_of(answer)).status_code == 302


@pytest.mark.parametrize("key", ["x", "²", "9" * 5000])
def test_a_button_of_no_point_only_saves(browser, url, given, order, key):
    before = texts(order)
    answer = browser.post(url, given | {"then": f"remove:{key}", "heading": "О парах"})
    order.refresh_from_db()
    assert (answer.status_code, order.heading, texts(order)) == (302, "О парах", before)


def test_signed_order_is_not_edited(browser, url, given, order, head):
    make.signed_order(order, by=head)
    before = everything()
    answer = browser.post(url, given | {"heading": "О парах"})
    assert (refusal(answer), everything()) == ((422, {"__all__": [FROZEN]}), before)


def test_text_is_not_changed_under_visas(browser, url, given, order):
    Order.objects.update(state="visas")
    before = everything()
    answer = browser.post(url, given | {"heading": "О парах"})
    assert (answer.status_code, "Приказ на визах: чтобы изменить текст" in answer.text) == (422, True)
    with pytest.raises(ImpossibleStepError, match="на визах"):
        compose(order, today=make.TODAY)
    with pytest.raises(ImpossibleStepError, match="на визах"):
        write_text(order, points=[], added=OrderPoint(text="Поздно"))
    assert everything() == before


def test_own_points_stay_at_their_place_when_composed_anew(order):
    OrderPoint.objects.filter(order=order).update(text="Испорчено")
    points = list(order.points.all())
    for place, text in ((1, "После первого"), (len(points) + 1, "Последний")):
        own = OrderPoint(order=order, text=text, is_own=True, position=0)
        points.insert(place, own)
    for position, point in enumerate(points, start=1):
        point.position = position
        point.save()
    compose(order, today=make.TODAY)
    found = texts(order)
    assert (found[1], found[-1], "Испорчено" in found) == ("После первого", "Последний", False)


def test_deadline_of_no_point_is_refused(browser, url, given):
    answer = browser.post(url, given | {"new-text": " ", "new-deadline": "2026-12-01"})
    assert answer.status_code == 422
    assert "Напишите, что сделать, или сотрите срок и ответственного." in answer.text
