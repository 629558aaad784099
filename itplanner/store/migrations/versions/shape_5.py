"""Shape 5: what KPIs are computed from, and facts beside the plan."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from itplanner.store.migrations.lifting import lifting

revision = "5"
down_revision = "4"

TYPES = {
    "int": sa.BigInteger,
    "text": sa.Text,
    "date": sa.Date,
    "number": sa.Float,
    "yes": sa.Boolean,
    "link": sa.Integer,
}

COMMON = "reference:text note:text tags:text"

RECORDS = {
    "project": "name:text area:link?area sponsor:link?person manager:link?person status:text "
    "started_on:date? finished_on:date? cancelled_on:date? hold_from:date? hold_approved_on:date? cost:int? "
    "costs_closed_on:date? acceptance:text accepted_by:link?person accepted_on:date? severe_defects:int "
    "done_method:text done:int running_cost:int roi_years:int source_id:text",
    "service": "name:text owner:link?person tier:int? in_scope:yes rto:number? rpo:number? mtd:number? "
    "wrt:number? backup_interval:number?",
    "budget_line": "title:text year:int area:link!area type:text project:link?project owner:link?person "
    "supplier:text gl_account:text cost_centre:text in_service_on:date? rank:text",
    "limit_phase": "kpi:link!kpi start:date end:date? reason:text person:link!person",
    "headcount": "year:int period:int department:link?department support_fte:number users:int",
    "project_goal": "project:link!project goal:link!goal",
    "project_baseline": "project:link!project number:int start:date? end:date budget:int? reserve:int "
    "scope_version:text approved_by:link?person approved_on:date? reason:text",
    "requirement": "project:link!project text:text priority:text scope_version:text accepted:yes "
    "accepted_by:link?person accepted_on:date?",
    "benefit": "project:link!project type:text stage:text year:int amount:int confirmed_by:link?person "
    "confirmed_on:date? evidence:text",
    "service_dependency": "service:link!service needs:link!service",
    "recovery_test": "service:link!service tested_on:date type:text rta:number? rpa:number? outcome:text "
    "findings:text evidence:text",
    "phase": "line:link!budget_line period:int plan:int revised:int? committed:int actual:int? forecast:int?",
    "batch": "facts:text file:text sha256:text content_hash:text mapping:text read:int added:int changed:int "
    "unchanged:int rejected:int",
    "baseline": "type:text name:text year:int period:int? covers:text content_hash:text",
}
"""New kinds of record: each field with its type, `?` where it may be empty, and where a link leads."""

FACTS = {
    "incident": "number:text service:text priority:text type:text detected:int restored:int? "
    "pending:number reopened:yes state:text",
    "spend": "date:date service_from:date? service_to:date? amount:int currency:text budget_line:int? "
    "project:int? area:int? supplier:text gl_account:text cost_centre:text order:text document:text "
    "type:text text:text",
}

KEYS = {"incident": ("number",), "spend": ("document", "budget_line")}

NEW = {
    "organisation": "workdays:text work_start:text work_end:text holidays:text hurdle_rate:int "
    "on_time_tolerance:int on_budget_tolerance:int",
    "kpi": "numerator:link?kpi denominator:link?kpi adds_up:yes cohort:text clock:text maximum:text "
    "tolerance:number? rules:text limits_from:date? limits_to:date?",
}
"""Fields that records gain."""

Said = tuple[str, str, bool, str]
"""A column's name, its type, whether it may be empty, and the table that it leads to."""


def upgrade() -> None:
    """Give the records their new fields, then make the new tables."""
    with lifting(op.get_bind(), 5):
        for kind, said in NEW.items():
            with op.batch_alter_table(kind, recreate="always") as table:
                for name, how, _empty, target in _parsed(said):
                    link = _link(kind, name, target)
                    table.add_column(sa.Column(name, TYPES[how](), *([link] if target else [])))
    for kind, said in NEW.items():
        with op.batch_alter_table(kind, recreate="always") as table:
            for name, how, empty, _target in _parsed(said):
                table.alter_column(name, existing_type=TYPES[how](), nullable=empty)
        _index_links(kind, said)
    for kind, said in RECORDS.items():
        _make(kind, f"{said} {COMMON}")
        op.execute(f"INSERT INTO counter (kind, next) VALUES ('{kind}', 1)")  # noqa: S608 - a name of ours
    for kind, said in FACTS.items():
        place = [sa.Column(name, sa.Integer(), nullable=False) for name in ("batch", "row")]
        op.create_table(
            kind, *place, *_columns(said), sa.PrimaryKeyConstraint("batch", "row", name=f"pk_{kind}")
        )
        op.create_index(f"ix_{kind}_key", kind, [*KEYS[kind], "batch"])
    _make_kept()


def _make_kept() -> None:
    op.create_table(
        "summary",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_summary"),
    )
    op.create_index("ix_summary_key", "summary", ["key"])
    op.create_table(
        "sealed",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_sealed"),
    )


def _parsed(said: str) -> Iterator[Said]:
    for each in said.split():
        name, how = each.split(":")
        kind, _mark, target = how.replace("!", "?").partition("?")
        yield name, kind, "?" in how, target


def _columns(said: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, TYPES[how](), nullable=empty) for name, how, empty, _target in _parsed(said)]


def _make(kind: str, said: str) -> None:
    columns = _columns(said)
    links = [
        sa.ForeignKeyConstraint(
            [name], [f"{target}.id"], name=f"fk_{kind}_{name}", deferrable=True, initially="DEFERRED"
        )
        for name, _how, _empty, target in _parsed(said)
        if target
    ]
    number = sa.Column("id", sa.Integer(), nullable=False)
    op.create_table(kind, number, *columns, sa.PrimaryKeyConstraint("id", name=f"pk_{kind}"), *links)
    _index_links(kind, said)


def _index_links(kind: str, said: str) -> None:
    for name, _how, _empty, target in _parsed(said):
        if target:
            op.create_index(f"ix_{kind}_{name}", kind, [name])


def _link(kind: str, name: str, target: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{target}.id", name=f"fk_{kind}_{name}", deferrable=True, initially="DEFERRED")
