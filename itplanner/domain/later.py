"""Packages whose parts are imported when somebody first asks for them: the first screen waits for none."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def modules(package: str, *names: str) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package that imports these of its modules when they are asked for."""
    return _importing(package, dict.fromkeys(names))


def members(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package that takes each name from its home, a module seen from there."""
    return _importing(package, homes)


def _importing(package: str, homes: Mapping[str, str | None]) -> Callable[[str], Any]:
    def __getattr__(name: str) -> Any:  # noqa: N807 - Python asks a module for a name by this one
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        home = homes[name]
        module = import_module(f".{home or name}", package)
        return getattr(module, name) if home else module

    return __getattr__
