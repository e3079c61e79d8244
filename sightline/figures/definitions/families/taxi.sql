-- Complaints about taxi drivers, and what the licensing authority did.

-- step: complaints
-- Complaints received in the period.
select *
from taxi_complaint
where received_on between :first_day and :last_day;

-- step: actions
-- Licence actions taken in the period.
select *
from licence_action
where taken_on between :first_day and :last_day;

-- figure: taxi.complaints
-- title: Complaints about taxi drivers
-- unit: complaints
-- kind: count
-- needs: taxi_complaint
-- base: complaints received in the period
select count(*) as value
from complaints;

-- figure: taxi.by_handling
-- title: What was done about them
-- unit: complaints
-- kind: count
-- by: handling from taxi_complaint.handling
-- needs: taxi_complaint
-- base: complaints received in the period
select handling as part, count(*) as value
from complaints
group by handling;

-- figure: taxi.own_drivers_investigated
-- title: Complaints about drivers licensed here that were investigated
-- unit: complaints
-- kind: count
-- needs: taxi_complaint
-- base: complaints received in the period
select count(*) as value
from complaints
where licensed_by = 'us' and handling = 'investigated';

-- figure: taxi.sexual
-- title: Complaints about sexual behaviour, language or harassment
-- unit: complaints
-- kind: count
-- needs: taxi_complaint
-- base: complaints received in the period
select count(*) as value
from complaints
where sexual;

-- figure: taxi.sexual_towards_child
-- title: Those of them that concerned a child
-- unit: complaints
-- kind: count
-- needs: taxi_complaint
-- base: complaints about sexual behaviour, language or harassment
select count(*) as value
from complaints
where sexual and towards_child;

-- figure: taxi.complaints_with_action
-- title: Complaints that led to action on a licence
-- unit: complaints
-- kind: count
-- needs: taxi_complaint, licence_action
-- base: complaints received in the period, whenever the action was taken
select count(distinct complaints.complaint_id) as value
from complaints
inner join licence_action on complaints.complaint_id = licence_action.complaint_id;

-- figure: taxi.actions
-- title: Actions on licences
-- unit: actions
-- kind: count
-- by: action from licence_action.action
-- needs: licence_action
-- base: actions taken in the period, whether or not they arose from a complaint
select action as part, count(*) as value
from actions
group by action;

-- figure: taxi.actions_total
-- title: Actions on licences in all
-- unit: actions
-- kind: count
-- needs: licence_action
-- base: actions taken in the period
select count(*) as value
from actions;
