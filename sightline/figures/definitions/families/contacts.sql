-- Contacts to the front door. A contact about a child whose case is already open counts like any other.

-- step: assessed
-- Children assessed after screening, once each, by the latest such contact.
select child_id, assessment_outcome, support_given
from (
    select *, row_number() over (partition by child_id order by received_on desc, contact_id desc) as nth
    from ticked
    where child_id is not null and outcome = 'pathway' and assessment_outcome is not null
) as numbered
where nth = 1;

-- step: earlier_help
-- What a later contact may follow: a contact that ended in early help, and the closing of a case. Of any time.
select child_id, received_on as ended_on
from contact
where child_id is not null and exploitation = 'ticked' and outcome = 'early_help'
union all
select child_id, closed_on as ended_on
from "case"
where closed_on is not null;

-- figure: contacts.all
-- title: Contacts received
-- unit: contacts
-- kind: count
-- needs: contact
-- base: every contact received in the period, about anything
select count(*) as value
from contact
where received_on between :first_day and :last_day;

-- figure: contacts.exploitation
-- title: Contacts with indicators of exploitation
-- unit: contacts
-- kind: count
-- needs: contact
-- base: contacts of the period in which a person recorded indicators
-- caveat: It counts what was recognised and recorded, not how much exploitation there is.
select count(*) as value
from ticked;

-- figure: contacts.text_match
-- title: Contacts in which only words matched
-- unit: contacts
-- kind: count
-- needs: contact
-- base: contacts of the period in which nobody recorded indicators but words in the text matched a list
-- caveat: Treat with caution: words alone say little. This is never added to the contacts with indicators.
select count(*) as value
from contact
where received_on between :first_day and :last_day and exploitation = 'text_match';

-- figure: contacts.exploitation_share
-- title: Contacts with indicators as a share of all contacts
-- unit: % of contacts
-- kind: share
-- needs: contact
-- base: every contact received in the period
select count(*) filter (where exploitation = 'ticked') as numerator, count(*) as denominator
from contact
where received_on between :first_day and :last_day;

-- figure: contacts.children
-- title: Children the contacts were about
-- unit: children
-- kind: count
-- needs: contact
-- base: children identified in contacts with indicators, once each however many contacts there were
select count(distinct child_id) as value
from ticked;

-- figure: contacts.unidentified
-- title: Contacts in which no child could be identified
-- unit: contacts
-- kind: count
-- needs: contact
-- base: contacts with indicators
select count(*) as value
from ticked
where child_id is null;

-- figure: contacts.repeat_children
-- title: Children about whom there was more than one contact
-- unit: children
-- kind: count
-- needs: contact
-- base: children identified in two or more contacts with indicators in the period
select count(*) as value
from (select child_id from ticked where child_id is not null group by child_id having count(*) >= 2) as repeated;

-- figure: contacts.by_source
-- title: Who made the contacts
-- unit: % of contacts
-- kind: share
-- by: source from contact.source
-- needs: contact
-- base: contacts with indicators
select source as part, count(*) as numerator
from ticked
group by source;

-- figure: contacts.by_health_provider
-- title: Contacts from health services, by kind of service
-- unit: contacts
-- kind: count
-- by: health_provider from contact.health_provider
-- needs: contact
-- base: contacts with indicators that a health service made
select health_provider as part, count(*) as value
from ticked
where source = 'health'
group by health_provider;

-- figure: contacts.anonymous_online
-- title: Anonymous contacts made online
-- unit: contacts
-- kind: count
-- needs: contact
-- base: contacts with indicators made online by somebody who gave no name
select count(*) as value
from ticked
where source = 'anonymous' and channel = 'online';

-- figure: contacts.by_threshold
-- title: Level of need after first screening
-- unit: % of contacts
-- kind: share
-- by: threshold from contact.threshold
-- needs: contact
-- base: contacts with indicators for which a level was recorded
select threshold as part, count(*) as numerator
from ticked
group by threshold;

-- figure: contacts.by_outcome
-- title: What was decided after first screening
-- unit: % of contacts
-- kind: share
-- by: outcome from contact.outcome
-- needs: contact
-- base: contacts with indicators for which an outcome was recorded
select outcome as part, count(*) as numerator
from ticked
group by outcome;

-- figure: contacts.assessed_children
-- title: Children assessed after screening, by what was found
-- unit: children
-- kind: count
-- by: assessment_outcome from contact.assessment_outcome
-- needs: contact
-- base: identified children referred to the pathway and assessed, once each, by their latest such contact
-- caveat: This counts children, and the outcomes of screening count contacts: the two do not add up to each other.
select assessment_outcome as part, count(*) as value
from assessed
group by assessment_outcome;

-- figure: contacts.not_a_factor_support
-- title: What children were offered where exploitation was found not to be a factor
-- unit: children
-- kind: count
-- by: support_given from contact.support_given
-- needs: contact
-- base: children assessed after screening for whom exploitation was not a factor
select support_given as part, count(*) as value
from assessed
where assessment_outcome = 'not_a_factor'
group by support_given;

-- figure: contacts.re_referral_children
-- title: Children referred again within a year
-- unit: children
-- kind: count
-- needs: contact, case
-- base: children with a contact with indicators 1 to 365 days after an earlier one that ended in early help, or after a case of theirs closed
-- caveat: What came earlier may lie before the period.
select count(distinct ticked.child_id) as value
from ticked
inner join earlier_help
    on ticked.child_id = earlier_help.child_id
    and date_diff('day', earlier_help.ended_on, ticked.received_on) between 1 and 365;

-- figure: contacts.decided_in_time
-- title: First decisions made in time
-- unit: % of contacts
-- kind: share
-- needs: contact
-- base: contacts with indicators that had a last day for the decision
-- caveat: A contact not yet decided counts as not in time.
select
    count(*) filter (where decided_on <= decision_due_on) as numerator,
    count(*) as denominator
from ticked
where decision_due_on is not null;

-- figure: contacts.referrer_told
-- title: People told what happened after they made contact
-- unit: % of contacts
-- kind: share
-- needs: contact
-- base: contacts with indicators whose maker can be told
select
    count(*) filter (where referrer_told_on is not null) as numerator,
    count(*) as denominator
from ticked
where referrer_reachable;
