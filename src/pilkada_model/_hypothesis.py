"""The entry point by which Hypothesis learns of our records."""

from __future__ import annotations

from typing import Any, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from pilkada_model.dates import PartialDate
from pilkada_model.dossier import RECORDS
from pilkada_model.regions import RegionCode


def register() -> None:
    """Tell Hypothesis how to make our records, partial dates and region codes.

    Hypothesis calls this when it is imported, so that ``st.from_type(Declaration)`` works in any
    project where both are installed. It needs the classes themselves, so it imports the rooms of
    records, which a project that tests with them imports anyway: about 0.1 s, once. Strategies,
    tables and the wire are imported when the first of our types is asked for. Whoever wants
    neither sets ``HYPOTHESIS_NO_PLUGINS=1``.
    """
    for record in RECORDS:
        st.register_type_strategy(record, _records_of)
    st.register_type_strategy(PartialDate, _partial_dates)
    st.register_type_strategy(cast("Any", RegionCode), _region_codes)  # a NewType is no class


def _records_of(record: type[Any]) -> SearchStrategy[Any]:
    from pilkada_model.strategies import records_of

    return records_of(record)


def _partial_dates(_: type[PartialDate]) -> SearchStrategy[PartialDate]:
    from pilkada_model.strategies import partial_dates

    return partial_dates()


def _region_codes(_: type[str]) -> SearchStrategy[RegionCode]:
    from pilkada_model.strategies import region_codes

    return region_codes()
