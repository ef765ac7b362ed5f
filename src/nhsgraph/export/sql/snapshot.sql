-- All lines as they are written that hold on a day.
-- :day is a day such as 2019-06-01.
select type, from_body, to_body,
       case when :day between surely_from and surely_to then 'certain' else 'possible' end
         as certainty, statement
from line_days
where reaches is null and :day between from_day and to_day
order by type, from_body, to_body, statement
