-- All lines as they are written that hold on a day.
-- asked.day is the day.
select lines.type, lines.from_body, lines.to_body,
       case when asked.day between lines.surely_from and lines.surely_to
            then 'certain' else 'possible' end as certainty,
       lines.statement
from asked
join line_days as lines on asked.day between lines.from_day and lines.to_day
where lines.reaches is null
order by type, from_body, to_body, statement
