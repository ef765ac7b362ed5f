-- Whom a body holds to account on a day.
-- :body is the id of the body, :day a day such as 2019-06-01.
select lines.from_body as body, bodies.name, lines.force,
       case when :day between lines.surely_from and lines.surely_to
            then 'certain' else 'possible' end as certainty,
       lines.statement, lines.via
from line_days as lines
left join bodies on bodies.id = lines.from_body
where lines.type = 'accountability' and lines.to_body = :body
  and (lines.reaches is null or lines.reaches = 'to')
  and :day between lines.from_day and lines.to_day
order by body
