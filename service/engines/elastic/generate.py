"""Writes settings.json and mappings.json of index_config/elasticsearch anew.

python -m service.engines.elastic.generate
"""

import json
from pathlib import Path
from typing import Any

from service import knowledge
from service.engines.elastic.analyzers import analysis
from service.engines.elastic.definition import FOLDER
from service.engines.elastic.mappings import mappings
from service.knowledge import Knowledge

LONGEST_REGULAR_EXPRESSION = 100_000
"""Of a tally's prefixes, which are many where a page cites many directives."""


def generate(known: Knowledge) -> dict[str, Any]:
    """The contents of the files by their names."""
    return {
        "settings": {
            "index": {
                "codec": "best_compression",
                "refresh_interval": "-1",
                "max_regex_length": LONGEST_REGULAR_EXPRESSION,
                "analysis": analysis(known.characters),
            }
        },
        "mappings": mappings(known.fields),
    }


def write(folder: Path) -> None:
    for name, content in generate(knowledge.load()).items():
        text = json.dumps(content, ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).parents[3] / "index_config" / FOLDER)
