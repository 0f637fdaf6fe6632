"""The newsroom's database on a PostgreSQL server."""
