-- The lines of account from a body up to the top on a day, nearest first; ten steps at most.
-- asked.body is the id of the body, asked.day the day.
with recursive up as (
  select 1 as step, lines.from_body, lines.to_body, lines.statement, lines.force,
         case when asked.day between lines.surely_from and lines.surely_to
              then 'certain' else 'possible' end as certainty,
         '/' || lines.from_body || '/' || lines.to_body || '/' as way
  from asked
  join line_days as lines on lines.from_body = asked.body
  where lines.type = 'accountability' and (lines.reaches is null or lines.reaches = 'from')
    and asked.day between lines.from_day and lines.to_day
  union all
  select up.step + 1, lines.from_body, lines.to_body, lines.statement, lines.force,
         case when asked.day between lines.surely_from and lines.surely_to
              then 'certain' else 'possible' end,
         up.way || lines.to_body || '/'
  from up
  cross join asked
  join line_days as lines on lines.from_body = up.to_body
  where lines.type = 'accountability' and (lines.reaches is null or lines.reaches = 'from')
    and asked.day between lines.from_day and lines.to_day and up.step < 10
    and up.way not like '%/' || up.to_body || '/%/'
)
select min(step) as step, from_body, to_body, force, certainty, statement
from up
group by from_body, to_body, force, certainty, statement
order by step, from_body, to_body, statement
