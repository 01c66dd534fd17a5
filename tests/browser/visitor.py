"""Somebody at a browser of one's own."""

import re
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, ViewportSize, WebError, expect

PASSWORD = "kashtan-2026"
LARGE: ViewportSize = {"width": 1280, "height": 800}
SMALL: ViewportSize = {"width": 360, "height": 740}
TIMEOUT_MS = 20_000


class Visitor:
    """A page and what goes wrong on it.

    expected: parts of console errors that the test provokes itself
    """

    def __init__(self, browser: Browser, site: str, **options: Any) -> None:
        self.context = browser.new_context(
            **{"base_url": site, "locale": "ru-RU", "viewport": LARGE, "reduced_motion": "reduce", **options}
        )
        self.context.set_default_timeout(TIMEOUT_MS)
        self.page: Page = self.context.new_page()
        self.site = site
        self.expected: list[str] = []
        self._errors: list[str] = []
        self.context.on("console", self._hear_console)
        self.context.on("weberror", self._hear_page)

    @property
    def errors(self) -> list[str]:
        return [error for error in self._errors if not any(part in error for part in self.expected)]

    def open(self, path: str) -> None:
        self.page.goto(path)

    def sign_in(self, username: str, password: str = PASSWORD) -> None:
        self.open("/login/")
        self.fill("Имя для входа или почта", username)
        self.fill("Пароль", password)
        self.press("Войти")
        expect(self.page).to_have_url("/desk/")

    def enter(self, client: Client) -> None:
        """Be signed in as the client is."""
        (session,) = (morsel for name, morsel in client.cookies.items() if name == settings.SESSION_COOKIE_NAME)
        self.context.add_cookies([{"name": session.key, "value": session.value, "url": self.site}])

    def fill(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def choose(self, label: str, text: str) -> None:
        """Choose the option of a select that holds the text."""
        select = self.field(label)
        value = select.locator("option", has_text=text).first.get_attribute("value")
        select.select_option(value)

    def tick(self, label: str) -> None:
        self.field(label).check()

    def field(self, label: str) -> Locator:
        """Return the field whose label begins so."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}"))

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name).first.click()

    def follow(self, name: str, within: Locator | None = None) -> None:
        """Follow a link; what is hidden from the eye («: Иванова») is part of its name."""
        spoken = re.compile(re.escape(name).replace(":", r"\s*:"))
        (within or self.page.locator("body")).get_by_role("link", name=spoken).first.click()

    def cell(self, label: str) -> Locator:
        """Return the cell of a plan in writing: «Дефициты, строка 1»."""
        return self.page.get_by_role("textbox", name=label, exact=True)

    def write(self, label: str, text: str) -> None:
        """Type into a cell of the plan and go on to the next one."""
        self.cell(label).fill("")
        self.cell(label).press_sequentially(text)
        with self.page.expect_response(re.compile("/cell/")):
            self.cell(label).press("Tab")

    def sees_saved(self, text: str = "Сохранено") -> None:
        """See what the plan says of the last cell left."""
        expect(self.page.locator("[data-save-status]")).to_contain_text(text)

    def follow_main(self, name: str) -> None:
        """Follow the page's filled button."""
        self.page.locator(".page-head .btn-primary", has_text=name).click()

    def pick(self, menu: str, item: str) -> None:
        """Choose from a menu of the page's head."""
        self.open_menu(menu)
        self.page.locator(".page-head .menu-item", has_text=item).click()

    def open_menu(self, menu: str) -> None:
        self.page.locator(".page-head summary", has_text=menu).click()

    def sees(self, text: str) -> None:
        expect(self.page.locator("main")).to_contain_text(text)

    def is_told(self, text: str) -> None:
        expect(self.page.locator("#messages")).to_contain_text(text)

    def sees_state(self, text: str) -> None:
        expect(self.page.locator(".page-head .badge")).to_have_text(text)

    def sees_in_paper(self, text: str) -> None:
        expect(self.page.frame_locator("iframe.paper").locator("body")).to_contain_text(text)

    def print_pdf(self) -> bytes:
        """Fetch what «Печать → PDF» leads to."""
        self.open_menu("Печать")
        address = self.page.locator(".page-head .menu-item", has_text="PDF").first.get_attribute("href")
        answer = self.page.request.get(address or "")
        assert answer.ok
        assert answer.headers["content-type"] == "application/pdf"
        self.open_menu("Печать")
        return answer.body()

    def _hear_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._errors.append(f"{self.page.url}: {message.text}")

    def _hear_page(self, error: WebError) -> None:
        self._errors.append(f"{self.page.url}: {error.error}")
