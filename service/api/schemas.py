"""The wire format: every key of every answer, described for the OpenAPI document.

TypedDicts, so that `present.py` is checked against them by the type checker and nothing is validated
again while answering; the tests validate real answers against them.
"""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from service.model import DocumentKind, TextField
from service.search.query import Accents
from service.search.results import Matched, SuggestionType, UnderstoodType, Why

Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Mark = Annotated[list[int], Field(min_length=2, max_length=2)]


# -- problems ----------------------------------------------------------------------------------------


class ParameterError(TypedDict):
    """One wrong parameter."""

    parameter: Annotated[str, Field(description="Its name.")]
    message: Annotated[str, Field(description="What is wrong, in Vietnamese or English.")]


class Problem(TypedDict):
    """What went wrong, as RFC 9457 has it (`application/problem+json`)."""

    type: Annotated[
        str, Field(description="Names the kind of problem: one of the list in the API's documentation.")
    ]
    title: Annotated[str, Field(description="The kind of problem in words, in the reader's language.")]
    status: Annotated[int, Field(description="The HTTP status.")]
    detail: Annotated[str, Field(description="What to do about it, in the reader's language.")]
    errors: Annotated[
        list[ParameterError], Field(description="Every wrong parameter; empty for other problems.")
    ]


# -- search ------------------------------------------------------------------------------------------


class Understood(TypedDict):
    """A part of the box's text that was understood."""

    type: Annotated[UnderstoodType, Field(description="What it was taken for.")]
    text: Annotated[str, Field(description="As it was typed.")]
    value: Annotated[str, Field(description="What is searched for it.")]


class DidYouMean(TypedDict):
    """Another spelling that finds more."""

    text: Annotated[str, Field(description="The text to search instead.")]
    count: Annotated[int, Field(description="How many documents it finds.")]


class Dropped(TypedDict):
    """One value of one parameter."""

    parameter: Annotated[str, Field(description="The parameter's name.")]
    value: Annotated[str, Field(description="The value to leave out.")]


class Zero(TypedDict):
    """A way out of an empty answer."""

    drop: Annotated[Dropped, Field(description="What to leave out.")]
    count: Annotated[int, Field(description="How many documents are found without it.")]


class QueryEcho(TypedDict):
    """How the query was read."""

    text: Annotated[str, Field(description="The box's text in NFC.")]
    accents: Annotated[Accents, Field(description="How marks were compared.")]
    understood: Annotated[list[Understood], Field(description="Parts of the text that were understood.")]
    did_you_mean: Annotated[DidYouMean | None, Field(description="A better spelling, where there is one.")]
    zero: Annotated[list[Zero], Field(description="Ways out where nothing was found.")]


class Total(TypedDict):
    """How many documents match."""

    value: Annotated[int, Field(description="Documents that match.")]
    exact: Annotated[bool, Field(description="False where `value` is only a lower bound.")]


class HitPerson(TypedDict):
    """An official whom the document names."""

    name: Annotated[str, Field(description="The name as the document writes it.")]
    key: Annotated[str, Field(description="The person key, for the parameter `person`.")]
    roles: Annotated[list[str], Field(description="Posts that the document gives this person.")]


class HitReference(TypedDict):
    """A directive or law that the document cites."""

    kind: Annotated[str, Field(description="Its kind, e.g. Chỉ thị.")]
    number: Annotated[str | None, Field(description="Its number in normal form; null for a law by name.")]
    key: Annotated[str, Field(description="The directive key, for the parameter `number`.")]


class Highlight(TypedDict):
    """A fragment that shows why a document was found."""

    field: Annotated[Literal["title", "text"], Field(description="Where it is from.")]
    text: Annotated[str, Field(description="The fragment in its original spelling, without HTML.")]
    marks: Annotated[list[Mark], Field(description="Start and end of each match, in code points of `text`.")]


class Hit(TypedDict, total=False):
    """One document found. Only the fields that `fields` names are there, by default all."""

    id: Annotated[str, Field(description="The document's id.")]
    kind: Annotated[DocumentKind, Field(description="News page or directive.")]
    title: Annotated[str | None, Field(description="The headline, null where the page had none.")]
    url: Annotated[str | None, Field(description="The original page.")]
    published_at: Annotated[
        str | None, Field(description="Day of posting, with the time at +07:00 where it is known.")
    ]
    category: Annotated[str | None, Field(description="The section it was posted in.")]
    source: Annotated[str | None, Field(description="Who posted it.")]
    summary: Annotated[str | None, Field(description="The page's own summary.")]
    score: Annotated[float | None, Field(description="Null unless sorted by relevance.")]
    matched: Annotated[
        Matched, Field(description="Whether the text was found with its marks or only without them.")
    ]
    people: Annotated[list[HitPerson], Field(description="Officials whom it names.")]
    references: Annotated[list[HitReference], Field(description="Directives and laws that it cites.")]
    highlights: Annotated[list[Highlight], Field(description="Fragments; empty with highlight=false.")]
    why: Annotated[list[Why], Field(description="What of the query it was found by.")]
    release: Annotated[
        str, Field(description="Content signature; documents with equal ones are near-duplicates.")
    ]


class FacetValue(TypedDict):
    """One value of a facet."""

    value: Annotated[str, Field(description="What the facet's parameter takes.")]
    label: Annotated[str, Field(description="What a person reads.")]
    count: Annotated[int, Field(description="Documents that have it.")]


class SearchResponse(TypedDict):
    """One page of a search."""

    query: Annotated[QueryEcho, Field(description="How the query was read.")]
    total: Annotated[Total, Field(description="How many documents match.")]
    hits: Annotated[list[Hit], Field(description="The documents of this page.")]
    facets: Annotated[
        dict[str, list[FacetValue]], Field(description="Counts by the names that `facets` gave.")
    ]
    next: Annotated[str | None, Field(description="The cursor of the next page; null on the last.")]
    more: Annotated[str | None, Field(description="How to read on where `next` is null before the end.")]
    took_ms: Annotated[float, Field(description="Milliseconds that the search took.")]


