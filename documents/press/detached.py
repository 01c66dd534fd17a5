"""Reads the file of an electronic signature (PKCS#7, CMS, CAdES) of a PDF that is at hand; it writes nothing.

What is found out: whether the signature was made of this very file, as the digest in it says, and what the certificate
says of its owner. The signature's own value and the chain of certificates are not verified.
"""

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms, core, pem, x509

from documents.press.streebog import streebog_256, streebog_512
from mentoring.exceptions import ImpossibleStepError

DER_START = 0x30
BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+")
DIGESTS: dict[str, Callable[[bytes], bytes]] = {
    "1.2.643.7.1.1.2.2": streebog_256,
    "1.2.643.7.1.1.2.3": streebog_512,
    "sha256": lambda content: hashlib.sha256(content).digest(),
    "sha384": lambda content: hashlib.sha384(content).digest(),
    "sha512": lambda content: hashlib.sha512(content).digest(),
}
MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)
"""What asn1crypto raises where the bytes are not what they say; it reads them only when asked."""


class SignatureFileError(ImpossibleStepError):
    """The file is no signature that can stand by the document; `sentence` says why and what to do."""

    sentence = ""

    def __init__(self, *args: Any) -> None:
        super().__init__(self.sentence.format(*args))


class NoSignatureError(SignatureFileError):
    sentence = (
        "Это не файл электронной подписи, или он повреждён. Нужен файл .sig, .sgn или .p7s, который программа "
        "подписания сохранила рядом с PDF."
    )


class OtherFileError(SignatureFileError):
    sentence = (
        "Это подпись другого файла. Подписывать нужно PDF, скачанный с этой страницы: если его пересохранили, "
        "напечатали или отсканировали, подпись к нему не подойдёт."
    )


class SeveralSignersError(SignatureFileError):
    sentence = (
        "В файле подписи {} человек, а отметка ставится об одной подписи. Загрузите подпись того, кто утвердил "
        "документ, отдельным файлом."
    )


class NoCertificateError(SignatureFileError):
    sentence = (
        "В файле подписи нет сертификата того, кто подписал. Подпишите документ заново, включив сертификат в подпись, "
        "или впишите данные сертификата сами."
    )


class NoDigestError(SignatureFileError):
    sentence = (
        "В подписи нет отпечатка подписанного файла, и сверить её с документом нельзя. Подпишите документ заново "
        "усовершенствованной подписью (CAdES-BES)."
    )


class UnknownDigestError(SignatureFileError):
    sentence = (
        "Отпечаток в подписи сделан способом {}, который устарел или не принят. Нужен ГОСТ Р 34.11-2012 или SHA-2: "
        "подпишите документ действующим сертификатом."
    )


class NamelessOwnerError(SignatureFileError):
    sentence = "В сертификате нет имени владельца. Впишите данные сертификата сами."


class OutOfTermError(SignatureFileError):
    sentence = (
        "Сертификат действителен с {:%d.%m.%Y} по {:%d.%m.%Y}, а подпись сделана {:%d.%m.%Y}. Подпишите документ "
        "действующим сертификатом."
    )


@dataclass(frozen=True)
class DetachedSignature:
    """owner: surname, name and patronymic, as the certificate has them; number: of the certificate, hexadecimal.

    signed_at: as the clock of who signed had it; None where the signature does not tell
    """

    owner: str
    number: str
    valid_from: dt.datetime
    valid_to: dt.datetime
    signed_at: dt.datetime | None


def read(signature: bytes, signed: bytes) -> DetachedSignature:
    """Read the signature of the signed file; raises a SignatureFileError.

    signature: DER, PEM or bare base64. One that holds the signed file within is as good, if it is this one.
    """
    try:
        data = cms.ContentInfo.load(_der(signature))
        if data["content_type"].native != "signed_data":
            raise NoSignatureError
        return _read(data["content"], signed)
    except MALFORMED as error:
        raise NoSignatureError from error


def _der(signature: bytes) -> bytes:
    if signature[:1] == bytes([DER_START]):
        return signature
    if pem.detect(signature):
        return bytes(pem.unarmor(signature)[2])
    if not BASE64.fullmatch(signature):
        raise NoSignatureError
    return base64.b64decode(signature)


def _read(data: Any, signed: bytes) -> DetachedSignature:
    signers = list(data["signer_infos"])
    if not signers:
        raise NoSignatureError
    if len(signers) > 1:
        raise SeveralSignersError(len(signers))
    attributes = {found["type"].native: found["values"] for found in signers[0]["signed_attrs"] or ()}
    _compare(data, signers[0], attributes, signed)
    found = _told(_certificate_of(signers[0], data), attributes)
    if found.signed_at and not found.valid_from <= found.signed_at <= found.valid_to:
        raise OutOfTermError(found.valid_from, found.valid_to, found.signed_at)
    return found


def _compare(data: Any, signer: Any, attributes: dict[str, Any], signed: bytes) -> None:
    """Refuse a signature of anything but the signed file."""
    within = data["encap_content_info"]["content"]
    if not isinstance(within, core.Void) and bytes(within) != signed:
        raise OtherFileError
    if "message_digest" not in attributes:
        raise NoDigestError
    way = signer["digest_algorithm"]["algorithm"].native
    if way not in DIGESTS:
        raise UnknownDigestError(way.upper())
    if attributes["message_digest"][0].native != DIGESTS[way](signed):
        raise OtherFileError


def _certificate_of(signer: Any, data: Any) -> x509.Certificate:
    """Return the certificate that the signer refers to, of all that the file holds."""
    for choice in data["certificates"] or ():
        if choice.name == "certificate" and _is_meant(choice.chosen, signer["sid"]):
            return choice.chosen
    raise NoCertificateError


def _is_meant(certificate: x509.Certificate, sid: Any) -> bool:
    if sid.name == "subject_key_identifier":
        return bool(certificate.key_identifier == sid.native)
    meant = sid.chosen
    same_number = certificate.serial_number == meant["serial_number"].native
    return bool(same_number and certificate.issuer.dump() == meant["issuer"].dump())


def _told(certificate: x509.Certificate, attributes: dict[str, Any]) -> DetachedSignature:
    body = certificate["tbs_certificate"]
    at = attributes.get("signing_time")
    return DetachedSignature(
        owner=_owner(certificate.subject),
        number=body["serial_number"].contents.hex().upper(),
        valid_from=body["validity"]["not_before"].native,
        valid_to=body["validity"]["not_after"].native,
        signed_at=at[0].native if at else None,
    )


def _owner(subject: Any) -> str:
    """Return the person's name, which a certificate of an organization has beside the organization's own."""
    named: dict[str, str] = {}
    for pair in (each for level in subject.chosen for each in level):
        named.setdefault(pair["type"].native, " ".join(str(pair["value"].native).split()))
    name = " ".join(filter(None, (named.get("surname"), named.get("given_name"))))
    if owner := name or named.get("common_name", ""):
        return owner
    raise NamelessOwnerError
