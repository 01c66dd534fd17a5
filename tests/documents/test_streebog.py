"""«Стрибог» on the examples of the standard, and beside openssl on what they do not reach: whole blocks, no bytes."""

import pytest

from documents.press.streebog import streebog_256, streebog_512
from tests.documents.signatures import openssl

FIRST = b"012345678901234567890123456789012345678901234567890123456789012"
SECOND = "Се ветри, Стрибожи внуци, веютъ с моря стрелами на храбрыя плъкы Игоревы".encode("cp1251")


LONG = {
    FIRST: """
        1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa
        00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48
    """,
    SECOND: """
        1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376
        035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28
    """,
}
SHORT = {
    FIRST: "9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500",
    SECOND: "9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50",
}


@pytest.mark.parametrize("message", [FIRST, SECOND], ids=["63 bytes", "72 bytes"])
def test_examples_of_the_standard(message):
    assert streebog_512(message) == bytes.fromhex(LONG[message])
    assert streebog_256(message).hex() == SHORT[message]


@pytest.mark.parametrize("length", [0, 64, 128, 1000])
def test_openssl_finds_the_same(length, tmp_path):
    message = bytes(number % 251 for number in range(length))
    theirs = [openssl(tmp_path, "dgst", "-binary", f"-md_gost12_{bits}", given=message) for bits in (256, 512)]
    assert [streebog_256(message), streebog_512(message)] == theirs
