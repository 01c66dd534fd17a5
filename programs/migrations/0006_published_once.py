from django.db import migrations, models

PUBLISHED, COMPLETED = "published", "completed"


def say_it_once(apps, schema_editor):
    """A published program is a completed one: the publication alone says so, in the log too."""
    for name in ("Program", "HistoricalProgram"):
        apps.get_model("programs", name).objects.filter(state=PUBLISHED).update(state=COMPLETED)
    log = apps.get_model("mentoring", "StateChange").objects.filter(
        content_type__app_label="programs", content_type__model="program", field="state"
    )
    log.filter(models.Q(from_state=PUBLISHED) | models.Q(to_state=PUBLISHED)).delete()


def say_it_twice(apps, schema_editor):
    for name in ("Program", "HistoricalProgram"):
        apps.get_model("programs", name).objects.filter(publication=PUBLISHED).update(state=PUBLISHED)


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('mentoring', '0001_initial'),
        ('programs', '0005_take_tables'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='program', name='program_completed_with_result'),
        migrations.RemoveConstraint(model_name='program', name='program_published_only_completed'),
        migrations.RunPython(say_it_once, say_it_twice),
        migrations.AlterField(
            model_name='historicalprogram',
            name='state',
            field=models.CharField(choices=[('draft', 'черновик'), ('acknowledged', 'наставляемый ознакомлен'), ('checked', 'проверена куратором'), ('approved', 'утверждена'), ('running', 'реализуется'), ('changed', 'изменяется'), ('completed', 'завершена')], default='draft', editable=False, max_length=12, verbose_name='состояние'),
        ),
        migrations.AlterField(
            model_name='program',
            name='state',
            field=models.CharField(choices=[('draft', 'черновик'), ('acknowledged', 'наставляемый ознакомлен'), ('checked', 'проверена куратором'), ('approved', 'утверждена'), ('running', 'реализуется'), ('changed', 'изменяется'), ('completed', 'завершена')], default='draft', editable=False, max_length=12, verbose_name='состояние'),
        ),
        migrations.AddConstraint(
            model_name='program',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'completed'), _negated=True), models.Q(('completed_on__isnull', False), models.Q(('result', ''), _negated=True)), _connector='OR'), name='program_completed_with_result', violation_error_message='Программа завершается с результатом.'),
        ),
        migrations.AddConstraint(
            model_name='program',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('publication', 'published'), _negated=True), ('state', 'completed'), _connector='OR'), name='program_published_only_completed', violation_error_message='Публикуются только завершённые программы.'),
        ),
    ]
