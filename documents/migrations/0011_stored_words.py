from typing import Any

from django.db import migrations, models


def tell_for_whom(apps: Any, _schema: Any) -> None:
    """Tell of each correction the words of the card on the day when somebody made it."""
    made, cards = (
        apps.get_model(*name) for name in (("documents", "HistoricalCaseForm"), ("mentoring", "HistoricalEmployee"))
    )
    for form in apps.get_model("documents", "CaseForm").objects.select_related("employee"):
        last = made.objects.filter(id=form.pk).order_by("-history_date", "-history_id").first()
        then = cards.objects.filter(id=form.employee_id)
        then = then.filter(history_date__lte=last.history_date) if last else then.none()
        card = then.order_by("-history_date", "-history_id").first() or form.employee
        form.made_for_name = " ".join(part for part in (card.last_name, card.first_name, card.middle_name) if part)
        form.made_for_sex, form.made_for_post = card.sex, card.post
        form.save(update_fields=["made_for_name", "made_for_sex", "made_for_post"])


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0010_deadline_days"),
    ]

    operations = [
        migrations.AddField(
            model_name="caseform",
            name="made_for_name",
            field=models.CharField(default="", editable=False, max_length=200, verbose_name="исправлено для имени"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="caseform",
            name="made_for_post",
            field=models.CharField(default="", editable=False, max_length=250, verbose_name="исправлено для должности"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="caseform",
            name="made_for_sex",
            field=models.CharField(
                choices=[("female", "женский"), ("male", "мужской")],
                default="",
                editable=False,
                max_length=6,
                verbose_name="исправлено для пола",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalcaseform",
            name="made_for_name",
            field=models.CharField(default="", editable=False, max_length=200, verbose_name="исправлено для имени"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalcaseform",
            name="made_for_post",
            field=models.CharField(default="", editable=False, max_length=250, verbose_name="исправлено для должности"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="historicalcaseform",
            name="made_for_sex",
            field=models.CharField(
                choices=[("female", "женский"), ("male", "мужской")],
                default="",
                editable=False,
                max_length=6,
                verbose_name="исправлено для пола",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="order",
            name="composed_of",
            field=models.JSONField(
                blank=True, default=list, editable=False, verbose_name="слова о людях при составлении"
            ),
        ),
        migrations.RunPython(tell_for_whom, migrations.RunPython.noop),
    ]
