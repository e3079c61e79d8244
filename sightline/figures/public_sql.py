"""What the public process reads of published figures: the newest report, and the files it was let out as."""

from sightline.content.public_sql import AS_OWNER, PUBLIC

FUNCTIONS = f"""
-- The newest report that was let out, with its page for young people where its files are built.
CREATE FUNCTION published.report() RETURNS TABLE (name text, period text, area text, since timestamptz, young bytea)
{AS_OWNER} AS $$
    SELECT p.name::text, p.period::text, p.area::text, p.at,
        (SELECT f.content FROM figures_reportfile f WHERE f.published_id = p.id AND f.path = 'young-people.html')
    FROM figures_published p ORDER BY p.at DESC LIMIT 1
$$;

-- One file of a report that was let out.
CREATE FUNCTION published.report_file(wanted text, wanted_path text) RETURNS TABLE (media_type text, content bytea)
{AS_OWNER} AS $$
    SELECT f.media_type::text, f.content FROM figures_reportfile f JOIN figures_published p ON p.id = f.published_id
    WHERE p.name = wanted AND f.path = wanted_path
$$;

REVOKE ALL ON FUNCTION published.report(), published.report_file(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION published.report(), published.report_file(text, text) TO {PUBLIC};
"""
DROP = "DROP FUNCTION published.report(); DROP FUNCTION published.report_file(text, text);"
