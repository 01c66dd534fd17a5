"""Signatures of files: real ones, made by openssl, and built ones, which bear what none should."""

import datetime as dt
import subprocess
from pathlib import Path
from typing import Any

from asn1crypto import algos, cms, core, keys, x509

from documents.press.detached import DIGESTS

ENGINE = """openssl_conf = start
[start]
engines = engines
[engines]
gost = gost
[gost]
engine_id = gost
default_algorithms = ALL
[req]
distinguished_name = name
[name]
"""
"""The engine is Debian's libengine-gost-openssl, which scripts/install-system installs for the tests."""
KEYS = {
    "gost": ("gost2012_256", "paramset:A"),
    "gost512": ("gost2012_512", "paramset:A"),
    "rsa": ("rsa", "rsa_keygen_bits:2048"),
}
SUBJECT = "/SN=Корнилова/GN=Анна Петровна/CN=МБДОУ «Детский сад № 17»/O=МБДОУ «Детский сад № 17»"
NUMBER = "01DA3F5C7B2E9000000C3A7E381D0002"
OWNER = {"surname": "Корнилова", "given_name": "Анна Петровна", "common_name": "МБДОУ"}
FROM, TO = dt.datetime(2026, 2, 1, 9, tzinfo=dt.UTC), dt.datetime(2027, 5, 1, 9, tzinfo=dt.UTC)
SIGNED_AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


def openssl(folder: Path, *asked: str, given: bytes = b"") -> bytes:
    """Ask openssl with its engine, and return what it writes; a failure says what openssl said."""
    engine = folder / "gost.cnf"
    engine.write_text(ENGINE)
    env = {"OPENSSL_CONF": str(engine)}
    done = subprocess.run(  # noqa: S603 - our own arguments
        ["/usr/bin/openssl", *asked], env=env, input=given, capture_output=True, check=False
    )
    assert done.returncode == 0, f"openssl {asked[0]}: {done.stderr.decode()}"
    return done.stdout


def real(folder: Path, content: bytes, *more: str, kind: str = "gost") -> bytes:
    """Sign as a person does, with a new certificate of the kind; more: further options of `openssl cms`."""
    key, certificate = str(folder / "key.pem"), str(folder / "certificate.pem")
    algorithm, parameter = KEYS[kind]
    made = ["-newkey", algorithm, "-pkeyopt", parameter, "-nodes", "-keyout", key, "-out", certificate]
    openssl(folder, "req", "-x509", *made, "-days", "400", "-utf8", "-subj", SUBJECT, "-set_serial", f"0x{NUMBER}")
    signed = ["-binary", "-signer", certificate, "-inkey", key, "-outform", "DER"]
    return openssl(folder, "cms", "-sign", *signed, *more, given=content)


def built(
    content: bytes,
    *,
    owner: dict[str, str] | None = None,
    number: int = 5,
    term: tuple[dt.datetime, dt.datetime] = (FROM, TO),
    signed_at: dt.datetime | None = SIGNED_AT,
    digest: str = "sha256",
    has_digest: bool = True,
    has_certificate: bool = True,
    signers: int = 1,
    within: bytes | None = None,
) -> bytes:
    """Build a signature of the content, whose value is nothing; within: what it holds itself."""
    certificate = _certificate(OWNER if owner is None else owner, number, term)
    told: dict[str, Any] = {"signing_time": signed_at and cms.Time({"utc_time": signed_at})}
    told["message_digest"] = DIGESTS[digest](content) if has_digest else None
    signer = {
        "version": "v1",
        "sid": {"issuer_and_serial_number": {"issuer": certificate.issuer, "serial_number": number}},
        "digest_algorithm": {"algorithm": digest},
        "signed_attrs": [{"type": name, "values": [value]} for name, value in told.items() if value],
        "signature_algorithm": {"algorithm": "sha256_rsa"},
        "signature": b"nothing",
    }
    data = {
        "version": "v1",
        "digest_algorithms": [{"algorithm": digest}],
        "encap_content_info": {"content_type": "data", **({} if within is None else {"content": within})},
        "certificates": [certificate] if has_certificate else [],
        "signer_infos": [cms.SignerInfo(signer)] * signers,
    }
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(data)}).dump())


def _certificate(owner: dict[str, str], number: int, term: tuple[dt.datetime, dt.datetime]) -> x509.Certificate:
    rsa = algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"})
    body = {
        "version": "v3",
        "serial_number": number,
        "signature": rsa,
        "issuer": x509.Name.build({"common_name": "Удостоверяющий центр"}),
        "validity": {
            name: x509.Time({"utc_time": day}) for name, day in zip(("not_before", "not_after"), term, strict=True)
        },
        "subject": x509.Name.build(owner),
        "subject_public_key_info": keys.PublicKeyInfo(
            {"algorithm": {"algorithm": "rsa"}, "public_key": keys.RSAPublicKey({"modulus": 3, "public_exponent": 3})}
        ),
    }
    return x509.Certificate(
        {"tbs_certificate": body, "signature_algorithm": rsa, "signature_value": core.OctetBitString(b"nothing")}
    )
