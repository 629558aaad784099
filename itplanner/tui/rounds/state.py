"""A monthly round at a moment: the item on show, what is typed, what is on its way to the plan."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from itplanner.domain.change import Ref
from itplanner.domain.rules.round import Item, round_items
from itplanner.domain.values import dataclass
from itplanner.domain.verbs.answers import offered, reading_texts, ticked
from itplanner.domain.verbs.lacks import lack_texts
from itplanner.domain.wrong import Wrong
from itplanner.service.rounds import Round, Texts
from itplanner.tui.view import View


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be stored for an item."""

    item: Item
    texts: Mapping[str, str] = field(default_factory=dict)
    """The fields of a reading, or of another record."""
    steps: tuple[Ref, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RoundState:
    """An immutable value; each key leads to another one."""

    view: View
    kept: Round
    """What outlives the program."""
    items: tuple[Item, ...]
    at: int = 0
    """The item on show; behind the last one stands the summary."""
    text: str = ""
    note: str = ""
    noting: bool = False
    """Whether the cursor stands in the note."""
    wrong: str = ""
    pending: frozenset[str] = frozenset()
    """Answered, and not stored yet."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """Why an answer couldn't be stored; it is asked again with what was typed."""

    @classmethod
    def of(cls, view: View, kept: Round) -> "RoundState":
        """Return the round as it goes on: at the first item not dealt with, else at the first one skipped."""
        items = round_items(view.plan, view.today, kept.begun, kept.asked)
        state = cls(view, kept.asking(*(item.code for item in items)), items)
        if not any(map(state.waits, items)):
            state = replace(state, kept=replace(state.kept, later=()))
        return state.showing(next(state.waiting(0), len(items)))

    @property
    def current(self) -> Item | None:
        """The item on show; None in the summary."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def coming(self) -> Item | None:
        """The item that `enter` leads to; None for the summary."""
        at = next((at for at in self.waiting(self.at + 1) if at != self.at), None)
        return None if at is None else self.items[at]

    @property
    def silent(self) -> tuple[Item, ...]:
        """What has no answer."""
        return tuple(item for item in self.items if not self.answered(item))

    @property
    def touched(self) -> bool:
        """Whether something is typed for the item on show that isn't stored."""
        return self.current is not None and self.current.code in self.kept.texts

    @property
    def in_words(self) -> bool:
        """Whether something is being typed that may have letters in it."""
        lack = None if self.current is None else self.current.lack
        return lack is not None and lack.wants == "project" and self.text.strip() not in {"", lack.offered}

    def recorded(self, item: Item) -> bool:
        """Whether an item's answer is stored."""
        known = item.in_plan or item.code in self.kept.said
        return known and item.code not in {*self.refused, *self.pending}

    def answered(self, item: Item) -> bool:
        """Whether an item has an answer, stored or on its way."""
        return item.code in self.pending or self.recorded(item)

    def waits(self, item: Item) -> bool:
        """Whether an item still has its turn."""
        return not self.answered(item) and item.code not in self.kept.later

    def waiting(self, start: int) -> Iterator[int]:
        """Yield the places of the items whose turn is still to come: from one on, then those before it."""
        places = (*range(start, len(self.items)), *range(min(start, len(self.items))))
        return (at for at in places if self.waits(self.items[at]))

    def showing(self, at: int) -> "RoundState":
        """Return the round with another item on show, with what was typed for it before."""
        state = replace(self, at=min(max(at, 0), len(self.items)), text="", note="", noting=False, wrong="")
        item = state.current
        if item is None:
            return state
        text, note = self.kept.texts.get(item.code, _own(item))
        only_note = not _has_value(item)
        return replace(state, text=text, note=note, noting=only_note, wrong=self.refused.get(item.code, ""))

    def typed(self, text: str) -> "RoundState":
        """Return it with another text in the field with the cursor."""
        item = self.current
        if item is None:
            return self
        texts = (self.text, text) if self.noting else (text, self.note)
        kept = self.kept.typing(item.code, None if texts == _own(item) else texts)
        return replace(self, text=texts[0], note=texts[1], kept=kept, wrong="")

    def in_note(self, *, noting: bool) -> "RoundState":
        """Return it with the cursor in the note, or in the value where there is one."""
        item = self.current
        if item is None:
            return self
        return replace(self, noting=noting or not _has_value(item))

    def skipped(self) -> "RoundState":
        """Return it at the next item; one without an answer is left for later."""
        item = self.current
        if item is None:
            return self
        if self.answered(item):
            return self.showing(self.at + 1)
        state = replace(self, kept=self.kept.postponing(item.code), refused=_without(self.refused, item.code))
        return state.onward()

    def back(self) -> "RoundState":
        """Return it at the item before."""
        return self.showing(self.at - 1)

    def answer(self) -> tuple["RoundState", Answer | None]:
        """Return it at the next item with what is to be stored, if anything; or what is wrong."""
        item = self.current
        if item is None:
            return self, None
        found = self._answer(item)
        if isinstance(found, Wrong):
            return replace(self, wrong=found.message, noting=False), None
        state = replace(self, refused=_without(self.refused, item.code))
        if found is None:
            kept = state.kept if item.shows_in_plan else state.kept.saying(item.code)
            return replace(state, kept=kept).onward(), None
        return replace(state, pending=state.pending | {item.code}).onward(), found

    def _answer(self, item: Item) -> Answer | Wrong | None:
        if item.lack is not None:
            texts = lack_texts(item.lack, self.text, self.note, self.view.context)
            return texts if texts is None or isinstance(texts, Wrong) else Answer(item, texts)
        if item.series is None:
            steps = ticked(item, self.text)
            if isinstance(steps, Wrong):
                return steps
            return Answer(item, steps=steps, remark=self.note) if steps or self.note.strip() else None
        if item.recorded is not None and (self.text, self.note) == _own(item):
            return None
        texts = reading_texts(item, self.text, self.view.context)
        if isinstance(texts, Wrong):
            return texts
        noted = {"note": self.note} if self.note != _own(item)[1] else {}
        return Answer(item, {**texts, "date": item.on.isoformat(), **noted})

    def stored(self, answer: Answer, view: View) -> "RoundState":
        """Return it after an answer was stored in the plan of a view."""
        code = answer.item.code
        kept = self.kept.typing(code, None)
        later = tuple(each for each in kept.later if each != code)
        kept = replace(kept, later=later) if answer.item.shows_in_plan else kept.saying(code)
        return replace(self, kept=kept, pending=self.pending - {code}).over(view)

    def returned(self, answer: Answer, message: str, *, now: bool) -> "RoundState":
        """Return it after an answer couldn't be stored: asked again, `now` or when its turn comes."""
        code = answer.item.code
        place = next((at for at, item in enumerate(self.items) if item.code == code), None)
        now_recorded = None if place is None else self.items[place].recorded
        if place is not None and now_recorded not in {None, answer.item.recorded}:
            message = f"{offered(self.items[place])} was recorded meanwhile; enter replaces it"
        state = replace(self, pending=self.pending - {code}, refused={**self.refused, code: message})
        return state.showing(place) if place is not None and now else state

    def over(self, view: View) -> "RoundState":
        """Return it over another plan: what is typed stays, what others recorded counts."""
        items = round_items(view.plan, view.today, self.kept.begun, self.kept.asked)
        kept = self.kept.asking(*(item.code for item in items))
        state = replace(self, view=view, items=items, kept=kept)
        code = None if self.current is None else self.current.code
        if code is None:
            return replace(state, at=len(items))
        at = next((at for at, item in enumerate(items) if item.code == code), None)
        if at is None:
            return state.showing(self.at)
        return replace(state, at=at) if self.touched else replace(state.showing(at), noting=self.noting)

    def onward(self) -> "RoundState":
        """Return it at the next item whose turn is still to come, else at the summary."""
        return self.showing(next(self.waiting(self.at + 1), len(self.items)))


def _has_value(item: Item) -> bool:
    """Whether something else than a note can be typed for an item."""
    return item.series is not None or item.lack is not None or bool(item.steps)


def _own(item: Item) -> Texts:
    """What stands in an item's fields before anything is typed."""
    return offered(item), "" if item.recorded is None else item.recorded.note


def _without(messages: Mapping[str, str], code: str) -> Mapping[str, str]:
    return {other: message for other, message in messages.items() if other != code}
