"""What the rules find in a plan: one finding for a cause, the gravest first, without what is waived."""

import datetime
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from itplanner.domain.change import Ref
from itplanner.domain.links import whole_of
from itplanner.domain.lint.registry import RULES
from itplanner.domain.lint.rule import SEVERITIES, Fault, Rule, Severity
from itplanner.domain.lint.study import Study
from itplanner.domain.plan import Plan
from itplanner.domain.rules.waived import waivers
from itplanner.domain.rules.years import working_year
from itplanner.domain.smart.pack import Pack
from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be mended: at which record, by which field."""

    rule: str
    severity: Severity
    ref: Ref
    field: str
    message: str
    fix: str
    whole: Ref
    """The record that `ref` is a part of in the end, such as a measure of a goal; else itself."""
    waived: str = ""
    """The code of the waiver that holds; empty where none does."""

    @property
    def order(self) -> tuple[int, str, Ref, str]:
        """Where it stands: the graver first, then by rule, then by record."""
        return (SEVERITIES.index(self.severity), self.rule, self.ref, self.field)


@dataclass(frozen=True)
class Checked:
    """What is to be mended, and what is waived."""

    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]

    def of(self, severity: Severity) -> int:
        """How many findings are so grave."""
        return sum(finding.severity == severity for finding in self.findings)

    @cached_property
    def problems(self) -> tuple[Finding, ...]:
        """The findings that want to be mended; the others only inform."""
        return tuple(finding for finding in self.findings if finding.severity != "info")

    @cached_property
    def at(self) -> Mapping[Ref, tuple[Finding, ...]]:
        """The findings by the record that they are about in the end."""
        found: dict[Ref, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.whole, []).append(finding)
        return {ref: tuple(own) for ref, own in found.items()}


def checked(
    plan: Plan,
    today: datetime.date,
    pack: Pack,
    *,
    codes: Collection[str] | None = None,
    year: int | None = None,
) -> Checked:
    """Return what is found in a plan on a day; by some rules, or of one year, where these are named."""
    this_year = working_year(plan, today) if year is None else year
    study = Study(plan, today, pack, this_year, alone=year is not None)
    found = sorted(_found(study, RULES.values()), key=lambda finding: finding.order)
    chosen = [finding for finding in found if codes is None or finding.rule in codes]
    return Checked(
        tuple(finding for finding in chosen if not finding.waived),
        tuple(finding for finding in chosen if finding.waived),
    )


def findings(plan: Plan, today: datetime.date, pack: Pack) -> tuple[Finding, ...]:
    """Return what is to be mended in a plan on a day."""
    return checked(plan, today, pack).findings


def _found(study: Study, rules: Collection[Rule]) -> Iterator[Finding]:
    """Yield what all rules find, each record once for a cause."""
    faults = {rule.code: tuple(rule.check(study)) for rule in rules}
    places = {
        rule: {ref for fault in found for ref in (fault.ref, *fault.others)} for rule, found in faults.items()
    }
    for rule in rules:
        louder = [places.get(other, set()) for other in rule.silenced_by]
        for fault in faults[rule.code]:
            if not any(fault.ref in others for others in louder):
                yield _finding(study, rule, fault)


def _finding(study: Study, rule: Rule, fault: Fault) -> Finding:
    waiver = waivers(study.plan, fault.ref, study.today).get(rule.code)
    return Finding(
        rule.code,
        rule.severity,
        fault.ref,
        fault.field,
        fault.message,
        rule.fix,
        whole_of(study.plan, fault.ref),
        "" if waiver is None else waiver.code,
    )
