-- Crimes of child exploitation and those suspected of them. A crime's outcome belongs to the crime and not to a suspect.

-- step: crimes
-- Crimes recorded in the period.
select *
from crime
where recorded_on between :first_day and :last_day;

-- step: suspects
-- Suspects of those crimes, once each, and how many of those crimes each is linked to.
select suspect.*, linked.crimes
from suspect
inner join (
    select crime_suspect.suspect_id, count(*) as crimes
    from crime_suspect
    inner join crimes on crime_suspect.crime_id = crimes.crime_id
    group by crime_suspect.suspect_id
) as linked
    on suspect.suspect_id = linked.suspect_id;

-- figure: justice.crimes
-- title: Crimes investigated
-- unit: crimes
-- kind: count
-- needs: crime
-- base: crimes recorded in the period
select count(*) as value
from crimes;

-- figure: justice.suspects
-- title: Suspects
-- unit: suspects
-- kind: count
-- needs: crime, crime_suspect, suspect
-- base: people suspected of at least one of those crimes, once each
select count(*) as value
from suspects;

-- figure: justice.repeat_suspects
-- title: Suspects linked to more than one crime
-- unit: suspects
-- kind: count
-- needs: crime, crime_suspect, suspect
-- base: suspects linked to two or more of those crimes
select count(*) as value
from suspects
where crimes >= 2;

-- figure: justice.suspects_charged
-- title: Suspects charged or summonsed
-- unit: % of suspects
-- kind: share
-- needs: crime, crime_suspect, suspect
-- base: suspects
-- caveat: A share of suspects: it cannot be set beside a share of crimes.
select count(*) filter (where charged) as numerator, count(*) as denominator
from suspects;

-- figure: justice.outcome
-- title: Outcome of crimes
-- unit: % of crimes
-- kind: share
-- by: outcome_group: charged, out_of_court, victim_could_not_proceed, evidential, no_suspect, not_in_public_interest, other, not_yet
-- outside the base: not_yet
-- needs: crime
-- base: crimes that have an outcome
-- caveat: Home Office outcome types, of crimes and not of suspects. Crimes without an outcome yet are shown as a number.
select
    case
        when outcome_type = 0 then 'not_yet'
        when outcome_type = 1 then 'charged'
        when outcome_type in (2, 3, 6, 7, 8, 22) then 'out_of_court'
        when outcome_type in (14, 16) then 'victim_could_not_proceed'
        when outcome_type = 15 then 'evidential'
        when outcome_type = 18 then 'no_suspect'
        when outcome_type in (9, 10, 21) then 'not_in_public_interest'
        else 'other'
    end as part,
    count(*) as numerator
from crimes
group by 1;

-- figure: justice.location
-- title: Where crimes happened
-- unit: % of crimes
-- kind: share
-- by: location_type from crime.location_type
-- not recorded: inside
-- needs: crime
-- base: all crimes, those whose place is not identified among them
select location_type as part, count(*) as numerator
from crimes
group by location_type;

-- figure: justice.suspect_sex
-- title: Sex of suspects
-- unit: % of suspects
-- kind: share
-- by: sex from suspect.sex
-- needs: crime, crime_suspect, suspect
-- base: suspects whose sex is recorded
select sex as part, count(*) as numerator
from suspects
group by sex;

-- figure: justice.suspect_age
-- title: Age of suspects
-- unit: % of suspects
-- kind: share
-- by: age_band: under_18, 18_24, 25_34, 35_64, 65_over
-- needs: crime, crime_suspect, suspect
-- base: suspects whose age is recorded
select
    case
        when age < 18 then 'under_18'
        when age < 25 then '18_24'
        when age < 35 then '25_34'
        when age < 65 then '35_64'
        when age >= 65 then '65_over'
    end as part,
    count(*) as numerator
from suspects
group by 1;

-- figure: justice.suspect_ethnicity
-- title: Ethnic group of suspects
-- unit: % of suspects
-- kind: share
-- by: ethnic_group: white_british, white_other, mixed, asian, black, other
-- needs: crime, crime_suspect, suspect
-- base: suspects whose group is recorded
select ethnic_groups.ethnic_group as part, count(*) as numerator
from suspects
left join ethnic_groups on suspects.ethnicity = ethnic_groups.ethnicity
group by ethnic_groups.ethnic_group;

-- figure: justice.suspect_employment
-- title: Employment of suspects
-- unit: % of suspects
-- kind: share
-- by: employment from suspect.employment
-- needs: crime, crime_suspect, suspect
-- base: suspects whose employment is recorded
select employment as part, count(*) as numerator
from suspects
group by employment;

-- figure: justice.suspect_taxi_drivers
-- title: Suspects who drive a taxi
-- unit: suspects
-- kind: count
-- needs: crime, crime_suspect, suspect
-- base: suspects recorded as taxi drivers
select count(*) as value
from suspects
where taxi_driver;

-- figure: justice.disclosed
-- title: Confirmed cases in which the child has told the police
-- unit: % of cases
-- kind: share
-- needs: case
-- base: cases in the period with exploitation confirmed, those where it is not recorded among them
select count(*) filter (where disclosed_to_police) as numerator, count(*) as denominator
from cases_in_period
where judgement = 'confirmed';

-- figure: justice.cases_with_crime
-- title: Confirmed cases with a crime on record
-- unit: % of cases
-- kind: share
-- needs: case, crime
-- base: cases in the period with exploitation confirmed
-- caveat: A crime counts that was reported by the last day of the period, as far back as the extract goes.
select
    count(*) filter (where child_id in (
        select child_id from crime where child_id is not null and recorded_on <= :last_day
    )) as numerator,
    count(*) as denominator
from cases_in_period
where judgement = 'confirmed';
