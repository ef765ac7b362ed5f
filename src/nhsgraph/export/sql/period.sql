-- Who holds a body to account over a period, split where that changes.
-- asked.body is the id of the body; the period is from asked.first_day up to, not with,
-- asked.before_day. So is every part of it; one without a holder is silence, not nobody.
with own as (
  select lines.*
  from asked
  join line_days as lines on lines.from_body = asked.body
  where lines.type = 'accountability' and (lines.reaches is null or lines.reaches = 'from')
    and lines.from_day < asked.before_day and lines.before_day > asked.first_day
),
cuts as (
  select first_day as cut from asked
  union select from_day from own
  union select before_day from own
  union select surely_from from own
  union select surely_before from own
),
parts as (
  select cuts.cut as part_from,
         coalesce(lead(cuts.cut) over (order by cuts.cut), asked.before_day) as part_before
  from asked
  join cuts on cuts.cut >= asked.first_day and cuts.cut < asked.before_day
)
select parts.part_from, parts.part_before, own.to_body as holder, bodies.name, own.force,
       case when own.statement is null then null
            when parts.part_from >= own.surely_from and parts.part_before <= own.surely_before
            then 'certain' else 'possible' end as certainty,
       own.statement, own.via
from parts
left join own on own.from_day <= parts.part_from and own.before_day >= parts.part_before
left join bodies on bodies.id = own.to_body
order by part_from, holder, statement
