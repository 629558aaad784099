"""`itplanner smart`: the five letters of goals, or of a bare sentence, with their evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from itplanner.cli.options import Command, format_option
from itplanner.cli.output import say, table, write, write_json
from itplanner.cli.session import Session
from itplanner.domain.plan import Plan
from itplanner.domain.records import Goal
from itplanner.domain.rules.cascade import in_cascade
from itplanner.domain.rules.transitions import OPEN
from itplanner.domain.smart.gaps import Judged
from itplanner.domain.smart.hits import Hit
from itplanner.domain.smart.said import Said
from itplanner.domain.smart.smart import Smart, judge
from itplanner.domain.smart.verdicts import NAMES, WORDS, Letter
from itplanner.domain.smart.wording import read
from itplanner.domain.text import shown
from itplanner.errors import PlannerError
from itplanner.service.acts import ref_named
from itplanner.service.packs import pack

Letters = Mapping[Letter, Judged] | Mapping[Letter, Said]


@click.command("smart", cls=Command)
@click.argument("codes", nargs=-1, metavar="[CODE]…")
@click.option("--text", metavar="WORDS", help="Judge a sentence by its wording, without a plan.")
@format_option("text", "json")
@click.pass_obj
def command(session: Session, codes: Sequence[str], text: str | None, style: str) -> None:
    """Judge goals letter by letter, with what shows it; without a code all open ones, the worst first."""
    if text is not None:
        if codes:
            raise PlannerError("Name goals or give a text, not both.")
        _say_text(text, style)
        return
    with session.work() as work:
        today = work.when.today
        found = [(goal, judge(work.plan, goal, today, pack())) for goal in _goals(work.plan, codes)]
        if style == "json":
            write_json([_goal_json(goal, smart) for goal, smart in found])
        elif codes:
            write("\n".join(_sheet(goal, smart) for goal, smart in found))
        else:
            _list(found)


def _goals(plan: Plan, codes: Sequence[str]) -> Iterator[Goal]:
    if not codes:
        yield from (goal for goal in in_cascade(plan[Goal]) if goal.status in OPEN)
    for code in codes:
        ref = ref_named(plan, code)
        goal = plan[Goal].get(ref.id) if ref.kind == Goal.kind else None
        if goal is None:
            raise PlannerError(f"{shown(code)} is no goal.", "`itplanner list goals` lists them.")
        yield goal


def _list(found: Sequence[tuple[Goal, Smart]]) -> None:
    if not found:
        say("There are no open goals. `itplanner add goal` adds one.")
        return
    worst_first = sorted(found, key=lambda pair: pair[1].score)
    rows = [[goal.code, smart.short, goal.title] for goal, smart in worst_first]
    write(table(("code", "smart", "title"), rows))
    holding = sum(smart.holds for _goal, smart in found)
    say(f"{holding} of {len(rows)} hold. A small letter is weak, ! fails, ? can't be told.")


def _sheet(goal: Goal, smart: Smart) -> str:
    head = f"{goal.code}  {smart.short}  {shown(goal.title)}\n"
    return head + _letters(smart.letters) + _found(hit for _field, hit in smart.hits)


def _say_text(text: str, style: str) -> None:
    wording = read(text, pack())
    if style == "json":
        hits = [_hit_json(text, hit) for hit in wording.hits]
        write_json({"text": text, "letters": _letters_json(wording.letters), "findings": hits})
    else:
        write(_letters(wording.letters) + _found(wording.hits))


def _letters(letters: Letters) -> str:
    lines = []
    for letter, each in letters.items():
        lines.append(f"  {letter} {NAMES[letter]:<11} {WORDS[each.verdict]:<12} {shown(each.sentence)}\n")
        if each.hint and each.verdict != "pass":
            lines.append(f"{'':29}{shown(each.hint)}\n")
    return "".join(lines)


def _found(hits: Iterable[Hit]) -> str:
    return "".join(f"  {hit.rule} {shown(hit.sentence)}\n" for hit in hits)


def _goal_json(goal: Goal, smart: Smart) -> dict[str, Any]:
    texts = {"title": goal.title, "statement": goal.statement}
    return {
        "code": goal.code,
        "title": goal.title,
        "smart": smart.short,
        "holds": smart.holds,
        "letters": _letters_json(smart.letters),
        "findings": [{"field": field, **_hit_json(texts[field], hit)} for field, hit in smart.hits],
    }


def _letters_json(letters: Letters) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for letter, each in letters.items():
        said = {"verdict": each.verdict, "sentence": each.sentence, "hint": each.hint or None}
        where = {"field": each.field} if isinstance(each, Judged) else {}
        found[letter] = said | where | {"span": None if each.span is None else list(each.span)}
    return found


def _hit_json(text: str, hit: Hit) -> dict[str, Any]:
    words = text[slice(*hit.span)]
    return {
        "rule": hit.rule,
        "letter": hit.letter,
        "span": list(hit.span),
        "words": words,
        "sentence": hit.sentence,
        "hint": hit.hint,
    }
