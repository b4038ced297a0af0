"""iCalendar (RFC 5545): the days of a timetable or of a dossier's line for calendar programs.

Everything is an all-day event, whose end iCalendar writes as the day after the last. Hours are
told in the description. The same input gives the same bytes: nothing is taken from the clock or
the machine. There is no ``METHOD``, because nobody is invited to anything.

What is not known is said. An event of which only one bound is known stands on that day, and its
name says that it is the first or the last; where a bound is known to the month or the year, the
event covers every day that can be meant. Both are tentative, and so is a stage that was planned
and never decreed. What has no day at all cannot be an event: it is a journal entry (``VJOURNAL``)
without a date, with all that is told of it, and since few programs show those, the description of
the calendar lists their names.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID, uuid5

from pilkada_model import rules
from pilkada_model.errors import InvalidValueError, MissingExtraError
from pilkada_model.labels import Language
from pilkada_model.stages import Timetable
from pilkada_model.timeline.calendar_entries import CalendarEntry, entry_of_line, entry_of_stage
from pilkada_model.timeline.lines import Line
from pilkada_model.timeline.wording import election_name, many_lines
from pilkada_model.timeline.words import word

_PRODUCER: Final = "-//pilkada-model//timeline//{}"
_NAMESPACE: Final = UUID("2b1d3c52-6f0e-5c0b-9a53-7d0c6f1e4a88")
_UNSTAMPED: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_DAY: Final = dt.timedelta(days=1)


def icalendar(
    subject: Timetable | Line,
    *,
    language: Language = "id",
    name: str | None = None,
    alarms: tuple[dt.timedelta, ...] = (),
    stamp: dt.datetime | None = None,
) -> bytes:
    """Return a timetable or a line of time as an iCalendar file.

    Each stage, or entry of a line, is one event with a UID that stays the same between runs,
    languages and versions of this library; that of a stage follows from its key. A timetable is
    taken as it is: take a `version` of it, or that `for_region`, first. Names are in the language
    asked for; the description begins with the name in the other one.

    Args:
        subject: What the calendar holds.
        language: Of names and words: ``id`` or ``en``.
        name: Name of the calendar, where another is wanted than its own.
        alarms: How long before the beginning (00:00) of its day an event is announced: 15 hours
            for nine o'clock of the day before. None by default.
        stamp: When the data were last changed (``DTSTAMP``, which the format demands). Without
            it, 1970-01-01 stands for "not told".

    Raises:
        MissingExtraError: if the extra ``ics`` is not installed.
        InvalidValueError: for an argument of another type, for an alarm after the beginning or
            with a fraction of a second, for a name with a lone surrogate, for a stamp without a
            zone or outside the years 1 to 9999 of UTC, and for a last day of 9999-12-31, after
            which there is no other.
        UnknownReferenceError: for another language.
    """
    try:
        import icalendar as library
    except ImportError as error:
        raise MissingExtraError(extra="ics", needed_for="timeline.icalendar") from error
    _check_name(name)
    _check_alarms(alarms)
    if isinstance(subject, Timetable):
        title = word("table_stages", language).format(election=election_name(subject.election))
        instruments = {one.id: one for one in subject.instruments}
        entries = [entry_of_stage(one, language, instruments) for one in subject.stages]
    else:
        rules.argument("icalendar", "subject", subject, Line)
        title = subject.title or word("chart_line", language)
        entries = [entry_of_line(one, language) for one in (*subject.entries, *subject.undated)]
    calendar: Any = library.Calendar()
    calendar.add("prodid", _PRODUCER.format(language.upper()))
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    written = library.vText  # the library escapes no text of a property that it does not know
    own = _line(title if name is None else name)
    _add_twice(calendar, "name", "x-wr-calname", written(own))
    undated = [f"- {_line(one.name)}" for one in entries if one.start is None and one.end is None]
    if undated:
        text = "\n".join((f"{word('calendar_undated', language)}:", *undated))
        _add_twice(calendar, "description", "x-wr-caldesc", written(text))
    moment = _UNSTAMPED if stamp is None else _moment(stamp)
    for entry, uid in zip(entries, _uids(entries), strict=True):
        component = _component(library, entry, language, alarms)
        component.add("uid", uid)
        component.add("dtstamp", moment)
        calendar.add_component(component)
    return bytes(calendar.to_ical())


def _component(
    library: Any, entry: CalendarEntry, language: Language, alarms: tuple[dt.timedelta, ...]
) -> Any:
    """Return the event of an entry, or a journal entry where it has no day."""
    first, last, remark = _days(entry)
    summary = _line(entry.name) + (f" ({word(remark, language)})" if remark else "")
    component = library.Journal() if first is None else library.Event()
    known = {"language": language} if entry.named else {}
    component.add("summary", summary, known)
    component.add("categories", [_line(text) for text in entry.categories])
    component.add("description", many_lines("\n".join(entry.details)))
    if first is None or last is None:
        return component
    component.add("dtstart", first)
    component.add("dtend", _day_after(last))
    component.add("transp", "TRANSPARENT")
    if remark or entry.planned:
        component.add("status", "TENTATIVE")
    if entry.place is not None:
        component.add("location", _line(entry.place))
    for ahead in alarms:
        alarm = library.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", -ahead)
        component.add_component(alarm)
    return component


def _days(entry: CalendarEntry) -> tuple[dt.date | None, dt.date | None, str]:
    """Return the first and the last day of an event, and the key of what is to say of them."""
    first, last = entry.start or entry.end, entry.end or entry.start
    if first is None or last is None:
        return None, None, ""
    remark = ""
    if entry.end is None:
        remark = "calendar_start_only"
    elif entry.start is None:
        remark = "calendar_end_only"
    elif first.day is None or last.day is None:
        remark = "calendar_day_unknown"
    return first.earliest, last.latest, remark


def _day_after(last: dt.date) -> dt.date:
    if last == dt.date.max:
        expected = "last days before 9999-12-31, which has no day after it"
        raise _refuse("subject", last.isoformat(), expected, "out_of_range")
    return last + _DAY


def _uids(entries: Iterable[CalendarEntry]) -> Iterator[str]:
    """Yield a UID for each entry; entries that nothing tells apart are numbered."""
    seen: Counter[str] = Counter()
    for entry in entries:
        seen[entry.key] += 1
        number = seen[entry.key]
        yield str(uuid5(_NAMESPACE, entry.key if number == 1 else f"{entry.key}#{number}"))


def _add_twice(calendar: Any, name: str, widespread: str, text: Any) -> None:
    """Add a text under its name of RFC 7986 and under the older one that programs know."""
    calendar.add(name, text)
    calendar.add(widespread, text)


def _line(text: str) -> str:
    return " ".join(many_lines(text).split())


def _check_name(name: str | None) -> None:
    rules.optional_argument("icalendar", "name", name, str)
    try:
        (name or "").encode()
    except UnicodeEncodeError as error:
        raise _refuse("name", name, "text without lone surrogates", "lone_surrogate") from error


def _check_alarms(alarms: tuple[dt.timedelta, ...]) -> None:
    rules.argument("icalendar", "alarms", alarms, tuple)
    for ahead in alarms:
        rules.argument("icalendar", "alarms", ahead, dt.timedelta)
        if ahead < dt.timedelta() or ahead.microseconds:
            raise _refuse("alarms", ahead, "whole seconds, none less than 0", "out_of_range")


def _moment(stamp: dt.datetime) -> dt.datetime:
    rules.argument("icalendar", "stamp", stamp, dt.datetime)
    if stamp.utcoffset() is None:
        raise _refuse("stamp", stamp, "a moment with a zone", "naive_datetime")
    try:
        return stamp.astimezone(dt.UTC)
    except OverflowError as error:
        expected = "a moment in the years 1 to 9999 of UTC"
        raise _refuse("stamp", stamp.isoformat(), expected, "out_of_range") from error


def _refuse(field: str, value: object, expected: str, code: str) -> InvalidValueError:
    return InvalidValueError(
        record="icalendar", field=field, value=value, expected=expected, code=code
    )
