
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('mentoring', '0012_pair_term_reason'),
    ]

    operations = [
        migrations.CreateModel(
            name='Head',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(verbose_name='назначен с')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='по')),
                ('basis', models.CharField(blank=True, help_text='Приказ: номер и дата', max_length=200, verbose_name='основание')),
            ],
            options={
                'verbose_name': 'руководитель',
                'verbose_name_plural': 'руководители',
                'ordering': ('-starts_on', 'pk'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HistoricalHead',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('starts_on', models.DateField(verbose_name='назначен с')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='по')),
                ('basis', models.CharField(blank=True, help_text='Приказ: номер и дата', max_length=200, verbose_name='основание')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical руководитель',
                'verbose_name_plural': 'historical руководители',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='actinghead',
            name='founder_order',
            field=models.CharField(blank=True, max_length=50, verbose_name='приказ учредителя, номер'),
        ),
        migrations.AddField(
            model_name='actinghead',
            name='founder_order_on',
            field=models.DateField(blank=True, null=True, verbose_name='дата приказа учредителя'),
        ),
        migrations.AddField(
            model_name='actinghead',
            name='is_confirmed',
            field=models.BooleanField(default=True, editable=False, verbose_name='подтвердил руководитель'),
        ),
        migrations.AddField(
            model_name='historicalactinghead',
            name='founder_order',
            field=models.CharField(blank=True, max_length=50, verbose_name='приказ учредителя, номер'),
        ),
        migrations.AddField(
            model_name='historicalactinghead',
            name='founder_order_on',
            field=models.DateField(blank=True, null=True, verbose_name='дата приказа учредителя'),
        ),
        migrations.AddField(
            model_name='historicalactinghead',
            name='is_confirmed',
            field=models.BooleanField(default=True, editable=False, verbose_name='подтвердил руководитель'),
        ),
        migrations.AlterField(
            model_name='curator',
            name='employee',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_terms', to='mentoring.employee', verbose_name='сотрудник'),
        ),
        migrations.AddConstraint(
            model_name='actinghead',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('founder_order', ''), ('founder_order_on', None)), models.Q(models.Q(('founder_order', ''), _negated=True), ('founder_order_on__isnull', False)), _connector='OR'), name='acting_head_founder_order_whole', violation_error_message='У приказа учредителя – номер и дата.'),
        ),
        migrations.AddField(
            model_name='head',
            name='employee',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_terms', to='mentoring.employee', verbose_name='сотрудник'),
        ),
        migrations.AddField(
            model_name='historicalhead',
            name='employee',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='mentoring.employee', verbose_name='сотрудник'),
        ),
        migrations.AddField(
            model_name='historicalhead',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='head',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='head_period_forward', violation_error_message='Срок кончается раньше, чем начинается.'),
        ),
    ]
