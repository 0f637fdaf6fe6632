"""Spelling: which words of a text are in no dictionary, and what may have been meant."""
