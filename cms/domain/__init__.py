"""The rules of the newsroom, in plain Python."""
