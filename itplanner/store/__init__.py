"""The plan file: the only place that knows it is SQLite, and the only importer of sqlmodel and alembic."""
