"""Shape 2: a step's title is its text, weights are ten-thousandths, people have logins, goals populations."""

import sqlalchemy as sa
from alembic import op

from itplanner.store.migrations.lifting import lifting

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Change the tables, then the rows."""
    with lifting(op.get_bind(), 2):
        op.alter_column("step", "title", new_column_name="text")
        with op.batch_alter_table("person", recreate="always") as person:
            person.add_column(sa.Column("login", sa.Text()), insert_after="name")
        with op.batch_alter_table("goal", recreate="always") as goal:
            goal.add_column(sa.Column("population", sa.BigInteger()), insert_after="effort_hours")
    with op.batch_alter_table("person", recreate="always") as person:
        person.alter_column("login", existing_type=sa.Text(), nullable=False)
