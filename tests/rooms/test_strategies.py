"""What `pilkada_model.strategies` promises: worlds that hold together."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator

import pytest
from attrs import fields
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from pilkada_model import regions, strategies
from pilkada_model.dates import PartialDate
from pilkada_model.declarations import Declaration
from pilkada_model.dossier import RECORDS, Dossier
from pilkada_model.elections import Office, PollKind, office_of
from pilkada_model.errors import InvalidValueError, MissingExtraError
from pilkada_model.institutions import Category, get_kind
from pilkada_model.levels import Level
from pilkada_model.operations import families, find_code_name
from pilkada_model.ranks import Force, Rank
from pilkada_model.regions import DistrictKind, RegencyKind, RegionCode, VillageKind
from pilkada_model.rules.codes import WEB_ADDRESS
from pilkada_model.serial import dumps
from pilkada_model.stages import Timetable

UNSHRUNK = settings(
    max_examples=3000, database=None, derandomize=True, phases=[Phase.generate], deadline=None
)
"""To see that something comes at all."""
VOTING_DAY = dt.date(2024, 11, 27)


def texts_in(value) -> Iterator[str]:
    """Yield every text inside a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif type(value) in RECORDS:
        for attribute in fields(type(value)):
            yield from texts_in(getattr(value, attribute.name))


# Texts and codes


@given(text=strategies.texts())
def test_texts_are_legal(text):
    """A text is not blank and UTF-8 can write it."""
    assert text.strip() or not text.isspace()
    assert text.encode("utf-8").decode("utf-8") == text


@pytest.mark.parametrize("awkward", ['"', "\n", "\\", "\u202e", "🇮🇩", "\x00", "نعم", "é"])
def test_awkward_texts_are_drawn(awkward):
    """Quotes, line breaks, emoji, right-to-left and combining text do come."""
    quiet = settings(max_examples=2000, database=None, derandomize=True)
    text = find(strategies.texts(), lambda one: awkward in one, settings=quiet)
    assert awkward in text


@given(
    province=strategies.province_codes(),
    kind=st.sampled_from(RegencyKind),
    village_kind=st.sampled_from(VillageKind),
    data=st.data(),
)
def test_codes_lie_in_the_code_above(province, kind, village_kind, data):
    """Codes narrowed to a region begin with its code; kabupaten are below 70, kota above."""
    regency = data.draw(strategies.regency_codes(province=province, kind=kind))
    district = data.draw(strategies.district_codes(regency=regency))
    village = data.draw(strategies.village_codes(district=district, kind=village_kind))
    assert village.startswith(f"{district}.")
    assert district.startswith(f"{regency}.")
    assert regency.startswith(f"{province}.")
    assert (regency[3:] > "70") is (kind.value.startswith("kota"))


@given(level=st.sampled_from([None, *Level]), within=strategies.region_codes(), data=st.data())
def test_region_codes_are_at_home(level, within, data):
    """Codes of a level have its length and lie in the region given, or above it."""
    lengths = {Level.PROVINCE: 2, Level.REGENCY_CITY: 5, Level.DISTRICT: 8, Level.VILLAGE: 13}
    code = data.draw(strategies.region_codes(level=level, within=within))
    assert code.startswith(within) or within.startswith(code)
    if level in lengths:
        assert len(code) == lengths[level]
    if level is None:
        assert code.startswith(within)


def test_codes_are_mostly_real():
    """Most codes are in the tables, and some are not."""
    known = {region.code for region in (*regions.provinces(), *regions.regencies())}
    seen: list[bool] = []

    @settings(max_examples=200, derandomize=True, database=None)
    @given(code=strategies.regency_codes())
    def draw(code):
        seen.append(code in known)

    draw()
    assert len(seen) / 2 < sum(seen) < len(seen)


# Records


@given(regency=strategies.regencies(province="35", kind=RegencyKind.KOTA))
def test_regencies_can_be_narrowed(regency):
    """Only cities of the province asked for."""
    assert regency.province_code == "35"
    assert regency.kind is RegencyKind.KOTA
    assert regency.zone is regions.get("35").zone


