"""`dataclass`, made in a fifth of the time: before the first screen there are about a hundred of them.

The standard one writes most methods of each class as source and compiles them one by one. For the kinds that
we use only `__init__` is compiled, when the first value is made; how values are compared, hashed, shown and
kept from change is written once, for all. To a reader and to the type checker it is the standard decorator.
"""

import dataclasses
from collections.abc import Callable
from functools import partial
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """Return the standard decorator's class, for the kinds that we use by the shorter way."""
        ours = options.keys() <= {"frozen", "slots", "eq", "kw_only"}
        make = partial(_made, **options) if ours else dataclasses.dataclass(**options)
        return make if cls is None else make(cls)


__all__ = ["dataclass", "kept", "refilled"]


def _made(cls: type, *, frozen: bool = False, eq: bool = True, **layout: bool) -> Any:
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, **layout)(cls)
    fields = dataclasses.fields(made)
    if not all(field.init and field.hash is None for field in fields):
        raise TypeError(f"{cls.__qualname__} has a field that only the standard decorator can make")
    values = _values(tuple(field.name for field in fields if field.compare))

    def init(self: Any, *given: Any, **named: Any) -> None:
        made.__init__ = _init(made, fields, frozen=frozen)
        made.__init__(self, *given, **named)

    def same(self: Any, other: object) -> bool:
        return values(self) == values(other) if type(self) is type(other) else NotImplemented

    methods: dict[str, Any] = {"__init__": init, "__repr__": _shown}
    if eq:
        methods |= {"__eq__": same, "__hash__": (lambda self: hash(values(self))) if frozen else None}
    if frozen:
        methods |= _FROZEN
    for name, method in methods.items():
        # A class without a hash of its own has None, as soon as it says what equals it.
        if made.__dict__.get(name) is None:
            setattr(made, name, method)
    return made


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[object, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


_ABSENT = object()


def _init(cls: Any, fields: tuple["dataclasses.Field[Any]", ...], *, frozen: bool) -> Any:
    """Compile what fills the fields: `self.a = a` for each, where that is refused what goes past it."""
    scope: dict[str, Any] = {"_absent": _ABSENT}
    taken, body = ["self"], []
    for field in sorted(fields, key=attrgetter("kw_only")):
        if field.kw_only and "*" not in taken:
            taken.append("*")
        name = field.name
        value = name
        if field.default_factory is not dataclasses.MISSING:
            scope[f"_new_{name}"] = field.default_factory
            value = f"_new_{name}() if {name} is _absent else {name}"
            taken.append(f"{name}=_absent")
        elif field.default is not dataclasses.MISSING:
            scope[f"_default_{name}"] = field.default
            taken.append(f"{name}=_default_{name}")
        else:
            taken.append(name)
        slot = getattr(cls, name, None)
        if not frozen:
            body.append(f"self.{name} = {value}")
        elif isinstance(slot, MemberDescriptorType):
            scope[f"_set_{name}"] = slot.__set__
            body.append(f"_set_{name}(self, {value})")
        else:
            body.append(f"self.__dict__[{name!r}] = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    source = f"def __init__({', '.join(taken)}):\n {'; '.join(body) or 'pass'}"
    exec(source, scope)  # noqa: S102 - made of the names of a class's fields, as the standard one does it
    return scope["__init__"]


def _shown(value: Any) -> str:
    names = (field.name for field in dataclasses.fields(value) if field.repr)
    return f"{type(value).__qualname__}({', '.join(f'{name}={getattr(value, name)!r}' for name in names)})"


def kept(value: object, name: str, *_new: object) -> None:
    """Refuse to change a field of a value; raises FrozenInstanceError."""
    raise dataclasses.FrozenInstanceError(f"field {name!r} of {type(value).__qualname__} stays as it is")


def refilled(value: object, state: tuple[None, dict[str, object]] | dict[str, object]) -> None:
    """Fill a copy with what `copy` and `pickle` kept, of slots in a tuple."""
    for name, held in (state[1] if isinstance(state, tuple) else state).items():
        object.__setattr__(value, name, held)


_FROZEN = {"__setattr__": kept, "__delattr__": kept, "__setstate__": refilled}
