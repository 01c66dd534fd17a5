"""The curator's first day: from an empty site and a sheet of staff to a printed order with ten pairs."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import timezone
from openpyxl import Workbook
from playwright.sync_api import Browser, Locator, expect

from mentoring.enums import ConsentKind, PairState
from mentoring.models import Consent, Pair
from tests.browser.printed import text_of_pdf
from tests.browser.visitor import PASSWORD, Visitor
from tests.mentoring import sheet_files

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST = 60
CODE = "code-from-the-terminal"
TEN = 10
TITLE = [["Муниципальное дошкольное учреждение «Детский сад № 31»"], ["Сведения о педагогических работниках"], []]
TITLES = [
    "№ п/п",
    "Ф.И.О. педагога",
    "Дата рождения",
    "Занимаемая должность",
    "Квалификационная категория",
    "Пед. стаж с",
]
MENTORS = (
    "Аистова",
    "Беркутова",
    "Воробьёва",
    "Галкина",
    "Дроздова",
    "Журавлёва",
    "Зябликова",
    "Иволгина",
    "Кукушкина",
    "Лебедева",
)
MENTEES = (
    "Абрикосова",
    "Берёзова",
    "Вишнёва",
    "Грушина",
    "Дубравина",
    "Ежевикина",
    "Жасминова",
    "Земляникина",
    "Ирисова",
    "Калинина",
)
HEAD = "Орлова Вера Павловна"


class Counted(Visitor):
    """Counts as a curator would: a press, a link, a tick, a file one click each, a choice from a list two."""

    clicks = 0

    def press(self, name: str) -> None:
        self.clicks += 1
        super().press(name)

    def follow(self, name: str, within: Locator | None = None) -> None:
        self.clicks += 1
        super().follow(name, within)

    def choose(self, label: str, text: str) -> None:
        self.clicks += 2
        super().choose(label, text)

    def tick(self, label: str) -> None:
        self.clicks += 1
        super().tick(label)

    def open_menu(self, menu: str) -> None:
        self.clicks += 1
        super().open_menu(menu)

    def click(self, locator: Locator, *, shift: bool = False) -> None:
        self.clicks += 1
        locator.click(modifiers=["Shift"] if shift else [])

    def range_of(self, first: str, last: str) -> None:
        """Tick the people of a list from one to another: the second with Shift."""
        for name, shift in ((first, False), (last, True)):
            self.click(self.page.get_by_role("checkbox", name=f"Отметить: {name}"), shift=shift)


@pytest.fixture
def visitors(chromium: Browser, site: str) -> Iterator[tuple[Counted, Counted]]:
    found = Counted(chromium, site), Counted(chromium, site)
    yield found
    errors = [error for visitor in found for error in visitor.errors]
    for visitor in found:
        visitor.context.close()
    assert errors == []


def sheet() -> bytes:
    """Return the staff as the office keeps it: a heading, numbered rows, an empty one, a signature below."""
    year = timezone.localdate().year
    people: list[list[object]] = [
        [f"{name} Анна Ильинична", "14.03.1974г.", "воспитатель", "высшая", f"01.09.{year - 20}"] for name in MENTORS
    ]
    people += [[f"{name} Нина Олеговна", "08.08.2003", "Воспитатель", "б/к", f"01.09.{year - 1}"] for name in MENTEES]
    people += [[HEAD, dt.date(1970, 1, 30), "заведующий", "", f"01.09.{year - 25}"]]
    book = Workbook()
    for row in [*TITLE, TITLES, *([number, *row] for number, row in enumerate(people, 1))]:
        book.active.append(row)
    book.active.merge_cells("A1:F1")
    book.active.append([])
    book.active.append(["", f"Заведующий ____________ {HEAD}"])
    return sheet_files.saved(book)


def test_ten_pairs_are_in_a_signed_order_in_sixty_clicks(visitors, reference, settings) -> None:
    settings.SETUP_CODE = CODE
    curator, head = visitors
    found_the_organization(curator)
    load_the_staff(curator)
    fill_the_banks(curator)
    propose_the_pairs(curator)
    record_what_came_on_paper(curator)
    draft_the_order(curator)
    sign_and_print(head, *invite_the_head(curator))
    assert Pair.objects.filter(state=PairState.ACTIVE).count() == TEN
    given = [Consent.objects.filter(kind=kind).count() for kind in (ConsentKind.PERSONAL_DATA, ConsentKind.MENTORING)]
    assert given == [2 * TEN + 2, TEN]
    clicks = curator.clicks + head.clicks
    print(f"{clicks} clicks")  # noqa: T201 - what the test is for
    assert clicks <= MOST


def found_the_organization(curator: Counted) -> None:
    curator.open(f"/setup/?code={CODE}")
    curator.fill("Полное название", "Детский сад № 31")
    curator.fill("Краткое название", "МБДОУ «Детский сад № 31»")
    curator.fill("Имя в адресе", "ds31")
    curator.fill("Населённый пункт", "г. Североречинск")
    curator.fill("Ваша фамилия", "Синицына")
    curator.fill("Имя*", "Анна")
    curator.choose("Пол*", "женский")
    curator.fill("Должность*", "старший воспитатель")
    curator.fill("Имя для входа", "sinitsyna")
    curator.fill("Пароль", PASSWORD)
    curator.press("Начать работу")
    curator.follow("Заполнить: Реквизиты")
    curator.fill("Адрес", "г. Североречинск, ул. Лесная, 31")
    curator.press("Сохранить")


def load_the_staff(curator: Counted) -> None:
    curator.follow("Рабочий стол")
    curator.follow("Загрузить: Сотрудники")
    curator.clicks += 1  # the file is chosen
    curator.field("Файл со списком сотрудников").set_input_files(
        {"name": "Список.xlsx", "mimeType": "application/octet-stream", "buffer": sheet()}
    )
    curator.press("Проверить файл")
    curator.press("Записать 21")
    curator.is_told("Записано: 21 сотрудник.")


def fill_the_banks(curator: Counted) -> None:
    for first, last, bank in ((MENTORS[0], MENTORS[-1], "наставников"), (MENTEES[0], MENTEES[-1], "наставляемых")):
        curator.follow("Сотрудники")
        curator.follow("Педагогический стаж")
        curator.range_of(first, last)
        curator.press(f"В банк {bank}")
        # One mentor for one mentee: each mentor then signs a consent.
        for limit in curator.page.get_by_label("Предел нагрузки").all():
            limit.fill("1")
        curator.press("Взять отмеченных в банк")
        curator.is_told(f"В банк {bank}: {TEN} человек.")


def propose_the_pairs(curator: Counted) -> None:
    curator.follow("Пары и группы")
    curator.follow("Подобрать пары")
    curator.press("Предложить отмеченные")
    curator.is_told(f"Предложено {TEN} пар.")


def record_what_came_on_paper(curator: Counted) -> None:
    today = timezone.localdate().isoformat()
    curator.follow("Отметить подписи")
    curator.press("Отметить подписи")
    curator.follow("Согласия и основания")
    curator.fill("Согласия на наставничество подписаны", today)
    curator.fill("Дата основания", today)
    curator.fill("Номера по порядку", "21/2026")
    curator.press("Записать")
    curator.follow("Согласия")
    curator.press("Отметить подписанные")
    curator.tick("Отметить всех на странице")
    curator.fill("Дата подписания", today)
    curator.press("Отметить")
    curator.is_told(f"Отмечено: {2 * TEN + 2} согласия.")


def draft_the_order(curator: Counted) -> None:
    curator.follow("Рабочий стол")
    curator.follow("Составить: Составьте приказ")
    curator.press("Составить проект")
    curator.is_told("Проект составлен.")


def invite_the_head(curator: Counted) -> tuple[str, str]:
    today = timezone.localdate().isoformat()
    curator.follow("Рабочий стол")
    curator.follow("Записать: Кто подписывает?")
    curator.choose("Кто назначен", HEAD)
    curator.fill("С какого дня", today)
    curator.fill("Приказ учредителя, номер", "7")
    curator.fill("Дата приказа учредителя", today)
    curator.press("Записать")
    curator.follow("Рабочий стол")
    curator.follow("Пригласить: Пригласите руководителя")
    curator.tick(HEAD)
    curator.press("Пригласить отмеченных")
    username, password = curator.page.locator(".sheet-secret").all_inner_texts()
    return username, password


def sign_and_print(head: Counted, username: str, password: str) -> None:
    head.open("/login/")
    head.fill("Имя для входа", username)
    head.fill("Пароль", password)
    head.press("Войти")
    for label in ("Новый пароль*", "Новый пароль ещё раз"):
        head.fill(label, "утренний круг 31")
    head.press("Сохранить")
    head.follow("Рабочий стол")
    head.follow("Подписать: Подпишите приказ")
    head.fill("Номер приказа", "42-ОД")
    head.press("Подписать")
    head.is_told("Подписан приказ № 42-ОД.")
    text = text_of_pdf(head.print_pdf())
    assert [name in text for name in (MENTORS[0][:-1], MENTEES[-1][:-1])] == [True, True]
    expect(head.page.locator(".page-head .badge")).to_contain_text("подписан")
