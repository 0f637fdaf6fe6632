"""Writing into the newsroom: the same acts for a newsroom in a file and for one on a server."""
