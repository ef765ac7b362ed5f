-- The lines that held on a day, as somebody could have known them on another.
-- asked.day is the day, asked.known_on that of knowledge; asked.body is the id of a body, for its
-- lines alone, as they are written; null for all. No day after that of knowledge is certain.
select known.type, known.from_body, known.to_body,
       case when known.certainty = 'certain'
             and asked.day >= coalesce(known.certain_from, '0001-01-01')
             and asked.day <= coalesce(known.certain_to, '9999-12-31')
             and (known.doubted = 'false' or asked.day <= asked.known_on)
            then 'certain' else 'possible' end as certainty,
       known.statement
from asked
join lines_as_known as known
  on asked.known_on >= coalesce(known.known_from, '0001-01-01')
 and asked.known_on <= coalesce(known.known_to, '9999-12-31')
where asked.day >= coalesce(known.possible_from, '0001-01-01')
  and asked.day <= coalesce(known.possible_to, '9999-12-31')
  and (asked.body is null or asked.body = known.from_body or asked.body = known.to_body)
order by type, from_body, to_body, statement
