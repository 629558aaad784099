"""Bad input as a value."""

from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why something typed can't be used, as a sentence fit to stand beside the field."""

    message: str
    """What was typed, why it can't be used, and an example that can."""
    field: str = ""
    """Which field it concerns, where a verb found it and not the field's own reading."""
