"""Acts given as words, as the command line and the shipped plans write them: `set G12 due=2027-03-31`."""

import re
from collections.abc import Callable, Mapping, Sequence

from itplanner.domain.change import Ref
from itplanner.domain.entry import Context, parse
from itplanner.domain.naming import code_of, find, one
from itplanner.domain.plan import Plan
from itplanner.domain.records import KINDS, Batch, Goal, Record, fields
from itplanner.domain.text import quoted
from itplanner.domain.verbs.readings import value_texts
from itplanner.domain.verbs.values import added_to
from itplanner.domain.wrong import Wrong
from itplanner.errors import BadInput, PlannerError
from itplanner.exchange.kinds import fact_of, key, kind_of
from itplanner.service.outcome import Outcome
from itplanner.service.planner import Planner
from itplanner.service.when import When
from itplanner.service.zones import FIELD, wrong_zone

_ASSIGNMENT = re.compile(r"([A-Za-z][\w -]*?)(\+=|-=|=)(.*)", re.DOTALL)


def perform(planner: Planner, words: Sequence[str], when: When) -> Outcome:
    """Do what the words say; raises PlannerError where they can't be understood or done."""
    act = _ACTS.get(words[0] if words else "")
    if act is None or len(words) < 2:
        known = ", ".join(_ACTS)
        raise PlannerError(f"{quoted(' '.join(words[:1]))} is no act.", f"Acts are: {known}.")
    return act(planner, words[1:], when)


def kind_named(text: str) -> type[Record]:
    """Return the kind that a word means; raises PlannerError when there is none."""
    kind = kind_of(text)
    if isinstance(kind, Wrong):
        raise PlannerError(kind.message)
    return kind


def ref_named(plan: Plan, text: str) -> Ref:
    """Return the record that a code means; raises PlannerError when there is none in the plan."""
    ref = code_of(text)
    if ref is not None and ref.kind == "organisation" and plan.organisation is not None:
        return Ref("organisation", plan.organisation.id)
    prefix = re.match(r"[A-Za-z]*", text.strip())
    kinds = (kind for kind in KINDS.values() if prefix and kind.prefix == prefix[0].upper())
    kind = next(kinds, None) if ref is None else KINDS[ref.kind]
    found = None if kind is None else find(plan, kind.kind, text)
    if isinstance(found, Ref):
        return found
    if found is None or (ref is None and not text.strip()[-1:].isdigit()):
        raise PlannerError(f"{quoted(text)} is no code.", "Codes look like G12, ST3 or K1.")
    raise PlannerError(found.message)


def assigned(words: Sequence[str]) -> dict[str, str]:
    """Return FIELD=VALUE words by field; raises PlannerError for another word, or a field said twice."""
    texts: dict[str, str] = {}
    for word in words:
        name, sign, text = _assignment(word)
        if sign != "=":
            raise PlannerError(f"{quoted(word)}: there is nothing yet to add to or take from. Use {name}=…")
        _once(name, texts)
        texts[name] = text
    return texts


def _add(planner: Planner, words: Sequence[str], when: When) -> Outcome:
    facts = fact_of(words[0])
    if facts == "incidents":
        return planner.add_incident(assigned(words[1:]), when)
    if facts:
        raise PlannerError(f"{facts.capitalize()} is imported: itplanner import {facts} FILE")
    kind, texts = kind_named(words[0]).kind, assigned(words[1:])
    if kind == Batch.kind:
        raise PlannerError("A batch comes with what is imported.", "itplanner import incidents FILE")
    _require_zone(kind, texts)
    return planner.add(kind, texts, when)


def _set(planner: Planner, words: Sequence[str], when: When) -> Outcome:
    if words[0] == "organisation" and planner.plan.organisation is None:
        return _add(planner, words, when)
    ref = ref_named(planner.plan, words[0])
    texts: dict[str, str] = {}
    for word in words[1:]:
        name, sign, text = _assignment(word)
        _once(name, texts)
        texts[name] = text if sign == "=" else _changed(planner, ref, (name, sign, text), when)
    if not texts:
        raise PlannerError(f"Say what to set, for example: set {words[0]} note=…")
    _require_zone(ref.kind, texts)
    return planner.set([ref], texts, when)


def _require_zone(kind: str, texts: Mapping[str, str]) -> None:
    if kind == "organisation" and (wrong := wrong_zone(texts)) is not None:
        raise BadInput({FIELD: wrong})


def _changed(planner: Planner, ref: Ref, assignment: tuple[str, str, str], when: When) -> str:
    """Return the whole text of a list of which only some entries were said."""
    name, sign, text = assignment
    context = Context(planner.plan, when.today)
    whole = added_to(ref.kind, ref.id, name, text, sign == "-=", context)
    if isinstance(whole, Wrong):
        raise BadInput({name: whole})
    return whole


def _done(planner: Planner, words: Sequence[str], when: When) -> Outcome:
    ref = ref_named(planner.plan, words[0])
    options = _options(words[1:], {"reason"})
    if ref.kind == "step":
        return planner.tick([ref], done=True, when=when)
    if ref.kind == "goal":
        return planner.close([ref], when, options.get("reason", ""))
    raise PlannerError(f"{words[0]} is {one(ref.kind)}; only steps and goals are done.")


def _record(planner: Planner, words: Sequence[str], when: When) -> Outcome:
    ref = ref_named(planner.plan, words[0])
    texts = value_texts(words[1]) if len(words) > 1 and "=" not in words[1] else {}
    texts |= _options(words[2 if texts else 1 :], {"on", "note", "value", "numerator", "denominator"})
    on = texts.pop("on", "")
    return planner.record(ref, {**texts, **({"date": on} if on else {})}, None, when)


def _carry(planner: Planner, words: Sequence[str], when: When) -> Outcome:
    ref = ref_named(planner.plan, words[0])
    options = _options(words[1:], {"year", "reason"})
    year = parse(fields(Goal)["year"], options.get("year", ""), Context(planner.plan, when.today))
    if isinstance(year, Wrong):
        raise BadInput({"year": year})
    return planner.carry_over([ref], year, options.get("reason", ""), when)


def _options(words: Sequence[str], known: set[str]) -> dict[str, str]:
    texts = assigned(words)
    unknown = [name for name in texts if name not in known]
    if unknown:
        raise PlannerError(f"{quoted(unknown[0])} isn't known here. Known are: {', '.join(sorted(known))}.")
    return texts


def _assignment(word: str) -> tuple[str, str, str]:
    found = _ASSIGNMENT.fullmatch(word)
    if found is None:
        raise PlannerError(
            f"{quoted(word)} is no FIELD=VALUE.", 'For example: title="Replace 9 copper links"'
        )
    return key(found[1]), found[2], found[3]


def _once(name: str, texts: Mapping[str, str]) -> None:
    if name in texts:
        raise PlannerError(f"{name} is said twice. Say it once.")


_ACTS: Mapping[str, Callable[[Planner, Sequence[str], When], Outcome]] = {
    "add": _add,
    "set": _set,
    "done": _done,
    "record": _record,
    "carry": _carry,
}
