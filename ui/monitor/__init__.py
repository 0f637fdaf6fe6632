"""The board on which a desk sees all that is under way."""
