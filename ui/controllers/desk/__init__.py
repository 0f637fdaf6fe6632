"""The desk's work: lists, steps, the monitor, what comes in, what is told."""
