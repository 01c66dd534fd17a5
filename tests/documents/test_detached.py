"""What is read from the file of a signature, and which files are refused with which words."""

import base64
import datetime as dt
from contextlib import suppress

import pytest

from documents.press import detached
from documents.press.detached import DetachedSignature, read
from tests.documents.signatures import FROM, NUMBER, SIGNED_AT, TO, built, real

PDF = b"%PDF-1.7 what was signed"


@pytest.mark.parametrize("kind", ["gost", "gost512", "rsa"])
def test_real_signature_is_read(kind, tmp_path):
    found = read(real(tmp_path, PDF, kind=kind), PDF)
    assert (found.owner, found.number) == ("Корнилова Анна Петровна", NUMBER)
    assert found.valid_to - found.valid_from == dt.timedelta(days=400)
    assert found.signed_at is not None
    assert found.signed_at - found.valid_from < dt.timedelta(minutes=1)


def test_all_is_read():
    assert read(built(PDF), PDF) == DetachedSignature("Корнилова Анна Петровна", "05", FROM, TO, SIGNED_AT)
    assert read(built(PDF, signed_at=None), PDF).signed_at is None


@pytest.mark.parametrize("digest", sorted(detached.DIGESTS))
def test_every_digest_tells_one_file_from_another(digest):
    signature = built(PDF, digest=digest)
    assert read(signature, PDF).owner == "Корнилова Анна Петровна"
    with pytest.raises(detached.OtherFileError, match="Это подпись другого файла"):
        read(signature, PDF + b" ")


def test_text_formats_are_read():
    signature = built(PDF)
    plain = base64.encodebytes(signature)
    armored = b"-----BEGIN CMS-----\n" + plain + b"-----END CMS-----\n"
    assert (
        read(plain, PDF)
        == read(armored, PDF)
        == read(b"\n" + plain.replace(b"\n", b"\r\n"), PDF)
        == read(signature, PDF)
    )


def test_attached_signature_is_as_good_if_it_holds_this_file(tmp_path):
    assert read(real(tmp_path, PDF, "-nodetach"), PDF).number == NUMBER
    with pytest.raises(detached.OtherFileError):
        read(built(PDF, within=b"another"), PDF)


def test_name_stands_in_the_common_name_of_a_person():
    assert read(built(PDF, owner={"common_name": " Ли  Сун\n"}), PDF).owner == "Ли Сун"


@pytest.mark.parametrize(
    ("signature", "error"),
    [
        (b"", detached.NoSignatureError),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, detached.NoSignatureError),
        (PDF, detached.NoSignatureError),
        ("подпись".encode(), detached.NoSignatureError),
        (b"0" * 5_000_000, detached.NoSignatureError),
        (b"\x30\x80" * 10_000, detached.NoSignatureError),
        (built(PDF)[:-30], detached.NoSignatureError),
        (built(PDF, signers=0), detached.NoSignatureError),
        (built(PDF, signers=2), detached.SeveralSignersError),
        (built(PDF, has_certificate=False), detached.NoCertificateError),
        (built(PDF, has_digest=False), detached.NoDigestError),
        (built(PDF, owner={"country_name": "RU"}), detached.NamelessOwnerError),
        (built(PDF, signed_at=TO + dt.timedelta(days=1)), detached.OutOfTermError),
        (built(PDF, signed_at=FROM - dt.timedelta(days=1)), detached.OutOfTermError),
    ],
)
def test_refused(signature, error):
    with pytest.raises(error) as refused:
        read(signature, PDF)
    [sentence] = refused.value.sentences
    assert len(sentence) > 40


def test_old_digest_is_named(monkeypatch):
    signature = built(PDF, digest="sha384")
    monkeypatch.delitem(detached.DIGESTS, "sha384")
    with pytest.raises(detached.UnknownDigestError, match="способом SHA384"):
        read(signature, PDF)


def test_signature_without_attributes_tells_no_file(tmp_path):
    with pytest.raises(detached.NoDigestError):
        read(real(tmp_path, PDF, "-noattr"), PDF)


def test_damaged_files_break_nothing():
    whole = built(PDF)
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        with suppress(detached.SignatureFileError):  # and no other error
            read(bytes(damaged), PDF)
