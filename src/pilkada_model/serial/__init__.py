"""The wire: records to JSON and back, by the grammar in ``docs/reference/wire.md``.

The only room that knows JSON and cattrs. `loads` refuses a document with every problem it has,
each with its path; `dumps` writes canonical bytes, the same for the same record.
"""

from pilkada_model.serial._converter import configure, make_converter
from pilkada_model.serial.json import (
    MAX_BYTES,
    MAX_DEPTH,
    digest,
    dumps,
    from_dict,
    loads,
    to_dict,
)

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "configure",
    "digest",
    "dumps",
    "from_dict",
    "loads",
    "make_converter",
    "to_dict",
]
