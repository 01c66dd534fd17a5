"""A program that was to end with its pair has the pair's later day written down, as orders do from now on."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import migrations


def go_on(apps: Any, _schema: Any) -> None:
    """Tell the prolongations over again, one after the other; pairs with a new mentor go on with what came before."""
    done = apps.get_model("mentoring", "PairChange").objects.filter(kind="prolong", state="done")
    programs = apps.get_model("programs", "Program").objects.exclude(state="completed")
    for change in done.select_related("pair").order_by("pk"):
        eve = change.effective_on - dt.timedelta(days=1)
        ending_together = programs.filter(pair__in=list(_with_successors(apps, change.pair_id)), ends_on=eve)
        ending_together.update(ends_on=change.new_ends_on)


def _with_successors(apps: Any, pair_id: int | None) -> Iterator[int]:
    pairs = apps.get_model("mentoring", "Pair").objects
    while pair_id is not None:
        yield pair_id
        pair_id = pairs.filter(continues=pair_id).values_list("pk", flat=True).first()


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0022_sent_content"), ("programs", "0008_longer_titles")]

    operations = [migrations.RunPython(go_on, migrations.RunPython.noop)]
