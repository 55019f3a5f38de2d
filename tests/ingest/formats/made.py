"""Files that tests make as people make them, of a district that doesn't exist."""

import io
import zipfile
from collections.abc import Iterable

import docx
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

HEAD = (
    (
        "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG VÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ),
    ("Số: 125/QĐ-UBND", "Sông Vân, ngày 08 tháng 01 năm 2019"),
)
BODY = (
    "QUYẾT ĐỊNH",
    "Về việc phê duyệt kế hoạch trồng cây năm 2019",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN SÔNG VÂN",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "QUYẾT ĐỊNH:",
    "Điều 1. Phê duyệt kế hoạch trồng cây năm 2019 của huyện Sông Vân./.",
)
FOOT = (("Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nVũ Khắc Lâm"),)


def decision() -> bytes:
    """A DOCX as offices write it: head and foot are tables without borders."""
    document = docx.Document()
    _table(document, HEAD)
    for line in BODY:
        document.add_paragraph(line)
    _table(document, FOOT)
    return saved(document)


def _table(document: docx.document.Document, rows: Iterable[tuple[str, str]]) -> None:
    rows = list(rows)
    table = document.add_table(len(rows), 2)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *others = text.split("\n")
            cell.paragraphs[0].text = first
            for line in others:
                cell.add_paragraph(line)


def in_font(runs: Iterable[tuple[str, str]]) -> bytes:
    """A DOCX of one paragraph for each (font, text)."""
    document = docx.Document()
    for font, text in runs:
        run = document.add_paragraph().add_run(text)
        run.font.name = font
        run.font.size = Pt(13)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_document_xml(change: tuple[str, str]) -> bytes:
    """The decision's DOCX with one string of its main part replaced."""
    source, target = io.BytesIO(decision()), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                assert change[0] in part.decode()
                part = part.decode().replace(*change, 1).encode()
            new.writestr(name, part)
    return target.getvalue()


def pdf(*pages: Iterable[str], scans: int = 0) -> bytes:
    """A PDF by reportlab in a font of Latin letters, one page for each list of lines; then pictures alone."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(50, 780 - 16 * number, line)
        canvas.showPage()
    for _ in range(scans):
        canvas.drawInlineImage(_picture(), 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _picture() -> object:
    from PIL import Image  # noqa: PLC0415 - comes with reportlab

    return Image.new("RGB", (8, 8), "white")
