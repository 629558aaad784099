"""Packages whose modules are imported when somebody first asks for them: the first screen waits for none."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType


def modules(package: str, *names: str) -> Callable[[str], ModuleType]:
    """Return the `__getattr__` of a package that imports these of its modules when they are asked for."""

    def __getattr__(name: str) -> ModuleType:  # noqa: N807 - Python asks a module for a name by this one
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return import_module(f".{name}", package)

    return __getattr__
