"""How Alembic reaches our tables: the connection is handed over by `cms/db/upgrade.py`."""

from alembic import context

from cms.db.tables import Article

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Article.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
