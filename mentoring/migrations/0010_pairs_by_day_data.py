"""What was done at once becomes what is decided for a day: states are told from the dates from now on."""

import datetime as dt
from typing import Any

from django.db import migrations
from django.db.models import F, Min
from django.utils import timezone

PAUSED, PAIRED, PROLONGED = "paused", "paired", "prolonged"


def tell_by_days(apps: Any, _schema: Any) -> None:
    model = lambda name: apps.get_model("mentoring", name)  # noqa: E731 - a name for each model is no clearer
    for member in model("PairMentee").objects.exclude(released_on=None):
        member.released_on -= dt.timedelta(days=1)
        member.save(update_fields=["released_on"])
    model("Mentor").objects.filter(state=PAIRED).update(state="listed")
    model("Mentee").objects.filter(state=PAIRED).update(state="searching")
    _prolonged(model)
    _paused(apps, model)


def _prolonged(model: Any) -> None:
    done = model("PairChange").objects.filter(kind="prolong", state="done")
    for row in done.values("pair").annotate(first=Min("effective_on")):
        model("Pair").objects.filter(pk=row["pair"]).update(prolonged_from=row["first"])
    model("Pair").objects.filter(state=PROLONGED, prolonged_from=None).update(prolonged_from=F("in_force_from"))


def _paused(apps: Any, model: Any) -> None:
    """Make of a stored pause one with its first day, and give the pair the state that it had before."""
    kind = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="mentoring", model="pair").first()
    for pair in model("Pair").objects.filter(state=PAUSED):
        said = model("StateChange").objects.filter(content_type=kind, object_id=pair.pk, to_state=PAUSED)
        last = said.exclude(from_state=PAUSED).order_by("pk").last()
        first = timezone.localdate(last.at) if last else pair.in_force_from
        model("PairPause").objects.create(pair=pair, starts_on=first)
        pair.state = last.from_state if last else PROLONGED if pair.prolonged_from else "active"
        pair.save(update_fields=["state"])


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0009_pairs_by_day"), ("contenttypes", "0002_remove_content_type_name")]

    operations = [migrations.RunPython(tell_by_days, migrations.RunPython.noop)]
