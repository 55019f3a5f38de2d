"""People of one document put together: each once, with every mention and every post."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from service.extract import held
from service.extract.credits import may_sign, signature
from service.extract.cues import find_cues
from service.extract.honorifics import ends_with_honorific
from service.extract.keys import person_key
from service.extract.letters import LETTER, SYLLABLE
from service.extract.name_words import is_held, is_place
from service.extract.organizations import Places
from service.extract.people import find_people
from service.extract.post_ends import End
from service.extract.post_words import find_heads
from service.extract.posts import FoundPost, find_posts
from service.extract.same_post import is_fuller, same_post
from service.model import Person, Role, Span, TextField

SIGNED = re.compile(rf"(?<![{LETTER}]){SYLLABLE}(?: {SYLLABLE}){{1,4}}(?![{LETTER}])")
OFFICE = re.compile(
    r"(?:theo|nguồn|ban|phòng|sở|báo|đài|cổng|trung tâm|cục|vụ|bộ|ubnd|hội|đoàn|tạp chí|văn phòng)(?!\w)",
    re.IGNORECASE,
)
LONGEST_BYLINE = 90
FORMAL = frozenset({"ông", "bà"})
"""Before the family name of a Korean, whose kin have the same: "ông Kim", but not "cô Kim"."""

CAPITALS_REACH = 120
"""Code points before a name in capitals in which its posts may begin."""


@dataclass(slots=True)
class Named:
    """One person as it comes together."""

    name: str
    roles: list[Role] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)

    def add_role(self, new: Role) -> None:
        """A post counts once, as it is first written; a bare head gives way to the post in full."""
        for i, known in enumerate(self.roles):
            if same_post(known, new):
                fuller = is_fuller(new, known) - is_fuller(known, new)
                earlier = _place(new.mentions[0]) < _place(known.mentions[0]) and not new.role.isupper()
                kept, other = (new, known) if fuller > 0 or (fuller == 0 and earlier) else (known, new)
                self.roles[i] = Role(kept.role, kept.organization, (*kept.mentions, *other.mentions))
                return
        self.roles.append(new)


def people_of(texts: Mapping[TextField, str], signers: tuple[str, ...] = ()) -> tuple[Person, ...]:
    """Everybody whom the texts name, in their order; signers count though no text names them."""
    found: dict[str, Named] = {}
    places = Places("\n".join(texts.values()))
    for name, text in texts.items():
        for start, end, posts in _mentions(name, text):
            named = _named(found, _titled(text[start:end]) if text[start:end].isupper() else text[start:end])
            named.mentions.append(Span(name, start, end))
            for post in posts:
                named.add_role(_role(name, text, post, places))
    for signer in signers:
        _named(found, _titled(signer))
    _merge_short_names(found)
    _add_others(found, texts)
    _add_in_capitals(found, texts, places)
    _add_held(found, texts, places)
    return tuple(
        Person(person.name, key, tuple(person.roles), tuple(sorted(person.mentions, key=_place)))
        for key, person in found.items()
    )


def _mentions(name: TextField, text: str) -> Iterator[tuple[int, int, tuple[FoundPost, ...]]]:
    if name == "byline":
        signed = signature(text)
        if 0 < signed.start < len(text):
            yield signed.start, signed.end, ()
        elif len(text) <= LONGEST_BYLINE and not OFFICE.match(text):
            yield from (
                (match.start(), match.end(), ())
                for match in SIGNED.finditer(text)
                if may_sign(match[0].split()) or not is_place(match[0])
            )
        return
    for person in find_people(text):
        yield person.start, person.end, person.posts


def _named(found: dict[str, Named], name: str) -> Named:
    name = " ".join(name.split())
    return found.setdefault(person_key(name), Named(name))


def _role(name: TextField, text: str, post: FoundPost, places: Places) -> Role:
    written = " ".join(text[post.start : post.end].split())
    return Role(written, places.resolve(post.organization(text)), (Span(name, post.start, post.end),))


def _titled(name: str) -> str:
    return " ".join(part[:1].upper() + part[1:].lower() for part in name.split())


def _place(span: Span) -> tuple[int, int]:
    return ("title", "summary", "body", "byline").index(span.field), span.start


def _merge_short_names(found: dict[str, Named]) -> None:
    """ "Ông Duy Thắng" is Nguyễn Duy Thắng, where only one full name ends so."""
    for key in list(found):
        if key.count("-") != 1:
            continue
        fuller = [found[other] for other in found if other.endswith(f"-{key}")]
        if len(fuller) == 1:
            short = found.pop(key)
            fuller[0].mentions += short.mentions
            for role in short.roles:
                fuller[0].add_role(role)


def _add_others(found: dict[str, Named], texts: Mapping[TextField, str]) -> None:
    """Mentions in capitals, and by the last name alone after an honorific: "đồng chí Tuấn"."""
    last_names: dict[str, list[Named]] = {}
    for person in found.values():
        last_names.setdefault(_called(person.name), []).append(person)
    for name, text in texts.items():
        if name == "byline":
            continue
        taken = {span.start for person in found.values() for span in person.mentions if span.field == name}
        for person in found.values():
            for spelling in () if is_place(person.name) else (person.name, person.name.upper()):
                if spelling in text:
                    person.mentions += [Span(name, *place) for place in _again(text, spelling, taken)]
        spans = [span for person in found.values() for span in person.mentions if span.field == name]
        taken = {position for span in spans for position in range(span.start, span.end)}
        for last_name, same in last_names.items():
            for place in _alone(text, last_name, taken):
                word = _word_before(text, place[0])
                one = same[0] if len(same) == 1 else _addressed_so(texts, same, word)
                if one is not None and (word in FORMAL or "-" not in one.name):
                    one.mentions.append(Span(name, *place))


def _called(name: str) -> str:
    """The name by which honorifics call somebody: the last, but the family's of "Moon Jae-in"."""
    words = name.split()
    return words[0] if len(words) == 2 and "-" in words[1] else words[-1]


