"""What the public process can read of the directory: one function, and of open services only what is published.

Its role reaches no table. Who saved a version, and why a service closed, is not in the answer.
"""

from sightline.core.database import OWNER

PUBLIC = "sightline_public"
AS_THEY_STAND = (
    "name", "what", "group", "provider_type", "funded_by", "ways_in", "how", "age_from", "age_to", "for_whom",
    "modes", "levels", "stages", "languages", "cost", "area", "phone", "web", "hours", "waiting", "waiting_on",
    "onward", "review_on",
)  # fmt: skip
PUBLISHED = {
    **{name: f'v."{name}"' for name in AS_THEY_STAND},
    "provider": "a.name",
    "checked_on": "(v.checked_at AT TIME ZONE 'Europe/London')::date",
}
_SAID = ", ".join(f"'{name}', {column}" for name, column in PUBLISHED.items())

SCHEMA = f"""
CREATE SCHEMA directory AUTHORIZATION {OWNER};
GRANT USAGE ON SCHEMA directory TO {PUBLIC};
ALTER DEFAULT PRIVILEGES IN SCHEMA directory REVOKE ALL ON FUNCTIONS FROM PUBLIC;

CREATE FUNCTION directory.services() RETURNS TABLE (said jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT jsonb_build_object({_SAID})
    FROM (SELECT DISTINCT ON (service_id) * FROM support_serviceversion ORDER BY service_id, number DESC) v
    JOIN access_agency a ON a.id = v.controller_id
    WHERE v.act <> 'close'
$$;
REVOKE ALL ON FUNCTION directory.services() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.services() TO {PUBLIC};
"""
DROP = "DROP SCHEMA directory CASCADE"
