"""The agreement of mentor and mentee as both have agreed to it."""

from django.db import models

from documents.models.frozen_paper import FrozenPaper
from mentoring.models import Agreement


class SignedAgreement(FrozenPaper):
    agreement = models.OneToOneField(Agreement, models.PROTECT, verbose_name="соглашение", related_name="signed_copy")

    class Meta:
        verbose_name = "экземпляр соглашения"
        verbose_name_plural = "экземпляры соглашений"

    def __str__(self) -> str:
        return str(self.agreement)
