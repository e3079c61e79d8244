"""Sealing, severing and putting away: walls and names that the site's role may not touch by itself.

Functions of the owner's, each for a signed viewer who stands inside the walls of the person. `correct` does what one
person proposed and a second agrees to. `step_inside` lets somebody who is named in, for an hour. `unanswered` says
whether a proposal still waits, so that the second person sees it and, once it is done, nobody but those named does.
"""

FUNCTIONS = """
CREATE FUNCTION information_rights_unanswered(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT NOT EXISTS (SELECT FROM information_rights_correctionanswer a WHERE a.correction_id = wanted)
$$;

-- A wall of its own kind: whoever is named stands outside it too, until they give a reason.
CREATE FUNCTION information_rights_raise(c information_rights_correction, moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    raised uuid := gen_random_uuid();
BEGIN
    INSERT INTO access_wall (id, kind, reason, raised_by_id, raised_at)
    VALUES (raised, 'sealed', 'Sealed by two people', access_staff(), moment);
    INSERT INTO access_wallcover (id, wall_id, subject) SELECT gen_random_uuid(), raised, u FROM unnest(c.about) u;
    PERFORM access_rewall(c.about);
    RETURN raised;
END $$;

CREATE FUNCTION information_rights_put_names_away(c information_rights_correction, moment timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    gone jsonb;
BEGIN
    SELECT coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'given', n.given, 'middle', n.middle,
        'surname', n.surname, 'from_on', n.from_on, 'to_on', n.to_on)), '[]') INTO gone
    FROM people_name n WHERE n.id = ANY(c.names) AND n.record_id = c.record_id;
    IF NOT EXISTS (SELECT FROM people_name n WHERE n.record_id = c.record_id AND n.id <> ALL(c.names)) THEN
        RAISE EXCEPTION 'Add the name the person goes by now first.' USING ERRCODE = '42501';
    END IF;
    INSERT INTO information_rights_putaway (id, correction_id, named, names, sex, about, walls, controller_id, regime,
        lawful_basis, confidentiality_basis, handling, retention_class, by_id, at)
    SELECT gen_random_uuid(), c.id, c.named, gone, CASE WHEN c.new_sex = '' THEN '' ELSE s.sex END, c.about, '{}',
        c.controller_id, c.regime, c.lawful_basis, c.confidentiality_basis, 'named_only', c.retention_class,
        access_staff(), moment
    FROM people_sourcerecord s WHERE s.id = c.record_id;
    DELETE FROM people_name n WHERE n.id = ANY(c.names) AND n.record_id = c.record_id;
    UPDATE people_sourcerecord SET sex = c.new_sex WHERE id = c.record_id AND c.new_sex <> '';
    -- Earlier versions would show what was put away.
    DELETE FROM people_nameevent WHERE record_id = c.record_id;
    IF c.new_sex <> '' THEN DELETE FROM people_sourcerecordevent WHERE pgh_obj_id = c.record_id; END IF;
END $$;

CREATE FUNCTION information_rights_correct(wanted uuid, said text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    c information_rights_correction;
    moment timestamptz := to_timestamp((access_viewer()->>'at')::double precision);
    answer uuid := gen_random_uuid();
    raised uuid;
    opened jsonb;
BEGIN
    PERFORM pg_advisory_xact_lock(7602);
    SELECT * INTO c FROM information_rights_correction WHERE id = wanted FOR UPDATE;
    IF c.id IS NULL OR NOT coalesce(c.walls <@ access_walls(), false)
       OR NOT access_may('information_rights.confirm') THEN
        RAISE EXCEPTION 'There is no such proposal, or it is not yours to answer.' USING ERRCODE = '42501';
    ELSIF c.by_id IS NOT DISTINCT FROM access_staff() THEN
        RAISE EXCEPTION 'You proposed this. A second person must answer it.' USING ERRCODE = '42501';
    ELSIF NOT information_rights_unanswered(wanted) THEN
        RAISE EXCEPTION 'It was answered already.' USING ERRCODE = '42501';
    END IF;
    SELECT coalesce(jsonb_agg(jsonb_build_object('staff', r.staff_id, 'at', r.last)), '[]') INTO opened FROM (
        SELECT staff_id, max(at) AS last FROM access_auditevent
        WHERE outcome = 'opened' AND staff_id IS NOT NULL AND about @> to_jsonb(ARRAY[c.record_id::text])
        GROUP BY staff_id ORDER BY 2 DESC) r;
    IF c.kind = 'recognition' THEN PERFORM information_rights_put_names_away(c, moment); END IF;
    INSERT INTO information_rights_correctionanswer (id, correction_id, agreed, words, wall_id, readers, about, walls,
        controller_id, regime, lawful_basis, confidentiality_basis, handling, retention_class, by_id, at)
    VALUES (answer, c.id, true, said, NULL, opened, c.about, '{}', c.controller_id, c.regime, c.lawful_basis,
        c.confidentiality_basis, c.handling, c.retention_class, access_staff(), moment);
    IF c.kind IN ('false_accusation', 'adoption') THEN
        raised := information_rights_raise(c, moment);
        UPDATE information_rights_correctionanswer SET wall_id = raised WHERE id = answer;
    END IF;
    RETURN answer;
END $$;

CREATE FUNCTION information_rights_step_inside(wanted uuid) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    moment timestamptz := to_timestamp((access_viewer()->>'at')::double precision);
    whose uuid;
    wall uuid;
BEGIN
    SELECT c.record_id, a.wall_id INTO whose, wall FROM information_rights_correction c
    JOIN information_rights_correctionanswer a ON a.correction_id = c.id
    WHERE c.id = wanted AND a.agreed AND access_staff() = ANY(c.named) AND access_may('information_rights.open_sealed');
    IF whose IS NULL THEN
        RAISE EXCEPTION 'There is no such record, or it is not yours to open.' USING ERRCODE = '42501';
    END IF;
    IF wall IS NOT NULL THEN
        INSERT INTO access_wallmember (id, wall_id, staff_id, added_by_id, added_at, until)
        VALUES (gen_random_uuid(), wall, access_staff(), access_staff(), moment, moment + interval '1 hour');
    END IF;
    RETURN whose;
END $$;

-- What somebody is named on: which route, when, and who had read it. No name, no reason.
CREATE FUNCTION information_rights_named_on()
RETURNS TABLE (id uuid, kind varchar, done_at timestamptz, readers jsonb, sealed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, c.kind, a.at, a.readers, a.wall_id IS NOT NULL FROM information_rights_correction c
    JOIN information_rights_correctionanswer a ON a.correction_id = c.id
    WHERE a.agreed AND access_staff() = ANY(c.named) AND access_may('information_rights.open_sealed') ORDER BY a.at DESC
$$;
REVOKE ALL ON FUNCTION information_rights_raise(information_rights_correction, timestamptz) FROM PUBLIC;
REVOKE ALL ON FUNCTION information_rights_put_names_away(information_rights_correction, timestamptz) FROM PUBLIC;
"""
UNDO = """
DROP FUNCTION information_rights_named_on();
DROP FUNCTION information_rights_step_inside(uuid);
DROP FUNCTION information_rights_correct(uuid, text);
DROP FUNCTION information_rights_put_names_away(information_rights_correction, timestamptz);
DROP FUNCTION information_rights_raise(information_rights_correction, timestamptz);
DROP FUNCTION information_rights_unanswered(uuid);
"""