@given(district=strategies.districts())
def test_districts_are_called_as_they_are_there(district):
    """A distrik is in Papua, kapanewon and kemantren are in Yogyakarta."""
    papua = district.code[:2] in ("91", "92", "93", "94", "95", "96")
    assert (district.kind is DistrictKind.DISTRIK) is papua
    assert (district.kind is DistrictKind.KEMANTREN) is district.code.startswith("34.71")


@given(institution=strategies.institutions(region="35.28"))
def test_institutions_are_at_home(institution):
    """An institution serves regions in or above the one asked for, of a level of its kind."""
    lengths = {
        Level.PROVINCE: 2,
        Level.REGENCY_CITY: 5,
        Level.DISTRICT: 8,
        Level.VILLAGE: 13,
        Level.POLLING_STATION: 13,
    }
    if not institution.levels or not set(institution.levels) <= set(lengths):
        return
    for code in institution.region_codes:
        assert code.startswith("35")
        assert len(code) in {lengths[level] for level in institution.levels}
        assert not get_kind(institution.kind).only_in


@given(institution=strategies.institutions(kind="polres", region="35.28"))
def test_institutions_of_a_kind(institution):
    """The kind asked for, at its own level."""
    assert institution.kind == "polres"
    assert institution.level in (None, Level.REGENCY_CITY)
    assert all(code[:2] == "35" and len(code) == 5 for code in institution.region_codes)


@given(official=strategies.officials())
def test_officials_fit_together(official):
    """The corps is of the rank's force, the posts are with that force, and only ranks retire."""
    if official.rank is None:
        assert not official.retired
        return
    wanted = Category.SECURITY if official.rank.force.is_police else Category.MILITARY
    units = [post.unit for post in official.posts if post.unit is not None]
    assert all(unit.category is wanted for unit in units)


@given(data=st.data())
def test_officials_can_be_narrowed(data):
    """The rank asked for, or any rank of the force asked for."""
    rank = data.draw(st.sampled_from(Rank))
    assert data.draw(strategies.officials(rank=rank)).rank is rank
    assert data.draw(strategies.officials(force=rank.force)).rank.force is rank.force
    assert data.draw(strategies.officials(rank=rank, force=rank.force)).rank is rank


@given(data=st.data())
def test_officials_refuse_a_rank_of_another_force(data):
    """A rank and a force that do not agree are refused."""
    with pytest.raises(InvalidValueError) as caught:
        data.draw(strategies.officials(rank=Rank.AKBP, force=Force.TNI_AD))
    assert (caught.value.field, caught.value.code) == ("rank", "rank_of_another_force")


@given(event=strategies.events(region="35.28", near=VOTING_DAY))
def test_events_are_near(event):
    """The day is about the one given, the place in the region, the end not before the start."""
    assert all(code.startswith("35.28") for code in event.region_codes)
    if event.date is not None:
        distances = [(day - VOTING_DAY).days for day in (event.date.earliest, event.date.latest)]
        assert distances[0] <= 100
        assert distances[1] >= -200
    if event.until is not None:
        assert 0 <= (event.until.earliest - event.date.earliest).days <= 3
    if event.date is None:
        assert not event.date_inferred


@given(declaration=strategies.declarations(region="35.28", election="pilkada-2024"))
def test_declarations_can_be_narrowed(declaration):
    """The region and the election asked for are among its own; points are in rising order."""
    assert declaration.region_codes[0] == "35.28"
    assert "pilkada-2024" in declaration.elections
    assert all(one.endswith("-2024") for one in declaration.elections)
    numbers = [point.number for point in declaration.commitments]
    assert numbers == sorted(set(numbers))


def test_declarations_differ_from_what_they_announce():
    """Gaps in the numbers and another stated number of points come, as in real records."""

    def has_gap(one: Declaration) -> bool:
        return [point.number for point in one.commitments][:2] == [1, 3]

    def differs(one: Declaration) -> bool:
        return one.stated_points not in (None, len(one.commitments))

    def agrees(one: Declaration) -> bool:
        return one.stated_points == len(one.commitments) > 1

    assert has_gap(find(strategies.declarations(), has_gap, settings=UNSHRUNK))
    assert differs(find(strategies.declarations(), differs, settings=UNSHRUNK))
    assert agrees(find(strategies.declarations(), agrees, settings=UNSHRUNK))


