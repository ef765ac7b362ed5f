-- The lines that held on a day, as somebody could have known them on another.
-- asked.day is the day, asked.known_on that of knowledge; asked.body is the id of a body, for its
-- lines alone, as they are written; null for all. No day after that of knowledge is certain.
with own as (
  select known.* from asked join lines_as_known as known on known.from_body = asked.body
  union
  select known.* from asked join lines_as_known as known on known.to_body = asked.body
  union all
  select known.* from asked join lines_as_known as known on asked.body is null
  where asked.day >= coalesce(known.possible_from, '0001-01-01')
    and asked.day <= coalesce(known.possible_to, '9999-12-31')
)
select own.type, own.from_body, own.to_body,
       case when own.certainty = 'certain'
             and asked.day >= coalesce(own.certain_from, '0001-01-01')
             and asked.day <= coalesce(own.certain_to, '9999-12-31')
             and (own.doubted = 'false' or asked.day <= asked.known_on)
            then 'certain' else 'possible' end as certainty,
       own.statement
from asked
join own
  on asked.known_on >= coalesce(own.known_from, '0001-01-01')
 and asked.known_on <= coalesce(own.known_to, '9999-12-31')
where asked.day >= coalesce(own.possible_from, '0001-01-01')
  and asked.day <= coalesce(own.possible_to, '9999-12-31')
order by type, from_body, to_body, statement
