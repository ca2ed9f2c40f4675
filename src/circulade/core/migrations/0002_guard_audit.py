# Written by hand: triggers that refuse UPDATE and DELETE on the audit trail.

from django.db import migrations

from circulade.core.audit_guard import guard


def put_up(apps, schema_editor):
    guard(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0001_initial'),
    ]

    # No way back: the product does not lift the guard.
    operations = [migrations.RunPython(put_up)]
