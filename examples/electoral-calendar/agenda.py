"""The electoral calendar of a region on a day: what runs, what comes, when people vote there.

    python agenda.py [CODE DAY]

The code is that of a province, regency or city, the day is written 2024-08-16; without them, the
regency of Pamekasan on that day. Of the votes of the region the nearest to the day is taken, with
its timetable as it stood at last. Below stands what the law would fix for a vote in 2029.
"""

import datetime as dt
import sys
from collections.abc import Iterator

from pilkada_model import elections, regions, stages, timeline, writing

AHEAD = 14
SUPPOSED_VOTE = dt.date(2029, 11, 28)


def agenda(code: str, day: dt.date) -> Iterator[str]:
    """Yield the lines of the calendar of a region on a day, in Indonesian."""
    region = regions.get(code)
    yield f"{region.label()}, {writing.write_date(day)}"
    votes = {
        poll.day: (contest.election, f"{poll.kind.label()}, {contest.office.label()}")
        for contest in elections.contests(region=region.code)
        for poll in contest.polls
        if poll.day is not None
    }
    if votes:
        election, _ = votes[min(votes, key=lambda vote: abs(vote - day))]
        yield from stages_around(election, region.code, day)

    yield "Hari pemungutan suara"
    for vote, (_, what) in sorted(votes.items()):
        yield f"  {writing.write_date(vote)}: {what}"

    yield f"Andai suara dipungut pada {writing.write_date(SUPPOSED_VOTE)}"
    windows = timeline.derive(SUPPOSED_VOTE)
    fixed = [one for one in windows if one.settled]
    yield from timeline.table(fixed, width=90).splitlines()
    yield f"Aturan lain, yang menunggu hari tahapan lain: {len(windows) - len(fixed)}"


def stages_around(election: str, region: str, day: dt.date) -> Iterator[str]:
    """Yield how far the vote is, and the stages of these days."""
    calendar = timeline.for_region(timeline.version(stages.timetable(election)), region)
    yield f"{timeline.countdown(calendar, day)}, {election}"
    headings = {node.stage.id for node in timeline.tree(calendar) if node.children}
    running = timeline.at(calendar, day)
    coming = timeline.upcoming(calendar, day, days=AHEAD)
    for title, found in (
        ("Berlangsung", running.surely),
        ("Mungkin berlangsung", running.maybe),  # what may still begin is among these
        (f"Mulai dalam {AHEAD} hari", coming.surely),
    ):
        yield title
        for stage in found:
            if stage.id not in headings:
                yield f"  {stage.label()}: {writing.write_period(stage.period)}"


if __name__ == "__main__":
    given = sys.argv[1:] or ["35.28", "2024-08-16"]
    if len(given) != 2:
        sys.exit("usage: agenda.py CODE DAY, such as 35.28 2024-08-16")
    given_code, given_day = given
    for line in agenda(given_code, dt.date.fromisoformat(given_day)):
        print(line)
