"""Plain JSON values."""

from __future__ import annotations

JSONValue = None | bool | int | str | list["JSONValue"] | dict[str, "JSONValue"]
