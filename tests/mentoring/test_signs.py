"""Signs that the papers' font lacks: what is printed instead, and what is refused."""

import subprocess

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from mentoring.signs import INSTEAD, LOST, NO_SIGN, printable, unprintable

STYLES = ("Regular", "Bold", "Italic", "Bold Italic")


def font(style):
    found = subprocess.run(  # noqa: S603 - the words are ours
        ["fc-match", "-f", "%{file}", f"Liberation Serif:style={style}"],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    )
    return TTFont(found.stdout)


@pytest.mark.parametrize("style", STYLES)
def test_the_font_has_all_that_counts_as_printed(style):
    has = set(font(style).getBestCmap())
    printed = {code for code in range(0x20, 0x3000) if not LOST.search(chr(code))}
    unseen = {0x7F, 0x2011, 0x2028, 0x2029, *range(0x2060, 0x2070), 0x202F}  # drawn as others, or not at all
    unassigned = {0x38B, 0x38D, 0x3A2}
    assert printed - has - unseen - unassigned == set()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Встреча 5 октября – «½» → ≥ № 3", "Встреча 5 октября – «½» → ≥ № 3"),
        ("✅ сделано ☑", "√ сделано √"),
        ("Молодец 😊❤️", "Молодец ☺♥"),
        ("4 000 ₽", "4 000 руб."),
        ("1️⃣ первая", "1 первая"),
        ("\U0001d416\U0001d428\U0001d42b\U0001d41d \ufb03", "Word ffi"),
        ("й из двух знаков", "й из двух знаков"),
        ("👍🏽 и 漢", f"{NO_SIGN} и {NO_SIGN}"),
    ],
)
def test_what_says_the_same_is_printed(text, printed):
    assert printable(text) == printed


@pytest.mark.parametrize(
    ("text", "signs"),
    [("Обычный текст – ½", []), ("😊 ✅ ₽ 1️⃣", []), ("👍 Молодец! 🎉 👍", ["👍", "🎉"]), ("漢 и ع", ["漢", "ع"])],
)
def test_what_nothing_says_is_named_once(text, signs):
    assert unprintable(text) == signs


def test_what_stands_instead_is_printed_itself():
    assert [sign for sign in INSTEAD.values() if LOST.search(sign)] == []
