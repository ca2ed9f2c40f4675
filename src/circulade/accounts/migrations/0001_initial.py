import django.db.models.deletion
import django.utils.timezone
import i18nfield.fields
import uuid
from django.conf import settings
from django.db import migrations, models

from circulade.core.create_models import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        CreateModels(
            models=[migrations.CreateModel(
                name='Programme',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(unique=True)),
                    ('name', i18nfield.fields.I18nCharField()),
                    ('description', i18nfield.fields.I18nTextField(blank=True, default='')),
                    ('office_name', models.CharField(max_length=200)),
                    ('sender', models.EmailField(help_text='Letters come from this address.', max_length=254)),
                    ('contact', models.EmailField(blank=True, max_length=254)),
                    ('languages', models.JSONField(default=list, help_text="Codes; the first is the office's own.")),
                    ('time_zone', models.CharField(default='Europe/Brussels', max_length=60)),
                    ('macro_regions', models.JSONField(blank=True, default=dict, help_text='Country → macro-region, where it differs.')),
                    ('invented', models.BooleanField(default=False, help_text='A demonstration: every page says so.')),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ), migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('email', models.EmailField(max_length=254, unique=True)),
                    ('name', models.CharField(blank=True, max_length=200)),
                    ('language', models.CharField(default='en', max_length=10)),
                    ('time_zone', models.CharField(default='Europe/Brussels', max_length=60)),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('is_active', models.BooleanField(default=True)),
                    ('is_staff', models.BooleanField(default=False)),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now)),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Consent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('purpose', models.CharField(choices=[('terms', 'terms of use'), ('publish_name', 'publishing a name'), ('newsletter', 'newsletter')], max_length=20)),
                    ('version', models.CharField(help_text='Which text they agreed to.', max_length=40)),
                    ('given_at', models.DateTimeField()),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-given_at'],
                },
            ), migrations.CreateModel(
                name='ApiToken',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100)),
                    ('prefix', models.CharField(max_length=12)),
                    ('token_sha256', models.CharField(max_length=64, unique=True)),
                    ('created_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField(blank=True, null=True)),
                    ('last_used_at', models.DateTimeField(blank=True, null=True)),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='api_tokens', to=settings.AUTH_USER_MODEL)),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='api_tokens', to='accounts.programme')),
                ],
                options={
                    'ordering': ['-created_at'],
                },
            ), migrations.CreateModel(
                name='Team',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField()),
                    ('name', i18nfield.fields.I18nCharField()),
                    ('maturity', models.CharField(blank=True, choices=[('beginning', 'beginning'), ('intermediate', 'intermediate'), ('advanced', 'advanced')], max_length=12)),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='teams', to='accounts.programme')),
                ],
                options={
                    'ordering': ['programme', 'slug'],
                    'constraints': [models.UniqueConstraint(fields=('programme', 'slug'), name='team_slug_once')],
                },
            ), migrations.CreateModel(
                name='RoleGrant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('administrator', 'administrator'), ('programme_manager', 'programme manager'), ('selection_lead', 'selection lead'), ('assessor', 'assessor'), ('group_leader', 'group leader'), ('facilitator', 'facilitator'), ('analyst', 'analyst'), ('editor', 'editor'), ('event_organiser', 'event organiser'), ('member', 'member'), ('applicant', 'applicant'), ('funder', 'funder')], max_length=20)),
                    ('since', models.DateField()),
                    ('until', models.DateField(blank=True, null=True)),
                    ('granted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to='accounts.programme')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to=settings.AUTH_USER_MODEL)),
                    ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='grants', to='accounts.team')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('team__isnull', True), ('until__isnull', True)), fields=('user', 'programme', 'role'), name='role_granted_once'), models.UniqueConstraint(condition=models.Q(('team__isnull', False), ('until__isnull', True)), fields=('user', 'programme', 'team', 'role'), name='role_granted_once_in_team')],
                },
            ), migrations.CreateModel(
                name='ClaimLink',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('purpose', models.CharField(choices=[('role', 'a role in the programme'), ('application', 'an application'), ('assessor', "an assessor's desk"), ('group', 'a place in a group')], max_length=12)),
                    ('role', models.CharField(blank=True, choices=[('administrator', 'administrator'), ('programme_manager', 'programme manager'), ('selection_lead', 'selection lead'), ('assessor', 'assessor'), ('group_leader', 'group leader'), ('facilitator', 'facilitator'), ('analyst', 'analyst'), ('editor', 'editor'), ('event_organiser', 'event organiser'), ('member', 'member'), ('applicant', 'applicant'), ('funder', 'funder')], max_length=20)),
                    ('email', models.EmailField(max_length=254)),
                    ('token_sha256', models.CharField(max_length=64, unique=True)),
                    ('expires_at', models.DateTimeField()),
                    ('used_at', models.DateTimeField(blank=True, null=True)),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('made_at', models.DateTimeField()),
                    ('object_id', models.CharField(blank=True, max_length=40)),
                    ('content_type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('used_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claim_links', to='accounts.programme')),
                    ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='accounts.team')),
                ],
                options={
                    'indexes': [models.Index(fields=['content_type', 'object_id'], name='accounts_cl_content_e6245a_idx')],
                },
            )],
        ),
    ]
