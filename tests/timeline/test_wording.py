"""What `timeline.wording` promises: short forms that say as much as the dates they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model import strategies
from pilkada_model.dates import PartialDate
from pilkada_model.labels import Language
from pilkada_model.timeline.wording import (
    election_name,
    many_lines,
    one_line,
    short_date,
    short_span,
    write_span,
)
from pilkada_model.writing import write_partial_date

LANGUAGE = st.sampled_from(("id", "en"))
PARTS = {
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
DATES = strategies.partial_dates()


def read(short: str, language: Language) -> PartialDate | None:
    """Read "27 Agu 2024", "Agu 2024", "2024" or "?"."""
    if short == "?":
        return None
    *day_and_month, year = short.split()
    day, month = [None, None, *day_and_month][-2:]
    return PartialDate(
        int(year),
        None if month is None else PARTS[language].index(month) + 1,
        None if day is None else int(day),
    )


@given(date=st.none() | DATES, language=LANGUAGE)
def test_short_dates_come_back(date: PartialDate | None, language: Language):
    """A date in short is read as the date that it was, as far as it is known."""
    assert read(short_date(date, language), language) == date


@given(
    dates=st.lists(DATES.filter(lambda date: date.year > 999), min_size=2, max_size=2).map(sorted),
    language=LANGUAGE,
)
def test_short_spans_come_back(dates: list[PartialDate], language: Language):
    """A span in short has its last date whole, and of the first what the last does not say."""
    start, end = dates
    first, _, last = short_span(start, end, language).rpartition("–")
    assert read(last.strip(), language) == end
    told, rest = first.split(), last.split()
    if not told:
        assert start == end
    elif len(told[-1]) == 4:
        assert read(first, language) == start
    else:
        shared = rest[-1:] if told[-1] in PARTS[language] else rest[-2:]
        assert read(" ".join([*told, *shared]), language) == start


@pytest.mark.parametrize(
    ("start", "end", "short"),
    [
        ("2024-08-27", "2024-08-27", "27 Agu 2024"),
        ("2024-08-27", "2024-08-29", "27–29 Agu 2024"),
        ("2024-08-27", "2024-09-03", "27 Agu – 3 Sep 2024"),
        ("2024-12-30", "2025-01-02", "30 Des 2024 – 2 Jan 2025"),
        ("2024-08", "2024-09", "Agu – Sep 2024"),
        ("2024", "2024-09", "2024 – Sep 2024"),
        ("2024-08-27", None, "27 Agu 2024 – ?"),
        (None, "2024-08-27", "? – 27 Agu 2024"),
        (None, None, "?"),
    ],
)
def test_spans_repeat_nothing(start: str | None, end: str | None, short: str):
    """What both ends share is written once."""
    first, last = (None if one is None else PartialDate.parse(one) for one in (start, end))
    assert short_span(first, last, "id") == short


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2024-08-27", "2024-08-29", "27–29 August 2024"),
        ("2024-10", "2025-01-05", "October 2024–5 January 2025"),
        ("2024-10", "2024-10", "October 2024"),
        ("2024-10", None, "from October 2024"),
        (None, "2024", "until 2024"),
        (None, None, "dates not known"),
    ],
)
def test_spans_in_full_tell_what_is_known(start: str | None, end: str | None, told: str):
    """A span between partly known dates has each as far as it is known."""
    first, last = (None if one is None else PartialDate.parse(one) for one in (start, end))
    assert write_span(first, last, "en") == told


@given(start=st.none() | DATES, end=st.none() | DATES, language=LANGUAGE)
def test_a_date_known_in_part_is_never_lost(
    start: PartialDate | None, end: PartialDate | None, language: Language
):
    """A month or a year that is known is written in every span."""
    if start is not None and end is not None and end.latest < start.earliest:
        start, end = end, start
    told = write_span(start, end, language)
    for date in (start, end):
        if date is not None and date.day is None:
            assert write_partial_date(date, language) in told


@given(text=strategies.texts())
def test_one_line_steers_nothing(text: str):
    """A text for a table prints on one line, without double spaces."""
    told = one_line(text)
    assert told.isprintable()
    assert told == " ".join(told.split())


@given(text=strategies.texts())
def test_many_lines_keep_the_lines(text: str):
    """A text for a calendar has as many lines as it had, and no other control than tabs."""
    told = many_lines(text)
    assert told.count("\n") == len(text.splitlines()) - 1
    assert all(ord(sign) >= 32 or sign in "\n\t" for sign in told)


def test_elections_have_names():
    """An id becomes what people write."""
    assert election_name("pilkada-2024") == "Pilkada 2024"
    assert election_name("pemilu-presiden-2014") == "Pemilu presiden 2014"