@given(operation=strategies.operations(code_name="Semeru", year=2024))
def test_operations_can_be_narrowed(operation):
    """The name carries what is asked for, and the units are of that Polda's territory."""
    assert operation.name.code_name == "Semeru"
    assert operation.name.years[0] == 2024
    assert operation.name.polda == "polda-jatim"
    units = [one.unit for one in operation.deployments if one.unit is not None]
    assert all(code.startswith("35") for unit in units for code in unit.region_codes)


@given(operation=strategies.operations())
def test_operations_fit_their_names(operation):
    """Units serve the provinces of the code name, whoever runs the family runs the operation."""
    name = operation.name
    row = find_code_name(name.code_name) if name.code_name else None
    if row is not None:
        units = [one.unit for one in operation.deployments if one.unit is not None]
        codes = {code[:2] for unit in units for code in unit.region_codes}
        assert codes <= set(row.province_codes)
    family = next((one for one in families() if one.key == name.family), None)
    if family is not None and family.management and operation.management is not None:
        assert operation.management is family.management


@given(contest=strategies.contests())
def test_contests_fit_their_region(contest):
    """The office is the region's, no known unit of Jakarta votes, polls follow one another."""
    units = [one.code for one in regions.regencies() if one.kind.value.endswith("administrasi")]
    assert contest.office is office_of(contest.region_code)
    assert contest.region_code not in units
    days = [poll.day for poll in contest.polls if poll.day is not None]
    assert days == sorted(days)
    assert PollKind.FIRST not in [poll.kind for poll in contest.polls[1:]]
    if contest.single_candidate:
        assert contest.candidate_pairs in (None, 1)
    assert all(c.startswith(contest.region_code) for p in contest.polls for c in p.region_codes)


@given(data=st.data())
def test_contests_refuse_a_district(data):
    """A district elects no head."""
    with pytest.raises(InvalidValueError) as caught:
        data.draw(strategies.contests(region="35.28.01"))
    assert caught.value.field == "region"
    assert data.draw(strategies.contests(region="35.28")).office is Office.REGENT


@given(election=strategies.elections())
def test_elections_vote_on_a_wednesday_of_their_year(election):
    """The voting day, if told, is a Wednesday of the year in the id."""
    if election.voting_day is not None:
        assert election.voting_day.isoweekday() == 3
        assert str(election.voting_day.year) == election.id[-4:]


@given(timetable=strategies.timetables(election="pilkada-2024"))
def test_timetables_are_trees(timetable):
    """Stages lie inside their parents as far as both periods are known."""
    assert timetable.election == "pilkada-2024"
    by_id = {stage.id: stage for stage in timetable.stages}
    for stage in timetable.stages:
        if stage.parent is not None:
            above = by_id[stage.parent].period
            for day in (stage.period.start, stage.period.end):
                assert day is None or above.contains(day) is not False


def test_timetables_nest():
    """Parents, and instruments that replace others, come."""

    def nests(one: Timetable) -> bool:
        return any(stage.parent for stage in one.stages)

    def replaces(one: Timetable) -> bool:
        return any(instrument.replaces for instrument in one.instruments)

    assert nests(find(strategies.timetables(), nests, settings=UNSHRUNK))
    assert replaces(find(strategies.timetables(), replaces, settings=UNSHRUNK))


@given(dossier=strategies.dossiers(region="35.28", election="pilkada-2024"))
def test_dossiers_are_one_world(dossier):
    """Contests and declarations are about the region, operations carry its Polda's code name."""
    assert all(contest.region_code == "35.28" for contest in dossier.contests)
    assert all("35.28" in one.region_codes for one in dossier.declarations)
    assert all(one.name.polda == "polda-jatim" for one in dossier.operations)
    named = [one.id for one in dossier.elections] + [one.election for one in dossier.timetables]
    assert not named or "pilkada-2024" in named


