"""Ids for documents that bring none: the same input always gets the same one."""

import hashlib
from urllib.parse import urlsplit

from service.text.characters import nfc


def from_url(url: str) -> str:
    """Of the address without its fragment; the case of scheme and host doesn't matter.

    >>> from_url("HTTP://Tayho.gov.vn/tin/1#top") == from_url("http://tayho.gov.vn/tin/1")
    True
    """
    parts = urlsplit(nfc(url))
    address = parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/", fragment="")
    return f"url-{_hash(address.geturl())}"


def from_text(*parts: str | None) -> str:
    """Of a content, its parts told apart."""
    return f"text-{_hash(chr(0).join(part or '' for part in parts))}"


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
