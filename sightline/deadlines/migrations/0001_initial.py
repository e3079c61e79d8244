"""Rules, clocks, holidays, and what was done about a breach."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models

from sightline.core.together import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together([
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('walls', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, editable=False, size=None)),
                ('regime', models.CharField(choices=[('uk_gdpr', 'UK GDPR'), ('law_enforcement', 'Law enforcement (Data Protection Act 2018, Part 3)')], default='uk_gdpr', max_length=16)),
                ('lawful_basis', models.CharField(choices=[('public_task', 'Public task'), ('legal_obligation', 'Legal obligation'), ('vital_interests', 'Vital interests'), ('law_enforcement', 'Law enforcement purpose'), ('consent', 'Consent')], default='public_task', max_length=20)),
                ('confidentiality_basis', models.CharField(blank=True, choices=[('', 'No duty of confidence set aside'), ('public_interest', 'Public interest: to protect a child'), ('statute', 'Required or permitted by statute'), ('agreed', 'The person agreed')], default='', max_length=20)),
                ('handling', models.CharField(choices=[('official_sensitive', 'Official-sensitive: inside the partnership'), ('named_only', 'Named people only'), ('originator', "Leaves only with its originator's leave")], default='official_sensitive', max_length=20)),
                ('retention_class', models.CharField(max_length=40)),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('subject_kind', models.CharField(max_length=60)),
                ('subject_id', models.UUIDField()),
                ('reference', models.CharField(max_length=40)),
                ('path', models.CharField(max_length=300)),
                ('started_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('agreed', models.BooleanField(default=False, help_text='A date people agreed; holidays do not move it')),
                ('announced', models.BooleanField(default=True, help_text='False: rests on holidays not yet announced')),
                ('next_at', models.DateTimeField(null=True)),
                ('level', models.PositiveSmallIntegerField(default=0)),
                ('outcome', models.CharField(choices=[('running', 'Running'), ('met', 'Met in time'), ('breached', 'Late'), ('cancelled', 'No longer needed')], default='running', max_length=10)),
                ('breached_at', models.DateTimeField(null=True)),
                ('noticed_at', models.DateTimeField(help_text='When the sweep found the breach', null=True)),
                ('stopped_at', models.DateTimeField(null=True)),
                ('stop_reason', models.TextField(blank=True)),
                ('late_reason', models.TextField(blank=True)),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('owner_agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('owner_staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.team')),
            ],
        ),
        migrations.CreateModel(
            name='DueMoved',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('walls', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, editable=False, size=None)),
                ('old_due_at', models.DateTimeField()),
                ('new_due_at', models.DateTimeField()),
                ('reason', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('clock', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='deadlines.clock')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=30)),
                ('version', models.PositiveIntegerField(default=1)),
                ('title', models.CharField(max_length=200)),
                ('starts', models.CharField(max_length=200)),
                ('count', models.PositiveIntegerField()),
                ('unit', models.CharField(choices=[('hour', 'hour'), ('hub_hour', 'hub_hour'), ('working_day', 'working_day'), ('school_day', 'school_day'), ('calendar_day', 'calendar_day'), ('week', 'week'), ('month', 'month'), ('year', 'year')], max_length=20)),
                ('counting', models.CharField(choices=[('day_0', 'day_0'), ('day_1', 'day_1')], max_length=10)),
                ('runs_as', models.CharField(choices=[('clock', 'clock'), ('window', 'window')], max_length=10)),
                ('kind', models.CharField(choices=[('statute', 'statute'), ('guidance', 'guidance'), ('local', 'local'), ('source document', 'source document')], max_length=20)),
                ('source', models.CharField(max_length=300)),
                ('status', models.CharField(choices=[('verified', 'verified'), ('to confirm', 'to confirm')], max_length=12)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('escalation', models.CharField(blank=True, max_length=300)),
                ('note', models.TextField(blank=True)),
                ('loaded_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('code', 'valid_from', 'version'), name='deadlines_rule_version_once')],
            },
        ),
        migrations.CreateModel(
            name='ClockEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('walls', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, editable=False, size=None)),
                ('regime', models.CharField(choices=[('uk_gdpr', 'UK GDPR'), ('law_enforcement', 'Law enforcement (Data Protection Act 2018, Part 3)')], default='uk_gdpr', max_length=16)),
                ('lawful_basis', models.CharField(choices=[('public_task', 'Public task'), ('legal_obligation', 'Legal obligation'), ('vital_interests', 'Vital interests'), ('law_enforcement', 'Law enforcement purpose'), ('consent', 'Consent')], default='public_task', max_length=20)),
                ('confidentiality_basis', models.CharField(blank=True, choices=[('', 'No duty of confidence set aside'), ('public_interest', 'Public interest: to protect a child'), ('statute', 'Required or permitted by statute'), ('agreed', 'The person agreed')], default='', max_length=20)),
                ('handling', models.CharField(choices=[('official_sensitive', 'Official-sensitive: inside the partnership'), ('named_only', 'Named people only'), ('originator', "Leaves only with its originator's leave")], default='official_sensitive', max_length=20)),
                ('retention_class', models.CharField(max_length=40)),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('subject_kind', models.CharField(max_length=60)),
                ('subject_id', models.UUIDField()),
                ('reference', models.CharField(max_length=40)),
                ('path', models.CharField(max_length=300)),
                ('started_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('agreed', models.BooleanField(default=False, help_text='A date people agreed; holidays do not move it')),
                ('announced', models.BooleanField(default=True, help_text='False: rests on holidays not yet announced')),
                ('next_at', models.DateTimeField(null=True)),
                ('level', models.PositiveSmallIntegerField(default=0)),
                ('outcome', models.CharField(choices=[('running', 'Running'), ('met', 'Met in time'), ('breached', 'Late'), ('cancelled', 'No longer needed')], default='running', max_length=10)),
                ('breached_at', models.DateTimeField(null=True)),
                ('noticed_at', models.DateTimeField(help_text='When the sweep found the breach', null=True)),
                ('stopped_at', models.DateTimeField(null=True)),
                ('stop_reason', models.TextField(blank=True)),
                ('late_reason', models.TextField(blank=True)),
                ('changed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.agency')),
                ('owner_agency', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.agency')),
                ('owner_staff', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner_team', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.team')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='deadlines.clock')),
                ('rule', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='deadlines.rule')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='clock',
            name='rule',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='deadlines.rule'),
        ),
        migrations.CreateModel(
            name='StepTaken',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('walls', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, editable=False, size=None)),
                ('level', models.PositiveSmallIntegerField()),
                ('who', models.CharField(max_length=30)),
                ('said', models.CharField(blank=True, help_text='Why it could not go to the one meant', max_length=200)),
                ('at', models.DateTimeField()),
                ('clock', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps_taken', to='deadlines.clock')),
                ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.team')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Holiday',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('added', models.BooleanField(help_text='False: the day has become an ordinary working day')),
                ('title', models.CharField(max_length=120)),
                ('source', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('day', 'added', 'at'), name='deadlines_holiday_once')],
            },
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(fields=['subject_id'], name='deadlines_c_subject_3e75af_idx'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('stopped_at', None)), fields=['next_at'], name='deadlines_clock_next'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('stopped_at', None)), fields=['owner_team', 'due_at'], name='deadlines_clock_team'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('stopped_at', None)), fields=['owner_staff', 'due_at'], name='deadlines_clock_staff'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('stopped_at', None)), fields=['owner_agency', 'due_at'], name='deadlines_clock_agency'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.UniqueConstraint(condition=models.Q(('stopped_at', None)), fields=('rule', 'subject_id'), name='deadlines_clock_runs_once'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('due_at__gte', models.F('started_at'))), name='deadlines_clock_due_after_start'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'breached'), ('breached_at__isnull', False)), models.Q(models.Q(('outcome', 'breached'), _negated=True), ('breached_at', None)), _connector='OR'), name='deadlines_clock_breached_when'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', 'breached'), models.Q(('outcome', 'running'), ('stopped_at', None)), models.Q(('outcome__in', ['met', 'cancelled']), ('stopped_at__isnull', False)), _connector='OR'), name='deadlines_clock_stopped_when'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('stopped_at', None), ('next_at', None), _connector='OR'), name='deadlines_clock_stopped_is_quiet'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='clock',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."agreed" IS DISTINCT FROM (NEW."agreed") OR OLD."announced" IS DISTINCT FROM (NEW."announced") OR OLD."breached_at" IS DISTINCT FROM (NEW."breached_at") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."changed_by_id" IS DISTINCT FROM (NEW."changed_by_id") OR OLD."confidentiality_basis" IS DISTINCT FROM (NEW."confidentiality_basis") OR OLD."controller_id" IS DISTINCT FROM (NEW."controller_id") OR OLD."due_at" IS DISTINCT FROM (NEW."due_at") OR OLD."handling" IS DISTINCT FROM (NEW."handling") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."late_reason" IS DISTINCT FROM (NEW."late_reason") OR OLD."lawful_basis" IS DISTINCT FROM (NEW."lawful_basis") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."next_at" IS DISTINCT FROM (NEW."next_at") OR OLD."noticed_at" IS DISTINCT FROM (NEW."noticed_at") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."owner_agency_id" IS DISTINCT FROM (NEW."owner_agency_id") OR OLD."owner_staff_id" IS DISTINCT FROM (NEW."owner_staff_id") OR OLD."owner_team_id" IS DISTINCT FROM (NEW."owner_team_id") OR OLD."path" IS DISTINCT FROM (NEW."path") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."regime" IS DISTINCT FROM (NEW."regime") OR OLD."retention_class" IS DISTINCT FROM (NEW."retention_class") OR OLD."rule_id" IS DISTINCT FROM (NEW."rule_id") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."stop_reason" IS DISTINCT FROM (NEW."stop_reason") OR OLD."stopped_at" IS DISTINCT FROM (NEW."stopped_at") OR OLD."subject_id" IS DISTINCT FROM (NEW."subject_id") OR OLD."subject_kind" IS DISTINCT FROM (NEW."subject_kind") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "deadlines_clockevent" ("about", "agreed", "announced", "breached_at", "changed_at", "changed_by_id", "confidentiality_basis", "controller_id", "due_at", "handling", "id", "late_reason", "lawful_basis", "level", "next_at", "noticed_at", "outcome", "owner_agency_id", "owner_staff_id", "owner_team_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "regime", "retention_class", "rule_id", "started_at", "stop_reason", "stopped_at", "subject_id", "subject_kind", "version", "walls") VALUES (OLD."about", OLD."agreed", OLD."announced", OLD."breached_at", OLD."changed_at", OLD."changed_by_id", OLD."confidentiality_basis", OLD."controller_id", OLD."due_at", OLD."handling", OLD."id", OLD."late_reason", OLD."lawful_basis", OLD."level", OLD."next_at", OLD."noticed_at", OLD."outcome", OLD."owner_agency_id", OLD."owner_staff_id", OLD."owner_team_id", OLD."path", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."reference", OLD."regime", OLD."retention_class", OLD."rule_id", OLD."started_at", OLD."stop_reason", OLD."stopped_at", OLD."subject_id", OLD."subject_kind", OLD."version", OLD."walls"); RETURN NULL;', hash='60d08bf7e652dd1beeb5087817984c4e51788800', operation='UPDATE', pgid='pgtrigger_update_update_fc3a7', table='deadlines_clock', when='AFTER')),
        ),
        ]),
    ]
