from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

INDEX = "employee_search_trigrams"


def make_index(apps, schema_editor):
    """An index by trigrams carries «contains»; SQLite has none and needs none."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"CREATE INDEX {INDEX} ON mentoring_employee USING gin (search gin_trgm_ops)")


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX {INDEX}")


class Migration(migrations.Migration):

    dependencies = [
        ("mentoring", "0003_banks_data"),
    ]

    operations = [
        migrations.RemoveField(
            model_name='historicalmentor',
            name='training',
        ),
        migrations.RemoveField(
            model_name='mentor',
            name='training',
        ),
        TrigramExtension(),
        migrations.RunPython(make_index, drop_index),
    ]
