"""Shape 1: the first tables. There is nothing to do: a plan is made in the newest shape."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """Do nothing."""
