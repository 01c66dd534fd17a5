"""A scan of a signed paper: what it is is told by its content, never by its name."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from PIL import Image

PDF_START, PDF_END, PDF_END_WITHIN = b"%PDF-", b"%%EOF", 2048
IMAGES = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png"}
"""MPO is the JPEG of a phone's camera."""
BYTES_IN_MEGABYTE = 1024 * 1024
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
        suffix = _suffix(scan)
        if not suffix:
            raise forms.ValidationError(NO_SCAN)
        scan.name = f"scan.{suffix}"
        return scan


def _suffix(scan: "UploadedFile[Any]") -> str:
    """Return what the content is: pdf, jpg, png, or nothing of these."""
    start = scan.read(len(PDF_START))
    scan.seek(max((scan.size or 0) - PDF_END_WITHIN, 0))
    is_pdf = start == PDF_START and PDF_END in scan.read()
    scan.seek(0)
    suffix = "pdf" if is_pdf else _image_suffix(scan)
    scan.seek(0)
    return suffix


def _image_suffix(scan: "UploadedFile[Any]") -> str:
    try:
        with Image.open(scan, formats=("JPEG", "PNG")) as image:
            found = IMAGES[image.format or ""]
            image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return ""
    return found
