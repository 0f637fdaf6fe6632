"""The text of an article as blocks, and what can be done with it."""
