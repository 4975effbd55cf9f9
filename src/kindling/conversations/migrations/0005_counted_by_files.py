from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0004_rhythm"),
    ]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name="people_by_files",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="conversation",
            name="newcomers_by_files",
            field=models.BooleanField(default=False),
        ),
    ]
