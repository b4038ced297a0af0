"""What both kinds of fact write alike: days, addresses, and words that tell a kind."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from pilkada_model.sources import Source


def first_meaning(words: dict[str, Any], text: str) -> Any:
    """Return the meaning of the first of the words that the text has; None when it has none."""
    return next((meaning for word, meaning in words.items() if word in text.lower()), None)


def day(text: str | None) -> dt.date | None:
    """Return an ISO date as a day."""
    return None if text is None else dt.date.fromisoformat(text)


def source(told: str, published: str | None = None) -> Source:
    """Make a source of an address, or of ``article:publisher/day`` where there is none."""
    article = re.fullmatch(r"article:(.+)/(\d{4}-\d\d-\d\d)", told)
    if article is None:
        return Source(url=told, published=day(published))
    return Source(publisher=article[1], published=day(article[2]))


def address(source: Source) -> str | None:
    """Return the address of a source as the facts write it."""
    return source.url or f"article:{source.publisher}/{source.published}"
