-- Whether children of different groups are treated alike. For those who run the services; not published.

-- step: about_children
-- Contacts with indicators about an identified child, with what is known of the child.
select ticked.outcome, ticked.received_on, ticked.decided_on, ethnic_groups.ethnic_group, child.sex, child.send
from ticked
inner join child on ticked.child_id = child.child_id
left join ethnic_groups on child.ethnicity = ethnic_groups.ethnicity;

-- figure: equality.pathway_by_ethnicity
-- title: Contacts referred to the pathway, by the child's ethnic group
-- unit: % of contacts
-- kind: share of each
-- by: ethnic_group: white_british, white_other, mixed, asian, black, other
-- needs: contact, child
-- audience: internal
-- base: contacts with indicators about a child of that group, with an outcome
-- caveat: Each group has a base of its own. A small base moves far by chance.
select
    ethnic_group as part,
    count(*) filter (where outcome = 'pathway') as numerator,
    count(*) as denominator
from about_children
where outcome is not null
group by ethnic_group;

-- figure: equality.pathway_by_sex
-- title: Contacts referred to the pathway, by the child's sex
-- unit: % of contacts
-- kind: share of each
-- by: sex from child.sex
-- needs: contact, child
-- audience: internal
-- base: contacts with indicators about a child of that sex, with an outcome
select sex as part, count(*) filter (where outcome = 'pathway') as numerator, count(*) as denominator
from about_children
where outcome is not null
group by sex;

-- figure: equality.pathway_by_send
-- title: Contacts referred to the pathway, by the child's special educational needs
-- unit: % of contacts
-- kind: share of each
-- by: send from child.send
-- needs: contact, child
-- audience: internal
-- base: contacts with indicators about a child with those needs, with an outcome
select send as part, count(*) filter (where outcome = 'pathway') as numerator, count(*) as denominator
from about_children
where outcome is not null
group by send;

-- figure: equality.days_to_decision_by_ethnicity
-- title: Days to the first decision, by the child's ethnic group
-- unit: days
-- kind: mean
-- by: ethnic_group: white_british, white_other, mixed, asian, black, other
-- needs: contact, child
-- audience: internal
-- base: decided contacts with indicators about a child of that group
select ethnic_group as part, sum(date_diff('day', received_on, decided_on)) as total, count(*) as counted
from about_children
where decided_on is not null
group by ethnic_group;
