-- Money for work against exploitation.

-- step: funded
-- Funding of the financial years in the period.
select organisation, project, pounds
from funding
where cast(substring(year, 1, 4) as integer) between :first_year and :last_year;

-- figure: funding.by_project
-- title: Funding by project
-- unit: pounds
-- kind: count
-- by: project as found
-- needs: funding
-- base: all funding of the period's years, added up
select organisation || ': ' || project as part, sum(pounds) as value
from funded
group by 1
order by 1;

-- figure: funding.total
-- title: All funding
-- unit: pounds
-- kind: count
-- needs: funding
-- base: all funding of the period's years
select coalesce(sum(pounds), 0) as value
from funded;
