"""What a directive's title line says of it: "Nghị định số 87/2015/NĐ-CP về giám sát ..."."""

import datetime as dt
from dataclasses import dataclass

from service.extract.codes import organ
from service.extract.document_number import DocumentNumber
from service.extract.references import find_citations


@dataclass(frozen=True, slots=True)
class TitleLine:
    """What is stated; None where it isn't. `kind` is a name of kinds.tsv."""

    kind: str | None = None
    number: DocumentNumber | None = None
    issuer: str | None = None
    date: dt.date | None = None


def read_title_line(title: str) -> TitleLine:
    """Of a title that begins with kind and number; the issuer also by the number's codes, if they tell."""
    first = next(iter(find_citations(title)), None)
    if first is None or first.number is None or not first.named or first.start > 0:
        return TitleLine()
    return TitleLine(first.kind, first.number, first.issuer or issuer_by_code(first.number), first.date)


def issuer_by_code(number: DocumentNumber) -> str | None:
    """Whose number it is, several joined by " - "; None where a code is unknown or many places have it."""
    organs = [organ(code) for code in (number.codes[1:] if len(number.codes) > 1 else number.codes)]
    if not organs or any(one is None or one.shared == "yes" for one in organs):
        return None
    return " - ".join(dict.fromkeys(one.name for one in organs if one is not None))
