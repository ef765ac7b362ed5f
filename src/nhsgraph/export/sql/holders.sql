-- Who holds a body to account on a day, those bound by law first.
-- asked.body is the id of the body, asked.day the day.
select lines.to_body as holder, bodies.name, lines.force,
       case when asked.day between lines.surely_from and lines.surely_to
            then 'certain' else 'possible' end as certainty,
       lines.statement, lines.via
from asked
join line_days as lines on lines.from_body = asked.body
left join bodies on bodies.id = lines.to_body
where lines.type = 'accountability' and (lines.reaches is null or lines.reaches = 'from')
  and asked.day between lines.from_day and lines.to_day
order by case lines.force when 'law' then 0 when 'agreement' then 1 else 2 end, holder, statement
