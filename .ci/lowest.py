"""Prints each dependency of ``pyproject.toml`` pinned to the lowest version that it allows."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
for wanted in [*project["dependencies"], *project["optional-dependencies"]["test"]]:
    if bounds := re.match(r"([\w.-]+)>=([\d.]+)", wanted):
        print(f"{bounds[1]}=={bounds[2]}")
