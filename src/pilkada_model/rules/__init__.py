"""What a field may hold: small free functions, used as attrs validators.

A rule takes ``(instance, attribute, value)`` and returns nothing, or raises
`InvalidValueError` with the name of the record and of the field. Rules check the exact
type too, so that a mistake of a Python caller (a list for a tuple, ``True`` for a count)
meets the same error as a mistake in a document. Rules over several fields take the
record alone and are called from ``__attrs_post_init__``.
"""

from pilkada_model.rules.arguments import argument, optional_argument, region_argument
from pilkada_model.rules.codes import (
    election_id,
    identifier,
    institution_code,
    key,
    regency_code,
    region_code,
    web_address,
)
from pilkada_model.rules.dates import (
    aware_datetime,
    calendar_date,
    clock_time,
    end_not_before_start,
)
from pilkada_model.rules.numbers import count, positive, year
from pilkada_model.rules.records import (
    at_least_one_of,
    exactly_one_of,
    sorted_unique,
    unique,
    unique_by,
)
from pilkada_model.rules.text import free_text, text
from pilkada_model.rules.types import Rule, exact, optional, refuse, tuple_of

__all__ = [
    "Rule",
    "argument",
    "at_least_one_of",
    "aware_datetime",
    "calendar_date",
    "clock_time",
    "count",
    "election_id",
    "end_not_before_start",
    "exact",
    "exactly_one_of",
    "free_text",
    "identifier",
    "institution_code",
    "key",
    "optional",
    "optional_argument",
    "positive",
    "refuse",
    "regency_code",
    "region_argument",
    "region_code",
    "sorted_unique",
    "text",
    "tuple_of",
    "unique",
    "unique_by",
    "web_address",
    "year",
]
