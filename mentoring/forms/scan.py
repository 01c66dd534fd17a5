"""A scan of a signed paper: what it is is told by its content, never by its name."""

from io import BytesIO
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from PIL import ExifTags, Image

PDF_START, PDF_END, PDF_END_WITHIN = b"%PDF-", b"%%EOF", 2048
BROKEN = (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning)
MOST_PIXELS = 60_000_000
"""Seven times a sheet at 300 dots an inch, and 180 MB while it is read."""
TOO_FINE = "Снимок слишком велик: больше 60 мегапикселей. Снимите с меньшим разрешением: для листа хватит 12."
BYTES_IN_MEGABYTE = 1024 * 1024
HEIF_MARK, HEIF_BRANDS = b"ftyp", {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
"""What the file says of itself from its fourth byte on."""
HEIF = (
    "Это снимок в виде HEIC, его открывает не каждый компьютер. Отправьте его с телефона как JPEG (в iPhone: "
    "Настройки – Камера – Форматы – Наиболее совместимый) или отсканируйте лист в PDF."
)
QUALITY = 92
"""Of the camera's own kind of JPEG (MPO), which can't be written with the tables that it was read with."""
NO_SCAN = "Это не PDF, не JPEG и не PNG, или файл повреждён. Сохраните скан в одном из этих видов и выберите его снова."


class ScanField(forms.FileField):
    """Gives the uploaded file under a name of ours with the suffix of what is inside."""

    widget = forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"})

    def __init__(self, **kwargs: Any) -> None:
        limit = settings.SCAN_MAX_MEGABYTES
        super().__init__(**{"label": "Скан", "help_text": f"PDF, JPEG или PNG, не больше {limit} МБ", **kwargs})

    def clean(self, data: Any, initial: Any = None) -> Any:
        scan = super().clean(data, initial)
        if not isinstance(scan, UploadedFile):
            return scan
        if (scan.size or 0) > settings.SCAN_MAX_MEGABYTES * BYTES_IN_MEGABYTE:
            raise forms.ValidationError(
                f"Файл больше {settings.SCAN_MAX_MEGABYTES} МБ. Отсканируйте с меньшим разрешением (хватит 200 точек "
                "на дюйм) или сожмите файл."
            )
        if _is_pdf(scan):
            scan.name = "scan.pdf"
            return scan
        try:
            return picture_alone(scan)
        except BROKEN:
            raise forms.ValidationError(HEIF if _is_heif(scan) else NO_SCAN) from None


def _is_pdf(scan: "UploadedFile[Any]") -> bool:
    start = scan.read(len(PDF_START))
    scan.seek(max((scan.size or 0) - PDF_END_WITHIN, 0))
    is_pdf = start == PDF_START and PDF_END in scan.read()
    scan.seek(0)
    return is_pdf


def _is_heif(scan: "UploadedFile[Any]") -> bool:
    scan.seek(0)
    start = scan.read(12)
    return start[4:8] == HEIF_MARK and start[8:12] in HEIF_BRANDS


def picture_alone(scan: Any) -> "ContentFile[bytes]":
    """Return the picture without what a telephone writes into it (place, day, device), but for which side is up.

    Raises one of BROKEN for what is no whole picture.
    """
    written = BytesIO()
    with Image.open(scan, formats=("JPEG", "PNG")) as image:
        if image.width * image.height > MOST_PIXELS:
            raise forms.ValidationError(TOO_FINE)
        kept: dict[str, Any] = {"exif": _orientation(image), "icc_profile": image.info.get("icc_profile")}
        if image.format == "PNG":
            image.load()
            image.info.clear()
            image.save(written, "PNG", **kept)
        else:
            quality = "keep" if image.format == "JPEG" else QUALITY
            image.save(written, "JPEG", quality=quality, comment=b"", **kept)
        return ContentFile(written.getvalue(), f"scan.{'png' if image.format == 'PNG' else 'jpg'}")


def _orientation(image: Image.Image) -> bytes:
    exif, up = Image.Exif(), image.getexif().get(ExifTags.Base.Orientation)
    exif[ExifTags.Base.Orientation] = up
    return exif.tobytes() if up else b""
