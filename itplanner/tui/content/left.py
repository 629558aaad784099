"""What is left to do for a goal, in a few words."""

from itplanner.domain.kpis.words import plain, target_text
from itplanner.domain.records import Goal, Measure, Step
from itplanner.domain.rules.progress import current_value, measure_of, measured
from itplanner.tui.formatting import percent
from itplanner.tui.view import View


def left_of(view: View, goal: Goal) -> str:
    """Return how far a goal is as its measure, its steps or the goals below it tell: `14 of 55 PCs`."""
    measure = measure_of(view.plan, goal)
    if measure is not None and measured(view.plan, measure, view.today) is not None:
        return _counted(view, measure)
    steps = view.plan[Step].where("goal", goal.id)
    if steps:
        still = sum(not step.done for step in steps)
        return f"{still} of {len(steps)} steps open" if still else "no step is open"
    below = view.plan[Goal].where("parent", goal.id)
    return f"{percent(view.share(goal))} done" if below else "no step, no measure"


def _counted(view: View, measure: Measure) -> str:
    value, start, target = current_value(view.plan, measure, view.today), measure.start_value, measure.target
    if measure.unit.startswith("%"):
        return f"{plain(measure, value)}{measure.unit}, {target_text(measure, target).rstrip('%')}%"
    if measure.direction == "decrease" and target == 0:
        return f"{plain(measure, value)} of {plain(measure, start)} {measure.unit}"
    if measure.direction == "increase" and not start:
        return f"{plain(measure, value)} of {plain(measure, target)} {measure.unit}"
    return f"{plain(measure, value)} {measure.unit}, {target_text(measure, target)}"
