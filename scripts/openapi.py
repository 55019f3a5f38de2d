"""`python -m scripts.openapi`: writes openapi.json, the committed form of the API's description."""

import json
from pathlib import Path

from service.app import description

TARGET = Path(__file__).resolve().parent.parent / "openapi.json"


def text() -> str:
    """The same for the same code, on any machine."""
    return json.dumps(description(), ensure_ascii=False, indent=2) + "\n"


def main(target: Path = TARGET) -> None:
    target.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
