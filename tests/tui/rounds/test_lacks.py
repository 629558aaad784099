"""A round asks for what formulas compute from, drawn as its other items are."""

from itplanner.domain.records import Headcount, Person, Project, ProjectBaseline
from itplanner.service.rounds import Round
from itplanner.tui.dialogs.monthly import _request
from itplanner.tui.requests.records import AddRequested, SetRequested
from itplanner.tui.rounds.state import RoundState
from itplanner.tui.rounds.summary import summary
from itplanner.tui.view import View
from tests.builders import kpi, plan_of
from tests.tui.rounds.desk import TODAY, at, begun, day, drawn

PLAN = plan_of(
    Person(id=5, name="Eva Lind"),
    kpi(6, name="Support staff per user", unit="1:n", formula="support_ratio", owner=5),
    kpi(1, name="On time", formula="projects_on_time"),
    kpi(7, name="MTTR", formula="mttr", unit="h"),
    Headcount(id=1, year=2027, period=4, users=640, support_fte=8),
    Project(id=2, name="Move the [b]mail[/b]", status="running", manager=5, cost=120000_00),
    ProjectBaseline(id=1, project=2, number=1, end=day(12, 15), budget=150000_00),
    ProjectBaseline(id=2, project=2, number=2, end=day(12, 31), budget=200000_00),
)


def round_of(text: str | None = None, code: str = "K6") -> RoundState:
    state = at(code, begun(PLAN))
    return state if text is None else state.typed(text)


def test_a_head_count_offers_the_last_one_and_says_what_it_comes_to() -> None:
    assert drawn(round_of()) == [
        "K6   Support staff per user                     Eva Lind, November 2026",
        "",
        "  Active users / full support posts, contractors too",
        "  last: 640/8",
        "",
        "▸ Users/FTE  [ 640/8          ]     1:80",
        "  Note         none",
        "",
        "  ▸○                          then P2 Move the [b]mail[/b]",
    ]


def test_a_project_says_what_was_promised_and_approved() -> None:
    lines = drawn(round_of("29 nov", "P2"))
    assert lines[0] == "P2   Move the [b]mail[/b]                             Eva Lind, running"
    assert "promised for 15 Dec 2026, budget EUR 150,000" in lines[3]
    assert "finished on 29 Nov 2026" in lines[5]


def test_what_is_asked_for_fits_a_screen_of_60_columns() -> None:
    for code in ("K6", "P2"):
        assert all(len(line) <= 56 for line in drawn(round_of(code=code), 56)[2:4])


def test_what_is_new_is_stored_where_it_belongs() -> None:
    state = round_of()
    after, answer = state.answer()
    assert answer is not None
    assert after.current is not None
    assert after.current.code == "P2"
    request = _request(answer, state)
    assert isinstance(request, AddRequested)
    assert (request.kind, request.texts) == (
        "headcount",
        {"year": "2027", "period": "5", "users": "640", "support_fte": "8"},
    )
    state = round_of("125k", "P2")
    _after, answer = state.answer()
    assert answer is not None
    request = _request(answer, state)
    assert isinstance(request, SetRequested)
    assert (request.refs[0].kind, request.texts) == ("project", {"cost": "125k"})


def test_a_project_that_still_runs_as_before_is_answered_without_a_change() -> None:
    after, answer = round_of(code="P2").answer()
    assert answer is None
    assert after.kept.said == ("P2",)


def test_what_cannot_be_read_is_told_and_kept() -> None:
    after, answer = round_of("640").answer()
    assert answer is None
    assert after.wrong.startswith("Type users and full posts")


def test_the_summary_says_which_facts_are_to_be_imported() -> None:
    state = RoundState.of(View(PLAN, TODAY, 2027), Round(TODAY))
    said = ["".join(part.text for part in line) for line in summary(state)]
    assert "No incidents of November 2026 yet: itplanner import incidents FILE" in said


def test_before_the_terminal_has_a_size_it_is_drawn_all_the_same() -> None:
    assert drawn(round_of(), 1)
    assert drawn(round_of("640").answer()[0], 1)


def test_a_day_may_be_typed_with_its_letters_and_n_begins_a_note_before_it() -> None:
    assert not round_of(code="P2").in_words
    assert round_of("29 ", "P2").in_words
    assert not round_of("650/8").in_words
