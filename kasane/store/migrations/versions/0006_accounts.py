"""Who is signed in with which account, and as whom an account leads a workshop."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "signed_in",
        sa.Column("device_id", sa.Text, sa.ForeignKey("device.id"), primary_key=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("since", sa.Text, nullable=False),
    )
    op.create_table(
        "account_member",
        sa.Column("workshop_id", sa.Text, sa.ForeignKey("workshop.id"), primary_key=True),
        sa.Column("address", sa.Text, primary_key=True),
        sa.Column("member_id", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Nobody goes back."""
    raise NotImplementedError("データの版は戻せません。バックアップから戻してください。")