class RelatedResponse(TypedDict):
    """Documents near to one."""

    hits: Annotated[list[Hit], Field(description="The nearest first.")]


# -- suggestions -------------------------------------------------------------------------------------


class Suggestion(TypedDict):
    """What a half-typed text may become."""

    type: Annotated[SuggestionType, Field(description="What it is.")]
    text: Annotated[str, Field(description="The name, the kind with the number, or the title.")]
    detail: Annotated[
        str | None, Field(description="A person's latest post, a directive's title, where a page was posted.")
    ]
    value: Annotated[
        str, Field(description="What `person` or `number` takes, or the id of the newest document so titled.")
    ]
    count: Annotated[int, Field(description="How many documents have it.")]


class SuggestResponse(TypedDict):
    """Ways to go on typing."""

    suggestions: Annotated[list[Suggestion], Field(description="People, directives, then titles.")]


# -- one document ------------------------------------------------------------------------------------


class Mention(TypedDict):
    """A place in the document's text."""

    field: Annotated[TextField, Field(description="The field it is in.")]
    start: Annotated[int, Field(description="First code point, of the NFC text.")]
    end: Annotated[int, Field(description="The code point behind the last.")]


class Role(TypedDict):
    """A post that the document gives a person."""

    role: Annotated[str, Field(description="The post as the document writes it.")]
    organization: Annotated[str | None, Field(description="Where, as far as the document says it.")]
    mentions: Annotated[list[Mention], Field(description="Where it says so.")]


class Person(TypedDict):
    """An official whom the document names."""

    name: Annotated[str, Field(description="The name as the document writes it.")]
    key: Annotated[str, Field(description="The person key.")]
    roles: Annotated[list[Role], Field(description="The posts it gives this person.")]
    mentions: Annotated[list[Mention], Field(description="Where it names this person.")]


class Reference(TypedDict):
    """A directive or law that the document cites."""

    key: Annotated[str, Field(description="The directive key.")]
    surface: Annotated[str, Field(description="The words of the document.")]
    kind: Annotated[str, Field(description="Its kind.")]
    number: Annotated[str | None, Field(description="Its number in normal form.")]
    date: Annotated[Day | None, Field(description="The day it was signed, where that is said.")]
    issuer: Annotated[str | None, Field(description="Who issued it, where that is said.")]
    title: Annotated[str | None, Field(description="Its title, where that is quoted.")]
    relation: Annotated[str | None, Field(description="The verb that ties it to the document.")]
    mentions: Annotated[list[Mention], Field(description="Where it is cited.")]


class DocumentResponse(TypedDict):
    """One document as it came, and what is derived from it."""

    id: Annotated[str, Field(description="The document's id.")]
    url: Annotated[str | None, Field(description="The original page.")]
    kind: Annotated[DocumentKind, Field(description="News page or directive.")]
    title: Annotated[str | None, Field(description="The headline.")]
    summary: Annotated[str | None, Field(description="The page's own summary.")]
    body: Annotated[str | None, Field(description="The whole text.")]
    published_at: Annotated[
        str | None, Field(description="Day of posting, with the time at +07:00 where it is known.")
    ]
    category: Annotated[str | None, Field(description="The section it was posted in.")]
    source: Annotated[str | None, Field(description="Who posted it.")]
    byline: Annotated[str | None, Field(description="Who wrote it.")]
    views: Annotated[int | None, Field(description="How often it had been read when it was taken in.")]
    number: Annotated[str | None, Field(description="A directive's own number.")]
    issuer: Annotated[str | None, Field(description="A directive's issuing body.")]
    signed_on: Annotated[Day | None, Field(description="The day a directive was signed.")]
    effective_on: Annotated[Day | None, Field(description="The day it takes effect.")]
    signers: Annotated[list[str], Field(description="Who signed it.")]
    people: Annotated[list[Person], Field(description="Officials whom it names.")]
    references: Annotated[list[Reference], Field(description="Directives and laws that it cites.")]
    changed_at: Annotated[str, Field(description="When this index last took in another content of it.")]


# -- operations --------------------------------------------------------------------------------------


class HealthResponse(TypedDict):
    """The process lives."""

    status: Annotated[Literal["alive"], Field(description="Always `alive`.")]


class ReadyResponse(TypedDict):
    """The engine answers."""

    status: Annotated[Literal["ready"], Field(description="Always `ready`; otherwise the status is 503.")]


class Running(TypedDict):
    """A long task."""

    task: Annotated[Literal["ingest", "reindex"], Field(description="What runs.")]
    done: Annotated[int, Field(description="Documents done.")]
    total: Annotated[int | None, Field(description="Of how many, where that is known.")]
    rejected: Annotated[int, Field(description="Inputs it refused so far.")]
    started_at: Annotated[str, Field(description="When it began.")]


class StatusResponse(TypedDict):
    """What the index holds, and what is being done to it."""

    documents: Annotated[int, Field(description="Live documents.")]
    deleted: Annotated[int, Field(description="Documents taken down.")]
    newest: Annotated[Day | None, Field(description="The newest day of publication.")]
    version: Annotated[str, Field(description="Names the index that answers; a reindex changes it.")]
    digest: Annotated[str, Field(description="Names the configuration it was built by.")]
    outdated: Annotated[bool, Field(description="Built by another configuration than the one in force.")]
    running: Annotated[Running | None, Field(description="The long task that runs, if any.")]
    rejected: Annotated[int, Field(description="Inputs that the last run refused.")]
