"""One row of a form: its text before and as typed, what is understood of it, and what is wrong with it."""

from dataclasses import replace

from itplanner.domain.entry import Context
from itplanner.domain.lists import ListField
from itplanner.domain.records import FieldSpec, Holds
from itplanner.domain.text import clean, shown
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.tui.forms.reading import Field, Understood, understood

EMPTIES = "-"
"""Typed alone into a field in which several records differ, it empties the field in all of them."""


@dataclass(frozen=True, slots=True)
class FieldState:
    """A field as it stands at a moment."""

    declared: Field
    text: str
    before: str
    """The text as stored."""
    mixed: bool = False
    """Whether several records differ here, so that no text is stored for all."""
    original: Understood | None = None
    """What `before` means; None where it means nothing by itself."""
    reading: Understood | None = None
    """What `text` means, as far as it was read."""
    wrong: str = ""
    """Why the text can't be used; said once the field was left."""
    now: str = ""
    """What somebody else stored while the text was being typed."""

    @classmethod
    def of(cls, declared: Field, text: str, mixed: bool, context: Context) -> "FieldState":
        """Return a field as it is stored."""
        text = fit(text, long=_is_long(declared))
        found = None if mixed else understood(declared, text, context)
        original = None if isinstance(found, Wrong) else found
        return cls(declared, text, text, mixed, original, original)

    @property
    def name(self) -> str:
        """The field's name."""
        return self.declared.name

    @property
    def title(self) -> str:
        """The field's label."""
        return self.declared.title

    @property
    def help(self) -> str:
        """What the field is for."""
        return self.declared.help if isinstance(self.declared, FieldSpec) else ""

    @property
    def holds(self) -> Holds | None:
        """What the value is; None for a list of links."""
        return self.declared.holds if isinstance(self.declared, FieldSpec) else None

    @property
    def long(self) -> bool:
        """Whether it is text of several lines."""
        return _is_long(self.declared)

    @property
    def stored_line(self) -> bool:
        """Whether it is a line as it is stored, which typing replaces."""
        return self.text == self.before and not self.long

    @property
    def emptied(self) -> bool:
        """Whether the field is to be emptied in several records."""
        return self.mixed and self.text.strip() == EMPTIES

    @property
    def entered(self) -> str:
        """What is to be stored."""
        return "" if self.emptied else self.text

    @property
    def searched(self) -> bool:
        """Whether the plan is searched for the text, so that it is read when left and not at each key."""
        return isinstance(self.declared, ListField) or self.holds in {Holds.LINK, Holds.RECORD}

    @property
    def changed(self) -> bool:
        """Whether something else would be stored; another spelling of the same value is no change."""
        if self.text == self.before or self.reading is None or self.original is None:
            return self.text != self.before
        return bool(self.reading.value != self.original.value)

    @property
    def shown(self) -> str:
        """How the value stands in its row while the cursor is elsewhere."""
        return self.reading.shown if self.reading is not None else self.text

    @property
    def echo(self) -> str:
        """What was understood, beside the text while it is typed."""
        return self.reading.echo if self.reading is not None else ""

    @property
    def beside(self) -> str:
        """What the echo says more than `shown`."""
        return self.reading.beside if self.reading is not None else ""

    def typed(self, text: str, context: Context) -> "FieldState":
        """Return the field with another text; what is wrong with it waits until it is left."""
        now = replace(self, text=fit(text, long=self.long), wrong="")
        found: Understood | Wrong | None = None
        if now.text == self.before:
            found = self.original
        elif not self.searched:
            found = understood(self.declared, now.entered, context)
        return replace(now, reading=None if isinstance(found, Wrong) else found)

    def read(self, context: Context, *, required: bool = False) -> "FieldState":
        """Return the field read in full, with what is wrong; `required`: also where nothing was typed."""
        if self.text == self.before and not required:
            return replace(self, reading=self.original)
        found = understood(self.declared, self.entered, context)
        if isinstance(found, Wrong):
            return replace(self, reading=None, wrong=self.beside_it(found))
        return replace(self, reading=found, wrong="")

    def beside_it(self, wrong: Wrong) -> str:
        """Return what is wrong as it is said beside the field, which needs no naming there."""
        return wrong.message.removeprefix(f"{self.title}: ")

    def stored(self, text: str, mixed: bool, context: Context) -> "FieldState":
        """Return the field after others stored `text`: taken over, or said where something was typed."""
        fresh = FieldState.of(self.declared, text, mixed, context)
        if not self.changed:
            return fresh
        told = fresh.shown or "empty"
        return replace(fresh, text=self.text, reading=self.reading, wrong=self.wrong, now=told)


def fit(text: str, *, long: bool) -> str:
    """Return a text as it may stand on a terminal, on one line unless it is `long`."""
    return clean(text.replace("\r\n", "\n")) if long else shown(text)


def _is_long(declared: Field) -> bool:
    return isinstance(declared, FieldSpec) and declared.holds is Holds.TEXT
