-- What schools and colleges returned for the academic year that begins in the last financial year of the period.

-- step: pupils
-- Pupils recorded as vulnerable in the academic year, once for each setting that recorded them.
select *
from school_pupil
where academic_year = :academic_year;

-- step: indicators
-- Indicators recorded for those pupils.
select school_indicator.pupil_id, school_indicator.factor
from school_indicator
inner join pupils on school_indicator.pupil_id = pupils.pupil_id;

-- figure: schools.settings
-- title: What settings returned
-- unit: settings
-- kind: count
-- by: return from school_setting.return
-- needs: school_setting
-- base: settings asked in the academic year
select "return" as part, count(*) as value
from school_setting
where academic_year = :academic_year
group by "return";

-- figure: schools.pupils
-- title: Pupils recorded as vulnerable
-- unit: pupils
-- kind: count
-- needs: school_pupil
-- base: pupils of the academic year, once for each setting
-- caveat: A child recorded by two settings is two pupils.
select count(*) as value
from pupils;

-- figure: schools.children
-- title: Children behind them
-- unit: children
-- kind: count
-- needs: school_pupil
-- base: those pupils, a child recorded by two settings once; a pupil linked to no child counts as one
select count(distinct child_id) + count(*) filter (where child_id is null) as value
from pupils;

-- figure: schools.largest_setting
-- title: The most pupils recorded by one setting
-- unit: pupils
-- kind: most
-- needs: school_pupil
-- base: settings with at least one pupil
select max(pupils_of_one) as value
from (select count(*) as pupils_of_one from pupils group by setting_id) as each_setting;

-- figure: schools.indicators
-- title: Indicators recorded
-- unit: % of pupils
-- kind: share of each
-- by: factor from school_indicator.factor
-- same base: yes
-- needs: school_pupil, school_indicator
-- base: pupils with at least one indicator, not all pupils
-- caveat: A pupil may have several, so these add to more than 100.
select
    factor as part,
    count(*) as numerator,
    (select count(distinct pupil_id) from indicators) as denominator
from indicators
group by factor;

-- figure: schools.mean_indicators
-- title: Indicators a pupil, on average
-- unit: indicators
-- kind: mean
-- needs: school_pupil, school_indicator
-- base: pupils with at least one indicator
select count(*) as total, count(distinct pupil_id) as counted
from indicators;

-- figure: schools.pupils_by_indicator_count
-- title: Pupils by how many indicators they had
-- unit: pupils
-- kind: count
-- by: indicators: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
-- needs: school_pupil, school_indicator
-- base: all pupils of the academic year
select cast(times as varchar) as part, count(*) as value
from (
    select pupils.pupil_id, count(indicators.factor) as times
    from pupils
    left join indicators on pupils.pupil_id = indicators.pupil_id
    group by pupils.pupil_id
) as each_pupil
group by times;

-- figure: schools.sex
-- title: Sex of pupils
-- unit: % of pupils
-- kind: share
-- by: sex from school_pupil.sex
-- needs: school_pupil
-- base: pupils whose sex is recorded
select sex as part, count(*) as numerator
from pupils
group by sex;

-- figure: schools.mean_age
-- title: Age of pupils, on average
-- unit: years
-- kind: mean
-- needs: school_pupil
-- base: pupils whose age is recorded
select sum(age) as total, count(age) as counted
from pupils;

-- figure: schools.age
-- title: Pupils by age
-- unit: pupils
-- kind: count
-- by: age as found
-- needs: school_pupil
-- base: all pupils of the academic year
select cast(age as varchar) as part, count(*) as value
from pupils
group by age
order by age;

-- figure: schools.ethnicity
-- title: Ethnic group of pupils
-- unit: % of pupils
-- kind: share
-- by: ethnic_group: white_british, white_other, mixed, asian, black, other
-- not recorded: inside
-- needs: school_pupil
-- base: all pupils of the academic year, those whose group is not recorded among them
select ethnic_groups.ethnic_group as part, count(*) as numerator
from pupils
left join ethnic_groups on pupils.ethnicity = ethnic_groups.ethnicity
group by ethnic_groups.ethnic_group;

-- figure: schools.send
-- title: Special educational needs of pupils
-- unit: % of pupils
-- kind: share
-- by: send from school_pupil.send
-- needs: school_pupil
-- base: pupils for whom it is recorded
select send as part, count(*) as numerator
from pupils
group by send;

-- figure: schools.early_help
-- title: Whether early help was offered
-- unit: pupils
-- kind: count
-- by: early_help from school_pupil.early_help
-- needs: school_pupil
-- base: all pupils of the academic year
select early_help as part, count(*) as value
from pupils
group by early_help;

-- figure: schools.not_offered_reason
-- title: Why early help was not offered
-- unit: pupils
-- kind: count
-- by: not_offered_reason from school_pupil.not_offered_reason
-- needs: school_pupil
-- base: pupils to whom it was not offered
select not_offered_reason as part, count(*) as value
from pupils
where early_help = 'not_offered'
group by not_offered_reason;
