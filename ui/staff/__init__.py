"""Who works here: the screen on which an administrator keeps people and desks."""
