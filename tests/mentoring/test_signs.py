"""Signs that the papers' font lacks: what is printed instead, and what is refused."""

import subprocess
import unicodedata

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from mentoring.signs import INSTEAD, LOST, NO_SIGN, named, printable, unprintable

EVERY_SIGN = [chr(code) for code in (*range(0x20, 0xD800), *range(0xE000, 0x110000))]
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
def test_the_font_has_all_that_is_printed(style):
    has = set(font(style).getBestCmap())
    printed = {letter for sign in EVERY_SIGN for letter in printable(f"а{sign}")}
    lacking = {letter for letter in printed - set("\t\n\r") if ord(letter) not in has}
    assert {letter for letter in lacking if unicodedata.category(letter) != "Cf"} == set()


def test_what_is_no_sign_is_refused():
    assert unprintable("\u038b\u03a2\u2065\x7f\ue000") == ["\u038b", "\u03a2", "\u2065", "\x7f", "\ue000"]


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
        ("Ударе\u0301ние", "Ударе\u0301ние"),
        ("з\u0332\u0336\u0301а\u0332\u0332л\u0301го \u0301", "з\u0336а\u0332л\u0301го "),
        ("одна\u2028другая\u2029третья, 8\u2011й", "одна другая третья, 8-й"),
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


@pytest.mark.parametrize(("sign", "name"), [("漢", "«漢»"), ("\u038b", "«U+038B»"), ("\x7f", "«U+007F»")])
def test_a_sign_that_nobody_sees_is_named_by_its_number(sign, name):
    assert named(sign) == name
