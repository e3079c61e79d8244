-- Cases on the exploitation pathway. Cases open at the start, with those opened, less those closed, are those open at
-- the end.

-- step: held
-- Statutory statuses that share a day with their case and a day with the period, once for each case and status.
select distinct cases_in_period.case_id, statutory_status.status
from cases_in_period
inner join statutory_status
    on cases_in_period.case_id = statutory_status.case_id
    and statutory_status.started_on <= coalesce(cases_in_period.closed_on, :last_day)
    and coalesce(statutory_status.ended_on, cases_in_period.opened_on) >= cases_in_period.opened_on
where statutory_status.started_on <= :last_day and coalesce(statutory_status.ended_on, :first_day) >= :first_day;

-- step: levels
-- The five levels of risk, lowest first.
select level, height
from (values ('low', 1), ('low_medium', 2), ('medium', 3), ('medium_high', 4), ('high', 5)) as heights (level, height);

-- figure: cases.open_at_start
-- title: Cases open when the period began
-- unit: cases
-- kind: count
-- needs: case
-- base: cases opened before the first day and not closed before it
select count(*) as value
from "case"
where opened_on < :first_day and (closed_on is null or closed_on >= :first_day);

-- figure: cases.closed
-- title: Cases closed
-- unit: cases
-- kind: count
-- needs: case
-- base: cases closed in the period
select count(*) as value
from "case"
where closed_on between :first_day and :last_day;

-- figure: cases.opened
-- title: New cases
-- unit: cases
-- kind: count
-- needs: case
-- base: cases opened in the period
select count(*) as value
from "case"
where opened_on between :first_day and :last_day;

-- figure: cases.open_at_end
-- title: Cases open when the period ended
-- unit: cases
-- kind: count
-- needs: case
-- base: cases opened by the last day and not closed by it
select count(*) as value
from "case"
where opened_on <= :last_day and (closed_on is null or closed_on > :last_day);

-- figure: cases.in_period
-- title: Cases open at any time in the period
-- unit: cases
-- kind: count
-- needs: case
-- base: cases open when the period began, and those opened in it
select count(*) as value
from cases_in_period;

-- figure: cases.mean_months
-- title: How long cases had been open when they closed
-- unit: months
-- kind: mean
-- times: 16/487
-- needs: case
-- base: cases closed in the period
-- caveat: A month is 30.4375 days, so that twelve are a year.
select sum(date_diff('day', opened_on, closed_on)) as total, count(*) as counted
from "case"
where closed_on between :first_day and :last_day;

-- figure: cases.judgement_of_opened
-- title: What was judged in new cases
-- unit: cases
-- kind: count
-- by: judgement from case.judgement
-- needs: case
-- base: cases opened in the period
select judgement as part, count(*) as value
from "case"
where opened_on between :first_day and :last_day
group by judgement;

-- figure: cases.also_statutory
-- title: Cases with statutory safeguarding beside them
-- unit: % of cases
-- kind: share
-- needs: case, statutory_status
-- base: cases in the period
select count(distinct held.case_id) as numerator, count(distinct cases_in_period.case_id) as denominator
from cases_in_period
left join held on cases_in_period.case_id = held.case_id;

-- figure: cases.statuses
-- title: Statutory statuses beside the cases
-- unit: cases
-- kind: count
-- by: status from statutory_status.status
-- needs: case, statutory_status
-- base: cases in the period with at least one such status
-- caveat: A case may have had more than one status, so these add to more than the cases.
select status as part, count(*) as value
from held
group by status;

-- figure: cases.risk_at_end
-- title: Level of risk of open cases
-- unit: cases
-- kind: count
-- by: level from risk_level.level
-- needs: case, risk_level
-- base: cases open when the period ended, by the last level judged by then
select latest.level as part, count(*) as value
from "case"
left join (
    select
        case_id,
        level,
        row_number() over (partition by case_id order by judged_on desc, file_row desc) as nth
    from risk_level
    where judged_on <= :last_day
) as latest
    on "case".case_id = latest.case_id and latest.nth = 1
where "case".opened_on <= :last_day and ("case".closed_on is null or "case".closed_on > :last_day)
group by latest.level;

-- figure: cases.risk_fell
-- title: Closed cases in which the risk fell
-- unit: % of cases
-- kind: share
-- needs: case, risk_level
-- base: cases closed in the period with at least two judgements of the level of risk, whenever made
select count(*) filter (where last_height < first_height) as numerator, count(*) as denominator
from (
    select
        closed.case_id,
        sum(case when closed.nth = 1 then closed.height else 0 end) as first_height,
        sum(case when closed.from_last = 1 then closed.height else 0 end) as last_height
    from (
        select
            "case".case_id,
            levels.height,
            row_number() over (partition by "case".case_id order by judged_on, file_row) as nth,
            row_number() over (partition by "case".case_id order by judged_on desc, file_row desc) as from_last
        from "case"
        inner join risk_level on "case".case_id = risk_level.case_id
        inner join levels on risk_level.level = levels.level
        where "case".closed_on between :first_day and :last_day
    ) as closed
    group by closed.case_id
    having count(*) >= 2
) as judged;
