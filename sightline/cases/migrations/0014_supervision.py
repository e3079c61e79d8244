"""Supervision: sessions, who was in them, and what was agreed about each case."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_post_reviews'),
        ('cases', '0013_placement_walls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Supervision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('regime', models.CharField(choices=[('uk_gdpr', 'UK GDPR'), ('law_enforcement', 'Law enforcement (Data Protection Act 2018, Part 3)')], default='uk_gdpr', max_length=16)),
                ('lawful_basis', models.CharField(choices=[('public_task', 'Public task'), ('legal_obligation', 'Legal obligation'), ('vital_interests', 'Vital interests'), ('law_enforcement', 'Law enforcement purpose'), ('consent', 'Consent')], default='public_task', max_length=20)),
                ('confidentiality_basis', models.CharField(blank=True, choices=[('', 'No duty of confidence set aside'), ('public_interest', 'Public interest: to protect a child'), ('statute', 'Required or permitted by statute'), ('agreed', 'The person agreed')], default='', max_length=20)),
                ('handling', models.CharField(choices=[('official_sensitive', 'Official-sensitive: inside the partnership'), ('named_only', 'Named people only'), ('originator', "Leaves only with its originator's leave")], default='official_sensitive', max_length=20)),
                ('retention_class', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('alone', 'One to one'), ('group', 'As a group')], max_length=5)),
                ('held_on', models.DateField()),
                ('words', models.TextField(help_text='The work, the worker and their learning; no child')),
                ('above', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.team')),
            ],
        ),
        migrations.CreateModel(
            name='Supervised',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('regime', models.CharField(choices=[('uk_gdpr', 'UK GDPR'), ('law_enforcement', 'Law enforcement (Data Protection Act 2018, Part 3)')], default='uk_gdpr', max_length=16)),
                ('lawful_basis', models.CharField(choices=[('public_task', 'Public task'), ('legal_obligation', 'Legal obligation'), ('vital_interests', 'Vital interests'), ('law_enforcement', 'Law enforcement purpose'), ('consent', 'Consent')], default='public_task', max_length=20)),
                ('confidentiality_basis', models.CharField(blank=True, choices=[('', 'No duty of confidence set aside'), ('public_interest', 'Public interest: to protect a child'), ('statute', 'Required or permitted by statute'), ('agreed', 'The person agreed')], default='', max_length=20)),
                ('handling', models.CharField(choices=[('official_sensitive', 'Official-sensitive: inside the partnership'), ('named_only', 'Named people only'), ('originator', "Leaves only with its originator's leave")], default='official_sensitive', max_length=20)),
                ('retention_class', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('alone', 'One to one'), ('group', 'As a group')], max_length=5)),
                ('held_on', models.DateField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.team')),
                ('supervision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.supervision')),
            ],
        ),
        migrations.CreateModel(
            name='CaseDiscussed',
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
                ('held_on', models.DateField()),
                ('agreed', models.TextField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('supervision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.supervision')),
            ],
        ),
        migrations.AddConstraint(
            model_name='supervision',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='cases_supervision_says_what'),
        ),
        migrations.AddConstraint(
            model_name='supervision',
            constraint=models.CheckConstraint(condition=models.Q(('above', None), models.Q(('above', models.F('by')), _negated=True), _connector='OR'), name='cases_supervision_above_is_another'),
        ),
        migrations.AddIndex(
            model_name='supervised',
            index=models.Index(fields=['staff', '-held_on'], name='cases_supervised_staff'),
        ),
        migrations.AddConstraint(
            model_name='supervised',
            constraint=models.UniqueConstraint(fields=('supervision', 'staff'), name='cases_supervised_once'),
        ),
        migrations.AddConstraint(
            model_name='supervised',
            constraint=models.CheckConstraint(condition=models.Q(('by__isnull', False), models.Q(('by', models.F('staff')), _negated=True)), name='cases_supervised_by_another'),
        ),
        migrations.AddConstraint(
            model_name='casediscussed',
            constraint=models.UniqueConstraint(fields=('supervision', 'case'), name='cases_discussed_once'),
        ),
        migrations.AddConstraint(
            model_name='casediscussed',
            constraint=models.CheckConstraint(condition=models.Q(('agreed', ''), _negated=True), name='cases_discussed_says_what'),
        ),
    ]
