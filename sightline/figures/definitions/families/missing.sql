-- Missing episodes of children with a case in the period: those that began in the period, and on or after the day the
-- child's earliest case in it opened.

-- step: episodes
-- Those episodes.
select missing_episode.*
from missing_episode
inner join children_in_period on missing_episode.child_id = children_in_period.child_id
where cast(went_missing_at as date) between :first_day and :last_day
    and cast(went_missing_at as date) >= children_in_period.opened_on;

-- step: interviews
-- Interviews held after those episodes that called for one, and how long after the return they were held.
-- 72 hours are elapsed time: where the clock changed in between, readings are taken back to Greenwich.
select
    episodes.late_reason,
    date_diff('second', episodes.returned_at, episodes.interview_at)
    - 60 * (held.minutes_ahead - returned.minutes_ahead) as seconds_after
from episodes
inner join london_time as returned
    on episodes.returned_at >= returned.from_reading and episodes.returned_at < returned.until_reading
inner join london_time as held
    on episodes.interview_at >= held.from_reading and episodes.interview_at < held.until_reading
where interview_eligible;

-- figure: missing.children_by_episodes
-- title: Children with a case, by how often they were missing
-- unit: % of children
-- kind: share
-- by: episodes: 0, 1, 2, 3_or_more
-- needs: case, missing_episode
-- base: children with a case in the period
select
    case when times >= 3 then '3_or_more' else cast(times as varchar) end as part,
    count(*) as numerator
from (
    select children_in_period.child_id, count(episodes.child_id) as times
    from children_in_period
    left join episodes on children_in_period.child_id = episodes.child_id
    group by children_in_period.child_id
) as each_child
group by 1;

-- figure: missing.episodes
-- title: Missing episodes
-- unit: episodes
-- kind: count
-- needs: case, missing_episode
-- base: episodes of children with a case in the period, from the opening of the case
select count(*) as value
from episodes;

-- figure: missing.eligible
-- title: Missing episodes after which an interview was due
-- unit: episodes
-- kind: count
-- needs: case, missing_episode
-- base: those episodes from which the child has returned and for which an interview was called for
select count(*) as value
from episodes
where interview_eligible and returned_at is not null;

-- figure: missing.interviewed
-- title: Return home interviews held
-- unit: % of episodes
-- kind: share
-- needs: case, missing_episode
-- base: episodes after which an interview was due
select count(interview_at) as numerator, count(*) as denominator
from episodes
where interview_eligible and returned_at is not null;

-- figure: missing.in_72_hours
-- title: Return home interviews held within 72 hours
-- unit: % of episodes
-- kind: share
-- needs: case, missing_episode
-- base: episodes after which an interview was held
-- caveat: Hours as they pass, nights, holidays and changes of the clock included.
select count(*) filter (where seconds_after <= 72 * 3600) as numerator, count(*) as denominator
from interviews;

-- figure: missing.late_reason
-- title: Why interviews were held later
-- unit: episodes
-- kind: count
-- by: late_reason from missing_episode.late_reason
-- needs: case, missing_episode
-- base: episodes after which an interview was held more than 72 hours after the return
select late_reason as part, count(*) as value
from interviews
where seconds_after > 72 * 3600
group by late_reason;
