"""What the library knows of one region before an election: place, units, contests, days.

    python briefing.py [CODE]

The code is one of the Ministry of Home Affairs; without one, the regency of Pamekasan.
"""

import sys
from collections.abc import Iterator

from pilkada_model import Level, RegionCode, elections, regions, stages, units, writing

VOTING = {"voting", "campaign", "quiet-period"}


def briefing(code: str) -> Iterator[str]:
    """Yield the lines of the briefing on a region, in Indonesian."""
    found = regions.resolve(code)
    region = found.region
    yield region.label()
    if found.changed:
        yield f"  {code} kini {region.code}"
    above = regions.parent(region.code)
    if above is not None:
        yield f"  di {above.label()}, {region.zone.value if region.zone else '?'}"

    yield "Satuan"
    for place in units.units_for(region.code):
        unit = units.get(place.unit)
        extent = place.extent.label() if place.extent else "tidak disebut"
        yield f"  {unit.name}: {extent} ({place.certainty.label()})"

    if region.level not in (Level.PROVINCE, Level.REGENCY_CITY):
        return
    yield "Pemilihan"
    for contest in elections.contests(region=region.code):
        days = ", ".join(writing.write_date(poll.day) for poll in contest.polls if poll.day)
        pairs = "?" if contest.candidate_pairs is None else contest.candidate_pairs
        yield f"  {contest.election}, {contest.office.label()}: {pairs} pasangan; {days}"

    yield "Tahapan Pilkada 2024"
    for stage in stages.timetable("pilkada-2024").stages:
        national = not stage.region_codes
        if stage.slug in VOTING and (national or RegionCode(region.code) in stage.region_codes):
            yield f"  {stage.label()}: {writing.write_period(stage.period)}"


if __name__ == "__main__":
    for line in briefing(sys.argv[1] if len(sys.argv) > 1 else "35.28"):
        print(line)
