"""Who reads and writes versions of public pages, and that two people stand behind each published one."""

SYSTEM = "(SELECT access_staff()) IS NULL"
MINE = "by_id = (SELECT access_staff())"


def may(capability: str) -> str:
    return f"(SELECT access_may('{capability}'))"


SEES = f"({SYSTEM} OR {may('content.write')})"
WRITES_VERSION = f"(({SYSTEM} AND by_id IS NULL) OR ({may('content.write')} AND {MINE}))"
WRITES_STEP = f"({MINE} AND ({may('content.publish')} OR (act = 'preview' AND {may('content.write')})))"
WRITES_SIGNATURE = f"({MINE} AND {may('content.publish')})"

BY_TWO = """
-- A version is published by somebody who did not write it, after somebody else looked at it; a translation only once
-- signed, and of the English version that is published.
CREATE FUNCTION content_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    v content_version;
BEGIN
    SELECT * INTO v FROM content_version WHERE id = NEW.version_id;
    IF NEW.act = 'publish' AND (v.by_id = NEW.by_id OR NOT EXISTS (
            SELECT FROM content_step s WHERE s.version_id = v.id AND s.act = 'preview' AND s.by_id <> NEW.by_id)) THEN
        RAISE EXCEPTION 'two people publish a page' USING ERRCODE = '23514';
    END IF;
    IF NEW.act = 'publish' AND v.source_id IS NOT NULL AND (
            NOT EXISTS (SELECT FROM content_signature g WHERE g.version_id = v.id)
            OR NOT content_is_published(v.source_id)) THEN
        RAISE EXCEPTION 'a translation is signed, and of what is published' USING ERRCODE = '23514';
    END IF;
    IF NEW.act = 'publish' AND EXISTS (SELECT FROM content_version l JOIN content_step s ON s.version_id = l.id
            WHERE l.slug = v.slug AND l.language = v.language AND l.number > v.number AND s.act = 'publish') THEN
        RAISE EXCEPTION 'a later version was published' USING ERRCODE = '23514';
    END IF;
    IF NEW.act IN ('review', 'withdraw') AND NOT content_is_published(v.id) THEN
        RAISE EXCEPTION 'it is not published' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $$;

-- Whether a version stands published: the last that was, and not withdrawn.
CREATE FUNCTION content_is_published(wanted uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM content_step s WHERE s.version_id = wanted AND s.act = 'publish')
        AND NOT EXISTS (SELECT FROM content_step s WHERE s.version_id = wanted AND s.act = 'withdraw')
        AND NOT EXISTS (SELECT FROM content_version v JOIN content_version l
            ON l.slug = v.slug AND l.language = v.language AND l.number > v.number
            JOIN content_step s ON s.version_id = l.id AND s.act = 'publish' WHERE v.id = wanted)
$$;

CREATE FUNCTION content_signed_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM content_version v
            WHERE v.id = NEW.version_id AND (v.by_id = NEW.by_id OR v.source_id IS NULL)) THEN
        RAISE EXCEPTION 'somebody else records that a translation was signed' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER bb_by_two BEFORE INSERT ON content_step FOR EACH ROW EXECUTE FUNCTION content_by_two();
CREATE TRIGGER bb_by_another BEFORE INSERT ON content_signature
    FOR EACH ROW EXECUTE FUNCTION content_signed_by_another();
"""
DROP = """
DROP TRIGGER bb_by_two ON content_step; DROP TRIGGER bb_by_another ON content_signature;
DROP FUNCTION content_by_two(); DROP FUNCTION content_is_published(uuid); DROP FUNCTION content_signed_by_another();
"""
