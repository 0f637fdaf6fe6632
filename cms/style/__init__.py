"""House style: the rules a newsroom writes by, as a table, and what reads texts by them."""
