"""What `pilkada_model.writing` promises: people read back what was meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilkada_model.dates import PartialDate, Period
from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.labels import Language
from pilkada_model.writing import (
    spell_count,
    write_count,
    write_date,
    write_partial_date,
    write_period,
    write_roman,
    write_weekday,
)

LANGUAGES: tuple[Language, ...] = ("id", "en")
LARGEST = 2**63 - 1
MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}
WEEKDAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
UNITS = {
    "id": "nol satu dua tiga empat lima enam tujuh delapan sembilan",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
}
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SCALES = {
    "id": "ribu juta miliar triliun kuadriliun kuintiliun",
    "en": "thousand million billion trillion quadrillion quintillion",
}
LANGUAGE = st.sampled_from(LANGUAGES)


# Small readers, written without the tables of the library.


def place(word: str, words: str) -> int:
    """Return the position of a word among words, counted from 0."""
    return words.split(" ").index(word)


def read_partial_date(written: str, language: Language) -> PartialDate:
    """Read "5 Oktober 2024", "Oktober 2024" or "2024"."""
    *day_and_month, year = written.split(" ")
    day, month = [None, None, *day_and_month][-2:]
    return PartialDate(
        int(year),
        None if month is None else place(month, MONTHS[language]) + 1,
        None if day is None else int(day),
    )


def read_indonesian(written: str) -> int:
    """Read a number in Indonesian words."""
    total = group = last = 0
    for word in written.replace("seribu", "satu ribu").split(" "):
        if word in SCALES["id"].split(" "):
            total += (group + last) * 1000 ** (place(word, SCALES["id"]) + 1)
            group = last = 0
        elif word in ("puluh", "ratus"):
            group, last = group + last * {"puluh": 10, "ratus": 100}[word], 0
        elif word == "belas":
            last += 10
        elif word in ("sepuluh", "sebelas", "seratus"):
            group += {"sepuluh": 10, "sebelas": 11, "seratus": 100}[word]
        else:
            last = place(word, UNITS["id"])
    return total + group + last


def read_english(written: str) -> int:
    """Read a number in English words."""
    total = group = 0
    for word in written.replace(" and ", " ").replace("-", " ").split(" "):
        if word in SCALES["en"].split(" "):
            total, group = total + group * 1000 ** (place(word, SCALES["en"]) + 1), 0
        elif word == "hundred":
            group *= 100
        elif word in ENGLISH_TENS.split(" "):
            group += 10 * (place(word, ENGLISH_TENS) + 2)
        else:
            group += place(word, UNITS["en"])
    return total + group


READERS = {"id": read_indonesian, "en": read_english}


# Dates.


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_some_years_reads_back(language: Language) -> None:
    """Each day of leap and common years is written with its own weekday, day and month."""
    for number in range(dt.date(2023, 1, 1).toordinal(), dt.date(2025, 1, 1).toordinal()):
        day = dt.date.fromordinal(number)
        weekday, _, date = write_date(day, language).partition(", ")
        assert place(weekday, WEEKDAYS[language]) == day.weekday()
        assert read_partial_date(date, language) == PartialDate.of(day)


@given(st.dates(), LANGUAGE)
def test_any_day_reads_back(day: dt.date, language: Language) -> None:
    """Any day of the calendar reads back, with its weekday and without."""
    written = write_date(day, language, weekday=False)
    assert read_partial_date(written, language) == PartialDate.of(day)
    assert write_date(day, language) == f"{write_weekday(day, language)}, {written}"
    assert write_partial_date(PartialDate.of(day), language) == written


@given(st.dates(), st.integers(1, 3), LANGUAGE)
def test_what_is_known_of_a_date_reads_back(day: dt.date, parts: int, language: Language) -> None:
    """A year, a month or a day is written as far as it is known."""
    partial = PartialDate(*(day.year, day.month, day.day)[:parts])
    assert read_partial_date(write_partial_date(partial, language), language) == partial


def read_period(written: str, language: Language) -> Period:
    """Read a period with two known ends: what the start leaves out it has from the end."""
    first, _, last = written.rpartition("–")
    end = last.split(" ")
    start = first.split(" ") if first else []
    start += end[len(start) :]
    days = [read_partial_date(" ".join(parts), language).date for parts in (start, end)]
    return Period(start=days[0], end=days[1])


@given(
    st.dates(max_value=dt.date(9990, 1, 1)),
    st.integers(0, 3) | st.integers(0, 40) | st.integers(0, 3000),
    LANGUAGE,
)
def test_periods_read_back(start: dt.date, more: int, language: Language) -> None:
    """A period reads back, and repeats nothing that both ends share."""
    period = Period(start=start, end=start + dt.timedelta(days=more))
    written = write_period(period, language)
    assert read_period(written, language) == period
    assert period.end is not None
    shared_year = start.year == period.end.year
    shared_month = shared_year and start.month == period.end.month
    assert written.count(" ") == (2 if shared_month else 3 if shared_year else 4)


@pytest.mark.parametrize(
    ("start", "end", "indonesian", "english"),
    [
        ("2024-08-27", "2024-08-29", "27–29 Agustus 2024", "27–29 August 2024"),
        (
            "2024-08-27",
            "2024-09-03",
            "27 Agustus–3 September 2024",
            "27 August–3 September 2024",
        ),
        (
            "2024-12-30",
            "2025-01-02",
            "30 Desember 2024–2 Januari 2025",
            "30 December 2024–2 January 2025",
        ),
        (
            "2023-08-27",
            "2024-08-27",
            "27 Agustus 2023–27 Agustus 2024",
            "27 August 2023–27 August 2024",
        ),
        ("2024-11-27", "2024-11-27", "27 November 2024", "27 November 2024"),
        ("2024-08-27", None, "sejak 27 Agustus 2024", "from 27 August 2024"),
        (None, "2024-09-03", "sampai 3 September 2024", "until 3 September 2024"),
        (None, None, "tanggal belum diketahui", "dates not known"),
    ],
    ids=["month", "year", "years", "same day of years", "day", "from", "until", "unknown"],
)
def test_periods_for_readers(
    start: str | None, end: str | None, indonesian: str, english: str
) -> None:
    """Known and unknown ends are written as people write them."""
    period = Period(
        start=None if start is None else dt.date.fromisoformat(start),
        end=None if end is None else dt.date.fromisoformat(end),
    )
    assert write_period(period) == write_period(period, "id") == indonesian
    assert write_period(period, "en") == english


def test_dates_for_readers() -> None:
    """Indonesian is the default, and the weekday comes first unless left out."""
    day = dt.date(2024, 8, 16)
    assert write_date(day) == "Jumat, 16 Agustus 2024"
    assert write_date(day, "en") == "Friday, 16 August 2024"
    assert write_date(day, weekday=False) == "16 Agustus 2024"
    assert write_weekday(day) == "Jumat"
    assert write_weekday(day, "en") == "Friday"
    assert write_partial_date(PartialDate(2024, 10)) == "Oktober 2024"
    assert write_partial_date(PartialDate(2024, 10), "en") == "October 2024"
    assert write_partial_date(PartialDate(2024)) == "2024"


# Counts.


@given(st.integers(0, LARGEST) | st.integers(0, 10**6), LANGUAGE)
def test_counts_in_digits_read_back(number: int, language: Language) -> None:
    """Without the marks the digits are the number, and each mark is followed by three."""
    mark = {"id": ".", "en": ","}[language]
    first, *groups = write_count(number, language).split(mark)
    assert int(first + "".join(groups)) == number
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in groups)


@given(st.integers(0, LARGEST) | st.integers(0, 10**7), LANGUAGE)
def test_counts_in_words_read_back(number: int, language: Language) -> None:
    """The words give the number back, so no two numbers have the same words."""
    assert READERS[language](spell_count(number, language)) == number


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_counts_and_round_ones_read_back(language: Language) -> None:
    """Each number to 3,000 and those about each power of ten have words of their own."""
    near = {10**power + step for power in range(4, 19) for step in (-1, 0, 1, 11, 100, 1000)}
    numbers = [*range(3001), *sorted(near)]
    words = [spell_count(number, language) for number in numbers]
    assert [READERS[language](each) for each in words] == numbers
    assert len(set(words)) == len(numbers)


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (0, "nol", "zero"),
        (10, "sepuluh", "ten"),
        (11, "sebelas", "eleven"),
        (18, "delapan belas", "eighteen"),
        (20, "dua puluh", "twenty"),
        (21, "dua puluh satu", "twenty-one"),
        (99, "sembilan puluh sembilan", "ninety-nine"),
        (100, "seratus", "one hundred"),
        (101, "seratus satu", "one hundred and one"),
        (200, "dua ratus", "two hundred"),
        (1000, "seribu", "one thousand"),
        (1005, "seribu lima", "one thousand and five"),
        (1099, "seribu sembilan puluh sembilan", "one thousand and ninety-nine"),
        (1100, "seribu seratus", "one thousand one hundred"),
        (1111, "seribu seratus sebelas", "one thousand one hundred and eleven"),
        (21_000, "dua puluh satu ribu", "twenty-one thousand"),
        (101_000, "seratus satu ribu", "one hundred and one thousand"),
        (1_000_000, "satu juta", "one million"),
        (1_001_000, "satu juta seribu", "one million one thousand"),
        (2_000_001, "dua juta satu", "two million and one"),
        (10**9, "satu miliar", "one billion"),
        (10**12, "satu triliun", "one trillion"),
        (10**15, "satu kuadriliun", "one quadrillion"),
        (10**18, "satu kuintiliun", "one quintillion"),
        (
            155_937,
            "seratus lima puluh lima ribu sembilan ratus tiga puluh tujuh",
            "one hundred and fifty-five thousand nine hundred and thirty-seven",
        ),
    ],
)
def test_counts_in_words_for_readers(number: int, indonesian: str, english: str) -> None:
    """Counts are spelt as schools teach it, in British English."""
    assert spell_count(number) == spell_count(number, "id") == indonesian
    assert spell_count(number, "en") == english


def test_counts_in_digits_for_readers() -> None:
    """A point groups the thousands in Indonesian, a comma in English."""
    assert write_count(155_937) == "155.937"
    assert write_count(155_937, "en") == "155,937"
    assert write_count(999) == "999"


# Refusals.


@pytest.mark.parametrize("write", [write_count, spell_count])
@pytest.mark.parametrize(
    "number",
    [-1, LARGEST + 1, 10**5000, True, 1.0, "1", None],
    ids=["below", "above", "far above", "bool", "float", "text", "none"],
)
def test_only_counts_are_counted(write: Callable[[object], str], number: object) -> None:
    """Below zero, beyond 64 bits or another type is refused."""
    with pytest.raises(InvalidValueError) as refusal:
        write(number)
    assert refusal.value == InvalidValueError(
        record=write.__name__,
        field="number",
        value=number,
        expected=f"a whole number from 0 to {LARGEST}",
        code="out_of_range" if type(number) is int else "wrong_type",
    )


@pytest.mark.parametrize("write", [write_count, spell_count])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_smallest_and_the_largest_count_are_written(
    write: Callable[[int, Language], str], language: Language
) -> None:
    """Zero and the largest count of the wire have words and digits."""
    assert write(0, language) in ("0", "nol", "zero")
    assert write(LARGEST, language)


@pytest.mark.parametrize(
    ("write", "field", "kind", "stranger"),
    [
        (write_period, "period", "Period", PartialDate(2024)),
        (write_partial_date, "date", "PartialDate", Period()),
    ],
)
@pytest.mark.parametrize("value", [None, "August 2024", 2024, dt.date(2024, 8, 16), "the other"])
def test_only_periods_and_partly_known_dates_are_written_as_such(
    write: Callable[[object], str], field: str, kind: str, stranger: object, value: object
) -> None:
    """Another value is refused under the name of its argument."""
    given_value = stranger if value == "the other" else value
    with pytest.raises(InvalidValueError) as refusal:
        write(given_value)
    assert refusal.value == InvalidValueError(
        record=write.__name__,
        field=field,
        value=given_value,
        expected=f"a value of type {kind}",
        code="wrong_type",
    )


@pytest.mark.parametrize("write", [write_date, write_weekday])
def test_a_moment_is_not_written_as_a_day(write: Callable[[dt.date], str]) -> None:
    """A datetime is refused: its day depends on the zone."""
    with pytest.raises(InvalidValueError) as refusal:
        write(dt.datetime(2024, 8, 16, tzinfo=dt.UTC))
    assert refusal.value.code == "wrong_type"


@pytest.mark.parametrize("language", ["ms", "ID", "", None])
@pytest.mark.parametrize(
    ("write", "value"),
    [
        (write_weekday, dt.date(2024, 8, 16)),
        (write_date, dt.date(2024, 8, 16)),
        (write_partial_date, PartialDate(2024)),
        (write_partial_date, PartialDate(2024, 8)),
        (write_period, Period()),
        (write_period, Period(start=dt.date(2024, 8, 16))),
        (write_count, 5),
        (spell_count, 5),
    ],
    ids=["weekday", "date", "year", "month", "unknown", "from", "digits", "words"],
)
def test_other_languages_are_unknown(
    write: Callable[[object, object], str], value: object, language: object
) -> None:
    """A language that is neither is refused with the two that are."""
    with pytest.raises(UnknownReferenceError) as refusal:
        write(value, language)
    assert refusal.value == UnknownReferenceError(kind="language", key=language, near=("id", "en"))


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "I"),
        (2, "II"),
        (4, "IV"),
        (9, "IX"),
        (40, "XL"),
        (90, "XC"),
        (400, "CD"),
        (900, "CM"),
        (1944, "MCMXLIV"),
        (3999, "MMMCMXCIX"),
        (4000, "4000"),
        (0, "0"),
    ],
)
def test_roman_numerals(number: int, numeral: str) -> None:
    """Numerals of every form; outside their reach, digits."""
    assert write_roman(number) == numeral


def test_roman_numerals_read_back() -> None:
    """Each numeral gives its number back: a smaller letter before a larger is taken off."""
    letters = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    for number in range(1, 4000):
        values = [letters[letter] for letter in write_roman(number)]
        signs = [
            -1 if value < after else 1
            for value, after in zip(values, [*values[1:], 0], strict=True)
        ]
        assert sum(sign * value for sign, value in zip(signs, values, strict=True)) == number


def test_roman_numerals_refuse_what_is_no_number() -> None:
    """A flag or a negative number is no ordinal."""
    for wrong in (True, -1, "2"):
        with pytest.raises(InvalidValueError):
            write_roman(wrong)
