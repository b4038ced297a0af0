"""Dates, periods and counts written for people, in Indonesian and English.

Indonesian (``id``) is the default. Both languages put the day before the month; an en
dash joins the two ends of a period, and both belong to it. The words stand in the tables
``calendar.csv`` and ``number_words.csv``, the grammar stands here.
"""

from __future__ import annotations

import datetime as dt
from typing import Final, get_args

from pilkada_model._data.calendar import CalendarName, calendar_names
from pilkada_model._data.number_words import NumberWord, number_words
from pilkada_model.dates import PartialDate, Period
from pilkada_model.errors import InvalidValueError, UnknownReferenceError
from pilkada_model.labels import Language
from pilkada_model.rules import argument
from pilkada_model.rules.numbers import LARGEST

_FROM: Final = {"id": "sejak", "en": "from"}
_UNTIL: Final = {"id": "sampai", "en": "until"}
_NOT_KNOWN: Final = {"id": "tanggal belum diketahui", "en": "dates not known"}
_GROUP_MARK: Final = {"id": ".", "en": ","}
_DIGITS: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN: Final = tuple(
    tuple(pattern.translate(str.maketrans("ivx", letters)) for pattern in _DIGITS)
    for letters in ("M??", "CDM", "XLC", "IVX")
)


def write_weekday(day: dt.date, language: Language = "id") -> str:
    """Return the weekday of `day`: "Jumat", "Friday".

    Raises:
        InvalidValueError: when `day` is a moment (datetime) or no date at all.
        UnknownReferenceError: for another language.
    """
    PartialDate.of(day)  # refuses what is no calendar date
    _refuse_other(language)
    return _in(language, calendar_names()["weekday", day.isoweekday()])


def write_date(day: dt.date, language: Language = "id", *, weekday: bool = True) -> str:
    """Return a day in full: "Jumat, 16 Agustus 2024", "Friday, 16 August 2024".

    Args:
        day: The day.
        language: ``id`` or ``en``.
        weekday: Whether to begin with the weekday.

    Raises:
        InvalidValueError: when `day` is a moment (datetime) or no date at all.
        UnknownReferenceError: for another language.
    """
    written = write_partial_date(PartialDate.of(day), language)
    return f"{write_weekday(day, language)}, {written}" if weekday else written


def write_partial_date(date: PartialDate, language: Language = "id") -> str:
    """Return what is known of a date: "2024", "Oktober 2024", "5 Oktober 2024".

    Raises:
        InvalidValueError: when `date` is no `PartialDate`.
        UnknownReferenceError: for another language.
    """
    argument("write_partial_date", "date", date, PartialDate)
    _refuse_other(language)
    day = "" if date.day is None else f"{date.day} "
    month = "" if date.month is None else f"{_month(date.month, language)} "
    return f"{day}{month}{date.year}"


def write_period(period: Period, language: Language = "id") -> str:
    """Return a period, without repeating what both ends share.

    "27–29 Agustus 2024", "27 Agustus–3 September 2024", "30 Desember 2024–2 Januari 2025",
    or the day alone when it is one day. With unknown ends: "sejak 27 Agustus 2024",
    "sampai 3 September 2024", "tanggal belum diketahui".

    Raises:
        InvalidValueError: when `period` is no `Period`.
        UnknownReferenceError: for another language.
    """
    argument("write_period", "period", period, Period)
    _refuse_other(language)
    start, end = period.start, period.end
    if start is None:
        return _NOT_KNOWN[language] if end is None else f"{_UNTIL[language]} {_day(end, language)}"
    if end is None:
        return f"{_FROM[language]} {_day(start, language)}"
    if start == end:
        return _day(end, language)
    if start.year != end.year:
        first = _day(start, language)
    elif start.month != end.month:
        first = f"{start.day} {_month(start.month, language)}"
    else:
        first = f"{start.day}"
    return f"{first}–{_day(end, language)}"


def write_count(number: int, language: Language = "id") -> str:
    """Return a count in digits, grouped by thousands: "155.937", "155,937".

    Raises:
        InvalidValueError: when `number` is no whole number from 0 to 2**63 - 1.
        UnknownReferenceError: for another language.
    """
    _refuse_no_count("write_count", number)
    _refuse_other(language)
    return f"{number:,}".replace(",", _GROUP_MARK[language])


def spell_count(number: int, language: Language = "id") -> str:
    """Return a count in words: "delapan belas", "eighteen".

    In Indonesian one hundred and one thousand contract ("seratus", "seribu"), larger
    scales do not ("satu juta"). English is British: "one thousand and five".

    Raises:
        InvalidValueError: when `number` is no whole number from 0 to 2**63 - 1.
        UnknownReferenceError: for another language.
    """
    _refuse_no_count("spell_count", number)
    _refuse_other(language)
    words = number_words()
    unit = max(known for known in words if known <= number)
    word = _in(language, words[unit])
    if unit < 100:
        rest, joint = number - unit, "-" if language == "en" else " "
    else:
        times, rest = divmod(number, unit)
        contracts = language == "id" and times == 1 and unit <= 1000
        word = f"se{word}" if contracts else f"{spell_count(times, language)} {word}"
        joint = " and " if language == "en" and rest < 100 else " "
    return word + joint + spell_count(rest, language) if rest else word


def write_roman(number: int) -> str:
    """Return a number from 1 in Roman numerals, as sister operations are numbered: "II".

    From 4000 on, which Roman numerals do not reach, it is written in digits.

    Raises:
        InvalidValueError: when `number` is no whole number from 0 to 2**63 - 1.
    """
    _refuse_no_count("write_roman", number)
    if not 1 <= number < 4000:
        return str(number)
    digits = f"{number:04}"
    return "".join(place[int(digit)] for place, digit in zip(_ROMAN, digits, strict=True))


def _day(day: dt.date, language: Language) -> str:
    return write_date(day, language, weekday=False)


def _month(number: int, language: Language) -> str:
    return _in(language, calendar_names()["month", number])


def _in(language: Language, row: CalendarName | NumberWord) -> str:
    return row.id if language == "id" else row.en


def _refuse_other(language: Language) -> None:
    languages = get_args(Language)
    if language not in languages:
        raise UnknownReferenceError(kind="language", key=language, near=languages)


def _refuse_no_count(function: str, number: int) -> None:
    whole = number.__class__ is int
    if not whole or not 0 <= number <= LARGEST:
        raise InvalidValueError(
            record=function,
            field="number",
            value=number,
            expected=f"a whole number from 0 to {LARGEST}",
            code="out_of_range" if whole else "wrong_type",
        )
