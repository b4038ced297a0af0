"""Codes and editions: what a code meant, what became of it, and when that cannot be told."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pilkada_model import regions
from pilkada_model._data import regions as tables
from pilkada_model.dates import PartialDate
from pilkada_model.errors import (
    AmbiguousReferenceError,
    InvalidValueError,
    UnknownReferenceError,
)
from pilkada_model.levels import Level

EDITIONS = {edition.key: edition for edition in regions.editions()}
MOVED = [row for rows in tables.former_codes().values() for row in rows]
SMALL = sorted(
    {region.code for region in (*regions.provinces(), *regions.regencies(), *regions.districts())}
    | {row.former_code for row in MOVED}
)
VILLAGES = tuple(line.partition(b",")[0].decode() for line in tables.villages()._lines.splitlines())
LENGTHS = {2: Level.PROVINCE, 5: Level.REGENCY_CITY, 8: Level.DISTRICT, 13: Level.VILLAGE}


def meaning(code: str, edition: str | None) -> str | UnknownReferenceError:
    """Return the code of today of what a code means, or why it means nothing."""
    try:
        return regions.get(code, edition).code
    except UnknownReferenceError as error:
        return error


def test_the_editions() -> None:
    """Six decrees and the KPU's numbers are known, one of them is today's; their order is time."""
    assert list(EDITIONS) == ["2015", "2017", "2019", "2021", "2022", "2025", "kpu-2024"]
    (current,) = (edition for edition in EDITIONS.values() if edition.current)
    assert current.key == "2025"
    assert regions.current_edition() is current
    assert current.decree == "Kepmendagri 300.2.2-2138/2025"
    days = [edition.since.earliest for edition in EDITIONS.values()]
    assert days[:6] == sorted(days[:6])
    assert str(current) == "2025 (Kepmendagri 300.2.2-2138/2025)"


def explained(answer: str | UnknownReferenceError, code: str, edition: str | None) -> None:
    """Assert that an answer is a region of today, or an error that says why there is none."""
    if isinstance(answer, str):
        assert regions.get(answer, "2025").code == answer
        return
    assert answer.key == code
    if isinstance(answer, AmbiguousReferenceError):
        assert edition is None
        assert len(answer.near) > 1
    else:
        reason = "no table" in answer.kind or answer.kind.endswith(f"in the edition {edition}")
        assert reason or edition is None


def test_every_small_code_of_every_edition_resolves_or_says_why() -> None:
    """No code of a province, regency or district of any edition fails without a reason."""
    for code in SMALL:
        for edition in (None, *EDITIONS):
            explained(meaning(code, edition), code, edition)


@given(st.sampled_from(VILLAGES), st.sampled_from([None, *EDITIONS]))
@example("96.01.01.2002", None)
@example("96.01.01.2003", None)
@example("96.01.01.2003", "kpu-2024")
@example("92.02.31.2001", "2022")
def test_every_village_code_resolves_or_says_why(code: str, edition: str | None) -> None:
    """The same holds for villages, of which old editions are in no table."""
    explained(meaning(code, edition), code, edition)


def test_every_code_of_today_is_its_own_in_the_edition_of_today() -> None:
    """With the edition of today said, a region is found by its code, always the same object."""
    for region in (*regions.provinces(), *regions.regencies(), *regions.districts()):
        assert regions.get(region.code, "2025") is region
        assert not regions.resolve(region.code, "2025").changed


def test_a_bare_code_means_what_all_editions_agree_on() -> None:
    """Without an edition the answer is that of every edition that has the code, or an error."""
    ambiguous = set()
    for code in SMALL:
        answers = {key: meaning(code, key) for key in EDITIONS}
        told = {answer for answer in answers.values() if isinstance(answer, str)}
        bare = meaning(code, None)
        if len(told) == 1:
            assert told == {bare}, code
        else:
            assert isinstance(bare, AmbiguousReferenceError), code
            for key, answer in answers.items():
                assert not isinstance(answer, str) or any(
                    hint.startswith(answer) and key in hint for hint in bare.near
                )
            ambiguous.add(code)
    assert len(ambiguous) == 32
    assert {code[:5] for code in ambiguous} <= {"96.01", "96.02", "96.03"}


def test_codes_that_moved_lead_to_the_region_that_lists_them() -> None:
    """`former_codes` of a region and `get` of such a code are inverse, in each edition of it."""
    for row in MOVED:
        region = regions.get(row.code, "2025")
        for edition in row.editions:
            assert regions.get(row.former_code, edition) is region
            found = regions.resolve(row.former_code, edition)
            assert found.changed
            assert edition in found.editions
        listed = [former.code for former in region.former_codes]
        assert (row.former_code in listed) == bool(row.decree)


def test_the_regencies_of_papua_moved_in_2022() -> None:
    """26 regencies and cities have a former code, and it resolves without an edition."""
    moved = [region for region in regions.regencies() if region.former_codes]
    assert len(moved) == 26
    for region in moved:
        (former,) = region.former_codes
        answer = regions.resolve(former.code)
        assert answer.region is region
        assert (answer.decree, answer.until) == (former.decree, former.until)
        with pytest.raises(UnknownReferenceError):
            regions.get(former.code, "2025")


@pytest.mark.parametrize(
    ("code", "edition", "said"),
    [
        (
            "91.01",
            None,
            (
                "91.01 is Kabupaten Merauke, 93.01 today; it was 91.01 until 2022-11-09 "
                "(editions 2015, 2017, 2019, 2021, last in Kepmendagri 050-145/2022)"
            ),
        ),
        (
            "92.71",
            "2022",
            (
                "92.71 is Kota Sorong, 96.71 today; it was 92.71 (editions 2015, 2017, 2019, 2021, "
                "2022, last in Kepmendagri 100.1.1-6117/2022)"
            ),
        ),
        (
            "96.01.14",
            "kpu-2024",
            (
                "96.01.14 is Distrik Salawati Selatan, 96.01.10 today; it was 96.01.14 "
                "(editions kpu-2024)"
            ),
        ),
        ("96.01.14", "2025", "96.01.14 is Distrik Mariat (editions 2025)"),
        (
            "81.03",
            "2017",
            (
                "81.03 is Kabupaten Kepulauan Tanimbar, in the edition 2017 KAB. MALUKU TENGGARA "
                "BARAT (editions 2015, 2017, 2019, 2021, 2022, 2025, kpu-2024)"
            ),
        ),
        (
            "35.28",
            None,
            "35.28 is Kabupaten Pamekasan (editions 2015, 2017, 2019, 2021, 2022, 2025, kpu-2024)",
        ),
    ],
)
def test_a_resolution_says_what_became_of_a_code(code: str, edition: str | None, said: str) -> None:
    """The answer is a plain sentence."""
    assert str(regions.resolve(code, edition)) == said


def test_a_resolution_has_all_parts() -> None:
    """A program gets the code, the edition, the region, the name then, and the end of the code."""
    found = regions.resolve("91.16", "2019")
    assert (found.code, found.edition, found.region) == ("91.16", "2019", regions.get("93.02"))
    assert found.editions == ("2015", "2017", "2019", "2021")
    assert found.name == "Kabupaten Boven Digoel"
    assert found.changed
    assert found.decree == "Kepmendagri 050-145/2022"
    assert found.until == PartialDate.parse("2022-11-09")
    unchanged = regions.resolve("35.28")
    assert (unchanged.changed, unchanged.decree, unchanged.until) == (False, None, None)


@pytest.mark.parametrize(
    ("code", "edition", "reason"),
    [
        ("96", "2022", "province in the edition 2022"),
        ("93.01", "2021", "regency or city in the edition 2021"),
        ("91.01", "2025", "regency or city in the edition 2025"),
        ("92.02.31", "2022", "district in the edition 2022"),
        ("35.28.01", "2015", "district (no table has this level in the edition 2015)"),
        ("35.28.01.2001", "2017", "village (no table has this level in the edition 2017)"),
        (
            "96.01.01.2003",
            "kpu-2024",
            "village (no table has those of 96.01 in the edition kpu-2024)",
        ),
        ("92.01.01.2002", "2022", "village (no table has those of 92.01 in the edition 2022)"),
    ],
)
def test_an_edition_without_a_code_says_why(code: str, edition: str, reason: str) -> None:
    """The error tells an edition that lacks the code from one whose codes are in no table."""
    with pytest.raises(UnknownReferenceError) as caught:
        regions.get(code, edition)
    assert caught.value.kind == reason


@pytest.mark.parametrize(
    ("code", "near"),
    [
        (
            "96.01.14",
            ("96.01.10 Salawati Selatan (kpu-2024)", "96.01.14 Mariat (2025)"),
        ),
        (
            "96.01.01.2003",
            ("96.01.01.2003 Malaumkarta (2025)", "another village (kpu-2024)"),
        ),
    ],
)
def test_an_ambiguous_code_names_the_editions(code: str, near: tuple[str, ...]) -> None:
    """Where editions differ, the error says what the code is in each."""
    with pytest.raises(AmbiguousReferenceError) as caught:
        regions.get(code)
    assert caught.value == AmbiguousReferenceError(kind="region", key=code, near=near)


@pytest.mark.parametrize("edition", ["1999", "2018", "", "KPU-2024"])
def test_an_unknown_edition(edition: str) -> None:
    """An edition that is not known is refused with those that are."""
    for function in (regions.get, regions.resolve, regions.parent, regions.children):
        with pytest.raises(UnknownReferenceError) as caught:
            function("35.28", edition)
        assert caught.value.kind == "edition"
        assert caught.value.near == tuple(EDITIONS)


@pytest.mark.parametrize("edition", [2025, b"2025x", ["2025"]])
def test_an_edition_is_text(edition: Any) -> None:
    """A number is no edition."""
    with pytest.raises(InvalidValueError) as caught:
        regions.get("35.28", edition)
    assert (caught.value.field, caught.value.code) == ("edition", "wrong_type")


def test_names_of_editions_are_those_of_the_decrees() -> None:
    """A name that an edition prints otherwise is never today's name."""
    for code, names in tables.names_by_edition().items():
        region = regions.get(code, "2025")
        for edition, name in names.items():
            assert edition in EDITIONS
            assert name != region.name
            if re.match("KAB|KOTA", name):
                assert region in regions.find(name)


