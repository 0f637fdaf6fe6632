"""The photo inspector."""
