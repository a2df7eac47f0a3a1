"""cerwizard: from the answers about a medical device to its class, its evidence, its gaps and its documents.

```python
from cerwizard import assess, load_knowledge, read_project

knowledge = load_knowledge()
project = read_project("device.toml", knowledge.questionnaire).project
assessment = assess(project, knowledge)
```
"""

from __future__ import annotations

TYPE_CHECKING = False
"""Type checkers take it for true; importing `typing` for it would slow down `cerwizard --help`."""

if TYPE_CHECKING:
    from cerwizard.assessment import assess, load_knowledge
    from cerwizard.project import read_project

__version__ = "0.1.0"
__all__ = ["__version__", "assess", "load_knowledge", "read_project"]

_HOMES = {"assess": "assessment", "load_knowledge": "assessment", "read_project": "project"}


def __getattr__(name: str) -> object:
    """Import a public function when it is first asked for: `cerwizard --help` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cerwizard' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"cerwizard.{_HOMES[name]}"), name)
