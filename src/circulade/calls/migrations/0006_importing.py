
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('calls', '0005_assessing'),
        ('core', '0005_replay'),
    ]

    operations = [
        migrations.AddField(
            model_name='clarification',
            name='file',
            field=models.ForeignKey(blank=True, help_text='Came with the answer.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.attachment'),
        ),
        migrations.CreateModel(
            name='ImportedContribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stated', models.JSONField(default=dict)),
                ('first_saved_at', models.DateTimeField(blank=True, null=True)),
                ('last_saved_at', models.DateTimeField(blank=True, null=True)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='imported', to='calls.application')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contributions', to='calls.import')),
                ('submission', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='calls.submission')),
            ],
            options={
                'ordering': ['application'],
            },
        ),
    ]
