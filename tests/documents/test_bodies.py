"""Collegial bodies: who is in one on a day, by which order, and who keeps it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from documents.enums import BodyRole
from documents.models import BodyComposition, BodyMember, CollegialBody, Order
from documents.services import body as bodies
from documents.services import order as orders
from mentoring.exceptions import ImpossibleStepError
from mentoring.services.employee import archive
from tests import factories as make
from tests.factories import AT, TODAY
from tests.pages import GuardedDoors, GuardedPages, Page, outcome, refusal

pytestmark = [
    pytest.mark.without("counts", reason="asks what the page itself says"),
    pytest.mark.without("pdf", reason="orders are signed, and none is read"),
]

NEXT_YEAR = dt.date(2027, 1, 11)


@pytest.fixture
def chosen(kindergarten, curator):
    """What is sent to propose a composition: the curator leads it, a colleague writes, another one is a member."""
    secretary, member = (make.employee(kindergarten, last_name=name) for name in ("Новикова", "Орлова"))
    return {
        "chair": curator.employee.pk,
        "secretary": secretary.pk,
        "staff": [member.pk],
        "outside": "Белова Инна Викторовна, представитель родителей",
        "starts_on": "2027-01-11",
    }


@pytest.fixture
def proposed(body, head, kindergarten):
    """The next composition: another chair."""
    composition = BodyComposition(body=body, starts_on=NEXT_YEAR)
    people = (
        (make.employee(kindergarten, last_name="Белых"), BodyRole.CHAIR),
        (head.employee, BodyRole.SECRETARY),
    )
    return bodies.compose(composition, members=[BodyMember(employee=one, role=role) for one, role in people])


def order_of(composition, curator):
    make.order_template("body")
    return orders.draft(
        composition.organization, kind="body", body_composition=composition, by=curator, at=AT, today=TODAY
    )


def chair_on(body, day):
    composition = body.composition_on(day)
    return composition and str(composition.with_role(BodyRole.CHAIR))


@pytest.mark.parametrize(
    "page",
    [
        Page("body_edit", "body", reader="head"),
        Page("body_compose", "body", reader="head"),
        Page("body_composition_edit", "proposed", reader="council"),
        Page("body_composition_discard", "proposed", reader="council"),
    ],
    ids=str,
)
class TestDoors(GuardedDoors):
    pass


@pytest.mark.parametrize(
    "page", [Page("body_add", reader="head"), Page("bodies", reader="mentor_user", methods=("get",))], ids=str
)
class TestLists(GuardedPages):
    pass


def test_who_is_not_in_the_body_does_not_see_it(signed_in, body, mentor_user, stranger):
    url = body.get_absolute_url()
    assert [signed_in(user).get(url).status_code for user in (mentor_user, stranger)] == [404, 404]
    body.compositions.get().members.create(employee=mentor_user.employee)
    assert signed_in(mentor_user).get(url).status_code == 200


def test_a_name_is_declined_by_rule_unless_typed(body):
    assert (body.cases["род"], body.cases["тв"]) == ("методического совета", "методическим советом")
    body.instrumental = "Советом методистов"
    assert body.cases["тв"] == "Советом методистов"


def test_a_body_is_added_and_named_once(signed_in, curator, kindergarten):
    browser, url = signed_in(curator), reverse("body_add")
    answer = browser.post(url, {"title": "Педагогический совет"})
    made = CollegialBody.objects.get()
    assert made.title == "педагогический совет"
    assert outcome(answer) == (302, made.get_absolute_url(), ["Орган записан. Теперь предложите его состав."])
    assert refusal(browser.post(url, {"title": "Педагогический Совет"})) == (422, {"title": ["Такой орган уже есть."]})


def test_a_composition_is_proposed_with_people_from_outside(signed_in, curator, body, chosen):
    answer = signed_in(curator).post(reverse("body_compose", args=[body.pk]), chosen)
    made = BodyComposition.objects.proposed().get()
    asked = f"{reverse('order_add_kind', args=['body'])}?body_composition={made.pk}"
    assert (answer.status_code, answer.url) == (302, asked)
    assert [(str(one), one.role) for one in made.members.all()] == [
        ("Синицына М.П.", "chair"),
        ("Новикова М.П.", "secretary"),
        ("Орлова М.П.", "member"),
        ("Белова И.В.", "member"),
    ]
    assert body.composition_on(NEXT_YEAR) != made


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"secretary": ""}, "Не выбран секретарь."),
        ({"outside": "председатель: Белова Инна, родитель"}, "Председатель может быть только один"),
        ({"outside": "Белова"}, "напишите фамилию и имя"),
        ({"outside": "член " * 3000}, "Слишком длинный текст"),
        ({"ends_on": "2027-01-10"}, "Окончание раньше начала."),
        ({"starts_on": ""}, "Обязательное поле."),
        ({"chair": 10**30}, "Выберите корректный вариант"),
        ({"basis": "приказ № 1", "starts_on": "2026-08-01"}, "начало нового должно быть позже"),
    ],
)
def test_a_composition_is_refused(signed_in, curator, body, chosen, changed, said):
    status, errors = refusal(signed_in(curator).post(reverse("body_compose", args=[body.pk]), chosen | changed))
    assert (status, said in str(errors)) == (422, True), errors
    assert BodyComposition.objects.count() == 1


def test_the_secretary_is_not_the_chair(signed_in, curator, body, chosen):
    url = reverse("body_compose", args=[body.pk])
    _status, errors = refusal(signed_in(curator).post(url, chosen | {"secretary": chosen["chair"]}))
    assert "Назван дважды: Синицына Мария Петровна" in str(errors)


def test_the_database_takes_no_second_chair(body):
    with pytest.raises(IntegrityError), transaction.atomic():
        body.compositions.get().members.create(name="Белова Инна", role=BodyRole.CHAIR)


def test_sixty_people_are_a_composition(body, kindergarten):
    people = [make.employee(kindergarten, last_name=f"Шестьдесятова{'аб'[n % 2] * (n // 2 + 1)}") for n in range(60)]
    roles = [BodyRole.CHAIR, BodyRole.SECRETARY, *[BodyRole.MEMBER] * 58]
    members = [BodyMember(employee=one, role=role) for one, role in zip(people, roles, strict=True)]
    bodies.compose(BodyComposition(body=body, starts_on=NEXT_YEAR, basis="приказ № 2"), members=members)
    assert BodyMember.objects.on(NEXT_YEAR).count() == 60


def test_the_signature_puts_the_composition_in_force_from_its_day(body, proposed, curator, head):
    order = order_of(proposed, curator)
    assert [chair_on(body, day) for day in (TODAY, NEXT_YEAR)] == ["Корнилова М.П."] * 2
    make.signed_order(order, by=head)
    eve = NEXT_YEAR - dt.timedelta(days=1)
    assert [chair_on(body, day) for day in (eve, NEXT_YEAR)] == ["Корнилова М.П.", "Белых М.П."]


def test_a_revoked_order_leaves_the_former_composition(body, proposed, curator, head):
    order = make.signed_order(order_of(proposed, curator), by=head)
    Order.objects.filter(pk=order.pk).update(state="revoked")
    assert chair_on(body, NEXT_YEAR) == "Корнилова М.П."


def test_the_order_tells_the_former_composition_and_who_reads_it(body, proposed, curator, head):
    order = order_of(proposed, curator)
    texts = [point.text.replace("\xa0", " ") for point in order.points.all()]
    assert (order.heading, texts[:3]) == (
        "О составе методического совета",
        [
            "Утвердить состав методического совета, действующий с 11 января 2027 г. (приложение № 1).",
            "Председатель – Белых Мария Петровна, воспитатель.",
            "Секретарь – Корнилова Мария Петровна, заведующий.",
        ],
    )
    assert "Полномочия прежнего состава" in texts[3]
    signed = make.signed_order(order, by=head)
    read = [reader.employee.last_name for reader in signed.acquaintances.select_related("employee")]
    assert read == ["Белых", "Синицына"]


def test_what_an_order_holds_is_not_written(body, proposed, curator, signed_in, head):
    order = order_of(proposed, curator)
    with pytest.raises(ImpossibleStepError, match="уже в приказе"):
        bodies.compose(proposed, members=[])
    orders.discard(order, by=curator, at=AT)
    bodies.discard(BodyComposition.objects.get(pk=proposed.pk))
    assert not BodyComposition.objects.proposed().exists()


def test_an_order_with_a_person_gone_is_not_signed(body, proposed, curator, head):
    order = order_of(proposed, curator)
    archive(proposed.members.get(role=BodyRole.CHAIR).employee, by=curator, at=AT, why="Уволилась")
    with pytest.raises(ImpossibleStepError, match="в архиве"):
        make.signed_order(order, by=head)
    assert chair_on(body, NEXT_YEAR) == "Корнилова М.П."


def test_who_has_left_the_staff_is_no_member(body, curator):
    secretary = body.compositions.get().members.get(role=BodyRole.SECRETARY)
    archive(secretary.employee, by=curator, at=AT, why="Уволилась")
    assert secretary not in BodyMember.objects.on(TODAY)
    assert secretary in BodyMember.objects.on(make.YESTERDAY)


def test_the_page_shows_the_composition_on_a_day(signed_in, council, body):
    browser, url = signed_in(council), body.get_absolute_url()
    shown = {day: len(browser.get(url, {"on": day}).context["members"]) for day in ("2026-08-31", "2026-09-01", "x")}
    assert shown == {"2026-08-31": 0, "2026-09-01": 4, "x": 4}
