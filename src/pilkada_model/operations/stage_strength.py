"""Which share of its strength an operation puts out at each stage of an election."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from pilkada_model._data import items, once, read_rows
from pilkada_model.matching import chosen
from pilkada_model.sources import Certainty


@frozen(kw_only=True)
class StageStrength:
    """The least share for one stage: one row of ``operations/stage_strength.csv``.

    Attributes:
        key: Election and first stage, such as ``pilkada-2020.voting``.
        election: Its id, such as ``pilkada-2020``.
        name: The stage as the source calls it.
        stages: Keys of the kinds of stage that it means, such as ``voting``.
        numerator: Upper number of the least share of the operation's strength: 2 of 2/3.
        denominator: Lower number of that share: 3 of 2/3.
        source: Address of the page that prints it.
        certainty: How far the row can be trusted.
    """

    key: str
    election: str
    name: str
    stages: tuple[str, ...]
    numerator: int
    denominator: int
    source: str
    certainty: Certainty

    def __str__(self) -> str:
        return f"{self.name}: {self.numerator}/{self.denominator}"

    @property
    def share(self) -> Fraction:
        """The least share as a number, 0 to 1."""
        return Fraction(self.numerator, self.denominator)


@once
def _all_strengths() -> tuple[StageStrength, ...]:
    return tuple(
        StageStrength(
            key=row["key"],
            election=row["election"],
            name=row["name"],
            stages=items(row["stages"]),
            numerator=int(row["numerator"]),
            denominator=int(row["denominator"]),
            source=row["source"],
            certainty=Certainty(row["certainty"]),
        )
        for row in read_rows("operations/stage_strength.csv")
    )


def stage_strengths(*, election: str | None = None) -> tuple[StageStrength, ...]:
    """Return the published shares in key order; so far only those of Pilkada 2020 are known.

    The shares of an election are no parts of a whole: one officer serves at many stages.

    Args:
        election: Only those for this election, by its id.

    Raises:
        InvalidValueError: for an election that is no text.
        UnknownReferenceError: for an election of which the table has no share.
    """
    return chosen("stage_strengths", "shares of strength", _all_strengths(), election=election)
