"""Dataclasses that are made at once, and compiled when they are first needed.

The decorator of the standard library compiles six methods for each class while its module is imported: all those of
cerwizard together take longer than reading a project and assessing it, and most of the methods are never called. Here
the constructor is compiled at the first call, and comparing, hashing and printing are the same few functions for all.
Type checkers see the original, and refuse to change what is frozen; at run time nothing does, since the guard would
make every object three times as slow to make, and to read back from where the knowledge is kept.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    _NONE = dataclasses.MISSING
    _MADE = object()
    """In the place of an argument: what the field's factory makes."""

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, eq=True):
        """Return a class as a dataclass, with the arguments of the original as far as they are used here."""

        def made(plain):
            return _made(
                dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(plain),
                is_compared=eq,
                is_hashed=frozen,
            )

        return made if cls is None else made(cls)

    def _made(cls, *, is_compared, is_hashed):
        methods = {"__init__": _compiled_when_called(cls), "__repr__": _repr}
        if is_compared:
            values = _values_of([key.name for key in dataclasses.fields(cls) if key.compare])
            methods |= {"__eq__": _eq(values), "__hash__": _hash(values) if is_hashed else None}
        for name, method in methods.items():
            if cls.__dict__.get(name) is None:  # a method written in the class stays
                setattr(cls, name, method)
        return cls

    def _compiled_when_called(cls):
        def compiled_now(self, *args, **kwargs):
            cls.__init__ = _compiled(cls)
            cls.__init__(self, *args, **kwargs)

        return compiled_now

    def _compiled(cls):
        """Return the constructor, compiled: the original, asked for it alone, takes four times as long."""
        names = {"_made": _MADE}
        in_order, by_name, body = [], [], []
        for key in dataclasses.fields(cls):
            name, value = key.name, key.name
            if key.default is not _NONE:
                names[f"_{name}"], default = key.default, f"=_{name}"
            elif key.default_factory is not _NONE:
                names[f"_{name}"], default = key.default_factory, "=_made"
                value = f"_{name}() if {name} is _made else {name}"
            else:
                default = ""
            if key.init:
                (by_name if key.kw_only else in_order).append(f"{name}{default}")
                body.append(f"self.{name} = {value}")
            elif default:
                body.append(f"self.{name} = _{name}{'()' if default == '=_made' else ''}")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        taken = ", ".join(["self", *in_order, *(["*", *by_name] if by_name else [])])
        exec(f"def __init__({taken}):\n " + "\n ".join(body or ["pass"]), names)
        made = names["__init__"]
        made.__qualname__ = f"{cls.__qualname__}.__init__"  # what a wrong call is told
        return made

    def _values_of(names):
        """Return what gives the values of these attributes, as a tuple whenever there are several."""
        return attrgetter(*names) if names else lambda _: ()

    def _eq(values):
        def equal(self, other):
            if other is self:
                return True
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        return equal

    def _hash(values):
        def hashed(self):
            return hash(values(self))

        return hashed

    def _repr(self):
        shown = (f"{key.name}={getattr(self, key.name)!r}" for key in dataclasses.fields(self) if key.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"