def _addressed_so(texts: Mapping[TextField, str], same: list[Named], word: str) -> Named | None:
    """The only one of a last name whom the text calls by that honorific where it gives the name in full."""
    called = [
        person
        for person in same
        if "-" not in person.name
        and any(
            span.end - span.start >= len(person.name) and _word_before(texts[span.field], span.start) == word
            for span in person.mentions
        )
    ]
    return called[0] if len(called) == 1 else None


def _word_before(text: str, position: int) -> str:
    before = text[max(0, position - 16) : position].split()
    return before[-1].lower() if before else ""


def _add_in_capitals(found: dict[str, Named], texts: Mapping[TextField, str], places: Places) -> None:
    """Posts right before a name that is known elsewhere and stands in capitals: "BÍ THƯ ... TRẦN VĂN AN"."""
    for person in found.values():
        for span in person.mentions:
            text = texts[span.field]
            if text[span.start : span.end].isupper():
                for post in _leading_to(text, span.start):
                    person.add_role(_role(span.field, text, post, places))


def _leading_to(text: str, name: int) -> tuple[FoundPost, ...]:
    line = max(text.rfind("\n", 0, name) + 1, name - CAPITALS_REACH)
    for start in find_heads(text, line, name):
        found = find_posts(text, start, name + 1, frozenset({name}))
        if found.posts and found.reason is End.NAME and text[start:name].isupper():
            return found.posts
    return ()


def _add_held(found: dict[str, Named], texts: Mapping[TextField, str], places: Places) -> None:
    """Posts that stand apart from the name: "trong thời gian giữ chức Bí thư, ông An ..."."""
    spans = [(key, span) for key, person in found.items() for role in person.roles for span in role.mentions]
    owners = {(span.field, span.start): key for key, span in spans}
    for name, text in texts.items():
        mentions = sorted(
            held.Named(span.start, span.end, key)
            for key, person in found.items()
            for span in person.mentions
            if span.field == name
        )
        cues = find_cues(text) if mentions and name != "byline" else []
        if not cues:
            continue
        beside = [held.Named(span.start, span.end, key) for key, span in spans if span.field == name]
        for who, posts, shared in held.find_held(text, cues, mentions, beside):
            for post in posts:
                owner = owners.get((name, post.start))
                if owner is None or (shared and owner != who):
                    found[who].add_role(_role(name, text, post, places))


def _again(text: str, name: str, taken: Container[int]) -> Iterator[tuple[int, int]]:
    """Where a full name stands that no cue made a person's: not a street's, not in a longer name."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if start not in taken and _is_word(text, start, end) and not is_held(text, start, name):
            yield start, end
        start = text.find(name, end)


def _alone(text: str, last_name: str, taken: Container[int]) -> Iterator[tuple[int, int]]:
    """Where a last name stands by itself after an honorific, and not at a place that is taken."""
    start = text.find(last_name)
    while start >= 0:
        end = start + len(last_name)
        goes_on = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        is_free = start not in taken and not goes_on and _is_word(text, start, end)
        if is_free and ends_with_honorific(text, start) is not None:
            yield start, end
        start = text.find(last_name, end)


def _is_word(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
