import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from circulade.core.create_models import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('core', '0002_guard_audit'),
    ]

    operations = [
        CreateModels(
            models=[migrations.CreateModel(
                name='RuleSet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('programme_id', models.PositiveBigIntegerField(db_index=True)),
                    ('rules', models.JSONField(default=dict, help_text='RULES.json as documented for `circulade select`.')),
                    ('parameters', models.JSONField(blank=True, default=dict, help_text='How attributes are computed, such as what counts as involved.')),
                    ('revision', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('object_id', models.CharField(max_length=40)),
                    ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('content_type', 'object_id'), name='one_rule_set_each')],
                },
            ), migrations.CreateModel(
                name='PanelDecision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(max_length=60)),
                    ('action', models.CharField(choices=[('include', 'include'), ('exclude', 'exclude')], max_length=8)),
                    ('people', models.CharField(blank=True, help_text='Who decided.', max_length=500)),
                    ('at', models.DateTimeField()),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('reason', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.remark')),
                    ('rule_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='panel_decisions', to='cohorts.ruleset')),
                ],
                options={
                    'ordering': ['at'],
                },
            ), migrations.CreateModel(
                name='CohortSelection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('state', models.CharField(choices=[('trial', 'trial'), ('proposed', 'proposed'), ('decided', 'decided'), ('superseded', 'superseded')], default='trial', max_length=12)),
                    ('label', models.CharField(blank=True, max_length=200)),
                    ('replaces', models.CharField(blank=True, help_text='Who withdrew, when this selection finds their replacement.', max_length=60)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('run', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='selection', to='core.run')),
                    ('supersedes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='cohorts.cohortselection')),
                    ('rule_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='selections', to='cohorts.ruleset')),
                ],
                options={
                    'ordering': ['-number'],
                    'constraints': [models.UniqueConstraint(fields=('rule_set', 'number'), name='selection_number_once')],
                },
            ), migrations.CreateModel(
                name='Outcome',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(db_index=True, max_length=60)),
                    ('outcome', models.CharField(max_length=12)),
                    ('track', models.CharField(blank=True, max_length=60)),
                    ('points', models.DecimalField(decimal_places=4, max_digits=12, null=True)),
                    ('rank', models.PositiveIntegerField(null=True)),
                    ('place', models.PositiveIntegerField(help_text='Order of the row in the dossier.')),
                    ('reason', models.JSONField(default=dict, help_text='Code and parameters.')),
                    ('selection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='cohorts.cohortselection')),
                ],
                options={
                    'ordering': ['place'],
                    'constraints': [models.UniqueConstraint(fields=('selection', 'ref'), name='one_outcome_each')],
                },
            )],
        ),
    ]
