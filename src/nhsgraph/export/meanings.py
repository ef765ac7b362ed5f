"""What the columns of the exported tables mean, in the words that travel with them."""

from __future__ import annotations

from typing import Final

_TOLD: Final = """
record.title: what the record is called
record.covers: the days that it covers, both included
record.licence: the licence of the record
record.version: the version of the record
record.note: what else it says of itself
record.subject: what pictures are of, to begin a title
record.address: where the record is published
record.mandates_of: the body whose mandates are drawn where none is named
words.number: the number of the words, from 0
words.words: the words as people say them, in small letters
words.post: the post that they stand for
words.form: the legal form that they stand for
words.stream: the stream of money that they stand for
words.outside: whether they name what the record is not of
words.description: what they mean
sources.id: the id of the source
sources.title: its title
sources.publisher: who published it
sources.kind: what kind of publication it is
sources.published: when it came out, from when on it could be known
sources.dated: another day that it bears, such as that of a meeting
sources.read: the day it was read, where no date of publication is known
sources.standing: draft, final, superseded or withdrawn
sources.numbers: numbers printed on it, such as HC 737 or an ISBN
sources.url: the publisher's own address
sources.archived: an address in an archive of the web
sources.read_at: where else it was read, such as a copy
sources.note: what else is to be known of it
sources.published_earliest: the first day on which it may have come out
sources.published_latest: the last such day
sources.address: the best address for a reader: the publisher's, else an archive's, else a copy's
sources.rank: primary, or secondary where it tells what others published
events.id: the id of the event
events.date: the day on which it happened
events.date_earliest: the first day on which it may have happened
events.date_latest: the last such day
events.title: what happened
events.reason: why it ends something and begins nothing, or the reverse
events.note: what else is to be known of it
bodies.id: the id of the body, which stays through every change of its name
bodies.kind: what kind of body it is
bodies.name: its name on the first day of what is exported; of all days, the last that it had
bodies.certainty: certain, possible or no: the strongest on any day of its life
bodies.description: what it is or was, in about two sentences
bodies.identity: why it is one body, where that was a decision
bodies.note: what else is to be known of it
aliases.body: the body that is meant
aliases.number: the number of the alias among those of the body, from 0
aliases.alias: the word
aliases.when: when it meant that body, if not always
identifiers.body: the body that is known by the code
identifiers.number: the number of the code among those of the body, from 0
identifiers.scheme: who gives the code
identifiers.value: the code as its list writes it
identifiers.when: the days for which it was read
identifiers.note: what else is to be known of it
statements.id: the id, which never changes: the body in whose file it stands, and its own
statements.type: what kind of claim it is, such as accountability, funding or name
statements.body: the body in whose file it stands
statements.from_body: of a line between two bodies, the one it runs from; empty if not known
statements.to_body: of a line between two bodies, the one it runs to; empty if not known
statements.text: the claim as a sentence, bodies named as they were when it began
statements.when: the time as it is written, both ends included; .. is open, blank is not known
statements.certainty: certain, possible or no: the strongest on any day of what is exported
statements.status: in_force, or a plan as it was when it was told: announced or proposed
statements.counts: whether it is in force and not contested; else it is no answer to anything
statements.basis: the legal instrument and provision
statements.note: what else is to be known of it
statements.contested: why a better source denies it; it is then never an answer
statements.subject_to: the condition of a plan
statements.outcome: what came of a plan: became, abandoned, never_enacted or unknown
statements.begun_by: the event that begins it
statements.ended_by: the event that ends it
statements.of: whole where it is said of a collective itself and not of its members
statements.not_found: of an end that nobody could find: why, and where it was looked for
statements.name: of a name, the name
statements.short: of a name, its short form
statements.use: of a name, legal or operating
statements.form: of a legal form, which
statements.size: of a size, how many members the collective had
statements.post: of a post or an appointment, which post
statements.person: of a post, who filled it
statements.places: of an area, the places in it
statements.acting: of a post, whether it was filled for the time being
statements.means: of account and oversight, by what
statements.force: of account, from what it binds: law, agreement or practice
statements.stream: of funding, the stream of money
statements.share: of funding, what part of the recipient's income it was, in per cent
statements.act: of a mandate, what the approver does
statements.step: of a mandate, which step of its ladder it is
statements.organ: of a mandate, which organ of the approver acts
statements.mandate: of a mandate, the years that it covers
statements.role: of membership: one_of, part_of, lies_in or represented_on
statements.scope: of succession and planning, what it is of
statements.subject: of commissions and partnerships, what they are about
amounts.statement: the line of funding along which it was paid
amounts.number: the number of the amount among those of the line, from 0
amounts.year: the financial year, 1 April to 31 March
amounts.gbp: the sum in pounds sterling
amounts.about: whether the source says about
amounts.measures: what the sum is of; only amounts that measure the same may be added or compared
amounts.gross_or_net: gross or net of income, where the source says
amounts.plan_or_outturn: as planned or as spent, where measures leaves it open
amounts.parent_or_group: of the body alone, or with the bodies that it pays on
amounts.part: of which part of the money, where it is not the whole
amounts.contested: why another amount for the same year is better
amounts.note: what else is to be known of it
amounts.year_from: the first day of the year
amounts.year_to: the last day of the year
evidence.statement: the statement that it is for, if it is for one
evidence.event: the event that it is for, if it is for one
evidence.body: the body whose description or code it is for, if it is for one
evidence.words: the number of the everyday words that it is for, if it is for some
evidence.part: which part of that it is for, such as amounts/0 or contested; empty for it itself
evidence.number: its number among the evidence of the same, from 0
evidence.source: the publication that said it
evidence.locator: the place in it: section, paragraph, page
evidence.proves: what it proves: begin, end, during
evidence.says: what it says, in the words of the record
evidence.read_in: the publication in which that was read, where it is another
names.statement: the statement of the name
names.body: the body that is called so
names.name: the name
names.short: its short form
names.use: legal or operating
names.when: the time as it is written
names.certainty: certain, possible or no: the strongest on any day
lines.statement: the statement
lines.type: what kind of line it is, such as accountability
lines.from_body: the body it runs from; empty if not known
lines.to_body: the body it runs to; empty if not known
lines.via: through which collectives or parts it reaches the body of reaches, nearest first
lines.reaches: from or to where it reaches that end through others; empty where it is its own
lines.from_name: the name of the body it runs from, as in bodies
lines.to_name: the name of the body it runs to, as in bodies
lines.certainty: certain, possible or no: the strongest on any day
lines.force: of account, from what it binds: law, agreement or practice
lines.happens: whether it happens on one day, as a succession does
lines.certain_before: the day after certain_to, where that has a bound
lines.possible_before: the day after possible_to, where that has a bound
changes.kind: began, ended, or renamed and reformed: one name or legal form took another's place
changes.statement: the statement that began or ended
changes.type: what kind of statement it is
changes.body: the body in whose file it stands
changes.from_body: of a line, the body it runs from
changes.to_body: of a line, the body it runs to
changes.earliest: the first day on which the new state may have begun; what ended held on the eve
changes.latest: the last day on which the new state may have begun
changes.certainty: certain, or possible where it lies after the day of knowledge
changes.event: the event that brought it about, if one did
changes.replaces: the statement of the name or form before it, of what was renamed or reformed
lines_as_known.statement: the statement
lines_as_known.type: what kind of line it is, such as accountability
lines_as_known.from_body: the body it runs from; empty if not known
lines_as_known.to_body: the body it runs to; empty if not known
lines_as_known.known_from: from this day of knowledge on; empty where there is no bound
lines_as_known.known_to: up to this day of knowledge; empty where there is no bound
lines_as_known.certainty: certain or possible: the strongest on any day
lines_as_known.doubted: whether no day after that of knowledge is certain
"""
MEANINGS: Final = dict(line.split(": ", 1) for line in _TOLD.strip().splitlines())
"""What a column means, by table and column."""
