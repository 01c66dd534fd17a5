"""The code on a paper's first sheet, which a telephone reads: the address of the paper's check page."""

import segno

PIXELS_IN_MODULE = 8
QUIET = 1
"""Modules of white around the code: the paper around it is white as well."""


def qr_image(text: str) -> str:
    """Return the QR code of the text as the data: address of a PNG."""
    return str(segno.make_qr(text, error="m").png_data_uri(scale=PIXELS_IN_MODULE, border=QUIET))
