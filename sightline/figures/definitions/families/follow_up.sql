-- What was asked of other agencies and services, and whether it was answered.

-- step: asked
-- Things asked in the period.
select *
from follow_up
where asked_on between :first_day and :last_day;

-- figure: follow_up.asked
-- title: Things asked of others
-- unit: requests
-- kind: count
-- needs: follow_up
-- base: everything asked of an agency or service in the period
select count(*) as value
from asked;

-- figure: follow_up.by_kind
-- title: What was asked
-- unit: requests
-- kind: count
-- by: kind from follow_up.kind
-- needs: follow_up
-- base: everything asked in the period
select kind as part, count(*) as value
from asked
group by kind;

-- figure: follow_up.answered_in_time
-- title: Requests answered in time
-- unit: % of requests
-- kind: share
-- needs: follow_up
-- base: everything asked in the period
-- caveat: A request still open counts as not answered in time, even before its last day.
select count(*) filter (where answered_on <= due_on) as numerator, count(*) as denominator
from asked;

-- figure: follow_up.unanswered_by_organisation
-- title: Requests not answered in time, by the kind of organisation asked
-- unit: % of requests
-- kind: share of each
-- by: asked_of from follow_up.asked_of
-- needs: follow_up
-- base: everything asked of that kind of organisation in the period
-- caveat: Each kind of organisation has a base of its own, so these do not add to 100.
select
    asked_of as part,
    count(*) filter (where answered_on is null or answered_on > due_on) as numerator,
    count(*) as denominator
from asked
group by asked_of;

-- figure: follow_up.declined
-- title: Requests declined
-- unit: % of requests
-- kind: share
-- needs: follow_up
-- base: everything asked in the period
select count(*) filter (where answer = 'declined') as numerator, count(*) as denominator
from asked;

-- figure: follow_up.outcome_known
-- title: Requests of which we know what came
-- unit: % of requests
-- kind: share
-- needs: follow_up
-- base: everything asked in the period
select count(*) filter (where outcome_known) as numerator, count(*) as denominator
from asked;

-- figure: follow_up.escalated
-- title: Requests taken higher
-- unit: % of requests
-- kind: share
-- needs: follow_up
-- base: everything asked in the period
select count(*) filter (where escalated) as numerator, count(*) as denominator
from asked;
