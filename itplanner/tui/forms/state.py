"""A form while it is filled in: every step is a function from one state to the next."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from itplanner.domain.dates import full_day
from itplanner.domain.entry import Context
from itplanner.domain.fiscal import add_months
from itplanner.domain.lists import ListField
from itplanner.domain.records import Holds
from itplanner.domain.values import dataclass
from itplanner.domain.wrong import Wrong
from itplanner.service.drafts import Draft
from itplanner.service.zones import FIELD, wrong_zone
from itplanner.tui.forms.candidates import Candidate, candidates
from itplanner.tui.forms.field import FieldState
from itplanner.tui.forms.model import Form
from itplanner.tui.forms.reading import field_of
from itplanner.tui.forms.series import SPAN, directed
from itplanner.tui.forms.suggesting import suggested
from itplanner.tui.forms.years import SAYS, in_years

CHOSEN = frozenset(
    {
        *(Holds.CHOICE, Holds.YES, Holds.MONTH, Holds.PERIOD),
        *(Holds.CURRENCY, Holds.CHECK, Holds.LINK, Holds.RECORD),
    }
)
"""What is chosen among candidates."""


@dataclass(frozen=True, slots=True)
class FormState:
    """A form, what was typed into it, and where the cursor stands."""

    form: Form
    context: Context
    fields: tuple[FieldState, ...]
    at: int = 0
    """The field with the cursor."""
    offers: tuple[Candidate, ...] = ()
    """What the field with the cursor offers."""
    chosen: int | None = None
    """Which of the offers `enter` takes; None leaves the text as it is."""
    helping: bool = False
    """Whether the help of the field is shown."""
    working: bool = False
    """Whether this value is worked on; until then the arrows walk on, so that walking changes nothing."""
    pointed: bool = False
    """Whether the arrows chose among the offers: then the choice is taken on leaving too."""

    @classmethod
    def of(cls, form: Form, context: Context) -> "FormState":
        """Return the form as it opens."""
        rows = []
        for name in form.names:
            row = FieldState.of(field_of(form.kind, name), form.texts[name], name in form.mixed, context)
            rows.append(row.typed(form.typed[name], context) if name in form.typed else row)
        at = form.names.index(form.focus) if form.focus in form.names else 0
        return cls(form, context, tuple(rows), at)

    @property
    def current(self) -> FieldState:
        """The field with the cursor."""
        return self.fields[self.at]

    @property
    def last(self) -> bool:
        """Whether the cursor stands in the last field."""
        return self.at == len(self.fields) - 1

    @property
    def chooses(self) -> bool:
        """Whether the value is chosen among candidates here."""
        return self.current.holds in CHOSEN or isinstance(self.current.declared, ListField)

    @property
    def opens(self) -> bool:
        """Whether `space` lets the arrows work on the value: it wasn't touched yet."""
        return not self.working and (self.chooses or self.current.holds is Holds.DATE)

    @property
    def choosing(self) -> bool:
        """Whether the arrows choose among the offers."""
        return self.working and bool(self.offers)

    @property
    def dating(self) -> bool:
        """Whether the arrows move the date."""
        return self.working and self.current.holds is Holds.DATE and self.current.reading is not None

    @property
    def changed(self) -> tuple[FieldState, ...]:
        """The fields in which something else would be stored."""
        return tuple(each for each in self.fields if each.changed)

    @property
    def wrong(self) -> bool:
        """Whether any field says what is wrong with it."""
        return any(each.wrong for each in self.fields)

    @property
    def pick(self) -> Candidate | None:
        """The candidate that `enter` would take."""
        return None if self.chosen is None else self.offers[self.chosen]

    def changes(self) -> dict[str, str]:
        """Return what is to be stored: the texts of the changed fields, and what a new record was preset."""
        return {**self.form.preset, **{each.name: each.entered for each in self.changed}}

    def field(self, name: str) -> FieldState:
        """Return a field by its name."""
        return self.fields[self.form.names.index(name)]

    def typed(self, name: str, text: str) -> "FormState":
        """Return the form after somebody typed in a field; the field under the cursor offers what fits."""
        field, here = self.field(name).typed(text, self.context), name == self.current.name
        offers = candidates(field.declared, text, self.context, self.form.refs) if here else ()
        exact = bool(offers) and offers[0].exact
        if exact and field.holds in {Holds.LINK, Holds.RECORD}:
            field = field.read(self.context)
        typed = self._with(field)
        if name in SPAN:
            typed = replace(typed, fields=directed(self.fields, typed.fields, self.context))
        if name in SAYS:
            fields, context = in_years(typed.fields, self.context)
            typed = replace(typed, fields=fields, context=context)
        if not here:
            return typed
        offers = () if field.emptied else offers
        chosen = None if exact or not offers or not _last_entry(field).strip() else 0
        return replace(typed, offers=offers, chosen=chosen, working=True, pointed=False)

    def opened(self) -> "FormState":
        """Return the form with the arrows working on the value: all candidates offered, the value chosen."""
        offers = candidates(self.current.declared, self._open_text(), self.context, self.form.refs)
        chosen = next((at for at, each in enumerate(offers) if each.text == self.current.text), None)
        return replace(self, offers=offers, chosen=chosen, working=True)

    def left(self, name: str) -> "FormState":
        """Return the form with a field read in full, and what is wrong with it said."""
        return self._with(self._read(self.field(name)))

    def moved(self, to: int) -> "FormState":
        """Return the form with the cursor in another field, the one it left read."""
        at = max(0, min(to, len(self.fields) - 1))
        settled = self.taken() if self.pointed else self
        return _arrived(settled.left(self.current.name), at)

    def stepped(self, by: int) -> "FormState":
        """Return the form with the next or a previous offer chosen."""
        if not self.offers:
            return self
        aim = self.chosen + by if self.chosen is not None else 0 if by > 0 else len(self.offers) - 1
        return replace(self, chosen=max(0, min(aim, len(self.offers) - 1)), pointed=True)

    def taken(self) -> "FormState":
        """Return the form with the chosen candidate in its field."""
        if self.pick is None:
            return self
        taken = self._with(self._taking(self.pick))
        return replace(taken, offers=(), chosen=None, working=False, pointed=False)

    def dated(self, *, days: int = 0, months: int = 0) -> "FormState":
        """Return the form with the date under the cursor moved; an empty one becomes today."""
        field = self.current
        if field.reading is None:
            return self
        value = field.reading.value
        try:
            moved = add_months(value, months) + timedelta(days=days) if value else self.context.today
        except (OverflowError, ValueError):  # beyond the first or the last day that can be written
            return self
        return self.typed(field.name, full_day(moved))

    def explained(self) -> "FormState":
        """Return the form with the help of the field shown, or hidden again."""
        return replace(self, helping=not self.helping)

    def checked(self) -> "FormState":
        """Return the form with all fields read, the cursor in the first wrong one."""
        if self.pointed:
            return self.taken().checked()
        return self._at_first_wrong(tuple(map(self._read, self.fields)))

    def refused(self, wrong: Mapping[str, Wrong]) -> "FormState":
        """Return the form with what was found wrong with it together with the rest of the plan."""
        fields = tuple(
            replace(each, wrong=each.beside_it(wrong[each.name])) if each.name in wrong else each
            for each in self.fields
        )
        return self._at_first_wrong(fields)

    def draft(self) -> Draft:
        """Return what was typed, to be kept; without texts when nothing was."""
        texts = {each.name: (each.before, each.text) for each in self.fields if each.text != each.before}
        return Draft(self.form.kind, self.form.refs, texts, self.form.preset, self.current.name)

    def _with(self, field: FieldState) -> "FormState":
        """The form with another state of one field."""
        fields = tuple(field if each.name == field.name else each for each in self.fields)
        return replace(self, fields=fields)

    def _read(self, field: FieldState) -> FieldState:
        read = field.read(self.context, required=not self.form.refs)
        if field.name == FIELD and read.changed and (zone := wrong_zone({FIELD: read.text})) is not None:
            return replace(read, wrong=zone.message)
        return suggested(read, self.context, self.form.refs)

    def _taking(self, pick: Candidate) -> FieldState:
        """The field under the cursor with a candidate in it."""
        field = self.current.typed(pick.text, self.context)
        return field if isinstance(field.declared, ListField) else self._read(field)

    def _open_text(self) -> str:
        """The text whose candidates are all there are: of a list, with room for one more entry."""
        field = self.current
        return f"{field.text}," if isinstance(field.declared, ListField) and field.text.strip() else ""

    def _at_first_wrong(self, fields: tuple[FieldState, ...]) -> "FormState":
        """The form with other states of its fields, the cursor in the first that is wrong, if one is."""
        at = next((at for at, each in enumerate(fields) if each.wrong), self.at)
        there = _arrived(replace(self, fields=fields), at)
        return replace(there, working=bool(there.current.wrong))


def _arrived(state: FormState, at: int) -> FormState:
    """The form with the cursor in a field; where a name wasn't found there, it offers those that are near."""
    there = replace(state, at=at, offers=(), chosen=None, helping=False, working=False, pointed=False)
    field = there.current
    if not (there.chooses and field.wrong):
        return there
    offers = candidates(field.declared, field.text, state.context, state.form.refs)
    return replace(there, offers=offers, chosen=0 if offers else None)


def _last_entry(field: FieldState) -> str:
    """What is being typed: the whole text, or the last entry of a list."""
    return re.split("[,;]", field.text)[-1] if isinstance(field.declared, ListField) else field.text
