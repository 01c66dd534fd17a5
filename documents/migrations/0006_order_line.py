from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0005_draft_without_number'),
    ]

    operations = [
        migrations.RenameModel(old_name='OrderPair', new_name='OrderLine'),
        migrations.AlterModelOptions(
            name='orderline',
            options={'ordering': ('position', 'pk'), 'verbose_name': 'строка приказа', 'verbose_name_plural': 'строки приказов'},
        ),
    ]
