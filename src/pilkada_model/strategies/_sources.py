"""Sources and claims."""

from __future__ import annotations

import datetime as dt

from attrs import fields
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from pilkada_model.sources import Claim, Source
from pilkada_model.strategies._dates import dates, moments, shifted
from pilkada_model.strategies._shapes import FLAGS, maybe, perhaps, seldom
from pilkada_model.strategies._text import keys, texts, web_addresses

_NAMES = ("url", "title", "publisher", "author")
_NAMED_BY = st.sampled_from(_NAMES)
_LATER = st.integers(0, 5000)


@st.composite
def sources(draw: DrawFn, *, near: dt.date | None = None) -> Source:
    """Pages and papers that do not exist, published about the day `near`, or whenever.

    The day and the moment of publication agree, and nothing is read before it is published.
    """
    named = draw(_NAMED_BY)
    published_at = maybe(draw, moments()) if near is None else None
    published = draw(dates(near=near)) if published_at is None else published_at.date()
    retrieved = shifted(published, draw(_LATER))
    names = {
        name: draw(web_addresses() if name == "url" else texts())
        for name in _NAMES
        if name == named or draw(FLAGS)
    }
    return Source(
        **names,
        published=perhaps(draw, published),
        published_at=published_at,
        published_printed=maybe(draw, texts()),
        retrieved=perhaps(draw, retrieved),
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
