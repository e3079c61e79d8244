"""Agencies, staff and posts, the record of access, walls, drafts and messages; history of who may do what."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
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
        ('core', '0001_roles'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        Together([
        migrations.CreateModel(
            name='Staff',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('social_work_number', models.CharField(blank=True, max_length=20)),
                ('registration_checked_on', models.DateField(blank=True, null=True)),
                ('left_on', models.DateField(blank=True, null=True)),
                ('locked_at', models.DateTimeField(blank=True, null=True)),
                ('failed_sign_ins', models.PositiveSmallIntegerField(default=0)),
                ('sessions_end_at', models.DateTimeField(blank=True, help_text='Whoever signed in before this moment must sign in again', null=True)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'verbose_name_plural': 'staff',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, unique=True)),
                ('kind', models.CharField(choices=[('council', 'Council'), ('police', 'Police'), ('nhs_mental_health', 'NHS: mental health'), ('nhs_hospital', 'NHS: hospital'), ('nhs_0_19', 'NHS: 0 to 19 services'), ('nhs_gp', 'NHS: GP practice'), ('nhs_sexual_health', 'NHS: sexual health service'), ('youth_justice', 'Youth justice'), ('probation', 'Probation'), ('school', 'School or college'), ('housing', 'Housing provider'), ('voluntary', 'Charity or community service'), ('substance_misuse', 'Substance misuse service'), ('jobcentre', 'Jobcentre Plus'), ('housing_benefit', 'Housing benefit'), ('other_authority', 'Another local authority'), ('other', 'Other')], max_length=30)),
                ('email', models.EmailField(blank=True, help_text='Where the agency wants to be told of things asked of it', max_length=254)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('left_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='AgencyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('council', 'Council'), ('police', 'Police'), ('nhs_mental_health', 'NHS: mental health'), ('nhs_hospital', 'NHS: hospital'), ('nhs_0_19', 'NHS: 0 to 19 services'), ('nhs_gp', 'NHS: GP practice'), ('nhs_sexual_health', 'NHS: sexual health service'), ('youth_justice', 'Youth justice'), ('probation', 'Probation'), ('school', 'School or college'), ('housing', 'Housing provider'), ('voluntary', 'Charity or community service'), ('substance_misuse', 'Substance misuse service'), ('jobcentre', 'Jobcentre Plus'), ('housing_benefit', 'Housing benefit'), ('other_authority', 'Another local authority'), ('other', 'Other')], max_length=30)),
                ('email', models.EmailField(blank=True, help_text='Where the agency wants to be told of things asked of it', max_length=254)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('left_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120, unique=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='AreaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('closed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('outcome', models.CharField(choices=[('done', 'Changed or added'), ('opened', 'Opened'), ('searched', 'Searched'), ('refused', 'Refused'), ('sign_in', 'Signing in')], max_length=12)),
                ('kind', models.CharField(max_length=80)),
                ('staff_id', models.UUIDField(null=True)),
                ('employer_id', models.UUIDField(null=True)),
                ('purpose', models.CharField(blank=True, max_length=80)),
                ('route', models.CharField(blank=True, max_length=120)),
                ('subject_kind', models.CharField(blank=True, max_length=60)),
                ('subject_id', models.UUIDField(null=True)),
                ('about', models.JSONField(default=list)),
                ('words_digest', models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='AuditWords',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('walls', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, editable=False, size=None)),
                ('event_id', models.UUIDField(unique=True)),
                ('salt', models.CharField(max_length=32)),
                ('words', models.TextField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('about', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('walls', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, editable=False, size=None)),
                ('form', models.CharField(max_length=80)),
                ('subject_id', models.UUIDField(null=True)),
                ('path', models.CharField(max_length=300)),
                ('title', models.CharField(blank=True, max_length=120)),
                ('fields', models.JSONField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='LegalHold',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('reason', models.TextField()),
                ('retention_key', models.CharField(blank=True, help_text='Empty: every class of record', max_length=40)),
                ('subject_id', models.UUIDField(help_text='Empty: everybody', null=True)),
                ('placed_at', models.DateTimeField()),
                ('released_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('address', models.EmailField(blank=True, max_length=254)),
                ('kind', models.CharField(max_length=60)),
                ('reference', models.CharField(max_length=40)),
                ('path', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('digest', models.BooleanField(default=False, help_text='Waits for the daily digest instead of leaving at once')),
                ('sent_at', models.DateTimeField(null=True)),
                ('failed', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(max_length=60)),
                ('title', models.CharField(blank=True, max_length=120)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['starts_on'],
            },
        ),
        migrations.CreateModel(
            name='PostEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('role', models.CharField(max_length=60)),
                ('title', models.CharField(blank=True, max_length=120)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RetentionRule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=120)),
                ('years', models.PositiveIntegerField(help_text='Empty: kept until reviewed', null=True)),
                ('counted_from', models.CharField(max_length=200)),
                ('authority', models.CharField(max_length=300)),
                ('status', models.CharField(choices=[('verified', 'Verified'), ('to_confirm', 'To confirm')], default='to_confirm', max_length=12)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('event_id', models.UUIDField(unique=True)),
                ('row_hash', models.CharField(max_length=64)),
                ('chain_hash', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='StaffEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=120)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('social_work_number', models.CharField(blank=True, max_length=20)),
                ('registration_checked_on', models.DateField(blank=True, null=True)),
                ('left_on', models.DateField(blank=True, null=True)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('front_door', 'Front door'), ('emergency_duty', 'Emergency duty team'), ('safeguarding', 'Safeguarding'), ('exploitation', 'Exploitation team'), ('early_help', 'Early help'), ('locality', 'Locality services'), ('cohesion', 'Cohesion'), ('social_work', 'Social work'), ('childrens_disability', "Children's disability team"), ('send', 'Special educational needs'), ('education', 'Education officers'), ('lado', 'Designated officer for allegations (LADO)'), ('partnership', 'Partnership office'), ('governance', 'Information governance'), ('systems', 'Systems'), ('other', 'Other')], max_length=30)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('closed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='TeamEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('front_door', 'Front door'), ('emergency_duty', 'Emergency duty team'), ('safeguarding', 'Safeguarding'), ('exploitation', 'Exploitation team'), ('early_help', 'Early help'), ('locality', 'Locality services'), ('cohesion', 'Cohesion'), ('social_work', 'Social work'), ('childrens_disability', "Children's disability team"), ('send', 'Special educational needs'), ('education', 'Education officers'), ('lado', 'Designated officer for allegations (LADO)'), ('partnership', 'Partnership office'), ('governance', 'Information governance'), ('systems', 'Systems'), ('other', 'Other')], max_length=30)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('closed_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Wall',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('reason', models.TextField()),
                ('raised_at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='WallCover',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('subject', models.UUIDField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='WallMember',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('added_at', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='staff',
            trigger=pgtrigger.compiler.Trigger(name='made_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "access_staffevent" ("email", "id", "is_active", "left_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "registration_checked_on", "social_work_number") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."left_on", NEW."name", _pgh_attach_context(), NOW(), \'made\', NEW."id", NEW."phone", NEW."registration_checked_on", NEW."social_work_number"); RETURN NULL;', hash='f674e270a9d35e700274f3204571a3c32d6da501', operation='INSERT', pgid='pgtrigger_made_insert_f2572', table='access_staff', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='staff',
            trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."registration_checked_on" IS DISTINCT FROM (NEW."registration_checked_on") OR OLD."social_work_number" IS DISTINCT FROM (NEW."social_work_number"))', func='INSERT INTO "access_staffevent" ("email", "id", "is_active", "left_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "registration_checked_on", "social_work_number") VALUES (OLD."email", OLD."id", OLD."is_active", OLD."left_on", OLD."name", _pgh_attach_context(), NOW(), \'changed\', OLD."id", OLD."phone", OLD."registration_checked_on", OLD."social_work_number"); RETURN NULL;', hash='1f2b0c0f811fd8a6d1bdc870d022530169e84ef4', operation='UPDATE', pgid='pgtrigger_changed_update_39b46', table='access_staff', when='AFTER')),
        ),
        migrations.AddField(
            model_name='agency',
            name='named_manager',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='agencyevent',
            name='named_manager',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='agencyevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='agencyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='access.agency'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='area',
            trigger=pgtrigger.compiler.Trigger(name='made_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "access_areaevent" ("closed_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."closed_on", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'made\', NEW."id"); RETURN NULL;', hash='fd4d54a955341d3759d1478a4a49da4d13b1d1d0', operation='INSERT', pgid='pgtrigger_made_insert_534a8', table='access_area', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='area',
            trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "access_areaevent" ("closed_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."closed_on", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'changed\', OLD."id"); RETURN NULL;', hash='eb33b23c6d1dcca393d801c9e75328c9538ab862', operation='UPDATE', pgid='pgtrigger_changed_update_8ba13', table='access_area', when='AFTER')),
        ),
        migrations.AddField(
            model_name='areaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='areaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='access.area'),
        ),
        migrations.AddIndex(
            model_name='auditevent',
            index=models.Index(fields=['at'], name='access_audi_at_d51b4b_idx'),
        ),
        migrations.AddIndex(
            model_name='auditevent',
            index=models.Index(fields=['staff_id', 'at'], name='access_audi_staff_i_ea5b34_idx'),
        ),
        migrations.AddIndex(
            model_name='auditevent',
            index=models.Index(fields=['subject_id', 'at'], name='access_audi_subject_4684dc_idx'),
        ),
        migrations.AddIndex(
            model_name='auditevent',
            index=models.Index(condition=models.Q(('outcome', 'refused')), fields=['at'], name='access_audit_refused'),
        ),
        migrations.AddIndex(
            model_name='auditevent',
            index=django.contrib.postgres.indexes.GinIndex(fields=['about'], name='access_audit_about', opclasses=['jsonb_path_ops']),
        ),
        migrations.AddField(
            model_name='draft',
            name='staff',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='legalhold',
            name='placed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='legalhold',
            name='released_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='message',
            name='agency',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency'),
        ),
        migrations.AddField(
            model_name='message',
            name='staff',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='post',
            name='area',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.area'),
        ),
        migrations.AddField(
            model_name='post',
            name='employer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='access.agency'),
        ),
        migrations.AddField(
            model_name='post',
            name='staff',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='postevent',
            name='area',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.area'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='employer',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.agency'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='access.post'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='staff',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='retentionrule',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('key',), name='access_retention_current_once'),
        ),
        migrations.AddField(
            model_name='staffevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='staffevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='team',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='access.agency'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='team',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.team'),
        ),
        migrations.AddField(
            model_name='post',
            name='team',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='access.team'),
        ),
        migrations.AddField(
            model_name='teamevent',
            name='agency',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.agency'),
        ),
        migrations.AddField(
            model_name='teamevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='teamevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='access.team'),
        ),
        migrations.AddField(
            model_name='wall',
            name='lifted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='wall',
            name='raised_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='wallcover',
            name='wall',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covers', to='access.wall'),
        ),
        migrations.AddField(
            model_name='wallmember',
            name='added_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='wallmember',
            name='staff',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='wallmember',
            name='wall',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='access.wall'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agency',
            trigger=pgtrigger.compiler.Trigger(name='made_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "access_agencyevent" ("email", "id", "kind", "left_on", "name", "named_manager_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."email", NEW."id", NEW."kind", NEW."left_on", NEW."name", NEW."named_manager_id", _pgh_attach_context(), NOW(), \'made\', NEW."id", NEW."phone"); RETURN NULL;', hash='791a05dfc7d176de2865f38026ab023c038f059e', operation='INSERT', pgid='pgtrigger_made_insert_dc1cb', table='access_agency', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agency',
            trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "access_agencyevent" ("email", "id", "kind", "left_on", "name", "named_manager_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (OLD."email", OLD."id", OLD."kind", OLD."left_on", OLD."name", OLD."named_manager_id", _pgh_attach_context(), NOW(), \'changed\', OLD."id", OLD."phone"); RETURN NULL;', hash='5e9a13371ec79efff7a106347c6563a1721c2741', operation='UPDATE', pgid='pgtrigger_changed_update_c9a14', table='access_agency', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(fields=('staff', 'form', 'subject_id'), name='access_draft_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='legalhold',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('released_at', None), ('released_by', None)), models.Q(('released_at__isnull', False), ('released_by__isnull', False)), _connector='OR'), name='access_hold_released_by_and_at'),
        ),
        migrations.AddConstraint(
            model_name='team',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('agency', 'name'), name='access_team_name_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='team',
            trigger=pgtrigger.compiler.Trigger(name='made_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "access_teamevent" ("agency_id", "closed_on", "email", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agency_id", NEW."closed_on", NEW."email", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'made\', NEW."id"); RETURN NULL;', hash='8999912ceee8c6997ce4a7b59ac1fac71fa0fc3b', operation='INSERT', pgid='pgtrigger_made_insert_17919', table='access_team', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='team',
            trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "access_teamevent" ("agency_id", "closed_on", "email", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."agency_id", OLD."closed_on", OLD."email", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'changed\', OLD."id"); RETURN NULL;', hash='2fdd75c74640c89f1538bc89b92f184ecedea2da', operation='UPDATE', pgid='pgtrigger_changed_update_1871e', table='access_team', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='access_post_ends_after_start'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='made_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "access_postevent" ("area_id", "employer_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "staff_id", "starts_on", "team_id", "title") VALUES (NEW."area_id", NEW."employer_id", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'made\', NEW."id", NEW."role", NEW."staff_id", NEW."starts_on", NEW."team_id", NEW."title"); RETURN NULL;', hash='b2e7ee0fc856734385a945eb8d8a7f37fcaf5d08', operation='INSERT', pgid='pgtrigger_made_insert_d677c', table='access_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "access_postevent" ("area_id", "employer_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "staff_id", "starts_on", "team_id", "title") VALUES (OLD."area_id", OLD."employer_id", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), \'changed\', OLD."id", OLD."role", OLD."staff_id", OLD."starts_on", OLD."team_id", OLD."title"); RETURN NULL;', hash='b43747270750de51db8b4abb508ece00dd6f5a4a', operation='UPDATE', pgid='pgtrigger_changed_update_3c237', table='access_post', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='wall',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lifted_at', None), ('lifted_by', None)), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False)), _connector='OR'), name='access_wall_lifted_by_and_at'),
        ),
        migrations.AddConstraint(
            model_name='wallcover',
            constraint=models.UniqueConstraint(fields=('wall', 'subject'), name='access_wall_covers_once'),
        ),
        migrations.AddIndex(
            model_name='wallmember',
            index=models.Index(fields=['staff'], name='access_wall_staff_i_f29746_idx'),
        ),
        ]),
    ]
