"""A document as orders and minutes name it: by its own title, in cases."""

from documents.models import DocumentKind
from documents.press.document_names import names_a_thing
from documents.press.quotes import quoted


def title_cases(title: str, kind: DocumentKind) -> dict[str, str]:
    """Return the title in cases where it says what the document is, else the kind in cases and the title after it.

    «утвердить положение о „Школе молодого педагога“», «утвердить программу «Росток»»: by the short names of the cases
    """
    told, rest = title[: len(kind.title)], title[len(kind.title) :]
    if told.casefold() == kind.title.casefold() and not rest[:1].isalpha():  # its forms may be typed by hand
        rest = rest.lower() if title.isupper() else rest
        return {short: said + rest for short, said in kind.cases.items()}
    if names_a_thing(title):
        return DocumentKind.named(title, has_title_page=False).cases
    own = quoted(title) if kind.is_quoted else title
    return {short: f"{said} {own}" for short, said in kind.cases.items()}
