"""From the format of an earlier version to today's: in memory, one version at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from msgspec import Struct, field

Step: TypeAlias = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Makes of the tables of one version those of the next, and leaves what it is given as it was."""


class Versions(Struct, frozen=True):
    """The versions of a format: the one that is written, and the steps from each earlier one."""

    newest: int
    steps: Mapping[int, Step] = field(default_factory=dict)
    """By the version that a step leads on from."""

    def reads(self, version: int) -> bool:
        """Return whether steps lead from this version to the newest."""
        return 0 < version <= self.newest and all(at in self.steps for at in range(version, self.newest))

    def migrated(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the tables as the newest version has them."""
        for version in range(data.get("schema_version", self.newest), self.newest):
            data = {**self.steps[version](data), "schema_version": version + 1}
        return dict(data)


VERSIONS = Versions(newest=1)
"""Of project files; there is one version only, so no step leads on from another."""
