"""The words by which goals are read: English ones, or those of a file of the same form."""

import os
import tomllib
from functools import cache
from pathlib import Path

from itplanner.domain.smart.pack import BadPack, Pack
from itplanner.errors import PlannerError
from itplanner.service.data import VARIABLE, data

SHIPPED = "words-en.toml"


def pack() -> Pack:
    """Return the words by which goals are read; raises PlannerError where their file can't be."""
    return _pack(os.environ.get(VARIABLE, ""))


@cache
def _pack(named: str) -> Pack:
    hint = f"{VARIABLE} names a file like the {SHIPPED} that comes with the program."
    try:
        text = Path(named).expanduser().read_text(encoding="utf-8") if named else data(SHIPPED)
        return Pack.of(tomllib.loads(text))
    except OSError as error:
        raise PlannerError(f"The words in {named} can't be read: {error.strerror}.", hint) from None
    except (BadPack, RuntimeError, ValueError) as error:
        raise PlannerError(f"The words in {named or SHIPPED} can't be read: {error}.", hint) from None
