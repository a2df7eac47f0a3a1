"""What runs in one window of the browser: the app, or the reason why it cannot open the project."""

from __future__ import annotations

import sys
from pathlib import Path

from cerwizard.errors import CerwizardError
from cerwizard.tui import refused, run


def main(file: Path) -> int:
    """Run the app on a project file; while it is open elsewhere, say so and try again when asked to."""
    while True:
        try:
            return run(file)
        except CerwizardError as error:
            if not refused(str(error)):
                return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
