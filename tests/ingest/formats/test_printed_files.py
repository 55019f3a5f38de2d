"""Directives in PDF and DOCX."""

import io
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from service.errors import InputRejected
from service.ingest.formats.docx import parse_docx
from service.ingest.formats.pdf import parse_pdf
from service.ingest.formats.rows import Row
from tests.ingest.formats.made import decision, in_font, pdf, saved, with_document_xml
from tests.text.old_encodings import tcvn3

PRINTED = (Path(__file__).with_name("files") / "decision.pdf").read_bytes()
"""A decision as Chromium prints it."""

LATIN = ["Thong bao ve viec trong cay.", "Noi dung thong bao."]


def row(rows: tuple[Row, ...]) -> Row:
    (found,) = rows
    return found


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_printed_head_becomes_the_fields(kind: str) -> None:
    found = row((parse_pdf(PRINTED) if kind == "pdf" else parse_docx(decision())).rows)
    assert found["kind"] == "directive"
    assert found["number"] == "125/QĐ-UBND"
    assert found["issuer"] == "ỦY BAN NHÂN DÂN HUYỆN SÔNG VÂN"
    assert found["signed_on"] == found["published_at"] == "2019-01-08"
    assert found["category"] == "Quyết định"
    assert found["title"].startswith("QUYẾT ĐỊNH Về việc phê duyệt kế hoạch trồng cây")
    assert found["signers"] == ["Vũ Khắc Lâm"]
    assert "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;" in found["body"]


def test_lines_of_a_paragraph_are_joined() -> None:
    body = row(parse_pdf(PRINTED).rows)["body"]
    assert "về tăng cường sự lãnh đạo của Đảng đối với công tác trồng cây gây rừng" in body
    assert "QUYẾT ĐỊNH:\nĐiều 1. Phê duyệt" in body


def test_legacy_fonts_in_a_pdf() -> None:
    lines = [tcvn3("Ủy ban nhân dân huyện Sông Vân họp."), tcvn3("Đồng chí Vũ Khắc Lâm chủ trì cuộc họp.")]
    assert row(parse_pdf(pdf(lines)).rows)["body"].lower() == (
        "ủy ban nhân dân huyện sông vân họp.\nđồng chí vũ khắc lâm chủ trì cuộc họp."
    )


def test_a_news_page_that_was_printed() -> None:
    headline = tcvn3("Huyện Sông Vân tổng kết phong trào thi đua")
    text = tcvn3("Sáng 7/1, Ủy ban nhân dân huyện tổ chức hội nghị tổng kết.")
    found = row(parse_pdf(pdf([headline, tcvn3("Ngày đăng 08/01/2019 | 07:30"), text])).rows)
    assert found["title"] == "Huyện Sông Vân tổng kết phong trào thi đua"
    assert found["published_at"] == "2019-01-08T07:30:00+07:00"
    assert found["body"].count("\n") == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf(scans=2), "a scan without text"),
        (pdf([]), "a PDF without text"),
        (b"%PDF-1.4\nnothing", "a damaged PDF"),
        (PRINTED[:9_000], "a damaged PDF"),
    ],
)
def test_pdfs_without_text(content: bytes, reason: str) -> None:
    with pytest.raises(InputRejected, match=f"^{reason}"):
        parse_pdf(content)


def test_scanned_pages_among_others_are_told() -> None:
    parsed = parse_pdf(pdf(LATIN, scans=1))
    assert row(parsed.rows)["body"] == "\n".join(LATIN)
    assert parsed.holes == ("page 2 of 2 is a scan without text",)


def test_page_numbers_go() -> None:
    first, second = ["1", "Noi dung trang mot."], ["Noi dung trang hai.", "- 2 -"]
    assert row(parse_pdf(pdf(first, second)).rows)["body"] == "Noi dung trang mot.\nNoi dung trang hai."


