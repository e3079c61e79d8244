"""The limit of a caseload, other work, and who came to hold more than the limit."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_post_reviews'),
        ('cases', '0007_still_asked'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LimitCrossed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('over', models.BooleanField()),
                ('held', models.PositiveIntegerField()),
                ('most', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.team')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('team', 'staff', 'number'), name='cases_crossed_once'), models.CheckConstraint(condition=models.Q(models.Q(('held__gt', models.F('most')), ('over', True)), models.Q(('held__lte', models.F('most')), ('over', False)), _connector='OR'), name='cases_crossed_is_so')],
            },
        ),
        migrations.CreateModel(
            name='LimitSet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('most', models.PositiveIntegerField()),
                ('from_on', models.DateField()),
                ('decided_by', models.CharField(help_text='Who set it: the Board', max_length=200)),
                ('decided_on', models.DateField()),
                ('source', models.CharField(help_text='Where it is written down', max_length=300)),
                ('why', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.team')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('team', 'number'), name='cases_limit_once'), models.CheckConstraint(condition=models.Q(('most__gte', 1), models.Q(('decided_by', ''), _negated=True), models.Q(('source', ''), _negated=True), models.Q(('why', ''), _negated=True)), name='cases_limit_says_who_and_why')],
            },
        ),
        migrations.CreateModel(
            name='OtherWork',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField(help_text='Its first day')),
                ('number', models.PositiveIntegerField()),
                ('cases', models.PositiveIntegerField()),
                ('what', models.CharField(help_text='What kind of work; nobody is named', max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.team')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('team', 'staff', 'month', 'number'), name='cases_other_work_once'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='cases_other_work_of_a_month')],
            },
        ),
    ]
