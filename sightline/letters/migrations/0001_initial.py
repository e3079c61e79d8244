"""Letters, the second look at them, their leaving, what was answered, copies made."""

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
        ('access', '0005_post_reviews'),
        ('people', '0004_looks'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together([
        migrations.CreateModel(
            name='Letter',
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
                ('reference', models.CharField(max_length=15, unique=True)),
                ('kind', models.CharField(choices=[('gp_at_risk', 'To a GP practice: a child at risk'), ('gp_moved', 'To a new GP practice after a move'), ('parent', 'To a parent or carer'), ('school', 'To a school or college')], max_length=12)),
                ('wording_version', models.PositiveSmallIntegerField()),
                ('subject_kind', models.CharField(blank=True, max_length=60)),
                ('subject_id', models.UUIDField(null=True)),
                ('to_name', models.CharField(max_length=200)),
                ('to_lines', models.TextField(blank=True)),
                ('need', models.TextField()),
                ('ask', models.TextField(blank=True)),
                ('contact', models.TextField()),
                ('third_party', models.TextField(blank=True, help_text='What it says about somebody else, and why it must')),
                ('safe_why', models.TextField(blank=True, help_text='How we know that it is safe for them to have it')),
                ('body', models.TextField()),
                ('state', models.CharField(choices=[('draft', 'Being written'), ('waiting', 'Waiting for a second person'), ('ready', 'Ready to leave'), ('sent', 'Sent'), ('acknowledged', 'Acknowledged'), ('given_up', 'Not sent')], default='draft', max_length=12)),
                ('given_up_why', models.TextField(blank=True)),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.sourcerecord')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('owner_team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.team')),
                ('to_address', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.address')),
                ('to_agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Departure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('walls', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, editable=False, size=None)),
                ('regime', models.CharField(choices=[('uk_gdpr', 'UK GDPR'), ('law_enforcement', 'Law enforcement (Data Protection Act 2018, Part 3)')], default='uk_gdpr', max_length=16)),
                ('lawful_basis', models.CharField(choices=[('public_task', 'Public task'), ('legal_obligation', 'Legal obligation'), ('vital_interests', 'Vital interests'), ('law_enforcement', 'Law enforcement purpose'), ('consent', 'Consent')], default='public_task', max_length=20)),
                ('confidentiality_basis', models.CharField(blank=True, choices=[('', 'No duty of confidence set aside'), ('public_interest', 'Public interest: to protect a child'), ('statute', 'Required or permitted by statute'), ('agreed', 'The person agreed')], default='', max_length=20)),
                ('handling', models.CharField(choices=[('official_sensitive', 'Official-sensitive: inside the partnership'), ('named_only', 'Named people only'), ('originator', "Leaves only with its originator's leave")], default='official_sensitive', max_length=20)),
                ('retention_class', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('how', models.CharField(choices=[('posted', 'Posted'), ('handed', 'Handed over'), ('secure_mail', 'By secure e-mail')], max_length=12)),
                ('left_at', models.DateTimeField()),
                ('words', models.CharField(blank=True, help_text='To whom it was handed, or where it was posted', max_length=200)),
                ('to_name', models.CharField(max_length=200)),
                ('to_lines', models.TextField(blank=True)),
                ('body', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='letters.letter')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('walls', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, editable=False, size=None)),
                ('regime', models.CharField(choices=[('uk_gdpr', 'UK GDPR'), ('law_enforcement', 'Law enforcement (Data Protection Act 2018, Part 3)')], default='uk_gdpr', max_length=16)),
                ('lawful_basis', models.CharField(choices=[('public_task', 'Public task'), ('legal_obligation', 'Legal obligation'), ('vital_interests', 'Vital interests'), ('law_enforcement', 'Law enforcement purpose'), ('consent', 'Consent')], default='public_task', max_length=20)),
                ('confidentiality_basis', models.CharField(blank=True, choices=[('', 'No duty of confidence set aside'), ('public_interest', 'Public interest: to protect a child'), ('statute', 'Required or permitted by statute'), ('agreed', 'The person agreed')], default='', max_length=20)),
                ('handling', models.CharField(choices=[('official_sensitive', 'Official-sensitive: inside the partnership'), ('named_only', 'Named people only'), ('originator', "Leaves only with its originator's leave")], default='official_sensitive', max_length=20)),
                ('retention_class', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('who', models.CharField(max_length=200)),
                ('marked', models.BooleanField()),
                ('words', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='letters.letter')),
            ],
        ),
        migrations.CreateModel(
            name='LetterEvent',
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
                ('reference', models.CharField(max_length=15)),
                ('kind', models.CharField(choices=[('gp_at_risk', 'To a GP practice: a child at risk'), ('gp_moved', 'To a new GP practice after a move'), ('parent', 'To a parent or carer'), ('school', 'To a school or college')], max_length=12)),
                ('wording_version', models.PositiveSmallIntegerField()),
                ('subject_kind', models.CharField(blank=True, max_length=60)),
                ('subject_id', models.UUIDField(null=True)),
                ('to_name', models.CharField(max_length=200)),
                ('to_lines', models.TextField(blank=True)),
                ('need', models.TextField()),
                ('ask', models.TextField(blank=True)),
                ('contact', models.TextField()),
                ('third_party', models.TextField(blank=True, help_text='What it says about somebody else, and why it must')),
                ('safe_why', models.TextField(blank=True, help_text='How we know that it is safe for them to have it')),
                ('body', models.TextField()),
                ('state', models.CharField(choices=[('draft', 'Being written'), ('waiting', 'Waiting for a second person'), ('ready', 'Ready to leave'), ('sent', 'Sent'), ('acknowledged', 'Acknowledged'), ('given_up', 'Not sent')], default='draft', max_length=12)),
                ('given_up_why', models.TextField(blank=True)),
                ('changed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.sourcerecord')),
                ('controller', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.agency')),
                ('owner_team', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.team')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='letters.letter')),
                ('to_address', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.address')),
                ('to_agency', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.agency')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Print',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('walls', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, editable=False, size=None)),
                ('regime', models.CharField(choices=[('uk_gdpr', 'UK GDPR'), ('law_enforcement', 'Law enforcement (Data Protection Act 2018, Part 3)')], default='uk_gdpr', max_length=16)),
                ('lawful_basis', models.CharField(choices=[('public_task', 'Public task'), ('legal_obligation', 'Legal obligation'), ('vital_interests', 'Vital interests'), ('law_enforcement', 'Law enforcement purpose'), ('consent', 'Consent')], default='public_task', max_length=20)),
                ('confidentiality_basis', models.CharField(blank=True, choices=[('', 'No duty of confidence set aside'), ('public_interest', 'Public interest: to protect a child'), ('statute', 'Required or permitted by statute'), ('agreed', 'The person agreed')], default='', max_length=20)),
                ('handling', models.CharField(choices=[('official_sensitive', 'Official-sensitive: inside the partnership'), ('named_only', 'Named people only'), ('originator', "Leaves only with its originator's leave")], default='official_sensitive', max_length=20)),
                ('retention_class', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('as_file', models.BooleanField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='letters.letter')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SecondLook',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('walls', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, editable=False, size=None)),
                ('regime', models.CharField(choices=[('uk_gdpr', 'UK GDPR'), ('law_enforcement', 'Law enforcement (Data Protection Act 2018, Part 3)')], default='uk_gdpr', max_length=16)),
                ('lawful_basis', models.CharField(choices=[('public_task', 'Public task'), ('legal_obligation', 'Legal obligation'), ('vital_interests', 'Vital interests'), ('law_enforcement', 'Law enforcement purpose'), ('consent', 'Consent')], default='public_task', max_length=20)),
                ('confidentiality_basis', models.CharField(blank=True, choices=[('', 'No duty of confidence set aside'), ('public_interest', 'Public interest: to protect a child'), ('statute', 'Required or permitted by statute'), ('agreed', 'The person agreed')], default='', max_length=20)),
                ('handling', models.CharField(choices=[('official_sensitive', 'Official-sensitive: inside the partnership'), ('named_only', 'Named people only'), ('originator', "Leaves only with its originator's leave")], default='official_sensitive', max_length=20)),
                ('retention_class', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('allowed', models.BooleanField()),
                ('words', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='letters.letter')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['-changed_at', 'id'], name='letters_newest'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('to_address', None), ('to_agency__isnull', False)), models.Q(('to_address__isnull', False), ('to_agency', None)), _connector='OR'), name='letters_goes_to_one'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'given_up'), _negated=True), models.Q(('given_up_why', ''), _negated=True), _connector='OR'), name='letters_says_why_not'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."ask" IS DISTINCT FROM (NEW."ask") OR OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."changed_by_id" IS DISTINCT FROM (NEW."changed_by_id") OR OLD."child_id" IS DISTINCT FROM (NEW."child_id") OR OLD."confidentiality_basis" IS DISTINCT FROM (NEW."confidentiality_basis") OR OLD."contact" IS DISTINCT FROM (NEW."contact") OR OLD."controller_id" IS DISTINCT FROM (NEW."controller_id") OR OLD."given_up_why" IS DISTINCT FROM (NEW."given_up_why") OR OLD."handling" IS DISTINCT FROM (NEW."handling") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lawful_basis" IS DISTINCT FROM (NEW."lawful_basis") OR OLD."need" IS DISTINCT FROM (NEW."need") OR OLD."owner_team_id" IS DISTINCT FROM (NEW."owner_team_id") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."regime" IS DISTINCT FROM (NEW."regime") OR OLD."retention_class" IS DISTINCT FROM (NEW."retention_class") OR OLD."safe_why" IS DISTINCT FROM (NEW."safe_why") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."subject_id" IS DISTINCT FROM (NEW."subject_id") OR OLD."subject_kind" IS DISTINCT FROM (NEW."subject_kind") OR OLD."third_party" IS DISTINCT FROM (NEW."third_party") OR OLD."to_address_id" IS DISTINCT FROM (NEW."to_address_id") OR OLD."to_agency_id" IS DISTINCT FROM (NEW."to_agency_id") OR OLD."to_lines" IS DISTINCT FROM (NEW."to_lines") OR OLD."to_name" IS DISTINCT FROM (NEW."to_name") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."wording_version" IS DISTINCT FROM (NEW."wording_version") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))', func='INSERT INTO "letters_letterevent" ("about", "ask", "body", "changed_at", "changed_by_id", "child_id", "confidentiality_basis", "contact", "controller_id", "given_up_why", "handling", "id", "kind", "lawful_basis", "need", "owner_team_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "regime", "retention_class", "safe_why", "state", "subject_id", "subject_kind", "third_party", "to_address_id", "to_agency_id", "to_lines", "to_name", "version", "walls", "wording_version", "written_by_id") VALUES (OLD."about", OLD."ask", OLD."body", OLD."changed_at", OLD."changed_by_id", OLD."child_id", OLD."confidentiality_basis", OLD."contact", OLD."controller_id", OLD."given_up_why", OLD."handling", OLD."id", OLD."kind", OLD."lawful_basis", OLD."need", OLD."owner_team_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."reference", OLD."regime", OLD."retention_class", OLD."safe_why", OLD."state", OLD."subject_id", OLD."subject_kind", OLD."third_party", OLD."to_address_id", OLD."to_agency_id", OLD."to_lines", OLD."to_name", OLD."version", OLD."walls", OLD."wording_version", OLD."written_by_id"); RETURN NULL;', hash='6fe1e07d1e9f719e2ffb589f5e320eb958a333be', operation='UPDATE', pgid='pgtrigger_update_update_48e56', table='letters_letter', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.UniqueConstraint(fields=('letter',), name='letters_leaves_once'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('letter',), name='letters_answered_once'),
        ),
        ]),
    ]
