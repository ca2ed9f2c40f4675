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
        ('register', '0001_initial'),
    ]

    operations = [
        CreateModels(
            models=[migrations.CreateModel(
                name='Group',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=80)),
                    ('name', i18nfield.fields.I18nCharField()),
                    ('description', i18nfield.fields.I18nTextField(blank=True, default='')),
                    ('kind', models.CharField(choices=[('pilots', 'pilot group'), ('fellows', 'fellow group'), ('working_group', 'working group'), ('community', 'community of practice')], max_length=15)),
                    ('focus_areas', models.JSONField(blank=True, default=list)),
                    ('starts', models.DateField(blank=True, null=True)),
                    ('ends', models.DateField(blank=True, null=True)),
                    ('least', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('most', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('public', models.BooleanField(default=False)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('leaders', models.ManyToManyField(blank=True, related_name='led_groups', to=settings.AUTH_USER_MODEL)),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='accounts.programme')),
                ],
                options={
                    'ordering': ['slug'],
                    'constraints': [models.UniqueConstraint(fields=('programme', 'slug'), name='group_slug_once')],
                },
            ), migrations.CreateModel(
                name='Seat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('member', 'member'), ('expert', 'expert'), ('observer', 'observer')], default='member', max_length=10)),
                    ('since', models.DateField(blank=True, null=True)),
                    ('until', models.DateField(blank=True, null=True)),
                    ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='groups.group')),
                    ('participation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='register.participation')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='register.person')),
                ],
                options={
                    'ordering': ['kind', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('group', 'participation'), name='seated_once')],
                },
            )],
        ),
    ]
