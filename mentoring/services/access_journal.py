"""The journal of access to personal data is written here: one INSERT, nothing is read for it."""

from mentoring.enums import AccessKind
from mentoring.models import AccessEntry, User
from mentoring.models.access_entry import ABOUT_LENGTH


def record(
    kind: AccessKind,
    *,
    by: User,
    about: str = "",
    employee_id: int | None = None,
    organization_id: int | None = None,
) -> None:
    """Write that the user had access to what it is about.

    employee_id: whose card it is
    organization_id: where the user, a technical administrator, belongs to none
    """
    AccessEntry.objects.create(
        organization_id=by.organization_id or organization_id,
        by=by,
        kind=kind,
        about=about[:ABOUT_LENGTH],
        employee_id=employee_id,
    )
