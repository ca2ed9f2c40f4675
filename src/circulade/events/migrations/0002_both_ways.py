"""Both ways at once, a period for each question, links for stands; answers kept before keep their day."""

import circulade.events.models.registration
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def one_row_each(apps, schema_editor):
    """Give each answer of the second form a row, with the day that was promised."""
    kept, made = apps.get_model("events", "LaterAnswers"), apps.get_model("events", "LaterAnswer")
    made.objects.bulk_create(
        made(
            registration_id=one.registration_id,
            code=code,
            answer=answer,
            given_at=one.given_at,
            delete_on=one.delete_on,
        )
        for one in kept.objects.all()
        for code, answer in one.answers.items()
    )


def keys_of_their_own(apps, schema_editor):
    """Give each stand a key of its own: the default of a new field is the same for all."""
    for stand in apps.get_model("events", "Stand").objects.all():
        stand.key = circulade.events.models.registration.new_key()
        stand.save(update_fields=["key"])


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0001_initial'),
        ('register', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LaterAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(help_text='Of the question.', max_length=60)),
                ('answer', models.JSONField()),
                ('given_at', models.DateTimeField()),
                ('delete_on', models.DateField(db_index=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='registration',
            name='registered_once',
        ),
        migrations.AddField(
            model_name='event',
            name='changed_at',
            field=models.DateTimeField(default=django.utils.timezone.now, help_text='Feeds and calendars go by it.'),
        ),
        migrations.AddField(
            model_name='eventquestion',
            name='keep_days',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Days after the end at which answers to this one are deleted; empty: as the event says.', null=True),
        ),
        migrations.AddField(
            model_name='registration',
            name='replaces',
            field=models.OneToOneField(blank=True, help_text="The same person's seat the other way, given up as soon as this one has a seat.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replaced_by', to='events.registration'),
        ),
        migrations.AddField(
            model_name='stand',
            name='key',
            field=models.CharField(default=circulade.events.models.registration.new_key, help_text='The link of its people is signed with it.', max_length=40),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('email', ''), _negated=True), models.Q(('state__in', ['withdrawn', 'refused', 'lapsed']), _negated=True), ('replaces__isnull', True)), fields=('event', 'email'), name='registered_once'),
        ),
        migrations.AddField(
            model_name='lateranswer',
            name='registration',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='later_answers', to='events.registration'),
        ),
        migrations.RunPython(one_row_each, migrations.RunPython.noop),
        migrations.RunPython(keys_of_their_own, migrations.RunPython.noop),
        migrations.DeleteModel(
            name='LaterAnswers',
        ),
        migrations.AddConstraint(
            model_name='lateranswer',
            constraint=models.UniqueConstraint(fields=('registration', 'code'), name='later_answer_once'),
        ),
        migrations.AlterField(
            model_name='eventquestion',
            name='stage',
            field=models.CharField(choices=[('registration', 'with the registration'), ('approved', 'after approval')], default='registration', max_length=12),
        ),
    ]
