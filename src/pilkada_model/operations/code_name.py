"""Code names of the regional polices (Polda), such as Semeru for Polda Jatim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from attrs import frozen

from pilkada_model import rules
from pilkada_model._data import items, once, read_rows
from pilkada_model.dates import PartialDate
from pilkada_model.matching import by_form, fold
from pilkada_model.sources import Certainty


@frozen(kw_only=True)
class CodeName:
    """A Polda's code name over one territory: one row of ``operations/code_names.csv``.

    A Polda has several rows where its code name or its territory changed.

    Attributes:
        key: The code name as a key, such as ``lancang-kuning``; with `valid_from`, unique.
        code_name: The code name as printed, such as ``Lancang Kuning``.
        polda: Short name of the regional police, such as ``Polda Jatim``.
        polda_key: Its key, such as ``polda-jatim``.
        official_name: Its name in full.
        province_codes: Codes of the provinces that are its territory.
        partial_province_codes: Codes of provinces of which it serves only a part, as Polda Metro
            Jaya does in Jawa Barat and Banten.
        variants: Other printed forms, misprints too.
        valid_from: First year, month or day on which the row is known to hold; None where that
            is not known.
        valid_to: Last year, month or day on which the row is known to hold, included; None for
            a row that holds today.
        note: Why its days are not sure, or what is not known before or after them.
        source: Address of a page that shows it.
        certainty: How far the row can be trusted.
    """

    key: str
    code_name: str
    polda: str
    polda_key: str
    official_name: str
    province_codes: tuple[str, ...]
    partial_province_codes: tuple[str, ...]
    variants: tuple[str, ...]
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    note: str | None
    source: str
    certainty: Certainty

    def __str__(self) -> str:
        return self.code_name

    def held_between(self, first: dt.date, last: dt.date) -> bool:
        """Tell whether the row is known to hold on a day from `first` to `last`, both included.

        A month or year stands for each of its days.

        Raises:
            InvalidValueError: for what is no calendar date.
        """
        for name, day in (("first", first), ("last", last)):
            rules.argument("CodeName.held_between", name, day, dt.date)
        begun = self.valid_from is None or self.valid_from.earliest <= last
        return begun and (self.valid_to is None or first <= self.valid_to.latest)


@once
def _all_code_names() -> tuple[CodeName, ...]:
    return tuple(
        CodeName(
            key=row["key"],
            code_name=row["code_name"],
            polda=row["polda"],
            polda_key=row["polda_key"],
            official_name=row["official_name"],
            province_codes=items(row["province_codes"]),
            partial_province_codes=items(row["partial_province_codes"]),
            variants=items(row["variants"]),
            valid_from=PartialDate.parse(row["valid_from"]) if row["valid_from"] else None,
            valid_to=PartialDate.parse(row["valid_to"]) if row["valid_to"] else None,
            note=row["note"] or None,
            source=row["source"],
            certainty=Certainty(row["certainty"]),
        )
        for row in read_rows("operations/code_names.csv")
    )


@once
def _by_form() -> Mapping[str, tuple[CodeName, ...]]:
    return by_form(_all_code_names(), lambda row: (row.code_name, *row.variants))


def code_names(on: dt.date | None = None) -> tuple[CodeName, ...]:
    """Return the code names in key order, older rows first.

    Args:
        on: Only rows that are known to hold on this day. No row holds for Banten from July
            2020 to March 2021, nor for Maluku from May to November 2022: which code name those
            Poldas had then is not known.

    Raises:
        InvalidValueError: when `on` is a moment (datetime) or no date at all.
    """
    if on is None:
        return _all_code_names()
    rules.argument("code_names", "on", on, dt.date)
    return tuple(row for row in _all_code_names() if row.held_between(on, on))


def find_code_name(text: str, on: dt.date | None = None) -> CodeName | None:
    """Return the row of a code name or of one of its variants; None when no row has it.

    Case, accents, spaces and punctuation do not matter. One code name is that of one Polda,
    so there are several rows only where its territory changed. Of several the latest is
    returned: the territory of today for Cartenz, the former row for a code name that has gone
    out of use.

    Args:
        text: The code name alone.
        on: Only rows that are known to hold on this day; None is returned for the days between
            the last page that shows a former code name and the first that shows the next, such
            as 9 December 2020 for Kalimaya and Maung of Polda Banten.

    Raises:
        InvalidValueError: if `text` is no text, or `on` a moment (datetime) or no date at all.
    """
    rules.argument("find_code_name", "text", text, str)
    rows = _by_form().get(fold(text), ())
    if on is not None:
        rules.argument("find_code_name", "on", on, dt.date)
        rows = tuple(row for row in rows if row.held_between(on, on))
    return rows[-1] if rows else None


def polda_of(text: str, years: tuple[int, ...] = ()) -> str | None:
    """Return the key of the Polda that has this code name, or had it in one of these years.

    The years are looked at where several Poldas had the code name. None when no Polda had it,
    or when it cannot be told which.
    """
    rows = _by_form().get(fold(text), ())
    held = [
        row
        for row in rows
        if any(row.held_between(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in years)
    ]
    poldas = {row.polda_key for row in held or rows}
    return poldas.pop() if len(poldas) == 1 else None