@given(source=strategies.sources())
def test_nothing_is_read_before_it_is_published(source):
    """Day and moment of publication agree, and retrieval is not before them."""
    if source.published is not None and source.published_at is not None:
        assert source.published_at.date() == source.published
    if source.published is not None and source.retrieved is not None:
        assert source.published <= source.retrieved


@given(value=strategies.json_values())
def test_json_values_are_plain(value):
    """Only what a document can hold."""
    assert type(value) in (type(None), bool, int, str, list, dict)


# As a tool


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
@given(data=st.data())
def test_every_record_has_a_strategy(record, data):
    """`records_of` and `hypothesis.strategies.from_type` make records of the class asked for."""
    assert type(data.draw(strategies.records_of(record))) is record
    assert type(data.draw(st.from_type(record))) is record


def test_other_classes_have_none():
    """`records_of` refuses a class that is no record."""
    with pytest.raises(InvalidValueError) as caught:
        strategies.records_of(dict)
    assert caught.value.code == "not_a_record"


@given(date=st.from_type(PartialDate), code=st.from_type(RegionCode))
def test_partial_dates_and_codes_are_registered(date, code):
    """Hypothesis also makes partial dates and region codes from their types."""
    assert type(date) is PartialDate
    assert regions.Province(code=code[:2], name="x", zone=regions.get("35").zone)


def test_examples_shrink_to_little():
    """The simplest dossier is empty; what is found shrinks to little more than what was sought."""
    quiet = settings(UNSHRUNK, phases=[Phase.generate, Phase.shrink])
    assert find(strategies.dossiers(), lambda _: True, settings=quiet) == Dossier()
    simplest = find(strategies.declarations(), lambda one: bool(one.commitments), settings=quiet)
    assert len(simplest.commitments) == 1
    assert simplest.participations == simplest.claims == simplest.sources == ()
    assert simplest.event is simplest.title is simplest.note is None


@settings(suppress_health_check=[HealthCheck.too_slow])  # that one measures the machine too
@given(dossier=strategies.dossiers())
def test_dossiers_are_small_enough(dossier):
    """A dossier is no larger than what Hypothesis lets through, and names nobody's website."""
    assert len(dumps(dossier)) < 500_000
    addresses = [text for text in texts_in(dossier) if WEB_ADDRESS.fullmatch(text)]
    assert all(".example" in address for address in addresses)


def run(program: str) -> str:
    """Run a program in a fresh interpreter and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_without_hypothesis_the_extra_is_named():
    """Where Hypothesis is not installed, importing the strategies says what to install."""
    program = """if True:
        import sys
        sys.modules["hypothesis"] = None
        from pilkada_model import MissingExtraError
        try:
            import pilkada_model.strategies
        except MissingExtraError as error:
            print(error.extra, error.needed_for)
    """
    assert run(program) == "hypothesis pilkada_model.strategies\n"


def test_hypothesis_starts_light():
    """Importing Hypothesis loads no strategies of ours, no wire, and opens no table."""
    program = """if True:
        import sys
        opened = []
        sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else 0)
        import hypothesis
        heavy = ("pilkada_model.strategies", "pilkada_model.serial", "cattrs", "dateutil")
        print([name for name in heavy if name in sys.modules])
        print([name for name in opened if name.endswith((".csv", "manifest.json"))])
    """
    assert run(program) == "[]\n[]\n"


def test_from_type_needs_no_import_of_the_strategies():
    """`from_type` finds a record by its class alone."""
    program = """if True:
        import warnings
        from hypothesis import given, strategies as st
        from pilkada_model import Declaration
        seen = []
        @given(st.from_type(Declaration))
        def collect(one):
            seen.append(type(one) is Declaration)
        collect()
        print(all(seen), len(seen) > 10)
    """
    assert run(program) == "True True\n"


def test_missing_extra_is_an_import_error():
    """The error for a missing extra can be caught as `ImportError`."""
    error = MissingExtraError(extra="hypothesis", needed_for="pilkada_model.strategies")
    assert isinstance(error, ImportError)
    assert 'pip install "pilkada-model[hypothesis]"' in str(error)
