-- What began, ended, was renamed or changed its form between two days, by day.
-- A change counts that falls after asked.first_day and before asked.before_day; one that may lie
-- outside is possible. asked.body is the id of a body, for its changes alone; null for all.
-- earliest and latest are days of the new state: what ended last held on the eve.
with own as (
  select changes.* from asked join changes on changes.body = asked.body
  union
  select changes.* from asked join changes on changes.from_body = asked.body
  union
  select changes.* from asked join changes on changes.to_body = asked.body
  union all
  select changes.* from asked join changes on asked.body is null
  where changes.latest > asked.first_day and changes.earliest < asked.before_day
)
select own.kind, own.type, own.body, own.earliest, own.latest,
       case when own.certainty = 'certain' and own.earliest > asked.first_day
             and own.latest < asked.before_day
            then 'certain' else 'possible' end as certainty,
       own.statement, own.event, own.replaces
from asked
join own on own.latest > asked.first_day and own.earliest < asked.before_day
order by certainty, earliest, statement, kind
