"""Shape 3: KPIs and measures have the path to their target, and colours are declared."""

import sqlalchemy as sa
from alembic import op

from itplanner.store.migrations.lifting import lifting

revision = "3"
down_revision = "2"

AFTER = {"kpi": "target_on", "measure": "due"}
"""The columns behind which the new ones stand."""


def upgrade() -> None:
    """Change the tables, then the rows."""
    with lifting(op.get_bind(), 3):
        for kind, before in AFTER.items():
            with op.batch_alter_table(kind, recreate="always") as table:
                table.add_column(sa.Column("path", sa.Text()), insert_after=before)
                table.add_column(sa.Column("points", sa.Text()), insert_after="path")
        _declarations()
    for kind in AFTER:
        with op.batch_alter_table(kind, recreate="always") as table:
            table.alter_column("path", existing_type=sa.Text(), nullable=False)
            table.alter_column("points", existing_type=sa.Text(), nullable=False)


def _declarations() -> None:
    texts = {name: sa.Column(name, sa.Text(), nullable=False) for name in ("record", "colour", "reason")}
    common = [sa.Column(name, sa.Text(), nullable=False) for name in ("reference", "note", "tags")]
    op.create_table(
        "declaration",
        sa.Column("id", sa.Integer(), nullable=False),
        texts["record"],
        texts["colour"],
        sa.Column("person", sa.Integer(), nullable=False),
        texts["reason"],
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("expires", sa.Date(), nullable=False),
        *common,
        sa.PrimaryKeyConstraint("id", name="pk_declaration"),
        sa.ForeignKeyConstraint(
            ["person"],
            ["person.id"],
            name="fk_declaration_person",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_declaration_person", "declaration", ["person"])
    op.execute("INSERT INTO counter (kind, next) VALUES ('declaration', 1)")
