"""A document as orders and minutes name it."""

import pytest

from documents.models import DocumentKind
from documents.papers.naming import title_cases

KIND = DocumentKind(title="план")


@pytest.mark.parametrize(
    ("title", "kind", "named"),
    [
        ("План школы «Росток»", KIND, "плана школы «Росток»"),
        ("ПЛАН НАСТАВНИЧЕСТВА", KIND, "плана наставничества"),
        ("Планирование наставничества", KIND, "планирования наставничества"),
        ("«Росток»", KIND, "плана «Росток»"),
        ("Школа «Росток» и «Шаг»", DocumentKind(title="план", genitive="планища"), "школы «Росток» и «Шаг»"),
        ("План года", DocumentKind(title="план", genitive="планища"), "планища года"),
        ("2026+", KIND, "плана «2026+»"),
        ("2026+", DocumentKind(title="план", is_quoted=False), "плана 2026+"),
    ],
)
def test_the_title_in_the_genitive(title, kind, named):
    assert title_cases(title, kind)["род"] == named
