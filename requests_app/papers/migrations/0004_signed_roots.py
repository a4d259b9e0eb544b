"""Roots of the log carry the installation's signature; those published before stay unsigned."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0003_verification"),
    ]

    operations = [
        migrations.AddField(
            model_name="logroot",
            name="origin",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.AddField(
            model_name="logroot",
            name="signature",
            field=models.TextField(blank=True, default=""),
        ),
    ]
