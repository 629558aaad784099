"""How taking back and doing again are told."""

from itplanner.domain.change import Change
from itplanner.domain.history import Recorded
from itplanner.domain.plan import Plan
from itplanner.domain.telling import told


def back_sentence(plan: Plan, recorded: Recorded, word: str) -> str:
    """Return the sentence of a change that takes another one back, or does it again: `Undone: …`."""
    edits = [edit for edit in recorded.change if edit.field not in {"rank", "done_on"}]
    if len(edits) == 1 and edits[0].field is not None:
        return f"{word}: {told(Change((edits[0].inverse(),), ''), plan, plan)[0]}"
    sentence = recorded.change.sentence
    for known in ("Undone: ", "Done again: "):
        sentence = sentence.removeprefix(known)
    return f"{word}: {sentence}"
