import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from circulade.core.create_models import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('core', '0002_guard_audit'),
        ('register', '0001_initial'),
    ]

    operations = [
        CreateModels(
            models=[migrations.CreateModel(
                name='MineStudy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.SlugField(help_text='Stable public reference.', max_length=80)),
                    ('title', models.CharField(max_length=200)),
                    ('note', models.TextField(blank=True, help_text='What readers must know, such as that figures are estimates.')),
                    ('population', models.PositiveIntegerField(blank=True, null=True)),
                    ('population_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('population_source', models.CharField(blank=True, max_length=300)),
                    ('base_year', models.PositiveSmallIntegerField(default=2025)),
                    ('last_year', models.PositiveSmallIntegerField(default=2050)),
                    ('draws', models.PositiveSmallIntegerField(default=256)),
                    ('seed', models.CharField(default='circulade', max_length=100)),
                    ('facts', models.CharField(blank=True, help_text='Version of the shipped facts.', max_length=20)),
                    ('state', models.CharField(choices=[('draft', 'draft'), ('computing', 'being computed'), ('computed', 'computed'), ('published', 'published')], default='draft', max_length=10)),
                    ('shared', models.BooleanField(default=False)),
                    ('revision', models.PositiveIntegerField(default=0)),
                    ('progress', models.PositiveSmallIntegerField(default=0, help_text='Per cent computed.')),
                    ('trouble', models.TextField(blank=True, help_text='Why the last computation failed.')),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('updated_at', models.DateTimeField(auto_now=True)),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mine_studies', to='accounts.programme')),
                    ('run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.run')),
                    ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mine_studies', to='register.territory')),
                ],
                options={
                    'verbose_name_plural': 'mine studies',
                    'ordering': ['ref'],
                    'constraints': [models.UniqueConstraint(fields=('programme', 'ref'), name='mine_study_ref_once')],
                },
            ), migrations.CreateModel(
                name='StudyRow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sheet', models.CharField(choices=[('products', 'Products'), ('points', 'Data'), ('assumptions', 'Assumptions'), ('strategies', 'Scenarios'), ('collected', 'Collected weights'), ('prices', 'Prices'), ('substances', 'Materials')], max_length=12)),
                    ('position', models.PositiveIntegerField()),
                    ('cells', models.JSONField(default=dict)),
                    ('origin', models.CharField(choices=[('shipped', 'shipped with Circulade'), ('typed', 'typed'), ('imported', 'imported'), ('changed', 'shipped, then changed')], default='typed', max_length=10)),
                    ('study', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='urbanmine.minestudy')),
                ],
                options={
                    'ordering': ['sheet', 'position'],
                    'constraints': [models.UniqueConstraint(fields=('study', 'sheet', 'position'), name='mine_row_position_once')],
                },
            )],
        ),
    ]
