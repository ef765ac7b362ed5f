-- The lines of account from a body up to the top on a day, nearest first; ten steps at most.
-- :body is the id of the body, :day a day such as 2019-06-01.
with recursive up(step, from_body, to_body, statement, force, certainty) as (
  select 1, from_body, to_body, statement, force,
         case when :day between surely_from and surely_to then 'certain' else 'possible' end
  from line_days
  where type = 'accountability' and from_body = :body
    and (reaches is null or reaches = 'from') and :day between from_day and to_day
  union
  select up.step + 1, lines.from_body, lines.to_body, lines.statement, lines.force,
         case when :day between lines.surely_from and lines.surely_to
              then 'certain' else 'possible' end
  from up
  join line_days as lines on lines.from_body = up.to_body
  where lines.type = 'accountability' and (lines.reaches is null or lines.reaches = 'from')
    and :day between lines.from_day and lines.to_day and up.step < 10
)
select min(step) as step, from_body, to_body, force, certainty, statement
from up
group by from_body, to_body, force, certainty, statement
order by 1, 2, 3
