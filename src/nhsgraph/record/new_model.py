"""A new model folder to begin with: a body, its sources, schemas for editors, a page to read."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from nhsgraph.errors import QuestionError
from nhsgraph.writing import made_folder, write_files

_RECORD: Final = """\
# yaml-language-server: $schema=schema/record.json
# What this model is. The days that it covers bound what it answers.
title: A model of my own
covers: 2010-01-01/2020-12-31
licence: CC-BY-4.0
version: 0.1.0
"""
_BODY: Final = """\
# yaml-language-server: $schema=../schema/body.json
# A file for each body, named after its id. This one is made up: put yours in its place.
id: example-council
kind: board
aliases: [the Council]

names:
  - id: name
    name: Example Council
    when: 2012-04-01/2018-03-31
    evidence:
      - {source: example-order, locator: art. 2, says: sets up the Council, proves: begin}
      - {source: example-order-2018, locator: art. 2, says: ends the Council, proves: end}

accountability:
  # What nobody could find is written too: where it was looked for, never a guess.
  - id: to-nobody-found
    holder: {unknown: neither order says to whom the Council answers}
    means: report of the year
    force: law
    when: 2012-04-01/2018-03-31
    evidence:
      - {source: example-order, locator: the whole order, says: names nobody, proves: during}
      - {source: example-order-2018, locator: art. 2, says: ends the Council, proves: end}
"""
_SOURCES: Final = """\
# yaml-language-server: $schema=../schema/sources.json
# The kind of all sources in a file is its name: act, statutory_instrument, report, news, web ...
- id: example-order
  title: The Example Council Order 2012
  publisher: A parliament that is made up
  published: 2012-03-01
- id: example-order-2018
  title: The Example Council (Abolition) Order 2018
  publisher: A parliament that is made up
  published: 2018-02-01
"""
_README: Final = """\
# A model of my own

Who held whom to account, paid whom and was part of what, in files that a person can read: what is
said of a body stands in its file, each statement with its days and the place in a source that
proves it.

| file | what is in it |
| --- | --- |
| `record.yaml` | the title, the days covered, licence and version |
| `bodies/<id>.yaml` | one body: what it is, then its names, lines to others, posts and so on |
| `sources/<kind>.yaml` | the publications that were read, by kind |
| `events.yaml` | if need be: changes that begin and end several statements on one day |
| `schema/` | what may stand in the files, for editors that know JSON Schema |

All that stands here is made up. Change `record.yaml`, put your first body and source in place of
the example, and ask:

```sh
nhsgraph check .
nhsgraph fmt .
nhsgraph ask --record . "when did the Example Council exist"
nhsgraph explore --record . -o page.html
```

`check` says what is wrong, where, and how to mend it. `fmt` puts the keys of the files in order and
keeps every comment. Each key of each file is explained by `nhsgraph schema`, and in the
documentation under *A model of your own*.
"""
_SETTINGS: Final = {
    "yaml.schemas": {
        "./schema/record.json": "record.yaml",
        "./schema/body.json": "bodies/**/*.yaml",
        "./schema/sources.json": "sources/*.yaml",
        "./schema/events.json": "events.yaml",
    }
}


def start(folder: Path) -> list[Path]:
    """Writes a new model into a folder that is empty or not there yet; all of it or nothing.

    Returns:
        The files, in the order in which a reader may want them.

    Raises:
        QuestionError: something stands there already, or no folder to make it in.
        OSError: it can't be written.
    """
    from nhsgraph.schema.json_schema import texts

    if folder.exists() and not folder.is_dir():
        raise QuestionError(f"“{folder}” is a file.", ["Name a folder that is not there yet."])
    if folder.is_dir() and any(folder.iterdir()):
        hint = "Name one that is empty or not there yet."
        raise QuestionError(f"In “{folder}” something stands already.", [hint])
    if not folder.resolve().parent.is_dir():
        raise QuestionError(f"There is no folder “{folder.parent}” to begin it in.")
    files = {
        "README.md": _README,
        "record.yaml": _RECORD,
        "bodies/example-council.yaml": _BODY,
        "sources/statutory_instrument.yaml": _SOURCES,
        ".vscode/settings.json": json.dumps(_SETTINGS, indent=2) + "\n",
        **{f"schema/{name}": text for name, text in texts().items()},
    }
    with ExitStack() as made:
        for inside in sorted({(folder / name).parent for name in files}):
            made.enter_context(made_folder(inside))
        write_files({folder / name: text.encode() for name, text in files.items()})
    return [folder / name for name in files]
