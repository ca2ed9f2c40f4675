import circulade.core.models.attachment
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from circulade.core.create_models import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        CreateModels(
            models=[migrations.CreateModel(
                name='ChainCheck',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('entries', models.PositiveBigIntegerField()),
                    ('head', models.CharField(help_text='Hash of the last entry: whoever noted it can compare.', max_length=64)),
                    ('broken_at', models.PositiveBigIntegerField(null=True)),
                    ('why', models.CharField(blank=True, max_length=200)),
                    ('guarded', models.BooleanField(help_text='Whether the database refuses UPDATE and DELETE.')),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ), migrations.CreateModel(
                name='Attachment',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=200)),
                    ('media_type', models.CharField(max_length=100)),
                    ('size', models.PositiveBigIntegerField()),
                    ('sha256', models.CharField(max_length=64)),
                    ('file', models.FileField(upload_to=circulade.core.models.attachment.storage_path)),
                    ('scan', models.CharField(choices=[('unscanned', 'not scanned'), ('clean', 'clean'), ('infected', 'infected')], default='unscanned', max_length=12)),
                    ('at', models.DateTimeField()),
                    ('object_id', models.CharField(blank=True, max_length=40)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('content_type', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contenttypes.contenttype')),
                ],
                options={
                    'indexes': [models.Index(fields=['content_type', 'object_id'], name='core_attach_content_d3cac2_idx')],
                },
            ), migrations.CreateModel(
                name='AuditEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveBigIntegerField(unique=True)),
                    ('at', models.DateTimeField()),
                    ('action', models.CharField(db_index=True, max_length=80)),
                    ('subject_type', models.CharField(max_length=80)),
                    ('subject_id', models.CharField(max_length=40)),
                    ('programme_id', models.PositiveBigIntegerField(db_index=True, null=True)),
                    ('run_id', models.UUIDField(null=True)),
                    ('changes', models.JSONField(default=dict)),
                    ('previous', models.CharField(max_length=64)),
                    ('hash', models.CharField(max_length=64, unique=True)),
                    ('actor', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['number'],
                    'indexes': [models.Index(fields=['subject_type', 'subject_id'], name='core_audite_subject_817cab_idx')],
                },
            ), migrations.CreateModel(
                name='Letter',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('key', models.CharField(max_length=200, unique=True)),
                    ('programme_id', models.PositiveBigIntegerField(db_index=True, null=True)),
                    ('kind', models.CharField(db_index=True, max_length=40)),
                    ('language', models.CharField(default='en', max_length=10)),
                    ('sender', models.EmailField(blank=True, max_length=254)),
                    ('sender_name', models.CharField(blank=True, max_length=200)),
                    ('to', models.EmailField(max_length=254)),
                    ('to_name', models.CharField(blank=True, max_length=200)),
                    ('subject', models.CharField(max_length=300)),
                    ('text', models.TextField()),
                    ('office_subject', models.CharField(blank=True, max_length=300)),
                    ('office_text', models.TextField(blank=True)),
                    ('state', models.CharField(choices=[('draft', 'draft'), ('queued', 'queued'), ('sent', 'sent'), ('failed', 'failed'), ('bounced', 'bounced'), ('cancelled', 'cancelled')], default='draft', max_length=12)),
                    ('message_id', models.CharField(blank=True, max_length=200)),
                    ('error', models.TextField(blank=True)),
                    ('attempts', models.PositiveSmallIntegerField(default=0, help_text='Since it was last queued.')),
                    ('sendings', models.PositiveSmallIntegerField(default=0, help_text='How often it was queued.')),
                    ('created_at', models.DateTimeField()),
                    ('queued_at', models.DateTimeField(blank=True, null=True)),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ('object_id', models.CharField(blank=True, max_length=40)),
                    ('attachment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='core.attachment')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('content_type', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contenttypes.contenttype')),
                ],
                options={
                    'ordering': ['-created_at'],
                    'indexes': [models.Index(fields=['content_type', 'object_id'], name='core_letter_content_39c433_idx')],
                },
            ), migrations.CreateModel(
                name='Posting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('programme_id', models.PositiveBigIntegerField(null=True)),
                    ('token', models.CharField(max_length=64)),
                    ('field', models.CharField(max_length=20)),
                    ('count', models.PositiveSmallIntegerField()),
                    ('length', models.PositiveIntegerField(help_text='Tokens in the field.')),
                    ('object_id', models.PositiveBigIntegerField()),
                    ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ],
                options={
                    'indexes': [models.Index(fields=['token'], name='core_postin_token_7a3eb6_idx'), models.Index(fields=['content_type', 'object_id'], name='core_postin_content_cfa5e6_idx')],
                    'constraints': [models.UniqueConstraint(fields=('content_type', 'object_id', 'field', 'token'), name='one_posting_per_token')],
                },
            ), migrations.CreateModel(
                name='QueuedTask',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('key', models.CharField(max_length=200, unique=True)),
                    ('task', models.CharField(help_text='Dotted name of the function.', max_length=200)),
                    ('arguments', models.JSONField(default=dict)),
                    ('state', models.CharField(choices=[('waiting', 'waiting'), ('running', 'running'), ('done', 'done'), ('dead', 'given up'), ('discarded', 'discarded')], default='waiting', max_length=12)),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('error', models.TextField(blank=True)),
                    ('worker', models.CharField(blank=True, help_text='Host and process that runs it.', max_length=120)),
                    ('created_at', models.DateTimeField()),
                    ('run_after', models.DateTimeField()),
                    ('alive_at', models.DateTimeField(help_text='When the worker last said that it is running.', null=True)),
                    ('finished_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['-created_at'],
                    'indexes': [models.Index(fields=['state', 'run_after'], name='core_queued_state_e981fa_idx')],
                },
            ), migrations.CreateModel(
                name='Remark',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('text', models.TextField(blank=True)),
                    ('salt', models.CharField(blank=True, max_length=32)),
                    ('digest', models.CharField(max_length=64)),
                    ('at', models.DateTimeField()),
                    ('erased_at', models.DateTimeField(blank=True, null=True)),
                    ('object_id', models.CharField(blank=True, max_length=40)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('content_type', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contenttypes.contenttype')),
                ],
                options={
                    'indexes': [models.Index(fields=['content_type', 'object_id'], name='core_remark_content_eadb2c_idx')],
                },
            ), migrations.CreateModel(
                name='Run',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('programme_id', models.PositiveBigIntegerField(db_index=True, null=True)),
                    ('engine', models.CharField(max_length=40)),
                    ('contract', models.CharField(help_text="Version of the engine's contract.", max_length=20)),
                    ('version', models.CharField(help_text='Version of the package.', max_length=20)),
                    ('seed', models.CharField(blank=True, max_length=200)),
                    ('inputs', models.TextField(help_text='Canonical JSON.')),
                    ('inputs_sha256', models.CharField(max_length=64)),
                    ('result', models.TextField(help_text='Canonical JSON.')),
                    ('result_sha256', models.CharField(max_length=64)),
                    ('at', models.DateTimeField()),
                    ('object_id', models.CharField(blank=True, max_length=40)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='runs', to=settings.AUTH_USER_MODEL)),
                    ('content_type', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contenttypes.contenttype')),
                ],
                options={
                    'ordering': ['-at'],
                    'indexes': [models.Index(fields=['content_type', 'object_id'], name='core_run_content_c3a806_idx')],
                },
            ), migrations.CreateModel(
                name='Replay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('contract', models.CharField(help_text="Version of the engine's contract it ran on.", max_length=20)),
                    ('version', models.CharField(help_text='Version of the package it ran on.', max_length=20)),
                    ('reproduced', models.BooleanField()),
                    ('outcome', models.CharField(max_length=200)),
                    ('differs', models.JSONField(default=list)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replays', to='core.run')),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            )],
        ),
    ]
