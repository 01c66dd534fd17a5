"""A pair may have several forms: the one it has becomes the first of them, in its history too."""

from typing import Any

import django.db.models.deletion
import simple_history.models
from django.db import migrations, models

FIELDS = (("Pair", "form", "forms"), ("PairChange", "new_form", "new_forms"))


def take(apps: Any, _schema: Any) -> None:
    for name, one, many in FIELDS:
        model, history = apps.get_model("mentoring", name), apps.get_model("mentoring", f"Historical{name}")
        rows, owner = getattr(model, many).through, name.lower()
        told = model.objects.exclude(**{one: None}).values_list("pk", f"{one}_id")
        rows.objects.bulk_create(rows(**{f"{owner}_id": pk, "mentoringform_id": form}) for pk, form in told)
        now = dict(rows.objects.values_list(f"{owner}_id", "pk"))
        told_then = history.objects.exclude(**{one: None}).values_list("history_id", "id", f"{one}_id")
        rows_then = apps.get_model("mentoring", f"Historical{name}_{many}")
        rows_then.objects.bulk_create(
            rows_then(id=now.get(pk, 0), history_id=history_id, mentoringform_id=form, **{f"{owner}_id": pk})
            for history_id, pk, form in told_then
        )


class Migration(migrations.Migration):

    dependencies = [
        ('mentoring', '0018_access_words'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalPair_forms',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'HistoricalPair_forms',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalPairChange_new_forms',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'HistoricalPairChange_new_forms',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='pair',
            name='forms',
            field=models.ManyToManyField(related_name='+', to='mentoring.mentoringform', verbose_name='формы'),
        ),
        migrations.AddField(
            model_name='pairchange',
            name='new_forms',
            field=models.ManyToManyField(blank=True, related_name='+', to='mentoring.mentoringform', verbose_name='новые формы'),
        ),
        migrations.AddField(
            model_name='historicalpair_forms',
            name='history',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='mentoring.historicalpair'),
        ),
        migrations.AddField(
            model_name='historicalpair_forms',
            name='mentoringform',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='mentoring.mentoringform'),
        ),
        migrations.AddField(
            model_name='historicalpair_forms',
            name='pair',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='mentoring.pair'),
        ),
        migrations.AddField(
            model_name='historicalpairchange_new_forms',
            name='history',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='mentoring.historicalpairchange'),
        ),
        migrations.AddField(
            model_name='historicalpairchange_new_forms',
            name='mentoringform',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='mentoring.mentoringform'),
        ),
        migrations.AddField(
            model_name='historicalpairchange_new_forms',
            name='pairchange',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='mentoring.pairchange'),
        ),
        migrations.RunPython(take, migrations.RunPython.noop),
    ]
