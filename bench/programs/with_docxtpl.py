"""What a team does that fills Word templates with docxtpl; it runs in docxtpl's own environment."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate


def main(folder: Path) -> None:
    """Fill every template of a folder with the data beside it."""
    for path in sorted(folder.glob("*.docx")):
        if not path.stem.startswith("filled-"):
            said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            template = DocxTemplate(str(path))
            template.render(said, autoescape=True)
            template.save(str(path.with_name(f"filled-{path.name}")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
