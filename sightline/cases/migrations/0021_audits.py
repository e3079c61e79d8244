"""Audits of cases: draws, what was drawn, what was found, reports."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_post_reviews'),
        ('cases', '0020_asked_elsewhere'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Audit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('regime', models.CharField(choices=[('uk_gdpr', 'UK GDPR'), ('law_enforcement', 'Law enforcement (Data Protection Act 2018, Part 3)')], default='uk_gdpr', max_length=16)),
                ('lawful_basis', models.CharField(choices=[('public_task', 'Public task'), ('legal_obligation', 'Legal obligation'), ('vital_interests', 'Vital interests'), ('law_enforcement', 'Law enforcement purpose'), ('consent', 'Consent')], default='public_task', max_length=20)),
                ('confidentiality_basis', models.CharField(blank=True, choices=[('', 'No duty of confidence set aside'), ('public_interest', 'Public interest: to protect a child'), ('statute', 'Required or permitted by statute'), ('agreed', 'The person agreed')], default='', max_length=20)),
                ('handling', models.CharField(choices=[('official_sensitive', 'Official-sensitive: inside the partnership'), ('named_only', 'Named people only'), ('originator', "Leaves only with its originator's leave")], default='official_sensitive', max_length=20)),
                ('retention_class', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('tenth', 'A tenth of the open cases'), ('safety', 'Safety plans of all open cases')], max_length=6)),
                ('side', models.CharField(choices=[('internal', 'Internal'), ('external', 'External')], max_length=8)),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('seed', models.CharField(max_length=64)),
                ('rule', models.TextField()),
                ('base', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=15), default=list, help_text='References, in their order', size=None)),
                ('size', models.PositiveIntegerField()),
                ('after', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.audit')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
            ],
        ),
        migrations.CreateModel(
            name='AuditedCase',
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
                ('reference', models.CharField(max_length=15)),
                ('shown', models.JSONField(default=dict, help_text='What the records said of each stage')),
                ('with_child', models.BooleanField(help_text='As the safety plan that stood says; null: none', null=True)),
                ('with_parents', models.BooleanField(null=True)),
                ('audit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.audit')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
            ],
        ),
        migrations.CreateModel(
            name='AuditFinding',
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
                ('stage', models.CharField(choices=[('meetings', 'Meetings of several agencies'), ('conference', 'Child protection conferences and plans'), ('direct', 'Work with the child and the family'), ('care', 'Care plan of a child in care: how the risk is reduced'), ('bias', 'Where a parent was exploited too: the work is fair and reasonable'), ('plan', 'Safety plan: the child and the parents have a part in it')], max_length=10)),
                ('number', models.PositiveIntegerField()),
                ('found', models.CharField(choices=[('good', 'As it should be'), ('partly', 'Partly'), ('not', 'Not as it should be'), ('no_need', 'Does not concern this child')], max_length=8)),
                ('shows', models.TextField(help_text='What shows it')),
                ('wanted', models.TextField(blank=True, help_text='What must happen now')),
                ('asked_id', models.UUIDField(help_text='The follow-up by which the team was asked', null=True)),
                ('audited', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.auditedcase')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
            ],
        ),
        migrations.CreateModel(
            name='AuditReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('regime', models.CharField(choices=[('uk_gdpr', 'UK GDPR'), ('law_enforcement', 'Law enforcement (Data Protection Act 2018, Part 3)')], default='uk_gdpr', max_length=16)),
                ('lawful_basis', models.CharField(choices=[('public_task', 'Public task'), ('legal_obligation', 'Legal obligation'), ('vital_interests', 'Vital interests'), ('law_enforcement', 'Law enforcement purpose'), ('consent', 'Consent')], default='public_task', max_length=20)),
                ('confidentiality_basis', models.CharField(blank=True, choices=[('', 'No duty of confidence set aside'), ('public_interest', 'Public interest: to protect a child'), ('statute', 'Required or permitted by statute'), ('agreed', 'The person agreed')], default='', max_length=20)),
                ('handling', models.CharField(choices=[('official_sensitive', 'Official-sensitive: inside the partnership'), ('named_only', 'Named people only'), ('originator', "Leaves only with its originator's leave")], default='official_sensitive', max_length=20)),
                ('retention_class', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('number', models.PositiveIntegerField()),
                ('reported_to', models.CharField(max_length=200)),
                ('words', models.TextField()),
                ('counts', models.JSONField(default=dict)),
                ('audit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.audit')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('controller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
            ],
        ),
        migrations.AddConstraint(
            model_name='audit',
            constraint=models.UniqueConstraint(fields=('controller', 'kind', 'side', 'first_day'), name='cases_audit_once'),
        ),
        migrations.AddConstraint(
            model_name='audit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('after', None), ('side', 'internal')), models.Q(('after__isnull', False), ('side', 'external')), _connector='OR'), name='cases_audit_internal_first'),
        ),
        migrations.AddConstraint(
            model_name='auditedcase',
            constraint=models.UniqueConstraint(fields=('audit', 'number'), name='cases_audited_number_once'),
        ),
        migrations.AddConstraint(
            model_name='auditedcase',
            constraint=models.UniqueConstraint(fields=('audit', 'case'), name='cases_audited_once'),
        ),
        migrations.AddConstraint(
            model_name='auditfinding',
            constraint=models.UniqueConstraint(fields=('audited', 'stage', 'number'), name='cases_audit_found_once'),
        ),
        migrations.AddConstraint(
            model_name='auditfinding',
            constraint=models.CheckConstraint(condition=models.Q(('shows', ''), _negated=True), name='cases_audit_finding_says_what_shows_it'),
        ),
        migrations.AddConstraint(
            model_name='auditfinding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('found__in', ('partly', 'not')), _negated=True), models.Q(models.Q(('wanted', ''), _negated=True), ('asked_id__isnull', False)), _connector='OR'), name='cases_audit_wanting_is_asked'),
        ),
        migrations.AddConstraint(
            model_name='auditreport',
            constraint=models.UniqueConstraint(fields=('audit', 'number'), name='cases_audit_report_once'),
        ),
        migrations.AddConstraint(
            model_name='auditreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('words', ''), _negated=True), models.Q(('reported_to', ''), _negated=True)), name='cases_audit_report_says_to_whom'),
        ),
    ]