@pytest.mark.parametrize("password", ["", "mật"])
def test_encrypted_pdfs_are_read_where_they_need_no_password(password: str) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(LATIN)))
    writer.encrypt(password, "owner", algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    if password:
        with pytest.raises(InputRejected, match=r"needs a password$"):
            parse_pdf(stream.getvalue())
    else:
        assert row(parse_pdf(stream.getvalue()).rows)["body"] == "\n".join(LATIN)


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.ingest.formats.pdf.MOST_PAGES", 1)
    with pytest.raises(InputRejected, match="more than 1 pages"):
        parse_pdf(pdf(LATIN, LATIN))


BOX = (
    '<w:r xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
    "<mc:Choice Requires='x'><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    "</mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
INSERTED = '<w:ins w:id="1" w:author="A"><w:r><w:t>Thêm vào</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="2" w:author="A"><w:r><w:delText>Bỏ đi</w:delText></w:r></w:del>'
CONTROL = "<w:sdt><w:sdtContent><w:r><w:tab/><w:t>Ô nhập</w:t><w:br/></w:r></w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("markup", "text", "count"),
    [(BOX, "Trong khung", 1), (INSERTED, "Thêm vào", 1), (DELETED, "Bỏ đi", 0), (CONTROL, "\tÔ nhập", 1)],
)
def test_text_in_odd_places_of_a_docx(markup: str, text: str, count: int) -> None:
    run = "<w:t>QUYẾT ĐỊNH:</w:t></w:r>"
    body = row(parse_docx(with_document_xml((run, run + markup))).rows)["body"]
    assert body.count(text) == count


def test_fonts_of_capitals_in_a_docx() -> None:
    runs = [(".VnTimeH", tcvn3("kế hoạch trồng cây")), (".VnTime", tcvn3("Ủy ban nhân dân huyện họp."))]
    body = row(parse_docx(in_font(runs)).rows)["body"]
    assert body == "KẾ HOẠCH TRỒNG CÂY\nủy ban nhân dân huyện họp."


def test_footnotes_come_after_the_text() -> None:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    text = "<w:p><w:r><w:t>Chú thích một</w:t></w:r></w:p>"
    note = f'<w:footnotes {names}><w:footnote w:id="1">{text}</w:footnote></w:footnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    document = docx.Document()
    document.add_paragraph("Nội dung")
    uri = PackURI("/word/footnotes.xml")
    blob = Part(uri, content, note.encode(), document.part.package)
    document.part.relate_to(blob, kind)
    assert row(parse_docx(saved(document)).rows)["body"] == "Nội dung\nChú thích một"


def garbled(content: bytes) -> bytes:
    """The first part's compressed bytes overwritten."""
    start = 30 + int.from_bytes(content[26:28], "little") + int.from_bytes(content[28:30], "little")
    return content[:start] + b"\xff" * 40 + content[start + 40 :]


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04", "a damaged DOCX"),
        (decision()[:-400], "a damaged DOCX"),
        (garbled(decision()), "a damaged DOCX: Error -3 while decompressing data"),
        (archive(a=b"x"), "not a Word document: a ZIP without word/document.xml"),
        (archive(word__document_xml=b"<a/>"), "a damaged DOCX"),
        (saved(docx.Document()), "a document without text"),
        (with_document_xml(("<w:body>", "<w:body>" + "<w:p>" * 5_000)), "a damaged DOCX"),
    ],
)
def test_docx_files_that_are_refused(content: bytes, reason: str) -> None:
    with pytest.raises(InputRejected, match=f"^{reason}"):
        parse_docx(content)


def test_a_scan_in_a_docx() -> None:
    picture = '<w:r xmlns:pic="x"><pic:pic/></w:r>'
    empty = docx.Document()
    empty.add_paragraph("X")
    xml = zipfile.ZipFile(io.BytesIO(saved(empty))).read("word/document.xml").decode()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(empty))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(
                name, xml.replace("<w:r><w:t>X</w:t></w:r>", picture) if name == "word/document.xml" else part
            )
    with pytest.raises(InputRejected, match=r"^a scan without text$"):
        parse_docx(stream.getvalue())


@pytest.mark.parametrize(("limit", "value"), [("MOST_BYTES", 5_000), ("MOST_ENTRIES", 3)])
def test_zip_bombs(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(f"service.ingest.formats.docx.{limit}", value)
    with pytest.raises(InputRejected, match=r"^unpacks to more than"):
        parse_docx(decision())


def test_a_zip_bomb_that_lies_about_its_size() -> None:
    bomb = bytearray(archive(word__document_xml=b"<a>" + b"x" * 10_000_000 + b"</a>"))
    size = (10_000_007).to_bytes(4, "little")
    while (place := bomb.find(size)) >= 0:
        bomb[place : place + 4] = (100).to_bytes(4, "little")
    with pytest.raises(InputRejected):
        parse_docx(bytes(bomb))


def test_a_loss_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.ingest.formats.docx._lines", lambda _: iter(["ít"]))
    with pytest.raises(InputRejected, match=r"^the parser kept 2 of \d+ characters$"):
        parse_docx(decision())
