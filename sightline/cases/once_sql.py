"""An offer is made again once, and a day of a run has one session: of what stands, since corrections stay (SS-02).

The actions take turns on the case and refuse this in words. Here it is refused to whoever writes otherwise. Two who
write at once are taken one after the other by a lock on what they share.
"""

ONCE = """
-- The entry a line of corrections began with, and the one that stands for it now.
CREATE FUNCTION cases_first_offer(wanted uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
    WITH RECURSIVE line AS (
        SELECT o.id, o.corrects_id FROM cases_offer o WHERE o.id = wanted
        UNION ALL
        SELECT o.id, o.corrects_id FROM cases_offer o JOIN line ON o.id = line.corrects_id)
    SELECT line.id FROM line WHERE line.corrects_id IS NULL
$$;
CREATE FUNCTION cases_offer_stands(first uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    WITH RECURSIVE line AS (
        SELECT o.id, o.stands FROM cases_offer o WHERE o.id = first
        UNION ALL
        SELECT o.id, o.stands FROM cases_offer o JOIN line ON o.corrects_id = line.id)
    SELECT bool_or(line.stands AND NOT EXISTS (SELECT FROM cases_offer c WHERE c.corrects_id = line.id)) FROM line
$$;
CREATE FUNCTION cases_offered_again_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    first uuid := coalesce(cases_first_offer(NEW.corrects_id), NEW.id);
    earlier uuid := coalesce(NEW.earlier_id, (SELECT o.earlier_id FROM cases_offer o WHERE o.id = first));
BEGIN
    IF earlier IS NULL THEN
        RETURN NEW;
    END IF;
    earlier := cases_first_offer(earlier);
    PERFORM pg_advisory_xact_lock(hashtextextended(earlier::text, 0));
    IF EXISTS (
        SELECT FROM cases_offer o WHERE o.case_id = NEW.case_id AND o.earlier_id IS NOT NULL AND o.id <> first
          AND cases_first_offer(o.earlier_id) = earlier AND cases_offer_stands(o.id)
    ) THEN
        RAISE EXCEPTION 'that offer was made again already' USING ERRCODE = '23505';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bc_offered_again_once BEFORE INSERT ON cases_offer
    FOR EACH ROW WHEN (NEW.stands AND (NEW.earlier_id IS NOT NULL OR NEW.corrects_id IS NOT NULL))
    EXECUTE FUNCTION cases_offered_again_once();

CREATE FUNCTION cases_one_session_a_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.place_id::text || NEW.day::text, 0));
    IF EXISTS (
        SELECT FROM cases_session s
        WHERE s.place_id = NEW.place_id AND s.day = NEW.day AND s.came <> 'none'
          AND s.id IS DISTINCT FROM NEW.corrects_id
          AND NOT EXISTS (SELECT FROM cases_session c WHERE c.corrects_id = s.id)
    ) THEN
        RAISE EXCEPTION 'that session is on record already' USING ERRCODE = '23505';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bc_one_session_a_day BEFORE INSERT ON cases_session
    FOR EACH ROW WHEN (NEW.came <> 'none') EXECUTE FUNCTION cases_one_session_a_day();
"""
DROP = """
DROP TRIGGER bc_one_session_a_day ON cases_session; DROP FUNCTION cases_one_session_a_day();
DROP TRIGGER bc_offered_again_once ON cases_offer; DROP FUNCTION cases_offered_again_once();
DROP FUNCTION cases_offer_stands(uuid); DROP FUNCTION cases_first_offer(uuid);
"""
