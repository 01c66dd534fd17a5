"""A sheet of staff keeps the day for which it is drawn up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0027_sympathies")]

    operations = [
        migrations.AddField(
            model_name="staffimport",
            name="counted_on",
            field=models.DateField(null=True, verbose_name="по состоянию на"),
        ),
    ]
