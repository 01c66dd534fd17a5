from typing import Any

from django.db import migrations

from mentoring.text import number_key

PLACES = {"Order": ("organization_id", "register", "year"), "BodySession": ("body_id", "year")}


def make_anew(apps: Any, _editor: Any) -> None:
    """Make the keys by the rule of today; of two that look the same the later one gets a key of its own."""
    for name, place in PLACES.items():
        rows = apps.get_model("documents", name).objects
        changed, used = {}, set()
        for row in rows.exclude(number="").order_by("year", "pk").iterator():
            key = number_key(row.number)
            where = tuple(getattr(row, one) for one in place)
            if (*where, key) in used:
                key = f"{key[:60]} {row.pk}"
            used.add((*where, key))
            if key != row.number_key:
                changed[row.pk] = key
        rows.filter(pk__in=changed).update(number_key="")
        for pk, key in changed.items():
            rows.filter(pk=pk).update(number_key=key)


class Migration(migrations.Migration):

    dependencies = [('documents', '0022_stamp_has_head')]

    operations = [migrations.RunPython(make_anew, migrations.RunPython.noop)]
