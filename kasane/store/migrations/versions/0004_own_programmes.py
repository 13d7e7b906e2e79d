"""Programmes of one's own: what can be edited, and what was saved of it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "definition",
        sa.Column("version", sa.Text, primary_key=True),
        sa.Column("programme_id", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("saved", sa.Text, nullable=False),
    )
    op.create_table(
        "own_programme",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.Text, sa.ForeignKey("definition.version"), nullable=True),
        sa.Column("draft", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("changed", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Nobody goes back."""
    raise NotImplementedError("データの版は戻せません。バックアップから戻してください。")
