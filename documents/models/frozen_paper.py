"""What was signed or approved, kept as it was."""

import hashlib
from typing import Any

from django.db import models


class FrozenPaper(models.Model):
    """The text, the file and its fingerprint, written once: a correction is another order or another version."""

    html = models.TextField("текст", editable=False)
    pdf = models.BinaryField("PDF")
    sha256 = models.CharField("SHA-256 файла PDF", max_length=64, editable=False)
    made_at = models.DateTimeField("закреплено", auto_now_add=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a frozen paper is never written again")
        self.sha256 = hashlib.sha256(self.pdf).hexdigest()
        super().save(*args, **kwargs)
