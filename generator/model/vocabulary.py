"""The shared vocabularies: the brand's facts, topics, evidence fields and policy."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.fields import (
    Date,
    EntryRef,
    Language,
    Line,
    Markdown,
    Name,
    Offset,
    Paragraph,
    Part,
    PersonRef,
    Slug,
    Url,
)


class Organisation(Part):
    """Who runs the service."""

    name: Line
    """Name of the organisation."""
    url: Url
    """Its own web site."""
    logo: Line | None = None
    """File in `content/assets/`."""
    same_as: tuple[Url, ...] = ()
    """Profiles elsewhere that can be verified; none is better than an invented one."""


class Fact(Part):
    """A fact of the brand that pages show through `<fact:name>`."""

    id: Name
    """Name of the fact."""
    label: Line
    """What it is."""
    value: Line
    """The fact itself. An address is shown as code, never as a link."""


class Channel(Part):
    """A way to reach support."""

    id: Slug
    """Name of the channel."""
    label: Line
    """What readers see."""
    text: Markdown
    """What it is for, and what to bring."""
    to: EntryRef | Url
    """A page of this site, or an address."""


class Person(Part):
    """A person or a team that owns, writes or approves pages."""

    id: Slug
    """Name that entries refer to."""
    name: Line
    """What readers see."""
    type: Literal["team", "person"] = "team"
    """A team or a person."""
    role: Line
    """What they do."""
    page: EntryRef | None = None
    """The page that tells more about them."""


class CrawlerPolicy(Part):
    """What crawlers may do, by what they fetch for; becomes robots.txt."""

    training: Literal["allow", "disallow"] = "allow"
    """Crawlers that gather text to train models on."""
    search: Literal["allow", "disallow"] = "allow"
    """Crawlers of search and answer engines."""
    user: Literal["allow", "disallow"] = "allow"
    """Fetches that a person asks an assistant for."""


class Brand(Part):
    """`site.yml`: facts that the whole site shares; published as `brand-facts.json`."""

    name: Line
    """Name of the site."""
    short_name: Line
    """The brand as it is written in running text."""
    url: Url
    """Address of the site; the same as `site_url` in mkdocs.yml."""
    name_en: Line | None = None
    """Name of the site in English, for machines."""
    description: Line
    """What the site is, in the reading language."""
    description_en: Paragraph
    """What the site is, in English, for machines."""
    language: Language = "zh-CN"
    """Reading language (BCP 47); decides the labels."""
    utc_offset: Offset = "+00:00"
    """Offset from UTC in which the site's dates are meant, as `"+08:00"`."""
    organisation: Organisation
    """Who runs the service."""
    facts: tuple[Fact, ...] = ()
    """Facts that pages show through `<fact:name>`."""
    support: tuple[Channel, ...] = Field(min_length=1)
    """Ways to reach support."""
    people: tuple[Person, ...] = Field(min_length=1)
    """People and teams."""
    default_author: PersonRef
    """Author of entries that name none."""
    trust: tuple[Markdown, ...] = ()
    """What the brand says about how pages are made; short and verifiable."""
    trust_pages: tuple[EntryRef, ...] = ()
    """Pages linked from every page."""
    review_note: Markdown
    """How pages are reviewed; an entry may say it in its own words."""
    crawlers: CrawlerPolicy = CrawlerPolicy()
    """What crawlers may do."""
    featured: tuple[EntryRef, ...] = ()
    """The most-used pages, shown on the home page."""


class Crawler(Part):
    """A crawler in ``templates/crawlers.yml``."""

    token: Line
    """Its name in robots.txt."""
    operator: Line
    """Who runs it."""
    purpose: Literal["training", "search", "user"]
    """What it fetches for."""
    obeys: Literal["yes", "no", "unclear"]
    """Whether it is known to follow robots.txt."""
    checked: Date
    """The day on which the record was compared with its source."""
    source: Url
    """Where the operator, or who watches it, says so."""


class Crawlers(Part):
    """`templates/crawlers.yml`."""

    crawlers: tuple[Crawler, ...] = Field(min_length=1)
    """The crawlers that robots.txt names, grouped by purpose."""


class Topic(Part):
    """A value of the taxonomy."""

    id: Slug
    """Name that entries refer to."""
    label: Line
    """What readers see."""
    description: Line
    """What the topic holds; display width 60 to 240."""
    label_en: Line
    """The label in English, for machines."""


class Topics(Part):
    """`topics.yml`."""

    topics: tuple[Topic, ...] = Field(min_length=1)
    """The topics, in the order in which readers see them."""


class EvidenceField(Part):
    """A field that support may ask for."""

    id: Name
    """Name; also the name of the variable in replies."""
    label: Line
    """What readers see."""
    description: Line
    """What it is and where it is found."""
    example: Line
    """An example, masked where it must be."""
    boundary: Markdown
    """What must never be given along with it. Written once, shown everywhere."""
    customer_facing: bool = True
    """Whether a customer may see its value."""
    aliases: tuple[Line, ...] = ()
    """Other words by which replies ask for it."""


class Evidence(Part):
    """`evidence.yml`."""

    fields: tuple[EvidenceField, ...] = Field(min_length=1)
    """The controlled list of fields that support may ask for."""


class Wordings(Part):
    """Wordings that give something away, by language."""

    zh: tuple[Line, ...] = Field(min_length=1)
    """Chinese."""
    en: tuple[Line, ...] = Field(min_length=1)
    """English."""


class Forbidden(Part):
    """Something that is never asked for and never shown."""

    id: Name
    """Name that templates refer to."""
    label: Line
    """What it is."""
    why: Markdown
    """Why it is never asked for."""
    instead: Markdown
    """What to ask for instead."""
    wordings: Wordings
    """Words that name it. Put the word "complete" into those that are forbidden only when complete."""
    aliases: Wordings | None = None
    """Words for what is secret in any form, unless the text says that it is masked."""


class KeyShape(Part):
    """The shape of a key, by regular expression."""

    id: Name
    """Name of the shape."""
    label: Line
    """Whose keys look like that."""
    pattern: Line
    """Regular expression (Python `re`) that a complete key matches and a masked one does not."""


class Masking(Part):
    """How a key is masked."""

    text: Markdown
    """The rule, for readers."""
    keep_start: int = Field(ge=0, le=8)
    """Characters kept at the start."""
    keep_end: int = Field(ge=0, le=6)
    """Characters kept at the end."""
    example: Line
    """A masked key."""


class Spelling(Part):
    """One way to write a name or term."""

    use: Line
    """The way to write it."""
    avoid: tuple[Line, ...] = Field(min_length=1)
    """The ways not to."""


class Policy(Part):
    """`policy.yml`: what may never be asked for or shown."""

    never: tuple[Forbidden, ...] = Field(min_length=1)
    """What is never asked for and never shown."""
    key_shapes: tuple[KeyShape, ...] = ()
    """Shapes of keys."""
    masking: Masking
    """How a key is masked."""
    over_promise: Wordings
    """Words that promise too much."""
    spelling: tuple[Spelling, ...] = ()
    """Names and terms that are written one way."""
    names: tuple[Line, ...] = ()
    """Further names of brands, clients and models that are written just so."""
