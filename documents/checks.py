"""Whether the machine has what papers need: `manage.py check`, and each start of the site."""

from typing import Any

from django.core.checks import Error, register

from documents.press.equipment import lacks


@register("press")
def check_equipment(**_options: Any) -> list[Error]:
    """Name what is missing, with the command that installs it; nothing can be printed or signed without."""
    return [
        Error(f"Papers cannot be drawn: {lack.name} is missing.", hint=lack.install, id="documents.E001")
        for kind in ("pdf", "docx")
        for lack in lacks(kind)
    ]
