"""Working days without their extra; with it they are among the witnesses."""

import datetime as dt
import sys
from collections.abc import Callable
from typing import Any

import pytest

from pilkada_model import InvalidValueError, MissingExtraError
from pilkada_model.timeline.workdays import add_working_days, is_working_day, working_days

DAY = dt.date(2024, 12, 8)
CALLS: dict[str, Callable[[], object]] = {
    "is_working_day": lambda: is_working_day(DAY),
    "working_days": lambda: working_days(DAY, DAY),
    "add_working_days": lambda: add_working_days(DAY, 1),
}


@pytest.mark.parametrize("name", CALLS)
def test_the_extra_is_asked_for(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package each function says which extra it needs, even for a weekend."""
    monkeypatch.setitem(sys.modules, "holidays", None)
    with pytest.raises(MissingExtraError) as caught:
        CALLS[name]()
    assert caught.value == MissingExtraError(extra="workdays", needed_for=name)


@pytest.mark.parametrize(
    ("ask", "arguments", "field", "code"),
    [
        (is_working_day, (dt.datetime(2024, 12, 8),), "day", "wrong_type"),
        (working_days, ("2024-12-08", DAY), "first", "wrong_type"),
        (working_days, (DAY, None), "last", "wrong_type"),
        (working_days, (DAY, dt.date(2024, 12, 7)), "last", "end_before_start"),
        (add_working_days, (None, 1), "day", "wrong_type"),
        (add_working_days, (DAY, True), "count", "wrong_type"),
        (add_working_days, (DAY, 0), "count", "out_of_range"),
        (add_working_days, (DAY, -3), "count", "out_of_range"),
    ],
)
def test_wrong_questions_are_refused(
    ask: Callable[..., object], arguments: tuple[Any, ...], field: str, code: str
) -> None:
    """What can never be answered is refused before the extra is asked for."""
    with pytest.raises(InvalidValueError) as caught:
        ask(*arguments)
    assert (caught.value.field, caught.value.code) == (field, code)
