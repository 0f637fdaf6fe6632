"""Threads and timers of the window: the runner is the only place that starts a thread."""
