from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0005_counted_by_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="community",
            name="welcome",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="community",
            name="role_question",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="community",
            name="role_examples",
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
