"""A goal as it is judged: the plan around it, the day, and how its words read."""

import datetime
from functools import cached_property
from typing import Final

from itplanner.domain.change import Ref
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal, Measure, Person, Step
from itplanner.domain.rules.progress import measure_of
from itplanner.domain.rules.waived import waivers
from itplanner.domain.smart.hits import Hit
from itplanner.domain.smart.pack import Pack
from itplanner.domain.smart.said import Said
from itplanner.domain.smart.verdicts import WORST, Letter
from itplanner.domain.smart.wording import Wording, read
from itplanner.domain.values import dataclass

FAR: Final = 5
"""From so many years on a goal is a vision: M and T ask for a direction and a day to look at it again."""


@dataclass(frozen=True, eq=False)
class Case:
    """One goal to be judged."""

    plan: Plan
    goal: Goal
    today: datetime.date
    pack: Pack

    @property
    def ref(self) -> Ref:
        """The goal."""
        return Ref(self.goal.kind, self.goal.id)

    @property
    def far(self) -> bool:
        """Whether it is planned for so long that M and T are judged more softly."""
        return self.goal.horizon >= FAR

    @cached_property
    def measure(self) -> Measure | None:
        """What is counted for it."""
        return measure_of(self.plan, self.goal)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Its steps."""
        return self.plan[Step].where("goal", self.goal.id)

    @cached_property
    def waived(self) -> frozenset[str]:
        """The rules that a waiver lets stand: at the goal, at its measure or at its owner."""
        about = (self.goal, self.measure, self.plan[Person].get(self.goal.owner))
        refs = (Ref(row.kind, row.id) for row in about if row is not None)
        return frozenset(rule for ref in refs for rule in waivers(self.plan, ref, self.today))

    @cached_property
    def readings(self) -> tuple[tuple[str, Wording], ...]:
        """How its title and its statement read, by field."""
        texts = (("title", self.goal.title), ("statement", self.goal.statement))
        return tuple((field, read(text, self.pack)) for field, text in texts if text)

    @property
    def hits(self) -> tuple[tuple[str, Hit], ...]:
        """Its words that don't hold, with the field in which they stand."""
        return tuple((field, hit) for field, wording in self.readings for hit in wording.hits)

    def words(self, letter: Letter) -> tuple[str, Said]:
        """Return what its words say best of a letter, and in which field."""
        return max(
            ((field, wording.letters[letter]) for field, wording in self.readings),
            key=lambda pair: WORST.index(pair[1].verdict),
        )

    def hit(self, rule: str) -> tuple[str, Hit] | None:
        """Return the first words that a rule finds, with their field."""
        return next(((field, hit) for field, hit in self.hits if hit.rule == rule), None)
