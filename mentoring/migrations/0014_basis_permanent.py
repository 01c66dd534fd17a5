
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('mentoring', '0013_posts'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='pair',
            name='pair_in_force_by_consent_and_order',
        ),
        migrations.AddConstraint(
            model_name='pair',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['active', 'completed', 'prolonged', 'replacing', 'terminated']), _negated=True), models.Q(('in_force_from__isnull', False), models.Q(('consent__isnull', False), ('basis_kind__in', ['duties']), _connector='OR')), _connector='OR'), name='pair_in_force_by_consent_and_order', violation_error_message='Пара вступает в силу только приказом и с согласием наставника.'),
        ),
    ]
