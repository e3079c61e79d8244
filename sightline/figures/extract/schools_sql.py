"""What the extract reads of schools and colleges: codes, numbers and years. No words of anybody."""

EVER = "SELECT EXISTS (SELECT FROM education_pupilreturn) OR EXISTS (SELECT FROM education_nilreturn) AS any"
# The last entry about a pupil of a setting in a year stands, save one that takes the pupil back.
STANDING = """
SELECT * FROM (
    SELECT DISTINCT ON (p.setting_id, p.record_id, p.academic_year)
           p.id, p.setting_id, p.record_id, p.academic_year, p.withdrawn, p.age, p.factors, p.attendance, p.send,
           p.early_help, p.not_offered, p.at
    FROM education_pupilreturn p WHERE p.academic_year = ANY(%(years)s)
    ORDER BY p.setting_id, p.record_id, p.academic_year, p.number DESC
) last WHERE NOT last.withdrawn
"""
PUPILS = f"""
SELECT l.setting_id, l.record_id, l.academic_year, l.age, l.factors, l.attendance, l.send, l.early_help, l.not_offered,
       s.sex, s.ethnicity, l.at AS changed_at
FROM ({STANDING}) l JOIN people_sourcerecord s ON s.id = l.record_id
"""
# Settings that are asked, in each year in which they were on the list; and any that returned pupils all the same.
SETTINGS = f"""
SELECT s.id AS setting_id, y.year AS academic_year,
       EXISTS (SELECT FROM ({STANDING}) l WHERE l.setting_id = s.id AND l.academic_year = y.year) AS has_pupils,
       coalesce((SELECT n.nil FROM education_nilreturn n WHERE n.setting_id = s.id AND n.academic_year = y.year
                 ORDER BY n.number DESC LIMIT 1), false) AS nil, s.changed_at
FROM education_setting s JOIN unnest(%(years)s::int[]) AS y(year)
  ON s.joined_on <= make_date(y.year + 1, 8, 31) AND (s.left_on IS NULL OR s.left_on > make_date(y.year, 9, 1))
WHERE s.phase = ANY(%(phases)s) OR EXISTS (
    SELECT FROM education_pupilreturn p WHERE p.setting_id = s.id AND p.academic_year = y.year)
"""
