"""What the places have in common that show goals of every horizon: adding beside and under one."""

from typing import ClassVar

from itplanner.domain.change import Ref
from itplanner.domain.naming import link_text
from itplanner.domain.records import Area, Goal, Record
from itplanner.tui.content.areas import beside
from itplanner.tui.screens.goals import GoalPlace
from itplanner.tui.screens.listed import L

HORIZONS = (1, 3, 5, 10)


class CascadePlace(GoalPlace[L]):
    """A place that lists the goals from ten years to one."""

    HORIZON: ClassVar[int] = 5
    """Of a goal that is added where the cursor stands on none."""

    def peers(self, row: Record) -> list[Record]:
        """Return the goals beside a goal in the cascade."""
        return list(beside(self.view, row)) if isinstance(row, Goal) else []

    def more(self, horizon: int, parent: Goal | None) -> dict[str, str]:  # noqa: ARG002 - places say more
        """Return what the place gives a new goal besides, by its horizon and the one above it."""
        return {}

    def preset(self) -> dict[str, str]:
        """Return area, horizon and parent as the cursor has them."""
        goal = self.goal
        if goal is not None:
            return self._preset(goal.area, goal.horizon, self.view.plan[Goal].get(goal.parent))
        current = self.current
        number = current.id if current is not None and current.kind == "area" else None
        area = self.view.plan[Area].get(number) or next(iter(self.view.areas), None)
        return {} if area is None else self._preset(area.id, self.HORIZON, None)

    def _preset(self, area: int, horizon: int, parent: Goal | None) -> dict[str, str]:
        texts = {"area": link_text(self.view.plan, Ref("area", area)), "horizon": str(horizon)}
        above = {} if parent is None else {"parent": parent.code}
        return {**texts, **above, **self.more(horizon, parent)}

    def add_beside(self) -> None:
        """Ask for goals beside the one under the cursor."""
        texts = self.preset()
        self.add_goal(f"Goal of {_years(int(texts['horizon']))} for {texts['area']}", texts)

    def action_add_under(self) -> None:
        """Ask for shorter goals under the one under the cursor; an annual one has steps instead."""
        goal = self.goal
        if goal is None:
            self.action_add()
        elif goal.horizon == 1:
            self.say(f"{goal.code} is an annual goal; its steps are added in the Checklist: 4, then A")
        else:
            horizon = HORIZONS[HORIZONS.index(goal.horizon) - 1]
            texts = self._preset(goal.area, horizon, goal)
            self.add_goal(f"Goal of {_years(horizon)} under {goal.code}", texts)

    def action_add(self) -> None:
        """Ask for goals beside the one under the cursor."""
        raise NotImplementedError


def _years(horizon: int) -> str:
    return "1 year" if horizon == 1 else f"{horizon} years"
