"""Runs the command line as `python -m cerwizard`."""

from __future__ import annotations

import sys

from cerwizard.cli import main

if __name__ == "__main__":
    sys.exit(main())
