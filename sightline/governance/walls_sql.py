"""Who sees and writes reviews and accounts, as the database holds it.

A review is seen by those who work on it, an account by those of them who are not shut out of it. The worker sees that
there is an account and what was passed on, and never its words.
"""

CLASS = "review_record"
STAFF = "(SELECT access_staff())"
SYSTEM = "((SELECT access_walls() IS NOT NULL) AND (SELECT access_staff() IS NULL))"
MAY = "(SELECT access_may('governance.keep_accounts'))"
MINE = "(SELECT governance_mine())"

FUNCTIONS = f"""
CREATE FUNCTION governance_mine() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.review_id FROM governance_member m
    WHERE access_may('governance.keep_accounts') AND m.staff_id = access_staff() AND m.until IS NULL
$$;

-- The last entry of an account says who is shut out. Every employer the viewer has a post with counts.
CREATE FUNCTION governance_shut_to_me() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.account_id FROM governance_concerned c JOIN governance_entry e ON e.id = c.entry_id
    WHERE c.shut_out
      AND (c.agency_id = access_employer() OR c.agency_id IN (
        SELECT p.employer_id FROM access_post p,
            (SELECT (to_timestamp((access_viewer()->>'at')::double precision)
                     AT TIME ZONE 'Europe/London')::date AS day) t
        WHERE p.staff_id = access_staff() AND p.starts_on <= t.day AND (p.ends_on IS NULL OR p.ends_on > t.day)))
      AND NOT EXISTS (SELECT FROM governance_entry later
                      WHERE later.account_id = e.account_id AND later.number > e.number)
$$;

CREATE FUNCTION governance_held() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT access_may('governance.keep_accounts') AND EXISTS (
        SELECT FROM access_legalhold h
        WHERE h.released_at IS NULL AND h.subject_id IS NULL AND h.retention_key IN ('', '{CLASS}'))
$$;

CREATE FUNCTION governance_put_away() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM governance_entry e WHERE e.account_id = NEW.account_id
               AND NOT EXISTS (SELECT FROM governance_entry l
                               WHERE l.account_id = e.account_id AND l.number > e.number)
               AND NOT EXISTS (SELECT FROM governance_safety s WHERE s.entry_id = e.id)) THEN
        RAISE EXCEPTION 'Safety is looked at before words are put away.' USING ERRCODE = '42501';
    END IF;
    IF governance_held() THEN
        RAISE EXCEPTION 'A legal hold stands. Nothing it covers is put away.' USING ERRCODE = '42501';
    END IF;
    DELETE FROM governance_words WHERE account_id = NEW.account_id;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_put_away AFTER INSERT ON governance_withdrawal
    FOR EACH ROW EXECUTE FUNCTION governance_put_away();

-- A review is changed by its keeper. Where the keeper holds no post any more, a member takes it on.
CREATE FUNCTION governance_kept_by_keeper() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF access_staff() IS DISTINCT FROM OLD.keeper_id AND EXISTS (
        SELECT FROM access_post p WHERE p.staff_id = OLD.keeper_id
        AND (p.ends_on IS NULL OR p.ends_on > (NEW.changed_at AT TIME ZONE 'Europe/London')::date)) THEN
        RAISE EXCEPTION 'Only the keeper of this review can do this.' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_kept_by_keeper BEFORE UPDATE ON governance_review
    FOR EACH ROW EXECUTE FUNCTION governance_kept_by_keeper();

REVOKE ALL ON FUNCTION governance_mine(), governance_shut_to_me(), governance_held(), governance_put_away()
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION governance_mine(), governance_shut_to_me(), governance_held() TO sightline_app;
"""
DROP = """
DROP TRIGGER governance_kept_by_keeper ON governance_review;
DROP TRIGGER governance_put_away ON governance_withdrawal;
DROP FUNCTION governance_kept_by_keeper();
DROP FUNCTION governance_put_away();
DROP FUNCTION governance_held();
DROP FUNCTION governance_shut_to_me();
DROP FUNCTION governance_mine();
"""

REVIEW = f"{MAY} AND (keeper_id = {STAFF} OR id IN {MINE})"
OF_REVIEW = f"review_id IN {MINE}"
SAYS_WHO = (
    f"""{MAY} AND EXISTS (SELECT FROM governance_review r WHERE r.id = review_id AND r.keeper_id = {STAFF})"""
)
ACCOUNT = f"({SYSTEM} OR (review_id IN {MINE} AND id NOT IN (SELECT governance_shut_to_me())))"
OF_ACCOUNT = "EXISTS (SELECT FROM governance_account a WHERE a.id = account_id)"
READ_BY_PEOPLE = f"{STAFF} IS NOT NULL AND {OF_ACCOUNT}"
OWN_NAME = f"by_id = {STAFF}"
STANDS = "NOT EXISTS (SELECT FROM governance_withdrawal w WHERE w.account_id = {0}.account_id)"
HISTORY = "EXISTS (SELECT FROM governance_{0} o WHERE o.id = pgh_obj_id)"
