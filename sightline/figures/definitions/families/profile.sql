-- Children with a case in the period, counted once each.

-- figure: profile.sex
-- title: Sex of children with a case
-- unit: % of children
-- kind: share
-- by: sex from child.sex
-- needs: case, child
-- base: children with a case in the period whose sex is recorded, not known being a recorded value
select child.sex as part, count(*) as numerator
from children_in_period
inner join child on children_in_period.child_id = child.child_id
group by child.sex;

-- figure: profile.mean_age
-- title: Age when the case opened, on average
-- unit: years
-- kind: mean
-- needs: case, child
-- base: children with a case in the period and a month of birth
-- caveat: Completed years, from the first of the month of birth to the opening of the child's earliest case in the period.
select
    sum(cast(floor((
        (extract(year from opened_on) - cast(substring(birth_month, 1, 4) as integer)) * 12
        + extract(month from opened_on) - cast(substring(birth_month, 6, 2) as integer)
    ) / 12) as integer)) as total,
    count(*) as counted
from children_in_period
inner join child on children_in_period.child_id = child.child_id
where birth_month is not null;

-- figure: profile.ethnicity
-- title: Ethnic group of children with a case
-- unit: % of children
-- kind: share
-- by: ethnic_group: white_british, white_other, mixed, asian, black, other
-- not recorded: inside
-- needs: case, child
-- base: children with a case in the period, those whose group is not recorded among them
select ethnic_groups.ethnic_group as part, count(*) as numerator
from children_in_period
inner join child on children_in_period.child_id = child.child_id
left join ethnic_groups on child.ethnicity = ethnic_groups.ethnicity
group by ethnic_groups.ethnic_group;

-- figure: profile.send
-- title: Special educational needs of children with a case
-- unit: % of children
-- kind: share
-- by: send from child.send
-- needs: case, child
-- base: children with a case in the period for whom it is recorded
select child.send as part, count(*) as numerator
from children_in_period
inner join child on children_in_period.child_id = child.child_id
group by child.send;

-- figure: profile.attendance
-- title: School attendance in the term before referral
-- unit: % of children
-- kind: share
-- by: attendance_band: satisfactory, persistent, severe
-- needs: case
-- base: children with a case in the period and an attendance on their earliest case in it
-- caveat: Satisfactory is over 90 per cent of sessions, persistent absence 50 to 90, severe absence under 50.
select
    case
        when attendance > 90 then 'satisfactory'
        when attendance >= 50 then 'persistent'
        when attendance < 50 then 'severe'
    end as part,
    count(*) as numerator
from children_in_period
group by 1;
