"""Shape 4: findings of checks are waived."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Make the table of waivers; no record that there was has changed."""
    before, after = ("rule", "record"), ("reference", "note", "tags")
    op.create_table(
        "waiver",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in before),
        sa.Column("person", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("expires", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in after),
        sa.PrimaryKeyConstraint("id", name="pk_waiver"),
        sa.ForeignKeyConstraint(
            ["person"],
            ["person.id"],
            name="fk_waiver_person",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_waiver_person", "waiver", ["person"])
    op.execute("INSERT INTO counter (kind, next) VALUES ('waiver', 1)")
