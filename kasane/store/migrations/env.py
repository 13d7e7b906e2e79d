"""Runs the migrations on the connection that kasane.store.engine hands over."""

from alembic import context

from kasane.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
