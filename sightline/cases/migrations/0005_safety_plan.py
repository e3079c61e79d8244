"""The safety plan, version by version."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_post_reviews'),
        ('cases', '0004_work_walls'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SafetyPlan',
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
                ('worries', models.TextField(help_text='What we are worried about, in plain words')),
                ('safe_places', models.TextField(help_text='Where and with whom it is safe')),
                ('whom_to_ring', models.TextField(help_text='Whom to ring, by day and at night')),
                ('child_does', models.TextField(blank=True)),
                ('parents_do', models.TextField(blank=True)),
                ('adults_do', models.TextField(help_text='What the people who work with the child do, and by when')),
                ('with_child', models.BooleanField()),
                ('child_part', models.TextField(blank=True, help_text='How the child took part, or why not')),
                ('with_parents', models.BooleanField()),
                ('parents_part', models.TextField(blank=True, help_text='How the parents took part, or why not')),
                ('review_on', models.DateField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='cases_safety_plan_once'), models.CheckConstraint(condition=models.Q(models.Q(('worries', ''), _negated=True), models.Q(('safe_places', ''), _negated=True), models.Q(('whom_to_ring', ''), _negated=True), models.Q(('adults_do', ''), _negated=True)), name='cases_safety_plan_is_whole'), models.CheckConstraint(condition=models.Q(models.Q(('with_child', True), models.Q(('child_part', ''), _negated=True), _connector='OR'), models.Q(('with_parents', True), models.Q(('parents_part', ''), _negated=True), _connector='OR')), name='cases_safety_plan_says_why_without')],
            },
        ),
    ]
