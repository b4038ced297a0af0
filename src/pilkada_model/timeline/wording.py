"""Days and texts as the tables and calendars of this room write them.

`writing` has dates in full. Here stand the short forms that fit into columns, spans between
dates that are known in part, and texts made fit for one line.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from pilkada_model._data.calendar import calendar_names
from pilkada_model.dates import PartialDate, Period
from pilkada_model.labels import Language, in_language
from pilkada_model.timeline.words import word
from pilkada_model.writing import write_partial_date, write_period

UNKNOWN: Final = "?"
"""What tables write for a day that is not known."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\ufeff]")


def election_name(election: str) -> str:
    """Return an election as people write it: ``Pilkada 2024``."""
    return election.replace("-", " ").capitalize()


def one_line(text: str) -> str:
    """Return a text for one line of a terminal: single spaces, what does not print spelt out.

    Control characters, and marks that turn the direction of a line, would steer the terminal.
    """
    words = " ".join(text.split())
    return "".join(sign if sign.isprintable() else _spelt(sign) for sign in words)


def many_lines(text: str) -> str:
    """Return a text with its line breaks, of whatever kind, as line feeds; controls spelt out."""
    return "\n".join(
        _CONTROL.sub(lambda found: _spelt(found[0]), line) for line in text.splitlines()
    )


def _spelt(sign: str) -> str:
    return sign.encode("unicode_escape").decode()


def write_span(start: PartialDate | None, end: PartialDate | None, language: Language) -> str:
    """Return the days from one date to another in full, each as far as it is known.

    "27–29 Agustus 2024", "Oktober 2024–5 Januari 2025", "sejak Oktober 2024".
    """
    first, last = start and start.date, end and end.date
    if (start is None or first is not None) and (end is None or last is not None):
        return write_period(Period(start=first, end=last), language)
    if start is not None and end is not None:
        both = (write_partial_date(start, language), write_partial_date(end, language))
        return "–".join(dict.fromkeys(both))
    key = "chart_from" if end is None else "chart_until"
    told = start or end
    return (
        "" if told is None else word(key, language).format(day=write_partial_date(told, language))
    )


def short_date(date: PartialDate | None, language: Language) -> str:
    """Return a date in short: "27 Agu 2024", "Agu 2024", "2024", "?".

    A month is shortened to its first three letters, in both languages as CLDR has it.
    """
    if date is None:
        return UNKNOWN
    return " ".join([*_day_and_month(date, language), str(date.year)])


def short_span(start: PartialDate | None, end: PartialDate | None, language: Language) -> str:
    """Return a span in short, without repeating what both ends share.

    "27–29 Agu 2024", "27 Agu – 3 Sep 2024", "30 Des 2024 – 2 Jan 2025", "27 Agu 2024 – ?".
    """
    if start == end:
        return short_date(start, language)
    last = short_date(end, language)
    if start is None or end is None or start.year != end.year:
        return f"{short_date(start, language)} – {last}"
    if start.day is None or end.day is None or start.month != end.month:
        first = " ".join(_day_and_month(start, language)) or str(start.year)
        return f"{first} – {last}"
    return f"{start.day}–{last}"


def _day_and_month(date: PartialDate, language: Language) -> list[str]:
    if date.month is None:
        return []
    name = calendar_names()["month", date.month]
    month = in_language({"id": name.id, "en": name.en}, language)[:3]
    return [month] if date.day is None else [str(date.day), month]


def exactly(day: dt.date | None) -> PartialDate | None:
    """Return a day of a period as a date that is known to the day."""
    return None if day is None else PartialDate.of(day)
