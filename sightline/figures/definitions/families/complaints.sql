-- Complaints about how exploitation was handled.

-- figure: complaints.handling
-- title: Complaints about how exploitation was handled
-- unit: complaints
-- kind: count
-- by: organisation from handling_complaint.organisation
-- needs: handling_complaint
-- base: complaints received in the period
select organisation as part, count(*) as value
from handling_complaint
where received_on between :first_day and :last_day
group by organisation;
