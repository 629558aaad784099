"""The tables, made from the records: one declaration of a field serves both."""

import datetime
import types
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlmodel import Field, SQLModel

from itplanner.domain.canonical import canonical
from itplanner.domain.facts.base import Fact
from itplanner.domain.facts.kinds import FACTS
from itplanner.domain.records import KINDS, FieldSpec, Record, fields
from itplanner.domain.records.base import by_kind

SQLModel.metadata.naming_convention = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}


class Listed(sa.TypeDecorator[tuple[Any, ...]]):
    """A tuple of words or points, kept as canonical JSON text."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the tuple as JSON text; the reader takes it from there."""
        return None if value is None else canonical(value)


TYPES: dict[type, type[sa.types.TypeEngine[Any]]] = {
    bool: sa.Boolean,
    int: sa.BigInteger,
    float: sa.Float,
    str: sa.Text,
    datetime.date: sa.Date,
    tuple: Listed,
}


@by_kind
def row(kind: type[Record]) -> type[SQLModel]:
    """Return the table class of a kind of record; it is made when first asked for."""
    specs = fields(kind)
    body: dict[str, Any] = {
        "__tablename__": kind.kind,
        "__module__": __name__,
        "__annotations__": {name: spec.annotation for name, spec in specs.items()},
    }
    body |= {name: Field(sa_column=_column(spec)) for name, spec in specs.items()}
    made = types.new_class(
        f"{kind.__name__}Row", (SQLModel,), {"table": True}, lambda space: space.update(body)
    )
    assert issubclass(made, SQLModel)
    return made


def table(kind: str) -> sa.Table:
    """Return the table of a kind."""
    made = row(KINDS[kind])
    found = getattr(made, "__table__")  # noqa: B009 - SQLModel declares no such attribute
    assert isinstance(found, sa.Table)
    return found


def _column(spec: FieldSpec) -> sa.Column[Any]:
    if spec.name == "id":
        return sa.Column("id", sa.Integer, primary_key=True, autoincrement=False)
    if spec.link is None:
        return sa.Column(spec.name, TYPES[spec.plain], nullable=spec.optional)
    target = sa.ForeignKey(f"{spec.link.kind}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(spec.name, sa.Integer, target, nullable=spec.optional, index=True)


revision = sa.Table(
    "revision",
    SQLModel.metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", sa.Text, nullable=False, index=True),
    sa.Column("login", sa.Text, nullable=False),
    sa.Column("host", sa.Text, nullable=False),
    sa.Column("client", sa.Text, nullable=False),
    sa.Column("person", sa.Integer),
    sa.Column("assurance", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("sentence", sa.Text, nullable=False),
    sa.Column("undoes", sa.Integer),
    sa.Column("shape", sa.Integer, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
)
"""Who changed something, when and from where; never rewritten. `at` is ISO 8601 in UTC, of fixed width."""

edit = sa.Table(
    "edit",
    SQLModel.metadata,
    sa.Column(
        "revision",
        sa.Integer,
        sa.ForeignKey("revision.number", deferrable=True, initially="DEFERRED"),
        primary_key=True,
        autoincrement=False,
    ),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("id", sa.Integer, nullable=False),
    sa.Column("field", sa.Text),
    sa.Column("before", sa.Text, nullable=False),
    sa.Column("after", sa.Text, nullable=False),
    sa.Index("ix_edit_kind_id", "kind", "id"),
)
"""What a revision changed, values as canonical JSON; never rewritten."""

counter = sa.Table(
    "counter",
    SQLModel.metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("next", sa.Integer, nullable=False),
)
"""The next number of each kind; it never goes back."""

summary = sa.Table(
    "summary",
    SQLModel.metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("key", sa.Text, nullable=False, index=True),
    sa.Column("text", sa.Text, nullable=False),
)
"""What facts came to, by what that rests on: kept so that they are counted once, and never needed."""

sealed = sa.Table(
    "sealed",
    SQLModel.metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
"""Frozen content by its SHA-256; never rewritten."""


def _fact_table(kind: type[Fact]) -> sa.Table:
    """Return the table of a kind of fact, made from its fields: its rows are never edited."""
    specs = fields(kind)
    columns = (sa.Column(name, TYPES[spec.plain], nullable=spec.optional) for name, spec in specs.items())
    return sa.Table(
        kind.kind,
        SQLModel.metadata,
        sa.Column("batch", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("row", sa.Integer, primary_key=True, autoincrement=False),
        *columns,
        sa.Index(f"ix_{kind.kind}_key", *kind.key, "batch"),
    )


facts = {name: _fact_table(kind) for name, kind in FACTS.items()}
"""The tables of facts, by the name that a batch gives them."""

version = sa.Table(
    "alembic_version",
    SQLModel.metadata,
    sa.Column("version_num", sa.String(32), nullable=False),
    sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""The shape of the file, in the table that Alembic writes when it upgrades one."""


def all_tables() -> sa.MetaData:
    """Return the metadata with every table in it."""
    for kind in KINDS.values():
        row(kind)
    return SQLModel.metadata
