import django.core.validators
import django.db.models.deletion
import i18nfield.fields
from django.conf import settings
from django.db import migrations, models

from circulade.core.create_models import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        CreateModels(
            models=[migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.SlugField(max_length=80)),
                    ('name', i18nfield.fields.I18nCharField()),
                    ('kind', models.CharField(choices=[('local_authority', 'local authority'), ('regional_authority', 'regional authority'), ('national_authority', 'national authority'), ('agency', 'agency'), ('public_company', 'publicly owned company'), ('company', 'company'), ('research', 'research body'), ('foundation', 'foundation or association'), ('cluster_body', 'cluster body'), ('eu_institution', 'EU institution')], max_length=20)),
                    ('role', models.CharField(blank=True, choices=[('', 'none'), ('associated_partner', 'associated partner'), ('office_partner', 'office partner')], max_length=20)),
                    ('country', models.CharField(max_length=2)),
                    ('website', models.URLField(blank=True)),
                    ('public', models.BooleanField(default=False)),
                    ('invented', models.BooleanField(default=False)),
                    ('revision', models.PositiveIntegerField(default=0, help_text='Grows with each change: a later writer notices.')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('updated_at', models.DateTimeField(auto_now=True)),
                    ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='register.organisation')),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='organisations', to='accounts.programme')),
                    ('territories', models.ManyToManyField(blank=True, related_name='organisations', to='register.territory')),
                ],
                options={
                    'ordering': ['ref'],
                    'constraints': [models.UniqueConstraint(fields=('programme', 'ref'), name='organisation_ref_once')],
                },
            ), migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('phone', models.CharField(blank=True, max_length=40)),
                    ('languages', models.JSONField(blank=True, default=list)),
                    ('invented', models.BooleanField(default=False)),
                    ('revision', models.PositiveIntegerField(default=0, help_text='Grows with each change: a later writer notices.')),
                    ('erased_at', models.DateTimeField(blank=True, null=True)),
                    ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='register.person')),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='accounts.programme')),
                    ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name_plural': 'people',
                    'ordering': ['name', 'pk'],
                },
            ), migrations.CreateModel(
                name='Expert',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('skills', models.JSONField(blank=True, default=list)),
                    ('days_available', models.DecimalField(decimal_places=1, default=0, max_digits=6)),
                    ('days_used', models.DecimalField(decimal_places=1, default=0, max_digits=6)),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='expert', to='register.person')),
                ],
                options={
                    'ordering': ['person__name'],
                },
            ), migrations.CreateModel(
                name='Contact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(blank=True, max_length=200)),
                    ('main', models.BooleanField(default=False)),
                    ('since', models.DateField(blank=True, null=True)),
                    ('until', models.DateField(blank=True, null=True)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='register.organisation')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='register.person')),
                ],
                options={
                    'ordering': ['-main', 'person__name'],
                },
            ), migrations.CreateModel(
                name='Territory',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.SlugField(help_text='Stable public reference.', max_length=80)),
                    ('name', i18nfield.fields.I18nCharField()),
                    ('kind', models.CharField(choices=[('city', 'city'), ('region', 'region'), ('cluster', 'territorial cluster')], max_length=10)),
                    ('country', models.CharField(help_text='ISO 3166 code; Greece is GR.', max_length=2)),
                    ('description', i18nfield.fields.I18nTextField(blank=True, default='')),
                    ('population', models.PositiveIntegerField(blank=True, help_text="Declared, never a gazetteer's.", null=True)),
                    ('population_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('population_source', models.CharField(blank=True, max_length=300)),
                    ('class_override', models.CharField(blank=True, max_length=40)),
                    ('type_override', models.CharField(blank=True, help_text='Urban–rural type, as decided.', max_length=40)),
                    ('override_reason', models.TextField(blank=True)),
                    ('maturity', models.CharField(blank=True, choices=[('beginning', 'beginning'), ('intermediate', 'intermediate'), ('advanced', 'advanced')], max_length=12)),
                    ('latitude', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-90), django.core.validators.MaxValueValidator(90)])),
                    ('longitude', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(-180), django.core.validators.MaxValueValidator(180)])),
                    ('website', models.URLField(blank=True)),
                    ('source', models.CharField(blank=True, max_length=300)),
                    ('public', models.BooleanField(default=False, help_text='Shown in the public directory and on the map.')),
                    ('invented', models.BooleanField(default=False)),
                    ('revision', models.PositiveIntegerField(default=0, help_text='Grows with each change: a later writer notices.')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('updated_at', models.DateTimeField(auto_now=True)),
                    ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='register.territory')),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='territories', to='accounts.programme')),
                ],
                options={
                    'verbose_name_plural': 'territories',
                    'ordering': ['ref'],
                    'constraints': [models.UniqueConstraint(fields=('programme', 'ref'), name='territory_ref_once')],
                },
            ), migrations.CreateModel(
                name='Project',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.SlugField(max_length=80)),
                    ('acronym', models.CharField(blank=True, max_length=40)),
                    ('name', i18nfield.fields.I18nCharField()),
                    ('starts', models.DateField(blank=True, null=True)),
                    ('ends', models.DateField(blank=True, null=True)),
                    ('website', models.URLField(blank=True)),
                    ('revision', models.PositiveIntegerField(default=0, help_text='Grows with each change: a later writer notices.')),
                    ('public', models.BooleanField(default=False)),
                    ('organisations', models.ManyToManyField(blank=True, related_name='projects', to='register.organisation')),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='projects', to='accounts.programme')),
                    ('territories', models.ManyToManyField(blank=True, related_name='projects', to='register.territory')),
                ],
                options={
                    'ordering': ['ref'],
                    'constraints': [models.UniqueConstraint(fields=('programme', 'ref'), name='project_ref_once')],
                },
            ), migrations.CreateModel(
                name='Participation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('pilot', 'Pilot'), ('fellow', 'Fellow'), ('working_group', 'working group'), ('community', 'community of practice'), ('mentoring', 'mentoring'), ('project', 'project'), ('associated_partner', 'associated partner')], max_length=20)),
                    ('state', models.CharField(choices=[('awaited', 'confirmation awaited'), ('confirmed', 'confirmed'), ('withdrawn', 'withdrawn')], default='confirmed', max_length=12)),
                    ('label', models.CharField(blank=True, max_length=200)),
                    ('since', models.DateField(blank=True, null=True)),
                    ('until', models.DateField(blank=True, null=True)),
                    ('evidence', models.CharField(blank=True, max_length=300)),
                    ('evidence_url', models.URLField(blank=True)),
                    ('revision', models.PositiveIntegerField(default=0, help_text='Grows with each change: a later writer notices.')),
                    ('object_id', models.CharField(blank=True, max_length=40)),
                    ('content_type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contenttypes.contenttype')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='register.organisation')),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='accounts.programme')),
                    ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='register.project')),
                    ('territory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='register.territory')),
                ],
                options={
                    'ordering': ['-since', 'pk'],
                    'indexes': [models.Index(fields=['content_type', 'object_id'], name='register_pa_content_6e8dbd_idx')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('territory__isnull', False), ('organisation__isnull', False), ('project__isnull', False), _connector='OR'), name='participation_of_somebody')],
                },
            ), migrations.CreateModel(
                name='TerritoryCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('scheme', models.CharField(choices=[('nuts', 'NUTS 2024'), ('statistical', 'statistical region (non-EU)'), ('lau', 'local administrative unit')], default='nuts', max_length=12)),
                    ('code', models.CharField(max_length=20)),
                    ('territory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='register.territory')),
                ],
                options={
                    'ordering': ['code'],
                    'constraints': [models.UniqueConstraint(fields=('territory', 'scheme', 'code'), name='territory_code_once')],
                },
            )],
        ),
    ]