def test_absent_codes_are_codes_of_today() -> None:
    """A code that an edition lacks stands in the table of today and not in that edition."""
    for code, editions in tables.absent_codes().items():
        assert regions.get(code, "2025").code == code
        for edition in editions:
            assert meaning(code, edition) != code


def test_levels_of_editions_are_answered() -> None:
    """Every level that an edition claims has codes there, and no other has."""
    samples = ["35", "35.28", "35.28.01", "35.28.01.2001"]
    for edition in EDITIONS.values():
        for code in samples:
            answer = meaning(code, edition.key)
            assert (answer == code) == (LENGTHS[len(code)] in edition.levels)


def test_a_code_in_an_edition_leads_back() -> None:
    """`code_in` and `get` are inverse: the code that an edition has means the region there."""
    every = (*regions.provinces(), *regions.regencies(), *regions.districts()[::7])
    for region in every:
        assert regions.code_in(region.code, "2025") == region.code
        for edition in EDITIONS:
            code = regions.code_in(region.code, edition)
            if code is not None:
                assert regions.get(code, edition) is region
    assert regions.code_in("93.01", "2017") == "91.01"
    assert regions.code_in("96", "2022") is None
    assert regions.code_in("96.01.14", "kpu-2024") == "96.01.39"
    assert regions.code_in("35.28.01", "2015") is None


def test_no_code_of_an_edition_is_left_out() -> None:
    """Every code that means something in an edition is the code of its region there."""
    for row in MOVED:
        for edition in row.editions:
            assert regions.code_in(row.code, edition) == row.former_code


def test_the_code_of_that_time_is_near() -> None:
    """Asked for a code of today in an older edition, the error names the code it had then."""
    with pytest.raises(UnknownReferenceError) as caught:
        regions.get("94.01", "2017")
    assert caught.value.near[0] == "91.04 Kabupaten Nabire (2017)"
