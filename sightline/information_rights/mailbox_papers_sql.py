"""What goes of the sealed mailbox with the working papers."""

MAILBOX = """
-- Of the sealed mailbox: what was begun and never sent, and envelopes closed because they asked for nothing, with
-- their documents; but not where the police have one.
CREATE FUNCTION information_rights_remove_mailbox(ends timestamptz) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    gone uuid[] := ARRAY(SELECT e.id FROM front_door_envelope e JOIN front_door_envelopeclosed c ON c.envelope_id = e.id
        WHERE e.contact_id IS NULL AND c.at < ends
          AND NOT EXISTS (SELECT FROM front_door_sealedtext t WHERE t.envelope_id = e.id AND t.at >= ends)
          AND NOT EXISTS (SELECT FROM front_door_documentcustody y
            JOIN front_door_sealeddocument d ON d.id = y.document_id WHERE d.envelope_id = e.id));
    documents uuid[] := ARRAY(SELECT d.id FROM front_door_sealeddocument d WHERE d.envelope_id = ANY(gone));
    drafts integer;
BEGIN
    DELETE FROM front_door_sealeddraft WHERE at < ends;
    GET DIAGNOSTICS drafts = ROW_COUNT;
    DELETE FROM front_door_documentkey WHERE document_id = ANY(documents);
    DELETE FROM front_door_documentbody WHERE document_id = ANY(documents);
    DELETE FROM front_door_documentopened WHERE document_id = ANY(documents);
    DELETE FROM front_door_sealeddocument WHERE id = ANY(documents);
    DELETE FROM front_door_sealedkey k USING front_door_sealedtext t
        WHERE t.id = k.text_id AND t.envelope_id = ANY(gone);
    DELETE FROM front_door_sealedtext WHERE envelope_id = ANY(gone);
    DELETE FROM front_door_envelopeopened WHERE envelope_id = ANY(gone);
    DELETE FROM front_door_envelopeclosed WHERE envelope_id = ANY(gone);
    DELETE FROM front_door_envelope WHERE id = ANY(gone);
    RETURN jsonb_build_object('front_door_sealeddraft', drafts, 'front_door_envelope', cardinality(gone));
END $$;
REVOKE ALL ON FUNCTION information_rights_remove_mailbox(timestamptz) FROM PUBLIC;
"""
