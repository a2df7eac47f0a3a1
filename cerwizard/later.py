"""Names of a package that are imported when they are first asked for.

The doors for TOML need pydantic, which takes longer to import than all of cerwizard: who reads no TOML waits for none.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module


def later(package: str, **modules: tuple[str, ...]) -> Callable[[str], object]:
    """Return the `__getattr__` of a package that finds names in its modules; each module is given with its names."""
    homes = {name: module for module, names in modules.items() for name in names}

    def find(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module '{package}' has no attribute '{name}'")
        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return find
