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
    """Runs, far repeats, what repeats nothing: the page's own script reads it all."""
    told = {
        "is": text,
        "again": [text, text[::-1]],
        "answers": {"text": [text]},
        "statements": {"id": [text], "note": ["n"]},
    }
    assert unpacked(packed(told)) == told
    code = (
        f'import {{ texts }} from "{tools}/src/payload.js";'
        ' import { readFileSync } from "node:fs";'
        ' const { first, later } = texts(readFileSync(0, "utf8"));'
        " process.stdout.write(`[${first()},${later()}]`);"
    )
    run = [node, "--input-type=module", "--eval", code]
    done = subprocess.run(run, input=packed(told).encode(), capture_output=True, check=True)
    first, later = json.loads(done.stdout)
    assert first.pop("later") == {"answers": ["text"], "statements": ["note"]}
    statements = first.pop("statements") | later.pop("statements")
    assert {**first, **later, "statements": statements} == told
