"""Versions of an article and who did what."""
