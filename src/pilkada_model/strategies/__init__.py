"""Hypothesis strategies for every record, and for what records are made of.

Each strategy draws small worlds that hold together: codes that fit their kind, districts under
their regency, operations where the code name of their Polda holds, stages under stages that are
there, days about the voting day. Nobody in them exists. Now and then a text is awkward, a number
huge or a tuple long, because such things are legal and programs must bear them.

Needs the extra ``hypothesis``. With it, ``st.from_type(Declaration)`` works without an import of
this module.
"""

from __future__ import annotations

from pilkada_model.errors import MissingExtraError

try:
    import hypothesis as _hypothesis
except ModuleNotFoundError as error:
    raise MissingExtraError(extra="hypothesis", needed_for="pilkada_model.strategies") from error
