-- What several families begin from. Each step is a table made afresh for a period; :first_day and :last_day are the
-- period's first and last day, both inside it.

-- step: ethnic_groups
-- The Department for Education's codes by group. REFU (refused) and NOBT (not obtained) are in none: not recorded.
select ethnicity, ethnic_group
from (values
    ('WBRI', 'white_british'),
    ('WIRI', 'white_other'), ('WIRT', 'white_other'), ('WROM', 'white_other'), ('WOTH', 'white_other'),
    ('MWBC', 'mixed'), ('MWBA', 'mixed'), ('MWAS', 'mixed'), ('MOTH', 'mixed'),
    ('AIND', 'asian'), ('APKN', 'asian'), ('ABAN', 'asian'), ('AOTH', 'asian'), ('CHNE', 'asian'),
    ('BCRB', 'black'), ('BAFR', 'black'), ('BOTH', 'black'),
    ('OOTH', 'other')
) as groups (ethnicity, ethnic_group);

-- step: ticked
-- Contacts of the period in which a person recorded indicators of exploitation.
select *
from contact
where received_on between :first_day and :last_day and exploitation = 'ticked';

-- step: cases_in_period
-- Cases open on at least one day of the period.
select *
from "case"
where opened_on <= :last_day and (closed_on is null or closed_on >= :first_day);

-- step: children_in_period
-- Children with a case in the period, once each, by the earliest of those cases.
select child_id, case_id, opened_on, attendance
from (
    select *, row_number() over (partition by child_id order by opened_on, case_id) as nth
    from cases_in_period
) as numbered
where nth = 1;
