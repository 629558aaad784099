"""What a command works with: the plan that was named, as whom, on which day."""

import datetime
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from itplanner.cli.output import say
from itplanner.domain.values import dataclass

if TYPE_CHECKING:
    from itplanner.domain.plan import Plan
    from itplanner.service.planner import Planner
    from itplanner.service.when import When


@dataclass(frozen=True, slots=True)
class Work:
    """An open plan with its planner, and the moment."""

    planner: "Planner"
    when: "When"

    @property
    def plan(self) -> "Plan":
        """The plan at its newest revision."""
        return self.planner.plan

    @property
    def time_zone(self) -> datetime.tzinfo:
        """The organisation's time zone."""
        from itplanner.service.when import zone  # noqa: PLC0415 - with the plan

        return zone(_zone_name(self.plan))


@dataclass
class Session:
    """The global options of one run."""

    plan: str = ""
    person: str = ""
    today: str = ""
    ascii_only: bool = False
    demo: bool = False

    @property
    def path(self) -> Path:
        """The plan's file."""
        from itplanner.service.places import plan_path  # noqa: PLC0415 - --version needs none

        return plan_path(self.plan)

    @property
    def acting(self) -> str:
        """Who acts: the person that --as or ITPLANNER_PERSON names; empty where neither does."""
        return self.person or os.environ.get("ITPLANNER_PERSON", "")

    @property
    def day(self) -> datetime.date | None:
        """The day that is to count as today, or None for the present one; raises PlannerError."""
        from itplanner.service.when import fixed_today  # noqa: PLC0415 - --version needs none

        return fixed_today(self.today)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """Open the plan for one command; raises PlanError when it can't be read."""
        from itplanner.service.actor import account, identified  # noqa: PLC0415 - --version needs none
        from itplanner.service.planner import Planner  # noqa: PLC0415
        from itplanner.service.when import now  # noqa: PLC0415
        from itplanner.store.store import Store  # noqa: PLC0415

        day = self.day
        with Store.open(self.path) as store:
            plan = store.load()
            for line in store.damage:
                say(f"Left out, it can't be read: {line}")
            actor = identified(plan, account("command"), self.acting)
            gc.enable()
            yield Work(Planner(store, actor, plan), now(_zone_name(plan), day))


def _zone_name(plan: "Plan") -> str:
    return plan.organisation.time_zone if plan.organisation is not None else ""
