"""The kept papers as anybody may check them, by the code that a paper bears."""

import hashlib

from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse

from documents.models import FrozenPaper, SignedCopy
from documents.queries.affecting import Effect, effects_on


def find_paper(code: str) -> FrozenPaper | None:
    """Return the kept paper of that code, of whatever app; its text and file are not read."""
    if not code.isprintable():  # a NUL, which PostgreSQL takes in no text
        return None
    kinds = [model for model in apps.get_models() if issubclass(model, FrozenPaper)]
    found = (kind._default_manager.defer("html", "pdf").filter(code=code).first() for kind in kinds)
    return next((paper for paper in found if paper), None)


def effects_on_paper(paper: FrozenPaper) -> list[Effect]:
    """Return the orders that amended or revoked the kept one; other papers are changed by their own versions."""
    return effects_on([paper.order])[paper.order_id] if isinstance(paper, SignedCopy) else []


def check_address(code: str) -> str:
    """Return the address of the check page as it stands on paper."""
    return f"{settings.SITE_URL}{reverse('verify', args=[code])}"


def fingerprint(file: "UploadedFile[bytes]") -> str:
    """Return the SHA-256 of the file, which is read piece by piece and kept nowhere."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
