"""The part of the story that is about the pair: from the banks to an order in force."""

import datetime as dt
import re

from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.printed import text_of_docx, text_of_pdf
from tests.browser.visitor import Visitor

MENTOR, MENTEE = "Лебедева Ирина Сергеевна", "Фролов Кирилл Максимович"


def take_people_into_banks(curator: Visitor) -> None:
    curator.sees("Что сделать")
    open_employee(curator, MENTOR)
    curator.pick("Ещё", "Взять в банк наставников")
    curator.tick("методическое")
    curator.fill("Предел нагрузки", "2")
    curator.press("Взять в банк")
    curator.is_told("в банке наставников")
    open_employee(curator, MENTEE)
    curator.pick("Ещё", "Взять в банк наставляемых")
    curator.choose("Кто это", "молодой специалист")
    curator.choose("Главное направление", "методическое")
    curator.choose("Дефицит 1", "утреннего круга")
    curator.choose("Дефицит 2", "Самоанализ")
    curator.press("Взять в банк")
    curator.is_told("в банке наставляемых")
    ranked = curator.page.locator("section[aria-labelledby=deficits] li")
    expect(ranked).to_contain_text([re.compile("утреннего круга"), re.compile("Самоанализ")])


def open_employee(curator: Visitor, name: str) -> None:
    curator.follow("Сотрудники")
    curator.follow(name)


def propose_a_pair(curator: Visitor) -> None:
    today = timezone.localdate()
    curator.follow("Пары и группы")
    curator.follow_main("Предложить пару")
    curator.choose("Наставник", MENTOR)
    curator.page.get_by_role("checkbox", name=MENTEE).check()
    curator.page.get_by_role("checkbox", name="педагог – педагог", exact=True).check()
    curator.page.get_by_role("checkbox", name="ситуационное").check()
    curator.fill("Начало", (today - dt.timedelta(days=7)).isoformat())
    curator.fill("Окончание", (today + dt.timedelta(days=200)).isoformat())
    curator.press("Предложить")
    curator.is_told("Пара предложена.")
    curator.sees_state("предложена")


def confirm_the_pair(side: Visitor) -> None:
    side.open("/desk/")
    side.follow("Ответить")
    side.follow_main("Подтверждаю участие")
    side.press("Подтверждаю участие")
    side.is_told("Участие подтверждено.")


def check_the_pair(curator: Visitor) -> None:
    curator.open("/desk/")
    curator.follow("Проверить")
    curator.follow_main("Проверено")
    curator.press("Проверено")
    curator.is_told("Пара проверена.")


def record_consent_and_basis(curator: Visitor) -> None:
    day = (timezone.localdate() - dt.timedelta(days=10)).isoformat()
    curator.pick("Ещё", "Согласие и основание")
    curator.fill("Согласие на наставничество подписано", day)
    curator.choose("Основание работы", "дополнительное соглашение")
    curator.page.locator("#id_basis_number").fill("21/2026")
    curator.page.locator("#id_basis_date").fill(day)
    curator.press("Сохранить")
    curator.is_told("Согласие и основание записаны.")


def draft_the_order(curator: Visitor) -> None:
    curator.follow_main("Составить приказ")
    curator.press("Составить проект")
    curator.is_told("Проект составлен.")
    curator.sees_state("проект")


def sign_the_order(head: Visitor) -> None:
    head.open("/desk/")
    head.follow("Подписать: Подпишите приказ")
    head.sees_in_paper("Лебедеву Ирину Сергеевну")
    head.fill("Номер приказа", "42-ОД")
    head.fill("Дата приказа", timezone.localdate().isoformat())
    head.press("Подписать")
    head.is_told("Подписан приказ № 42-ОД.")


def print_the_order(head: Visitor) -> None:
    sentence = (
        "Назначить наставником Лебедеву Ирину Сергеевну, воспитателя, "
        "для Фролова Кирилла Максимовича, инструктора по физической культуре"
    )
    pdf = text_of_pdf(head.print_pdf())
    assert sentence in pdf
    assert "№ 42-ОД" in pdf
    assert "Наставнику Лебедевой И.С." in pdf
    assert sentence in text_of_docx(head)


def see_the_pair_in_force(mentor: Visitor) -> None:
    mentor.open("/pairs/")
    mentor.follow("Фролов")
    mentor.sees_state("действует")
