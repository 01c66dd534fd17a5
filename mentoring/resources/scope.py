"""Whose rows are whose: one rule for the admin's pages, for its choices and for files."""

from typing import Any

from django.db import models

from mentoring.models import User


def organization_id(thing: Any, path: str) -> int | None:
    """Follow `path` («plan__program__pair__organization») to the key of the thing's organization."""
    *way, last = path.split("__")
    for step in way:
        thing = getattr(thing, step, None)
    return getattr(thing, last if last == "pk" else f"{last}_id", None)


def own(queryset: models.QuerySet[Any], user: User | None, *, path: str) -> models.QuerySet[Any]:
    """Keep the rows of the user's organization; a superuser has all of them, nobody has none."""
    if user is None:
        return queryset.none()
    if user.is_superuser or not path:
        return queryset
    return queryset.filter(**{path: user.organization_id}) if user.organization_id else queryset.none()


def choices(model: type[models.Model], user: User | None, *, path: str = "") -> models.QuerySet[Any]:
    """Return what the user may refer to: own objects and common entries.

    path: the way to the organization where the model's queryset has no `visible_to`
    """
    everything = model._default_manager.all()
    if user is None:
        return everything.none()
    if user.is_superuser:
        return everything
    if hasattr(everything, "visible_to"):
        visible: models.QuerySet[Any] = everything.visible_to(user)
        return visible
    return own(everything, user, path=path) if path else everything.none()
