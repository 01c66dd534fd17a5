"""Whether a PDF is what it says of itself: PDF/A-3a and PDF/UA-1."""

import page

PROFILES = ("pdfa-3a", "pdfua-1")


def failures(pdf: bytes) -> list[str]:
    """Say what breaks the two standards; empty where nothing does."""
    return [
        f"{profile}: {failure}"
        for profile in PROFILES
        for failure in page.validate_pdf_bytes(pdf, profile=profile).failures
    ]
