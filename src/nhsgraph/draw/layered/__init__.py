"""Drawings in layers: money of a year, and lines of account of a body."""
