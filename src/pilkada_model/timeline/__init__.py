"""When? Timetables asked, compared, derived from law, drawn and exported.

`version`, `in_force` and `for_region` choose what is meant of a timetable; each gives a timetable
again. `at`, `between`, `upcoming`, `next_after` and `previous` ask it, `tree`, `gaps` and
`overlaps` tell how its stages lie, `countdown` and `progress` how far it has come, `diff` how
two differ. `derive` counts windows from the voting day by law, `moment` gives the clock of a
region, `coverage` compares an operation with the stages, `line` puts a dossier in order of time.
`table`, `icalendar`, `mermaid` and `svg` write it all out.

What is not known is told as such: a stage without a last day may be running.
"""

from pilkada_model.timeline.calendars import icalendar
from pilkada_model.timeline.chart_parts import Bar, Chart, Days, Flag, Look, Row
from pilkada_model.timeline.charts import chart
from pilkada_model.timeline.counting import (
    Countdown,
    Elapsed,
    Progress,
    countdown,
    progress,
    voting_day,
)
from pilkada_model.timeline.coverages import (
    Coverage,
    CoverageExtent,
    StageCoverage,
    UnitCoverage,
    coverage,
)
from pilkada_model.timeline.derivation import Derived, derive
from pilkada_model.timeline.differences import Change, Diff, diff
from pilkada_model.timeline.gantt import mermaid
from pilkada_model.timeline.lines import Line, LineEntry, LineKind, line
from pilkada_model.timeline.listings import table
from pilkada_model.timeline.moments import Moments, moment
from pilkada_model.timeline.overlapping import (
    OrderRule,
    Overlap,
    OverlapReason,
    order,
    overlaps,
)
from pilkada_model.timeline.pictures import svg
from pilkada_model.timeline.questions import Found, at, between, next_after, previous, upcoming
from pilkada_model.timeline.rulesets import (
    LegalRule,
    Ruleset,
    Term,
    get_ruleset,
    legal_rules,
    ruleset_of,
    rulesets,
)
from pilkada_model.timeline.structure import Gap, Node, gaps, rows, tree
from pilkada_model.timeline.versions import (
    for_region,
    in_force,
    only,
    shift,
    unsettled,
    version,
)
from pilkada_model.timeline.workdays import add_working_days, is_working_day, working_days

__all__ = [
    "Bar",
    "Change",
    "Chart",
    "Countdown",
    "Coverage",
    "CoverageExtent",
    "Days",
    "Derived",
    "Diff",
    "Elapsed",
    "Flag",
    "Found",
    "Gap",
    "LegalRule",
    "Line",
    "LineEntry",
    "LineKind",
    "Look",
    "Moments",
    "Node",
    "OrderRule",
    "Overlap",
    "OverlapReason",
    "Progress",
    "Row",
    "Ruleset",
    "StageCoverage",
    "Term",
    "UnitCoverage",
    "add_working_days",
    "at",
    "between",
    "chart",
    "countdown",
    "coverage",
    "derive",
    "diff",
    "for_region",
    "gaps",
    "get_ruleset",
    "icalendar",
    "in_force",
    "is_working_day",
    "legal_rules",
    "line",
    "mermaid",
    "moment",
    "next_after",
    "only",
    "order",
    "overlaps",
    "previous",
    "progress",
    "rows",
    "ruleset_of",
    "rulesets",
    "shift",
    "svg",
    "table",
    "tree",
    "unsettled",
    "upcoming",
    "version",
    "voting_day",
    "working_days",
]
