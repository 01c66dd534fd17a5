"""What papers need of the machine, beside our own code: looked for each time, without loading what draws.

To ask fontconfig for a font takes as long as to draw a short paper: a font that was found is only looked for at its
place. One that was not is asked for again, as it may have been installed meanwhile.
"""

import ctypes
import os
import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from documents.press import gost
from documents.press.refusals import UnequippedError

LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz.so.0", "libharfbuzz-subset.so.0")
FONTCONFIG = "libfontconfig.so.1"
STYLES = ("Regular", "Bold")
INSTALL = "scripts/install-system run"
REINSTALL = "scripts/install requirements.txt"
_places: dict[str, Path] = {}
"""Where the fonts are that were found."""


@dataclass(frozen=True)
class Lack:
    """name: for who runs the site; said: «нет …», for who wants a paper; install: the command that mends it."""

    name: str
    said: str
    install: str


def lacks(kind: str) -> list[Lack]:
    """Say what is missing for papers of the kind: pdf, kept or docx; empty where all is there."""
    return _of_docx() if kind == "docx" else _of_pdf()


def require(kind: str) -> None:
    """Raise UnequippedError where something is missing: else a font is silently replaced, or the process dies."""
    if found := lacks(kind):
        raise UnequippedError([lack.said for lack in found])


def _of_docx() -> list[Lack]:
    own = Path(find_spec("pypandoc").origin).parent / "files/pandoc"  # type: ignore[union-attr,arg-type]
    if os.access(own, os.X_OK) or shutil.which("pandoc"):
        return []
    return [Lack("pandoc", "программы pandoc", REINSTALL)]


def _of_pdf() -> list[Lack]:
    absent = [name for name in (*LIBRARIES, FONTCONFIG) if not _loads(name)]
    if absent:
        return [Lack(f"the library {name}", f"библиотеки {name}", INSTALL) for name in absent]
    profile = Path(find_spec("weasyprint").origin).parent / "pdf/sRGB2014.icc"  # type: ignore[union-attr,arg-type]
    found = [] if profile.is_file() else [Lack(f"the colour profile {profile}", "цветового профиля sRGB", REINSTALL)]
    return [*found, *_of_fonts(gost.CURRENT.font)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _of_fonts(family: str) -> list[Lack]:
    return [
        Lack(f"the font {name} (found: {found or 'no font at all'})", f"шрифта {name}", INSTALL)
        for style in STYLES
        if (found := _found(family, style)) != (name := f"{family} {style}")
    ]


def _found(family: str, style: str) -> str:
    name = f"{family} {style}"
    if name in _places and _places[name].is_file():
        return name
    found, place = _match(family, style)
    if found == name:
        _places[name] = Path(place)
    return found


def _match(family: str, style: str) -> tuple[str, str]:
    """Return the name and the file of the font that fontconfig gives, which may be any other; empty where it has none.

    Its settings and the folders of fonts are read anew.
    """
    library = ctypes.CDLL(FONTCONFIG)
    for name in ("FcInitLoadConfigAndFonts", "FcNameParse", "FcFontMatch"):
        getattr(library, name).restype = ctypes.c_void_p
    config = ctypes.c_void_p(library.FcInitLoadConfigAndFonts())
    asked = ctypes.c_void_p(library.FcNameParse(f"{family}:style={style}:lang=ru".encode()))
    library.FcConfigSubstitute(config, asked, 0)
    library.FcDefaultSubstitute(asked)
    found = ctypes.c_void_p(library.FcFontMatch(config, asked, ctypes.byref(ctypes.c_int())))
    try:
        given = [_word(library, found, key) if found.value else "" for key in (b"family", b"style", b"file")]
        return " ".join(given[:2]).strip(), given[2]
    finally:
        for pattern in (asked, found):
            library.FcPatternDestroy(pattern)
        library.FcConfigDestroy(config)


def _word(library: ctypes.CDLL, pattern: ctypes.c_void_p, key: bytes) -> str:
    value = ctypes.c_char_p()
    library.FcPatternGetString(pattern, key, 0, ctypes.byref(value))
    return (value.value or b"").decode()
