"""No stream of a PDF ends in a carriage return, which PDF/A would count to the end of the line."""

import zlib

import page
import pydyf
import pytest

from documents.press import drawing, gost, pdf_streams

HTML = (
    '<html lang="ru"><head><title>Приказ {0}</title></head><body><section class="portrait">'
    "<p>Приказ {0}</p></section></body></html>"
)
TRIES = 400


@pytest.fixture
def unmended(monkeypatch):
    """Write streams as pydyf does."""
    monkeypatch.setattr(pydyf.Stream, "data", property(pdf_streams._as_pydyf_writes))


def drawn_pdf(html):
    return drawing.pdf(html, edition=gost.CURRENT)


def stream(**more):
    """Return a stream that ends badly when it is compressed."""
    texts = (b"q %d Q" % number for number in range(100_000))
    return pydyf.Stream([next(text for text in texts if zlib.compress(text, 9).endswith(b"\r"))], **more)


def test_a_compressed_stream_on_purpose():
    made = stream(compress=True)
    head, _, body = made.data.partition(b"\nstream\n")
    content = body.removesuffix(b"\nendstream")
    assert (content[-2:], zlib.decompress(content)) == (b"\r ", made.stream[0])
    assert b"/Length %d>>" % len(content) in head


def test_a_plain_stream_on_purpose():
    data = pydyf.Stream([b"q Q\r"], {"Length1": 4}).data
    assert data == b"<</Length1 4/Length 5>>\nstream\nq Q\r \nendstream"


def test_other_streams_stay_as_they_are():
    assert pydyf.Stream([b"q Q\n\r\n"]).data == b"<</Length 6>>\nstream\nq Q\n\r\n\nendstream"


def test_a_paper_that_would_be_refused_is_valid(unmended, monkeypatch):
    drawn = ((HTML.format(number), drawn_pdf(HTML.format(number))) for number in range(TRIES))
    html, bad = next((html, pdf) for html, pdf in drawn if b"\r\nendstream" in pdf)
    assert not page.is_pdf_compliant_bytes(bad, profile="pdfa-3a")
    monkeypatch.undo()
    good = drawn_pdf(html)
    assert [page.is_pdf_compliant_bytes(good, profile=profile) for profile in ("pdfa-3a", "pdfua-1")] == [True, True]
