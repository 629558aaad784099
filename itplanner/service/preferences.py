"""What a person chose once for the workbench: its look, and who they are on a shared account."""

import json
from dataclasses import asdict, field, replace
from pathlib import Path

from itplanner.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Preferences:
    """Choices that outlive a session."""

    style: str = ""
    """The name of the look; empty means that the terminal decides."""
    people: dict[str, str] = field(default_factory=dict)
    """By plan path: the code of the person at the keyboard; `-` where nobody was chosen."""

    def styled(self, style: str) -> "Preferences":
        """Return them with another look."""
        return replace(self, style=style)

    def known_as(self, plan: Path, person: str) -> "Preferences":
        """Return them with who one is in a plan."""
        return replace(self, people={**self.people, str(plan): person})


def load(path: Path) -> Preferences:
    """Return the preferences in a file; the plain ones where it is missing or can't be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        people = found.get("people", {})
        return Preferences(str(found.get("style", "")), {str(key): str(people[key]) for key in people})
    except (OSError, ValueError, AttributeError):
        return Preferences()


def save(path: Path, preferences: Preferences) -> None:
    """Write the preferences; where that isn't possible they last for this session only."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_text(json.dumps(asdict(preferences)), encoding="utf-8")
        new.replace(path)
    except OSError:
        return
