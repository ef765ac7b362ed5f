"""Programs that we did not write, by which tests read what is exported."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import pytest


def reader(name: str) -> Any:
    """An outside reader; the test is skipped where it is not installed, and fails so in CI."""
    try:
        return import_module(name)
    except ImportError:
        told = f"{name} is not installed, which reads what is exported: pip install '.[readers]'"
        if os.environ.get("NHSGRAPH_READERS"):
            pytest.fail(told)
        pytest.skip(told)
