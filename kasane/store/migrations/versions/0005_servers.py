"""What only a database server needs: the order of records, which SQLite keeps by itself."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add it on a server."""
    if op.get_bind().dialect.name == "postgresql":
        for table in ("record", "own_programme"):
            op.add_column(table, sa.Column("made", sa.BigInteger, sa.Identity(), nullable=False))


def downgrade() -> None:
    """Nobody goes back."""
    raise NotImplementedError("データの版は戻せません。バックアップから戻してください。")
