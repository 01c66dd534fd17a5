"""A tour of the site by its links, as somebody with a browser would go."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import SplitResult, urljoin, urlsplit

from django.test import Client

HOUSES = ("ds", "sh")
ROLES = ("curator", "head", "admin", "council", "mentor", "mentee")
VISITORS = [f"{house}-{role}" for house in HOUSES for role in ROLES]
"""The accounts of the demonstration, one for each role in each of its organizations."""

HERE = "testserver"
NUMBER = re.compile(r"\d+")
LINK = re.compile(r'<(?:a\b[^>]*?\shref|iframe\b[^>]*?\ssrc)="([^"]+)"')
PAPER = re.compile(r"/preview/$|\.(?:pdf|docx)$")
PAGE_OF_A_LIST = re.compile(r"(page=\d+)?")


class Tour:
    """The pages that links lead to from `start`; in `seen` their addresses, in `papers` those of the papers on the way.

    A list is walked page by page, in one order and without filters; /admin/ is left out.
    most: of addresses that differ in their numbers only, no more than so many
    """

    def __init__(self, client: Client, start: str, *, most: float = math.inf) -> None:
        self.client, self.most = client, most
        self.ahead = [start]
        self.known = {start}
        self.papers: set[str] = set()
        self.seen: list[str] = []
        self._kinds: Counter[str] = Counter()

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield the address and the HTML of each page; what does not answer fails the tour."""
        while self.ahead:
            address = self.ahead.pop()
            answer = self.client.get(address)
            assert answer.status_code in {200, 302}, f"{address}: {answer.status_code}"
            if answer.status_code != 200:
                self._look_at([answer["Location"]], address)
            elif answer["Content-Type"].startswith("text/html"):
                html = answer.content.decode()
                self._look_at(LINK.findall(html), address)
                self.seen.append(address)
                yield address, html

    def addresses(self) -> list[str]:
        """Return the address of each page on the way."""
        return [address for address, _ in self.pages()]

    def _look_at(self, links: Iterable[str], address: str) -> None:
        for link in links:
            parts = urlsplit(urljoin(f"http://{HERE}{address}", unescape(link)))
            to = parts._replace(scheme="", netloc="", fragment="").geturl()
            if parts.netloc == HERE and PAPER.search(parts.path):
                self.papers.add(to)
            elif self._is_ours(parts) and to not in self.known:
                self.known.add(to)
                self._kinds[kind(to)] += 1
                if self._kinds[kind(to)] <= self.most:
                    self.ahead.append(to)

    @staticmethod
    def _is_ours(parts: SplitResult) -> bool:
        asked = PAGE_OF_A_LIST.fullmatch(parts.query)
        return parts.netloc == HERE and bool(asked) and not parts.path.startswith(("/admin/", "/static/"))


def kind(address: str) -> str:
    """Return the address without its numbers and its query."""
    return NUMBER.sub("", urlsplit(address).path)
