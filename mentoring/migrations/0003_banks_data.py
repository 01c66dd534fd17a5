from django.db import migrations

from mentoring.text import searchable

BATCH = 1000
TITLE = 300


def move_training(apps, schema_editor):
    """The text about courses becomes a row; what does not fit a title stays whole as experience.

    Not taken back: whoever goes back to 0001 loses what was recorded of trainings since.
    """
    Mentor = apps.get_model("mentoring", "Mentor")
    Training = apps.get_model("mentoring", "Training")
    for mentor in Mentor.objects.exclude(training=""):
        Training.objects.create(mentor=mentor, kind="other", title=mentor.training[:TITLE])
        if len(mentor.training) > TITLE:
            mentor.experience = mentor.training
            mentor.save(update_fields=["experience"])


def fill_search(apps, schema_editor):
    Employee = apps.get_model("mentoring", "Employee")
    batch = []
    for person in Employee.objects.iterator(BATCH):
        words = (person.last_name, person.first_name, person.middle_name, person.post)
        person.search = searchable(" ".join(words))[:500]
        batch.append(person)
        if len(batch) == BATCH:
            Employee.objects.bulk_update(batch, ["search"])
            batch = []
    Employee.objects.bulk_update(batch, ["search"])


class Migration(migrations.Migration):

    dependencies = [
        ("mentoring", "0002_banks"),
    ]

    operations = [
        migrations.RunPython(move_training, migrations.RunPython.noop),
        migrations.RunPython(fill_search, migrations.RunPython.noop),
    ]
