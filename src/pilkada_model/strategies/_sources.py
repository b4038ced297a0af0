"""Sources and claims."""

from __future__ import annotations

import datetime as dt

from attrs import fields
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from pilkada_model.sources import Claim, Source
from pilkada_model.strategies._dates import dates, moments
from pilkada_model.strategies._shapes import maybe, seldom
from pilkada_model.strategies._text import keys, texts, web_addresses

_NAMED_BY = ("url", "title", "publisher", "author")


@st.composite
def sources(draw: DrawFn, *, near: dt.date | None = None) -> Source:
    """Pages and papers that do not exist, published about the day `near`, or whenever.

    The day and the moment of publication agree, and nothing is read before it is published.
    """
    named = draw(st.sampled_from(_NAMED_BY))
    published_at = maybe(draw, moments()) if near is None else None
    published = draw(dates(near=near)) if published_at is None else published_at.date()
    retrieved = maybe(draw, st.dates(min_value=published))
    names = {
        name: draw(web_addresses() if name == "url" else texts())
        for name in _NAMED_BY
        if name == named or draw(st.booleans())
    }
    return Source(
        **names,
        published=maybe(draw, st.just(published)),
        published_at=published_at,
        published_printed=maybe(draw, texts()),
        retrieved=retrieved,
    )


@st.composite
def claims(draw: DrawFn, *, of: type | None = None) -> Claim:
    """What another source prints for a field.

    Args:
        draw: Given by Hypothesis.
        of: The record class whose fields are meant; any word when None.
    """
    names = keys() if of is None else st.sampled_from([a.name for a in fields(of)])
    return Claim(
        field=draw(names),
        value=draw(texts()),
        source=seldom(draw, sources()),
        note=maybe(draw, texts()),
    )
