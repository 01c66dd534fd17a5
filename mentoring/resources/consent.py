"""The consents in a file: people × kinds, in words."""

from typing import Any

from django.utils import timezone
from import_export.fields import Field

from mentoring.enums import ConsentKind
from mentoring.models import Employee
from mentoring.queries.consent import standings
from mentoring.resources.base import ScopedResource, shown


class ConsentStandingResource(ScopedResource):
    """Of employees listed `for_consents`; only exported."""

    full_name = shown("full_name", "сотрудник")
    post = shown("post", "должность")
    personal_data = Field(column_name=ConsentKind.PERSONAL_DATA.label, readonly=True)
    publication = Field(column_name=ConsentKind.PUBLICATION.label, readonly=True)
    mentoring = Field(column_name=ConsentKind.MENTORING.label, readonly=True)

    class Meta:
        model = Employee
        fields = ("full_name", "post", *ConsentKind.values)

    def export_resource(self, instance: Any, *args: Any, **kwargs: Any) -> Any:
        instance.consent_words = {each.kind: each.label for each in standings(instance, on=timezone.localdate())}
        return super().export_resource(instance, *args, **kwargs)

    def dehydrate_personal_data(self, employee: Any) -> str:
        return str(employee.consent_words[ConsentKind.PERSONAL_DATA])

    def dehydrate_publication(self, employee: Any) -> str:
        return str(employee.consent_words[ConsentKind.PUBLICATION])

    def dehydrate_mentoring(self, employee: Any) -> str:
        return str(employee.consent_words[ConsentKind.MENTORING])
