"""On what terms the mentor works: what is proposed before it is agreed."""

from mentoring.models import Pair

PAYMENT = "Ежемесячная доплата в размере, установленном положением об оплате труда организации"


CONTENT = "Помощь в овладении профессией и в работе на рабочем месте"
"""Without names: the paper itself says whom the mentor helps."""


def proposed_terms(pair: Pair) -> dict[str, str]:
    """Return the content, term, form and payment of the work by the pair's goals, period and form."""
    goals = " ".join(pair.goals.split()).rstrip(".")
    return {
        "basis_content": _cut(f"{CONTENT}. Цель: {goals}" if goals else CONTENT, 500),
        "basis_term": f"с {pair.starts_on:%d.%m.%Y} по {pair.ends_on:%d.%m.%Y}",
        "basis_form": _cut(f"{pair.form}; на рабочем месте по персонализированной программе наставничества", 200),
        "basis_payment": PAYMENT,
    }


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
