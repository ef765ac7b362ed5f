"""What Python packs into the page, the page's own script reads."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from nhsgraph.explorer.packing import packed, unpacked


@pytest.mark.parametrize(
    "text",
    ["", "a", "ab" * 5000, "".join(chr(33 + at * at % 1500) for at in range(90_000))],
    ids=["nothing", "one sign", "runs", "no repeats"],  # an id stands in the environment of a test
)
def test_the_page_unpacks_what_is_packed(text: str, node: str, tools: Path) -> None:
    """Runs, far repeats, what repeats nothing: the page's own script reads it all, ahead or not."""
    told = {
        "is": text,
        "again": [text, text[::-1]],
        "answers": {"form": [0], "text": [text]},
        "names": [[text, 0]],
        "statements": {"id": [text], "text": [text], "note": ["n"]},
    }
    assert unpacked(packed(told)) == told
    code = (
        f'import {{ texts }} from "{tools}/src/payload.js";'
        ' import { readFileSync } from "node:fs";'
        ' const { reads, ahead } = texts(readFileSync(0, "utf8"));'
        " const first = reads[0]();"
        " while (ahead());"
        " process.stdout.write(`[${first},${reads[2]()},${reads[1]()}]`);"
    )
    run = [node, "--input-type=module", "--eval", code]
    done = subprocess.run(run, input=packed(told).encode(), capture_output=True, check=True)
    first, proofs, cards = json.loads(done.stdout)
    assert first.pop("later") == [
        {"statements": ["text"], "names": None, "answers": None},
        {"statements": ["note"], "answers": ["text"]},
    ]
    answers = cards.pop("answers") | proofs.pop("answers")
    statements = first.pop("statements") | cards.pop("statements") | proofs.pop("statements")
    assert {**first, **cards, **proofs, "answers": answers, "statements": statements} == told
