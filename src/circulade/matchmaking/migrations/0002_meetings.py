import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from circulade.core.create_models import CreateModels


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('core', '0002_guard_audit'),
        ('events', '0001_initial'),
        ('matchmaking', '0001_initial'),
    ]

    operations = [
        CreateModels(
            models=[migrations.CreateModel(
                name='MeetingDay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('tables', models.PositiveSmallIntegerField(default=10)),
                    ('most', models.PositiveSmallIntegerField(blank=True, help_text='Most meetings of one person; empty: one in every slot.', null=True)),
                    ('requests_until', models.DateTimeField(blank=True, null=True)),
                    ('seed', models.CharField(max_length=120)),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                    ('trouble', models.TextField(blank=True, help_text='Why the last computation stopped.')),
                    ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='meeting_day', to='events.event')),
                    ('published', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='matchmaking.meetingplan')),
                ],
            ), migrations.CreateModel(
                name='MeetingPlan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('made_at', models.DateTimeField()),
                    ('moved', models.PositiveSmallIntegerField(default=0)),
                    ('day', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plans', to='matchmaking.meetingday')),
                    ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.run')),
                ],
                options={
                    'ordering': ['-number'],
                    'constraints': [models.UniqueConstraint(fields=('day', 'number'), name='plan_number_once')],
                },
            ), migrations.CreateModel(
                name='MeetingSlot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('starts', models.DateTimeField()),
                    ('ends', models.DateTimeField()),
                    ('day', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='matchmaking.meetingday')),
                ],
                options={
                    'ordering': ['day', 'number'],
                    'constraints': [models.UniqueConstraint(fields=('day', 'number'), name='slot_number_once'), models.CheckConstraint(condition=models.Q(('ends__gt', models.F('starts'))), name='slot_ends_later')],
                },
            ), migrations.CreateModel(
                name='Participant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('available', models.CharField(max_length=200)),
                    ('most', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('seeks', models.TextField(blank=True)),
                    ('offers', models.TextField(blank=True)),
                    ('has', models.JSONField(blank=True, default=list, help_text='Challenges they have.')),
                    ('solved', models.JSONField(blank=True, default=list, help_text='Challenges they have solved.')),
                    ('languages', models.JSONField(blank=True, default=list)),
                    ('can_host', models.BooleanField(default=False)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('day', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='matchmaking.meetingday')),
                    ('registration', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='participant', to='events.registration')),
                ],
                options={
                    'ordering': ['registration__name', 'pk'],
                },
            ), migrations.CreateModel(
                name='PairRule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('fixed', 'meet in this slot'), ('apart', 'never meet')], max_length=5)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('day', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pair_rules', to='matchmaking.meetingday')),
                    ('slot', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matchmaking.meetingslot')),
                    ('a', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matchmaking.participant')),
                    ('b', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matchmaking.participant')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('day', 'a', 'b'), name='pair_ruled_once')],
                },
            ), migrations.CreateModel(
                name='MeetingRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('priority', models.PositiveSmallIntegerField(choices=[(3, 'must'), (2, 'should'), (1, 'would be nice')], default=2)),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('state', models.CharField(choices=[('open', 'open'), ('accepted', 'accepted'), ('declined', 'declined')], default='open', max_length=10)),
                    ('answer', models.CharField(blank=True, max_length=300)),
                    ('made_at', models.DateTimeField()),
                    ('asked', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests_received', to='matchmaking.participant')),
                    ('asking', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests_made', to='matchmaking.participant')),
                ],
                options={
                    'ordering': ['-priority', 'made_at', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('asking', 'asked'), name='requested_once'), models.CheckConstraint(condition=models.Q(('asking', models.F('asked')), _negated=True), name='nobody_meets_themselves')],
                },
            ), migrations.CreateModel(
                name='Meeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('table', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='matchmaking.meetingplan')),
                    ('slot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='matchmaking.meetingslot')),
                    ('a', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matchmaking.participant')),
                    ('b', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matchmaking.participant')),
                ],
                options={
                    'ordering': ['slot__number', 'table', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('plan', 'slot', 'a'), name='first_once_a_slot'), models.UniqueConstraint(fields=('plan', 'slot', 'b'), name='second_once_a_slot')],
                },
            ), migrations.CreateModel(
                name='Challenge',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(max_length=60)),
                    ('title', models.CharField(max_length=200)),
                    ('day', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='challenges', to='matchmaking.meetingday')),
                    ('host', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='hosting', to='matchmaking.participant')),
                ],
                options={
                    'ordering': ['title', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('day', 'code'), name='challenge_code_once')],
                },
            ), migrations.CreateModel(
                name='PeerTable',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(max_length=10)),
                    ('challenge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tables', to='matchmaking.challenge')),
                    ('day', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='peer_tables', to='matchmaking.meetingday')),
                    ('having', models.ManyToManyField(blank=True, related_name='+', to='matchmaking.participant')),
                    ('host', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matchmaking.participant')),
                    ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.run')),
                    ('solved', models.ManyToManyField(blank=True, related_name='+', to='matchmaking.participant')),
                ],
                options={
                    'ordering': ['challenge__title', 'language'],
                },
            ), migrations.CreateModel(
                name='PeerNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('challenge', 'challenge'), ('barrier', 'barrier'), ('lever', 'lever'), ('strength', 'strength'), ('opportunity', 'opportunity'), ('need', 'need'), ('offer', 'offer'), ('knowledge', 'knowledge'), ('tool', 'tool'), ('lesson', 'lesson'), ('practice', 'practice'), ('recommendation', 'recommendation'), ('gap', 'R&I gap')], max_length=15)),
                    ('text', models.TextField()),
                    ('written_at', models.DateTimeField()),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='matchmaking.peertable')),
                ],
                options={
                    'ordering': ['written_at', 'pk'],
                },
            )],
        ),
    ]
