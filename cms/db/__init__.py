"""The newsroom database: tables, named queries, migrations and the one transaction helper."""
