-- What began, ended, was renamed or changed its form between two days, by day.
-- A change counts that falls after asked.first_day and before asked.before_day; one that may lie
-- outside is possible. asked.body is the id of a body, for its changes alone; null for all.
-- earliest and latest are days of the new state: what ended last held on the eve.
select changes.kind, changes.type, changes.body, changes.earliest, changes.latest,
       case when changes.certainty = 'certain' and changes.earliest > asked.first_day
             and changes.latest < asked.before_day
            then 'certain' else 'possible' end as certainty,
       changes.statement, changes.event, changes.replaces
from asked
join changes on changes.latest > asked.first_day and changes.earliest < asked.before_day
where asked.body is null or asked.body = changes.body
   or asked.body = changes.from_body or asked.body = changes.to_body
order by certainty, earliest, statement, kind
