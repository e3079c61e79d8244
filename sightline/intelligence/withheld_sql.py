"""Which names of places and people of concern stand in a text that is about to be made public (IS-08).

One of the owner's functions: whoever publishes reads neither the register of hotspots nor the suspects. It answers with
words of the given text and nothing else: whole words, in whatever case and spacing. Names shorter than four letters
are not looked for, since they stand in half of all sentences.
"""


def _stands(name: str) -> str:
    """SQL: whether a name stands in the text as whole words."""
    plain = f"regexp_replace(lower(translate(btrim({name}), '’', '''')), '([^[:alnum:][:space:]])', '\\\\\\1', 'g')"
    pattern = f"regexp_replace({plain}, '[[:space:]]+', '[[:space:]]+', 'g')"
    return (
        f"char_length(btrim({name})) > 3 AND lower(translate(wanted, '’', ''''))"
        f" ~ ('(^|[^[:alnum:]])' || {pattern} || '($|[^[:alnum:]])')"
    )


def _for_those(who: str) -> str:
    """The function, for the worker and whoever `who` says."""
    return f"""
CREATE FUNCTION intelligence_withheld_in(wanted text) RETURNS TABLE (words text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT n.name FROM (
        SELECT h.name FROM intelligence_hotspot h
        UNION ALL SELECT s.called FROM justice_suspect s
        UNION ALL SELECT s.police_reference FROM justice_suspect s
        UNION ALL SELECT s.reference FROM justice_suspect s) n (name)
    WHERE (access_staff() IS NULL OR {who}) AND {_stands("n.name")}
    ORDER BY 1
$$;
"""


WITHHELD_FROM_MINUTES = _for_those("access_may('meetings.run')")
WITHHELD = _for_those("access_may('meetings.run') OR access_may('content.publish')")
DROP = "DROP FUNCTION intelligence_withheld_in(text)"
