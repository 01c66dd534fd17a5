from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('mentoring', '0019_several_forms'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='pairchange',
            name='pair_change_terms_with_form',
        ),
        migrations.RemoveField(
            model_name='historicalpair',
            name='form',
        ),
        migrations.RemoveField(
            model_name='historicalpairchange',
            name='new_form',
        ),
        migrations.RemoveField(
            model_name='pair',
            name='form',
        ),
        migrations.RemoveField(
            model_name='pairchange',
            name='new_form',
        ),
    ]
