-- Caseloads on the last day of the period for which a team has them.

-- step: last_counts
-- What each worker held on that day.
select caseload.team, caseload.open_cases
from caseload
inner join (
    select team, max(as_at) as last_day
    from caseload
    where as_at between :first_day and :last_day
    group by team
) as latest
    on caseload.team = latest.team and caseload.as_at = latest.last_day;

-- figure: workforce.open_involvements
-- title: Cases that workers hold
-- unit: cases
-- kind: count
-- by: team from caseload.team
-- needs: caseload
-- base: every worker counted on the last such day, for each team
-- caveat: A case held by two workers counts twice.
select team as part, sum(open_cases) as value
from last_counts
group by team;

-- figure: workforce.workers
-- title: Workers
-- unit: workers
-- kind: count
-- by: team from caseload.team
-- needs: caseload
-- base: every worker counted on that day, those without a case included
select team as part, count(*) as value
from last_counts
group by team;

-- figure: workforce.mean_caseload
-- title: Cases a worker, on average
-- unit: cases a worker
-- kind: mean
-- by: team from caseload.team
-- needs: caseload
-- base: every worker counted on that day
select team as part, sum(open_cases) as total, count(*) as counted
from last_counts
group by team;

-- figure: workforce.max_caseload
-- title: The most cases one worker held
-- unit: cases
-- kind: most
-- by: team from caseload.team
-- needs: caseload
-- base: every worker counted on that day
select team as part, max(open_cases) as value
from last_counts
group by team;
