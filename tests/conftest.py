"""Stands here so that tests in every folder below can ``from worlds import world``."""
