"""Visits, planned ones, and safety notes."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_post_reviews'),
        ('cases', '0009_caseload_walls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SafetyNote',
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
                ('number', models.PositiveIntegerField()),
                ('says', models.CharField(choices=[('one', 'One worker may go alone'), ('two', 'Two workers go together'), ('not_home', 'Two workers go together, and never to the home')], max_length=8)),
                ('who_may_be_met', models.TextField(blank=True, help_text='Who may be met there who could harm')),
                ('words', models.TextField()),
                ('review_on', models.DateField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
            ],
        ),
        migrations.CreateModel(
            name='Visit',
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
                ('came', models.CharField(choices=[('seen', 'The child was seen'), ('spoken', 'Spoken with from afar, not seen'), ('not_seen', 'Tried, and not seen')], max_length=8)),
                ('visited_on', models.DateField()),
                ('minutes', models.PositiveSmallIntegerField(null=True)),
                ('where', models.CharField(choices=[('home', 'At home'), ('placement', 'Where the child is looked after'), ('school', 'At school or college'), ('service', 'At a place of the service'), ('out', 'Out and about'), ('afar', 'From afar'), ('other', 'Somewhere else')], max_length=10)),
                ('how', models.CharField(choices=[('face', 'Face to face'), ('video', 'By video'), ('phone', 'By telephone'), ('message', 'By message')], max_length=8)),
                ('with_whom', models.CharField(blank=True, max_length=200)),
                ('alone_offered', models.BooleanField(help_text='Time alone with a trusted adult (PW-23)', null=True)),
                ('alone_taken', models.BooleanField(null=True)),
                ('alone_why', models.TextField(blank=True)),
                ('child_words', models.TextField(blank=True, help_text='Only if the child wants them kept')),
                ('done', models.TextField(help_text='What was done, or what was tried')),
                ('agreed', models.TextField(blank=True, help_text='What was agreed next')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('visitor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='VisitPlanned',
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
                ('planned_on', models.DateField()),
                ('where', models.CharField(choices=[('home', 'At home'), ('placement', 'Where the child is looked after'), ('school', 'At school or college'), ('service', 'At a place of the service'), ('out', 'Out and about'), ('afar', 'From afar'), ('other', 'Somewhere else')], max_length=10)),
                ('going', models.CharField(choices=[('one', 'One worker'), ('two', 'Two workers together')], max_length=3)),
                ('colleague', models.CharField(blank=True, max_length=120)),
                ('words', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('note', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.safetynote')),
            ],
        ),
        migrations.AddConstraint(
            model_name='safetynote',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='cases_safety_note_once'),
        ),
        migrations.AddConstraint(
            model_name='safetynote',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='cases_safety_note_says_why'),
        ),
        migrations.AddIndex(
            model_name='visit',
            index=models.Index(fields=['case', '-visited_on'], name='cases_visit_of_case'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('came', 'seen'), _negated=True), models.Q(('how', 'face'), ('minutes__gt', 0), ('minutes__isnull', False)), _connector='OR'), name='cases_visit_seen_is_face_to_face'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('came', 'seen'), _negated=True), models.Q(('alone_offered', True), ('alone_offered__isnull', False), ('alone_taken__isnull', False)), models.Q(('alone_offered', False), ('alone_offered__isnull', False), models.Q(('alone_why', ''), _negated=True)), _connector='OR'), name='cases_visit_says_time_alone'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('came', 'not_seen'), _negated=True), ('child_words', ''), _connector='OR'), name='cases_visit_tried_has_no_words'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(('done', ''), _negated=True), name='cases_visit_says_what_was_done'),
        ),
        migrations.AddConstraint(
            model_name='visitplanned',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('going', 'two'), _negated=True), models.Q(('colleague', ''), _negated=True), _connector='OR'), name='cases_visit_planned_says_with_whom'),
        ),
    ]
