import django.db.models.deletion
from django.db import migrations, models

from circulade.core.create_models import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('register', '0001_initial'),
    ]

    operations = [
        CreateModels(
            models=[migrations.CreateModel(
                name='Card',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('need', 'need'), ('offer', 'offer')], max_length=5)),
                    ('state', models.CharField(choices=[('draft', 'draft'), ('open', 'open'), ('withdrawn', 'withdrawn'), ('met', 'met')], default='draft', max_length=10)),
                    ('visibility', models.CharField(choices=[('office', 'the office only'), ('members', 'members'), ('public', 'everybody')], default='office', max_length=8)),
                    ('title', models.CharField(max_length=200)),
                    ('text', models.TextField(blank=True)),
                    ('language', models.CharField(default='en', max_length=10)),
                    ('theme', models.CharField(blank=True, max_length=80)),
                    ('stated', models.TextField(blank=True)),
                    ('question', models.CharField(blank=True, max_length=60)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('updated_at', models.DateTimeField(auto_now=True)),
                    ('object_id', models.CharField(blank=True, max_length=40)),
                    ('content_type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='contenttypes.contenttype')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='register.organisation')),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='accounts.programme')),
                    ('territory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='register.territory')),
                ],
                options={
                    'ordering': ['-created_at', 'pk'],
                    'indexes': [models.Index(fields=['content_type', 'object_id'], name='needs_card_content_78dc76_idx')],
                },
            )],
        ),
    ]
