"""What is told beside a person of a sheet, and which of its rows are no people."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from mentoring.enums import Category
from mentoring.resources.staff import names
from mentoring.resources.staff.category import is_dated
from mentoring.resources.staff.columns import FULL_NAME, TITLES
from mentoring.resources.staff.experience import LENGTH
from mentoring.resources.staff.widgets import EXPERIENCE

NAME_CELLS = frozenset({FULL_NAME, "last_name", "first_name", "middle_name"})
MENDED = ("last_name", "first_name", "middle_name", "other_posts", "building", "education", "home_organization")
"""Fields whose correction is told; that a post begins with a small letter is told once, above the table."""
SHOWN = 80
NO_PERSON = "Похоже на подпись, заголовок или итог, а не на сотрудника."
SIGNATURE = re.compile(
    r"__|\d|\b(тел|исп|исполнитель|итого|всего|составил\w*|утвержда\w*|согласован\w*|заведующ\w*|директор)\b",
    re.IGNORECASE,
)


def is_no_person(texts: Mapping[str, str]) -> bool:
    """Tell whether the row has nothing that concerns a person, or only a signature where the name stands."""
    if not texts.keys() <= NAME_CELLS:
        return False
    return not texts or bool(SIGNATURE.search(" ".join(texts.values())))


def warnings(odd: Mapping[str, str], texts: Mapping[str, str]) -> list[str]:
    """Say of the cells that mean nothing what stands there, and that it is not written."""
    return [f"{TITLES[name]}: «{texts[name][:SHOWN]}» не записано. {why}" for name, why in odd.items()]


def notes(texts: Mapping[str, str], values: Mapping[str, Any], counted_on: dt.date) -> list[str]:
    """Say what was put right or worked out."""
    told = [
        f"{TITLES[name]}: «{texts[name]}» записано как «{values[name]}»."
        for name in MENDED
        if name in values and values[name] != texts[name]
    ]
    told += [
        f"{TITLES[name]}: {values[name]:%d.%m.%Y} – «{texts[name]}» на {counted_on:%d.%m.%Y}."
        for name in EXPERIENCE
        if name in values and LENGTH.fullmatch(texts[name].casefold())
    ]
    if "category" in values and is_dated(texts["category"]):
        label = Category(values["category"]).label
        told.append(f"Категория: «{texts['category']}» – {label}. Дату присвоения карточка пока не хранит.")
    if "post" in values and names.without_rate(texts["post"]) != texts["post"]:
        told.append(f"Должность: «{texts['post']}» – {values['post']}. Долю ставки карточка не хранит.")
    sex = names.sex_by(values.get("middle_name", ""))
    if sex and values.get("sex", sex) != sex:
        told.append("Пол в файле не сходится с отчеством: проверьте.")
    return told
