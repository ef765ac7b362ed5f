"""Stands here so that tests in every folder below can ``from worlds import world``."""

import pytest

from nhsgraph import Graph, load


@pytest.fixture(scope="session")
def record() -> Graph:
    """The bundled record, read once for all tests."""
    return load()
