"""What the tests of the timeline share: how many steps something takes, whatever the machine."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest


@pytest.fixture
def lines_run() -> Callable[[Callable[[], object]], int]:
    """Count the lines of Python that a call takes."""

    def counted(call: Callable[[], object]) -> int:
        found = 0

        def count(_frame: FrameType, event: str, _: object) -> Any:
            nonlocal found
            found += event == "line"
            return count

        before = sys.gettrace()
        sys.settrace(count)
        try:
            call()
        finally:
            sys.settrace(before)
        return found

    return counted
