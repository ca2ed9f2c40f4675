import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def number_tables(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Count the tables of each day from 1, in the order in which they were listed."""
    tables = apps.get_model("matchmaking", "PeerTable")
    last: dict[int, int] = {}
    for table in tables.objects.order_by("day", "challenge__title", "language", "pk"):
        last[table.day_id] = table.number = last.get(table.day_id, 0) + 1
        table.save(update_fields=["number"])


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0002_both_ways'),
        ('matchmaking', '0005_kinds_and_declined_visits'),
    ]

    operations = [
        migrations.AddField(
            model_name='meetingday',
            name='peer_session',
            field=models.ForeignKey(blank=True, help_text='When and where the peer tables sit.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='peer_days', to='events.eventsession'),
        ),
        migrations.AlterModelOptions(
            name='peertable',
            options={'ordering': ['number']},
        ),
        migrations.AddField(
            model_name='peertable',
            name='number',
            field=models.PositiveSmallIntegerField(default=0, help_text='What stands on the table, from 1.'),
            preserve_default=False,
        ),
        migrations.RunPython(number_tables, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='peertable',
            constraint=models.UniqueConstraint(fields=('day', 'number'), name='peer_table_number_once'),
        ),
    ]
