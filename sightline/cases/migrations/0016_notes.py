"""Managers' notes on a case, and the analysis behind its judgements."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_post_reviews'),
        ('cases', '0015_supervision_walls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AnalysisNote',
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
                ('words', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('judgement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.judgement')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='cases_analysis_says_something')],
            },
        ),
        migrations.CreateModel(
            name='ManagementNote',
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
                ('kind', models.CharField(choices=[('decision', 'Decision'), ('direction', 'Direction')], max_length=9)),
                ('words', models.TextField()),
                ('why', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('words', ''), _negated=True), models.Q(('why', ''), _negated=True)), name='cases_note_says_what_and_why')],
            },
        ),
    ]
