"""The words a list, a button or a message uses for the newsroom's states, steps and times."""
