"""Let the orders that are there keep the roadmap that they meant: the one of their school year."""

from typing import Any

from django.db import migrations


def keep(apps: Any, _schema: Any) -> None:
    """A draft means the draft of its year, a signed order the roadmap that was approved on its date."""
    order, roadmap = apps.get_model("documents", "Order"), apps.get_model("roadmap", "Roadmap")
    ordered = apps.get_model("roadmap", "OrderedRoadmap")
    for each in order.objects.filter(kind__in=["system", "roadmap"], start_year__isnull=False):
        of_year = roadmap.objects.filter(organization=each.organization_id, start_year=each.start_year)
        is_draft = each.state in {"draft", "visas"}
        meant = of_year.filter(state="draft") if is_draft else of_year.filter(approved_copy__approved_on=each.signed_on)
        for found in meant[:1]:
            ordered.objects.create(order=each, roadmap=found)


class Migration(migrations.Migration):
    dependencies = [("roadmap", "0008_several_a_year")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
