"""The mark of an electronic signature on the page of its paper."""

from typing import Any

from django import template
from django.utils import timezone

from documents.models import ElectronicSignature, FrozenPaper

register = template.Library()


@register.inclusion_tag("documents/_electronic_signature.html", takes_context=True)
def electronic_signature(
    context: template.Context, kept: FrozenPaper, signature: ElectronicSignature | None
) -> dict[str, Any]:
    """Show the mark of the kept paper, what was checked of it, and what the user may do with it."""
    user = context["request"].user
    return {
        "kept": kept,
        "signature": signature,
        "doubt": signature.doubt_on(timezone.localdate()) if signature else "",
        "may_mark": bool(kept.code) and user.has_perm("documents.mark_signature", kept.about),
        "may_take": user.has_perm("documents.take_signature", kept.about),
    }
