"""What the database says of judgements by itself: whether one lowers the level, that harm stays, and who reads second.

A level judged in another scale than the one that stands is held to be lowered, since the two cannot be compared.
"""

from sightline.cases.states import SCALES
from sightline.cases.walls_sql import ON_IT, SEES_WORK, may, writes


def _scale(name: str) -> str:
    levels = next(levels for scale, levels in SCALES.items() if scale.value == name)
    return "ARRAY[" + ", ".join(f"'{each.value}'" for each in levels) + "]"


TRIGGER = f"""
CREATE FUNCTION cases_judgement_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stands record;
    words text[] := CASE NEW.scale WHEN 'five' THEN {_scale("five")} ELSE {_scale("four")} END;
BEGIN
    SELECT j.level, j.scale, j.answer INTO stands FROM cases_judgement j
    WHERE j.case_id = NEW.case_id AND j.what = NEW.what
      AND (NOT j.second_needed OR EXISTS (SELECT FROM cases_secondreading r WHERE r.judgement_id = j.id AND r.agrees))
    ORDER BY j.number DESC LIMIT 1;
    IF NEW.what <> 'level' THEN
        NEW.second_needed := true;
        IF NEW.what = 'harmed' AND NEW.answer = 'no' AND stands.answer = 'yes' THEN
            RAISE EXCEPTION 'harm that was judged stays in view' USING ERRCODE = '23514';
        END IF;
    ELSIF array_position(words, NEW.level::text) IS NULL THEN
        RAISE EXCEPTION 'the level is not of the scale' USING ERRCODE = '23514';
    ELSE
        NEW.second_needed := stands.level IS NOT NULL AND (stands.scale <> NEW.scale
            OR array_position(words, NEW.level::text) < array_position(words, stands.level::text));
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bb_judgement_rules BEFORE INSERT ON cases_judgement
    FOR EACH ROW EXECUTE FUNCTION cases_judgement_rules();
"""
DROP = "DROP TRIGGER bb_judgement_rules ON cases_judgement; DROP FUNCTION cases_judgement_rules();"

WORK = ("assessment", "factorseen", "judgement", "exitplan", "ending")
SEES = SEES_WORK
_SECOND = f"{may('cases.second')} AND by_id <> first_by_id AND {ON_IT}"


def second(table: str, of: str, key: str) -> str:
    """Read by another than the one whose it is, of the same case."""
    return (
        f"{writes(table)} AND {_SECOND} AND EXISTS (SELECT 1 FROM cases_{of} f WHERE f.id = cases_{table}.{key}"
        f" AND f.by_id = cases_{table}.first_by_id AND f.case_id = cases_{table}.case_id)"
    )


READINGS = {
    "secondreading": second("secondreading", "judgement", "judgement_id"),
    "endingread": second("endingread", "ending", "ending_id"),
}
