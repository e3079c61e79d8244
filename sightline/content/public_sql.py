"""What the public process reads of public words: published versions, by functions, and no table.

A translation is there while it says what the published English version says, and no longer.
"""

from sightline.core.database import OWNER

PUBLIC = "sightline_public"
AS_OWNER = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp"

SCHEMA = f"""
CREATE SCHEMA published AUTHORIZATION {OWNER};
GRANT USAGE ON SCHEMA published TO {PUBLIC};
ALTER DEFAULT PRIVILEGES IN SCHEMA published REVOKE ALL ON FUNCTIONS FROM PUBLIC;

-- Every page that is published, in every language it is shown in.
CREATE FUNCTION published.pages() RETURNS TABLE (slug text, language text, title text)
{AS_OWNER} AS $$
    SELECT v.slug::text, v.language::text, v.title::text FROM content_version v
    WHERE content_is_published(v.id) AND (v.source_id IS NULL OR content_is_published(v.source_id))
$$;

-- One of them, with its words, since when it stands, and by when somebody reads it again.
CREATE FUNCTION published.page(wanted text, wanted_language text)
RETURNS TABLE (title text, body text, since timestamptz, read_again date)
{AS_OWNER} AS $$
    SELECT v.title::text, v.body, max(s.at) FILTER (WHERE s.act = 'publish'),
        (array_agg(s.review_on ORDER BY s.at DESC, s.act DESC) FILTER (WHERE s.review_on IS NOT NULL))[1]
    FROM content_version v JOIN content_step s ON s.version_id = v.id
    WHERE v.slug = wanted AND v.language = wanted_language
        AND content_is_published(v.id) AND (v.source_id IS NULL OR content_is_published(v.source_id))
    GROUP BY v.id
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA published FROM PUBLIC;
GRANT EXECUTE ON FUNCTION published.pages(), published.page(text, text) TO {PUBLIC};
"""
DROP = "DROP SCHEMA published CASCADE"
