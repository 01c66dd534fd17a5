"""A plan has a table of its own: those that there are take over the table of their form."""

from django.db import migrations


def take_tables(apps, schema_editor):
    using = schema_editor.connection.alias
    layouts = apps.get_model("programs", "PlanLayout").objects.using(using)
    for layout in layouts.only("columns", "has_column_numbers", "notes"):
        table = {name: getattr(layout, name) for name in ("columns", "has_column_numbers", "notes")}
        for model in ("Plan", "HistoricalPlan"):
            apps.get_model("programs", model).objects.using(using).filter(layout_id=layout.pk).update(**table)


class Migration(migrations.Migration):
    dependencies = [("programs", "0004_own_tables")]

    operations = [migrations.RunPython(take_tables, migrations.RunPython.noop)]
