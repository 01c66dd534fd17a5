"""The two days on a card become rows, one for each paper that was shown."""

from typing import Any

from django.db import migrations

PAPERS = {
    "no_criminal_record_shown_on": ("no-criminal-record", "справка об отсутствии судимости", 10),
    "medical_shown_on": ("medical", "медицинское заключение", 20),
}


def take(apps: Any, _schema: Any) -> None:
    model = lambda name: apps.get_model("mentoring", name)  # noqa: E731 - a name for each model is no clearer
    for field, (code, title, position) in PAPERS.items():
        shown = model("Employee").objects.exclude(**{field: None})
        if shown.exists():
            clearance, _ = model("Clearance").objects.get_or_create(
                organization=None, code=code, defaults={"title": title, "position": position}
            )
            model("ShownClearance").objects.bulk_create(
                model("ShownClearance")(employee=person, clearance=clearance, shown_on=getattr(person, field))
                for person in shown
            )


class Migration(migrations.Migration):

    dependencies = [
        ('mentoring', '0015_clearances'),
    ]

    operations = [
        migrations.RunPython(take, migrations.RunPython.noop),
        migrations.RemoveField(model_name='employee', name='medical_shown_on'),
        migrations.RemoveField(model_name='employee', name='no_criminal_record_shown_on'),
        migrations.RemoveField(model_name='historicalemployee', name='medical_shown_on'),
        migrations.RemoveField(model_name='historicalemployee', name='no_criminal_record_shown_on'),
    ]
