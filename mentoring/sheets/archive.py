"""XLSX and ODS are ZIP archives: looked through before a library takes them, as a small one may unpack to gigabytes."""

import io
import zipfile

from django.conf import settings

from mentoring.exceptions import ImpossibleStepError

MEGABYTE = 2**20
PIECE = 2**16
ENCRYPTED_FLAG = 0x1
TOO_LARGE = (
    "В распакованном виде файл больше {limit} МБ. Обычно так бывает, когда оформлены пустые строки до конца листа: "
    "скопируйте заполненную часть в новый файл и загрузите его."
)
OVERLOADED = (
    "В книге слишком много оформления (стилей, объединённых ячеек, ссылок). Скопируйте таблицу в новую книгу «только "
    "значения» и загрузите её."
)
ENCRYPTED = "Файл закрыт паролем. Снимите пароль (в Excel: Файл → Сведения → Защита книги) и загрузите ещё раз."


def opened(content: bytes) -> zipfile.ZipFile:
    """Return the archive, whose parts can be unpacked without fear.

    Every part is unpacked once in small pieces, as the sizes that an archive declares may be a lie.
    Raises zipfile.BadZipFile for a damaged one.
    """
    archive = zipfile.ZipFile(io.BytesIO(content))
    parts = archive.infolist()
    limit = settings.SHEET_MAX_UNPACKED_MEGABYTES
    if sum(part.file_size for part in parts) > limit * MEGABYTE:
        raise ImpossibleStepError(TOO_LARGE.format(limit=limit))
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise ImpossibleStepError(ENCRYPTED)
    for part in parts:
        with archive.open(part) as unpacked:  # reads no further than the declared size, then compares the checksum
            while unpacked.read(PIECE):
                pass
    return archive
