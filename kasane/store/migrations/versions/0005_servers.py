"""What only a server needs: the order of records, and one-time tokens that all processes know."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add it on a server."""
    if op.get_bind().dialect.name == "postgresql":
        for table in ("record", "own_programme"):
            op.add_column(table, sa.Column("made", sa.BigInteger, sa.Identity(), nullable=False))
        op.create_table(
            "owner_token",
            sa.Column("hash", sa.Text, primary_key=True),
            sa.Column("used", sa.Boolean, nullable=False),
            sa.Column(
                "created",
                sa.DateTime(timezone=True),
                nullable=False,
                server_default=sa.func.now(),
            ),
        )


def downgrade() -> None:
    """Nobody goes back."""
    raise NotImplementedError("データの版は戻せません。バックアップから戻してください。")
