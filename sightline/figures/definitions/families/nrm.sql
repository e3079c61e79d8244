-- Referrals to the National Referral Mechanism, the United Kingdom's way of identifying people who have been trafficked.

-- step: referred
-- Referrals of the period.
select *
from nrm_referral
where referred_on between :first_day and :last_day;

-- figure: nrm.all
-- title: Referrals to the National Referral Mechanism
-- unit: referrals
-- kind: count
-- needs: nrm_referral
-- base: referrals of the period
select count(*) as value
from referred;

-- figure: nrm.children
-- title: Referrals of children
-- unit: referrals
-- kind: count
-- needs: nrm_referral
-- base: referrals of the period of somebody under 18
select count(*) as value
from referred
where is_child;

-- figure: nrm.exploited_here
-- title: Referrals of children exploited in the area
-- unit: referrals
-- kind: count
-- needs: nrm_referral
-- base: referrals of children
select count(*) as value
from referred
where is_child and exploited_in_area;

-- figure: nrm.share_of_confirmed
-- title: Confirmed cases in which the child was referred
-- unit: % of cases
-- kind: share
-- needs: case, nrm_referral
-- base: cases in the period with exploitation confirmed
select
    count(*) filter (where child_id in (select child_id from referred where child_id is not null)) as numerator,
    count(*) as denominator
from cases_in_period
where judgement = 'confirmed';
