"""KPIs that can't be judged, or weren't updated for too long (K001, K002)."""

from collections.abc import Iterator

from itplanner.domain.change import Ref
from itplanner.domain.dates import full_day
from itplanner.domain.kpis.standing import is_old, standing
from itplanner.domain.lint.rule import Fault, rule
from itplanner.domain.lint.study import Study
from itplanner.domain.records import KPI


@rule(
    "K001",
    "warning",
    "kpis",
    title="KPI without a target, or without the limits it is to keep",
    fix="Set the target; where it is to stay within a range, both limits",
    why="A number without a target is neither good nor bad, so nobody acts on it.",
)
def no_target(study: Study) -> Iterator[Fault]:
    """Find KPIs without a target, and ranges with an open end; unit and direction no KPI can lack."""
    for kpi in study.plan[KPI]:
        ref = Ref(kpi.kind, kpi.id)
        if kpi.direction != "within":
            if kpi.target is None and not (kpi.points and kpi.path == "points"):
                yield Fault(ref, "target", "No target: nothing says what is good enough")
            continue
        missing = [name for name in ("green_min", "green_max") if getattr(kpi, name) is None]
        if missing:
            end = "no limits" if len(missing) == 2 else "only one limit"
            yield Fault(ref, missing[0], f"It is to stay within a range that has {end}")


@rule(
    "K002",
    "warning",
    "kpis",
    title="KPI that wasn't updated for one and a half of its cadences",
    fix="Record the value that is due, or bring in what it is computed from",
    why="What isn't updated is grey: it may have become bad long ago, and nobody would see it.",
)
def not_updated(study: Study) -> Iterator[Fault]:
    """Find KPIs whose last value is too old; of one without any, its start value's day counts."""
    for kpi in study.plan[KPI]:
        point = standing(study.plan, kpi, study.today).point
        since = kpi.start_on if point is None else point.period.last
        if since is None or not is_old(kpi, since, study.today):
            continue
        what = "reading" if kpi.formula == "entered" else "data"
        yield Fault(Ref(kpi.kind, kpi.id), "", f"No {what} since {full_day(since)}")
