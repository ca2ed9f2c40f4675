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
        ('needs', '0002_card_fit'),
        ('register', '0001_initial'),
    ]

    operations = [
        CreateModels(
            models=[migrations.CreateModel(
                name='Match',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('rank', models.PositiveSmallIntegerField()),
                    ('engine_rank', models.PositiveSmallIntegerField()),
                    ('why', models.JSONField(default=dict)),
                    ('evidence', models.JSONField(default=list)),
                    ('state', models.CharField(choices=[('suggested', 'suggested'), ('confirmed', 'confirmed'), ('introduced', 'introduced'), ('set_aside', 'set aside')], default='suggested', max_length=10)),
                    ('reason', models.CharField(blank=True, help_text='Why it was set aside.', max_length=300)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('expert', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='register.expert')),
                    ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches_as_need', to='needs.card')),
                    ('offer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='matches_as_offer', to='needs.card')),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='accounts.programme')),
                    ('run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.run')),
                ],
                options={
                    'verbose_name_plural': 'matches',
                    'ordering': ['need', 'rank', 'pk'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('offer__isnull', False)), fields=('need', 'offer'), name='need_meets_offer_once'), models.UniqueConstraint(condition=models.Q(('expert__isnull', False)), fields=('need', 'expert'), name='need_meets_expert_once'), models.CheckConstraint(condition=models.Q(models.Q(('expert__isnull', True), ('offer__isnull', False)), models.Q(('expert__isnull', False), ('offer__isnull', True)), _connector='OR'), name='match_has_one_answer')],
                },
            ), migrations.CreateModel(
                name='Introduction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subject', models.CharField(max_length=200)),
                    ('text', models.TextField()),
                    ('language', models.CharField(default='en', max_length=10)),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('match', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='introduction', to='matchmaking.match')),
                ],
            ), migrations.CreateModel(
                name='Outcome',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('no_answer', 'no answer'), ('declined', 'declined'), ('contact', 'contact'), ('visit', 'visit'), ('project', 'project')], max_length=10)),
                    ('on', models.DateField()),
                    ('note', models.CharField(blank=True, max_length=300)),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('match', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='matchmaking.match')),
                ],
                options={
                    'ordering': ['on', 'pk'],
                },
            )],
        ),
    ]
