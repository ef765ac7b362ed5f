-- Whom a body holds to account on a day.
-- asked.body is the id of the body, asked.day the day.
select lines.from_body as body, bodies.name, lines.force,
       case when asked.day between lines.surely_from and lines.surely_to
            then 'certain' else 'possible' end as certainty,
       lines.statement, lines.via
from asked
join line_days as lines on lines.to_body = asked.body
left join bodies on bodies.id = lines.from_body
where lines.type = 'accountability' and (lines.reaches is null or lines.reaches = 'to')
  and asked.day between lines.from_day and lines.to_day
order by body, statement
