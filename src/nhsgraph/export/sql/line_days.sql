-- The lines with every end filled in: the view line_days, which the questions read.
select *, coalesce(possible_from, '0001-01-01') as from_day,
       coalesce(possible_to, '9999-12-31') as to_day,
       coalesce(possible_before, '9999-12-31') as before_day,
       case when certainty = 'certain' then coalesce(certain_from, '0001-01-01')
            else '9999-12-31' end as surely_from,
       case when certainty = 'certain' then coalesce(certain_to, '9999-12-31')
            else '0001-01-01' end as surely_to,
       case when certainty = 'certain' then coalesce(certain_before, '9999-12-31')
            else '0001-01-01' end as surely_before
from lines
