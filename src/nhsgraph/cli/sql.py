"""``nhsgraph sql``: the record asked in SQL, by a shipped question or a query of one's own."""

from __future__ import annotations

import click

from nhsgraph.cli.exits import say
from nhsgraph.cli.shared import as_json, emit, graph_of, with_record
from nhsgraph.export.questions import QUESTIONS, text_of

_LIST = "\n".join(f"{name:<9} {each.told}" for name, each in QUESTIONS.items())
_EXAMPLES = """Example: nhsgraph sql holders --body hee --on 2019-06-01

Example: nhsgraph sql "select type, count(*) from lines group by type"
"""


@click.command(
    help="Ask the record in SQL: one of these questions, or a query that reads its tables."
    f"\n\n\b\n{_LIST}\n\n{_EXAMPLES}"
)
@click.argument("question")
@click.option("--body", metavar="BODY", help="The body, by id or name; in a query :body.")
@click.option("--on", "day", metavar="DAY", help="The day; in a query :day.")
@click.option("--from", "first", metavar="A", help="The first day or year; :first_day.")
@click.option("--to", "last", metavar="B", help="The last one; :before_day is the day after.")
@click.option("--as-known-on", metavar="DAY", help="As somebody could have known it then.")
@click.option("--text", "wants_text", is_flag=True, help="Print the SQL of a question, no answer.")
@as_json
@with_record
def sql(
    question: str, body: str | None, day: str | None, first: str | None, last: str | None,
    as_known_on: str | None, wants_text: bool, as_json: bool, folders: tuple[str, ...],
) -> None:  # fmt: skip
    """Asks the record in SQL."""
    if (first is None) is not (last is None):
        raise click.UsageError("Give both --from A and --to B.")
    if wants_text:
        if question not in QUESTIONS:
            raise click.UsageError(f"--text needs one of {', '.join(QUESTIONS)}.")
        say(text_of(question).rstrip())
        return
    asked = as_known_on if question == "known" or ":known_on" in question else None
    graph = graph_of(folders, None if asked else as_known_on)
    during = None if first is None else f"{first}/{last}"
    rows = graph.sql(question, body=body, on=day, during=during, as_known_on=asked)
    if as_json:
        emit(rows)
        return
    from nhsgraph.show.terminal import Screen, paragraph, table

    out = Screen()
    if not rows:
        paragraph(out, "No row. What is not here is not recorded; silence is not nobody.")
        return
    cells = [tuple("" if cell is None else str(cell) for cell in row.values()) for row in rows]
    table(out, tuple(rows[0]), cells)
