"""A request may be answered on the page of what it came from, behind that page's own wall."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('follow_up', '0002_walls'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='followup',
            name='update_update',
        ),
        migrations.AddField(
            model_name='followup',
            name='answered_there',
            field=models.BooleanField(db_default=False, default=False, help_text='Answered on the page of what it came from, behind its own wall'),
        ),
        migrations.AddField(
            model_name='followupevent',
            name='answered_there',
            field=models.BooleanField(db_default=False, default=False, help_text='Answered on the page of what it came from, behind its own wall'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_there" IS DISTINCT FROM (NEW."answered_there") OR OLD."asked_agency_id" IS DISTINCT FROM (NEW."asked_agency_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_of" IS DISTINCT FROM (NEW."asked_of") OR OLD."asked_team_id" IS DISTINCT FROM (NEW."asked_team_id") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."changed_by_id" IS DISTINCT FROM (NEW."changed_by_id") OR OLD."confidentiality_basis" IS DISTINCT FROM (NEW."confidentiality_basis") OR OLD."controller_id" IS DISTINCT FROM (NEW."controller_id") OR OLD."done_at" IS DISTINCT FROM (NEW."done_at") OR OLD."due_at" IS DISTINCT FROM (NEW."due_at") OR OLD."escalated_at" IS DISTINCT FROM (NEW."escalated_at") OR OLD."family_knows" IS DISTINCT FROM (NEW."family_knows") OR OLD."handling" IS DISTINCT FROM (NEW."handling") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lawful_basis" IS DISTINCT FROM (NEW."lawful_basis") OR OLD."may_share" IS DISTINCT FROM (NEW."may_share") OR OLD."origin_id" IS DISTINCT FROM (NEW."origin_id") OR OLD."origin_kind" IS DISTINCT FROM (NEW."origin_kind") OR OLD."origin_path" IS DISTINCT FROM (NEW."origin_path") OR OLD."outcome_known" IS DISTINCT FROM (NEW."outcome_known") OR OLD."owner_staff_id" IS DISTINCT FROM (NEW."owner_staff_id") OR OLD."owner_team_id" IS DISTINCT FROM (NEW."owner_team_id") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."regime" IS DISTINCT FROM (NEW."regime") OR OLD."replaces_id" IS DISTINCT FROM (NEW."replaces_id") OR OLD."retention_class" IS DISTINCT FROM (NEW."retention_class") OR OLD."safeguarding" IS DISTINCT FROM (NEW."safeguarding") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."support_type" IS DISTINCT FROM (NEW."support_type") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."what" IS DISTINCT FROM (NEW."what") OR OLD."why" IS DISTINCT FROM (NEW."why"))', func='INSERT INTO "follow_up_followupevent" ("about", "answer", "answered_at", "answered_there", "asked_agency_id", "asked_at", "asked_of", "asked_team_id", "changed_at", "changed_by_id", "confidentiality_basis", "controller_id", "done_at", "due_at", "escalated_at", "family_knows", "handling", "id", "kind", "lawful_basis", "may_share", "origin_id", "origin_kind", "origin_path", "outcome_known", "owner_staff_id", "owner_team_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "regime", "replaces_id", "retention_class", "safeguarding", "state", "support_type", "version", "walls", "what", "why") VALUES (OLD."about", OLD."answer", OLD."answered_at", OLD."answered_there", OLD."asked_agency_id", OLD."asked_at", OLD."asked_of", OLD."asked_team_id", OLD."changed_at", OLD."changed_by_id", OLD."confidentiality_basis", OLD."controller_id", OLD."done_at", OLD."due_at", OLD."escalated_at", OLD."family_knows", OLD."handling", OLD."id", OLD."kind", OLD."lawful_basis", OLD."may_share", OLD."origin_id", OLD."origin_kind", OLD."origin_path", OLD."outcome_known", OLD."owner_staff_id", OLD."owner_team_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."reference", OLD."regime", OLD."replaces_id", OLD."retention_class", OLD."safeguarding", OLD."state", OLD."support_type", OLD."version", OLD."walls", OLD."what", OLD."why"); RETURN NULL;', hash='9cfa37ae0584f98791fcfb84c6d7e01c4d4359ae', operation='UPDATE', pgid='pgtrigger_update_update_f7226', table='follow_up_followup', when='AFTER')),
        ),
    ]
