"""The agreement of mentor and mentee as both have agreed to it."""

from django.db import models

from documents.models.frozen_paper import FrozenPaper, PublicFacts
from mentoring.enums import Tone
from mentoring.models import Agreement


class SignedAgreement(FrozenPaper):
    agreement = models.OneToOneField(Agreement, models.PROTECT, verbose_name="соглашение", related_name="signed_copy")

    class Meta:
        verbose_name = "экземпляр соглашения"
        verbose_name_plural = "экземпляры соглашений"

    def __str__(self) -> str:
        return str(self.agreement)

    @property
    def about(self) -> Agreement:
        return self.agreement

    @property
    def file_name(self) -> str:
        return str(self.agreement)

    @property
    def public_facts(self) -> PublicFacts:
        agreement = self.agreement
        later = agreement.member.agreements.filter(version__gt=agreement.version, signed_copy__isnull=False).exists()
        return PublicFacts(
            kind="Соглашение о наставничестве",
            organization=agreement.organization,
            day=max(day for _side, _person, day in agreement.sides if day),
            state="заменено новой редакцией" if later else "действует",
            tone=Tone.LATE if later else Tone.DONE,
        )
