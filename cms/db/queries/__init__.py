"""The questions asked of the newsroom database, each under a name."""
