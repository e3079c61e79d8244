"""What the extract reads of crimes, suspects and referrals: days, kinds and what stands. No words, no name."""

EVER = """SELECT EXISTS (SELECT FROM justice_crime) AS crimes, EXISTS (SELECT FROM justice_referral) AS referrals"""
CRIMES = """
SELECT c.id, c.child_id AS record_id, c.reported_on, c.location, o.outcome, greatest(c.changed_at, o.at) AS changed_at
FROM justice_crime c
LEFT JOIN LATERAL (SELECT s.outcome, s.at FROM justice_crimeoutcome s
                   WHERE s.crime_id = c.id ORDER BY s.number DESC LIMIT 1) o ON true
WHERE c.state <> 'withdrawn' AND c.reported_on BETWEEN %(since)s AND %(until)s
"""
STANDS = """s.stands AND NOT EXISTS (SELECT FROM justice_suspected later WHERE later.crime_id = s.crime_id
    AND later.suspect_id = s.suspect_id AND later.number > s.number)"""
NAMED = f"""
SELECT s.crime_id, s.suspect_id, s.at AS changed_at
FROM justice_suspected s JOIN justice_crime c ON c.id = s.crime_id
WHERE {STANDS} AND c.state <> 'withdrawn' AND c.reported_on BETWEEN %(since)s AND %(until)s
"""
# Charged or summonsed for any crime for which they are suspected still.
SUSPECTS = f"""
SELECT p.id, p.sex, p.age, p.ethnicity, p.employment, p.taxi_driver, p.changed_at,
       EXISTS (SELECT FROM justice_charge h JOIN justice_suspected s
               ON s.crime_id = h.crime_id AND s.suspect_id = h.suspect_id
               JOIN justice_crime c ON c.id = h.crime_id AND c.state <> 'withdrawn'
               WHERE h.suspect_id = p.id AND {STANDS}) AS charged
FROM justice_suspect p WHERE p.id = ANY(%(ids)s)
"""
REFERRALS = """
SELECT r.id, r.child_id AS record_id, r.referred_on, r.is_child, r.exploited_in_area,
       first.positive AS reasonable, last.positive AS conclusive, greatest(r.at, first.at, last.at) AS changed_at
FROM justice_referral r
LEFT JOIN justice_referraldecision first ON first.referral_id = r.id AND first.stage = 'reasonable'
LEFT JOIN justice_referraldecision last ON last.referral_id = r.id AND last.stage = 'conclusive'
WHERE r.referred_on BETWEEN %(since)s AND %(until)s
"""
