"""The language packs: `data/words-en.toml`, or another file of the same form."""

import tomllib
from functools import cache

from itplanner.domain.smart.pack import BadPack, Pack
from itplanner.errors import PlannerError
from itplanner.service.data import data


@cache
def pack(language: str = "en") -> Pack:
    """Return the words of a language; raises PlannerError where its file is missing or unlike the others."""
    name = f"words-{language}.toml"
    try:
        return Pack.of(tomllib.loads(data(name)))
    except (BadPack, tomllib.TOMLDecodeError) as error:
        raise PlannerError(f"{name} can't be read: {error}.", "words-en.toml shows its form.") from None
