"""Where a fact was printed, how sure it is, and what other sources print instead."""

from __future__ import annotations

import datetime as dt

import attrs
from attrs import field, frozen

from pilkada_model import rules
from pilkada_model.labels import Labelled


class Certainty(Labelled):
    """How far a fact can be trusted, by the sources that carry it."""

    HIGH = "high"
    """Printed alike by several sources, or by the one that decides."""
    MEDIUM = "medium"
    """Two sources, or one good source with a reservation."""
    SINGLE = "single"
    """One page only."""
    LOW = "low"
    """Derived, second-hand or garbled."""


@frozen(kw_only=True)
class Source:
    """A page, paper or document that prints a fact.

    Attributes:
        publisher: Outlet or body, such as ``pamekasan.bnn.co.id``.
        title: Headline as printed.
        author: Byline as printed.
        url: Address of the page, http or https.
        published: Day of publication on the publisher's calendar.
        published_at: Moment of publication, with its offset from UTC.
        published_printed: The dateline as printed, such as ``Aug 27, 2024 - 16:33``.
        retrieved: Day on which the page was read.
    """

    publisher: str | None = field(default=None, validator=rules.optional(rules.text))
    title: str | None = field(default=None, validator=rules.optional(rules.text))
    author: str | None = field(default=None, validator=rules.optional(rules.text))
    url: str | None = field(default=None, validator=rules.optional(rules.web_address))
    published: dt.date | None = field(default=None, validator=rules.optional(rules.calendar_date))
    published_at: dt.datetime | None = field(
        default=None, validator=rules.optional(rules.aware_datetime)
    )
    published_printed: str | None = field(default=None, validator=rules.optional(rules.text))
    retrieved: dt.date | None = field(default=None, validator=rules.optional(rules.calendar_date))

    def __attrs_post_init__(self) -> None:
        rules.at_least_one_of(self, "publisher", "title", "author", "url")


@frozen(kw_only=True)
class Claim:
    """What another source, or another line of the same source, prints for one field.

    Conflicts stand side by side: the record holds the chosen value, its claims the others.

    Attributes:
        field: The field meant, as a path inside the record that holds the claim, such as
            ``deployments[0].strengths[0].total``.
        value: The other value, as printed.
        source: Who prints it; None when it is the record's own source.
        note: Why they differ, as far as known.
    """

    field: str = attrs.field(validator=rules.text)
    value: str = attrs.field(validator=rules.text)
    source: Source | None = attrs.field(default=None, validator=rules.optional(rules.exact(Source)))
    note: str | None = attrs.field(default=None, validator=rules.optional(rules.text))
