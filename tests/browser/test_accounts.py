"""From a printed sheet to an own password and a code on the telephone."""

import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import expect

from mentoring.models import Organization
from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEW = "вечерний круг 18"


def shown_code(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def test_sheet_leads_to_an_own_password(curator, kindergarten, visit):
    make.employee(kindergarten, last_name="Жукова")
    keeper = visit(curator)
    keeper.open("/accounts/?state=none")
    keeper.press("Только листами")
    keeper.sees("Жукова Мария Петровна")
    name, password = keeper.page.locator(".sheet-secret").all_inner_texts()

    newcomer = visit()
    newcomer.open("/login/")
    newcomer.fill("Имя для входа или почта", name)
    newcomer.fill("Пароль", password)
    newcomer.press("Войти")
    newcomer.open("/pairs/")
    newcomer.sees("Задайте свой пароль")
    newcomer.page.locator("#id_password1").fill(NEW)
    newcomer.fill("Новый пароль ещё раз", NEW)
    newcomer.press("Сохранить и войти")
    expect(newcomer.page).to_have_url("/desk/")


def test_required_second_factor_is_set_up_at_the_login(kindergarten, head, visit):
    Organization.objects.update(requires_second_factor=True)
    head.set_password(NEW)
    head.save()
    visitor = visit()
    visitor.open("/login/")
    visitor.fill("Имя для входа или почта", head.username)
    visitor.fill("Пароль", NEW)
    visitor.press("Войти")
    visitor.sees("Включите второй фактор")
    secret = visitor.page.locator("code.secret").inner_text().replace(" ", "")
    visitor.fill("Код из приложения", shown_code(secret))
    visitor.press("Включить")
    visitor.is_told("Второй фактор включён")
    visitor.open("/desk/")
    expect(visitor.page).to_have_url("/desk/")
