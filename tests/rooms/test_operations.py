"""Operations: names, strengths, stations, deployments."""

import datetime as dt

import pytest

from pilkada_model import (
    Deployment,
    Institution,
    InvalidValueError,
    Operation,
    OperationKey,
    OperationName,
    Period,
    StationClass,
    Stations,
    Strength,
    StrengthPart,
    Vulnerability,
)


def name(**parts: object) -> OperationName:
    """Return a name of the family Mantap Praja."""
    return OperationName(**{"family": "mantap-praja", **parts})


def test_a_name_is_printed_or_of_a_known_family() -> None:
    """A family that no table has is accepted beside the printed name only."""
    assert OperationName(family="mantap-raja", printed="Ops Mantap Raja").family == "mantap-raja"
    assert OperationName(printed="Operasi X").key is None
    for wrong in ({"family": "mantap-raja"}, {"code_name": "Semeru"}):
        with pytest.raises(InvalidValueError, match="a known family") as caught:
            OperationName(**wrong)
        assert (caught.value.field, caught.value.code) == ("family", "unknown_family")


@pytest.mark.parametrize(
    ("operation", "key"),
    [
        (name(code_name="Semeru", years=(2024,)), "mantap-praja.semeru.2024"),
        (name(code_name="Lancang Kuning", years=(2024,)), "mantap-praja.lancang-kuning.2024"),
        (name(code_name="LK", years=(2024,)), "mantap-praja.lancang-kuning.2024"),
        (name(code_name="Kie Raha", years=(2024,)), "mantap-praja.kieraha.2024"),
        (name(code_name="Gunung Baru", years=(2024,)), "mantap-praja.gunung-baru.2024"),
        (name(code_name="Mansinam", ordinal=2, years=(2024,)), "mantap-praja.mansinam.2.2024"),
        (name(years=(2023, 2024)), "mantap-praja.2023-2024"),
        (name(code_name="Semeru"), None),
        (name(code_name="2024", years=(2024,)), None),
        (name(code_name="—", years=(2024,)), None),
    ],
)
def test_the_key_parses_back(operation: OperationName, key: str | None) -> None:
    """Family, code name, ordinal and years name an operation, where they are known."""
    assert operation.key == key
    assert Operation(name=operation).key == key
    if key is not None:
        parsed = OperationKey.parse(key)
        assert (parsed.family, parsed.ordinal) == ("mantap-praja", operation.ordinal)
        assert parsed.years == operation.years


def test_the_years_rise() -> None:
    """A label of two years is in order."""
    with pytest.raises(InvalidValueError, match="rising order"):
        name(years=(2024, 2023))


@pytest.mark.parametrize(
    ("code_name", "polda"),
    [("Semeru", "polda-jatim"), ("kie raha", "polda-malut"), ("Gunung", None), (None, None)],
)
def test_the_polda_follows_from_the_code_name(code_name: str | None, polda: str | None) -> None:
    """Each Polda has its code name; older and variant forms are known."""
    assert name(code_name=code_name).polda == polda


@pytest.mark.parametrize(
    ("operation", "text"),
    [
        (name(code_name="Semeru", years=(2024,)), "Operasi Mantap Praja Semeru 2024"),
        (
            name(code_name="Mansinam", ordinal=2, years=(2024,)),
            "Operasi Mantap Praja Mansinam II 2024",
        ),
        (name(), "Operasi Mantap Praja"),
        (name(printed="OMP Toba 2024"), "OMP Toba 2024"),
    ],
)
def test_the_text_of_a_name(operation: OperationName, text: str) -> None:
    """As text it is what was printed, or the usual form of what is known."""
    assert str(operation) == text


def test_stated_strength_stands_beside_the_sum() -> None:
    """The sum counts the parts of the total once; the stated total is kept."""
    strength = Strength(
        total=88365,
        parts=(
            StrengthPart(kind="polri", personnel=17448),
            StrengthPart(kind="polri-tps", personnel=3901, within="polri"),
            StrengthPart(kind="tni", personnel=6991),
            StrengthPart(kind="linmas", personnel=63936),
        ),
    )
    assert (strength.total, strength.computed_total) == (88365, 88375)


@pytest.mark.parametrize(
    "parts",
    [(), (StrengthPart(kind="polri", printed="ribuan"), StrengthPart(kind="tni", personnel=1))],
)
def test_a_sum_with_an_unknown_part_is_unknown(parts: tuple[StrengthPart, ...]) -> None:
    """Without parts, or with a part without a number, there is no sum."""
    assert Strength(total=5, parts=parts).computed_total is None


def test_a_strength_says_something() -> None:
    """A total of none is a statement; no total and no part is none."""
    assert Strength(total=0).total == 0
    with pytest.raises(InvalidValueError, match="at least one of total, parts"):
        Strength()


@pytest.mark.parametrize("within", ["tni", "polri-tps"])
def test_a_part_within_needs_its_whole_before_it(within: str) -> None:
    """A part within a later part, or within itself, is refused."""
    with pytest.raises(InvalidValueError, match="a part that stands before it") as caught:
        Strength(
            parts=(
                StrengthPart(kind="polri", personnel=1),
                StrengthPart(kind="polri-tps", personnel=1, within=within),
                StrengthPart(kind="tni", personnel=1),
            )
        )
    assert caught.value.path == ".parts[1]"


def test_a_kind_of_part_stands_once() -> None:
    """Two parts of one kind are refused."""
    with pytest.raises(InvalidValueError, match="no duplicates"):
        Strength(parts=(StrengthPart(kind="tni", personnel=1),) * 2)


def test_stations_by_class() -> None:
    """The classes are summed where each has an exact number, and each class stands once."""
    rawan = StationClass(vulnerability=Vulnerability.RAWAN, stations=7)
    aman = StationClass(vulnerability=Vulnerability.AMAN, stations=0)
    assert Stations(classes=(rawan, aman)).computed_total == 7
    assert Stations(total=7).computed_total is None
    with pytest.raises(InvalidValueError, match="at least one of total"):
        Stations(special_within_total=True)
    many = StationClass(vulnerability=Vulnerability.AMAN, stations=65000, at_least=True)
    assert Stations(classes=(rawan, many)).computed_total is None
    with pytest.raises(InvalidValueError, match="no duplicates"):
        Stations(classes=(rawan, rawan))


def test_stated_days_stand_beside_computed_days() -> None:
    """Aceh's 66 stated days beside the 117 of its dates: both are kept."""
    period = Period(start=dt.date(2024, 8, 27), end=dt.date(2024, 12, 21))
    deployment = Deployment(
        unit=Institution(kind="polda", name="Polda Aceh"), period=period, stated_days=66
    )
    assert (deployment.stated_days, deployment.computed_days) == (66, 117)
    assert Deployment(stated_days=66).computed_days is None
    assert Deployment(period=Period(start=dt.date(2024, 8, 27))).computed_days is None


def test_a_deployment_says_something() -> None:
    """Nothing at all is refused; an extension alone deploys nobody."""
    with pytest.raises(InvalidValueError, match="at least one of unit"):
        Deployment(extendable=True)
