import pytest

from service.ingest.kinds import form_of, why_not

HTML, FEED = b"<!-- x -->\n<!DOCTYPE html><html>", b"<?xml version='1.0'?>\n<rss version='2.0'>"


OPEN_DOCUMENT = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.jsonl", b"", "json"),
        ("a.JSONL", b"<html>", "json"),
        ("a.jsonl.gz", b"\x1f\x8b", "json"),
        ("000_x.txt", b"Tin", "page"),
        ("tin.html", b"", "html"),
        ("tin.HTM", b"Tin", "html"),
        ("tin.mhtml", b"From: <Saved by Blink>", "html"),
        ("vb.pdf", b"%PDF-1.4", "pdf"),
        ("vb.docx", b"PK\x03\x04", "docx"),
        ("tin.rss", b"", "rss"),
        ("tin.xml", FEED, "rss"),
        ("tin.atom", b"<feed xmlns='x'>", "rss"),
        ("saved.txt", HTML, "html"),
        ("tin.aspx", b"\xef\xbb\xbf \r\n<HTML lang=vi>", "html"),
        ("tin", b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "html"),
        ("download", b"\n%PDF-1.7", "pdf"),
        ("vb.pdf", HTML, "html"),
        ("saved", b"MIME-Version: 1.0\r\nContent-Type: multipart/related;", "html"),
        ("feed.php", FEED, "rss"),
        ("a.txt.gz", b"\x1f\x8b", None),
        ("a.json", b"{}", None),
        ("a.odt", OPEN_DOCUMENT, None),
        ("a.txt", b"{\\rtf1", None),
        ("README", b"tin", None),
    ],
)
def test_the_name_says_how_a_file_is_read_unless_its_content_does(
    name: str, head: bytes, form: str | None
) -> None:
    assert form_of(name, head) == form


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"\xff\xd8\xff\xe0", "a JPEG picture: a scan without text"),
        (b"II*\0", "a TIFF picture: a scan without text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls): save it as DOCX or PDF"),
        (b"{\\rtf1\\ansi", "an RTF file: save it as DOCX or PDF"),
        (OPEN_DOCUMENT, "an OpenDocument file: save it as DOCX or PDF"),
        (b"\0\1", "not a kind of file that is read (.jsonl .jsonl.gz .txt "),
    ],
)
def test_what_is_not_read_is_told_why(head: bytes, reason: str) -> None:
    assert why_not(head).startswith(reason)
