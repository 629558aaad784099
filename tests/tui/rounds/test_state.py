"""A round's moves: answered, skipped, gone back in, left, come back."""

from dataclasses import replace

from itplanner.domain.plan import Plan
from itplanner.service.rounds import Round
from itplanner.tui.rounds.state import Answer, RoundState
from itplanner.tui.rounds.summary import finished, left_off, silent_by_owner, summary
from itplanner.tui.view import View
from tests.builders import contents, reading
from tests.tui.rounds.desk import SMALL, TODAY, at, begun, day


def code(state: RoundState) -> str:
    return "summary" if state.current is None else state.current.code


def answered(state: RoundState, text: str) -> tuple[RoundState, Answer]:
    state, answer = state.typed(text).answer()
    assert answer is not None
    return state, answer


def with_reading(plan: Plan = SMALL, **values: object) -> View:
    rows = [*contents(plan).values(), reading(90, **values)]
    return View(Plan.of(rows), TODAY, 2027)


def test_an_answer_leads_on_at_once_and_is_recorded_once_it_is_stored() -> None:
    state, answer = answered(begun(), "9/12")
    assert (code(state), set(state.pending)) == ("G17", {"K1"})
    assert answer.texts == {"numerator": "9", "denominator": "12", "date": "2026-11-30"}
    assert not state.recorded(state.items[0])
    stored = state.stored(answer, with_reading(kpi=1, date=TODAY, value=75))
    assert (code(stored), stored.pending, stored.recorded(stored.items[0])) == ("G17", frozenset(), True)
    assert dict(stored.kept.texts) == {}


def test_what_is_typed_is_kept_until_it_is_stored_and_shown_again() -> None:
    state = begun().typed("9/").in_note(noting=True).typed("Plant 3").skipped()
    assert state.kept.texts == {"K1": ("9/", "Plant 3")}
    again = RoundState.of(state.view, replace(state.kept, later=()))
    assert (code(again), again.text, again.note) == ("K1", "9/", "Plant 3")


def test_typing_the_offered_text_again_keeps_nothing() -> None:
    assert begun().typed("7").typed("72.7").kept.texts == {}


def test_a_note_goes_with_the_value() -> None:
    state = begun().in_note(noting=True).typed("Two late")
    _state, answer = state.answer()
    assert answer is not None
    assert answer.texts["note"] == "Two late"


def test_nothing_new_is_said_without_a_change_and_outlives_the_program() -> None:
    state, answer = at("G17").answer()
    assert (answer, state.kept.said) == (None, ("G17",))
    assert code(RoundState.of(state.view, state.kept.postponing("K1"))) == "G23"


def test_steps_and_a_remark_are_one_answer() -> None:
    state = at("G17").typed("2 1").in_note(noting=True).typed("Half way")
    state, answer = state.answer()
    assert answer is not None
    assert ([ref.id for ref in answer.steps], answer.remark) == ([2, 1], "Half way")
    assert state.kept.said == ()
    assert state.stored(answer, state.view).kept.said == ("G17",)


def test_a_goal_with_nothing_to_tick_begins_in_its_note() -> None:
    state = at("G24")
    assert state.noting
    assert state.in_note(noting=False).noting


def test_skipped_items_are_left_for_later_and_asked_once_the_others_are_done() -> None:
    state = begun().skipped()
    assert code(state) == "G17"
    assert code(RoundState.of(state.view, state.kept)) == "G17"
    for _each in range(3):
        state = state.skipped()
    assert code(state) == "summary"
    assert code(RoundState.of(state.view, state.kept)) == "K1"


def test_going_back_shows_what_was_recorded_and_skipping_it_keeps_it() -> None:
    view = with_reading(kpi=1, date=TODAY, value=75.04, note="Two late")
    state = RoundState.of(view, Round(TODAY).asking("K1"))
    assert code(state) == "G17"
    back = state.back()
    assert (code(back), back.text, back.note) == ("K1", "75.0", "Two late")
    assert (back.answer()[1], code(back.answer()[0])) == (None, "G17")
    assert back.skipped().kept.later == ()
    assert back.back().at == 0


def test_a_recorded_value_is_replaced_on_its_own_day() -> None:
    view = with_reading(measure=19, date=day(11, 29), value=12)
    state = RoundState.of(view, Round(day(11, 28)))
    _state, answer = answered(at("G23", state), "9")
    assert answer.texts == {"value": "9", "date": "2026-11-29"}


def test_what_somebody_else_recorded_meanwhile_counts_and_what_is_typed_stays() -> None:
    state = begun().typed("9/").over(with_reading(kpi=1, date=TODAY, value=75))
    assert (code(state), state.text, state.recorded(state.items[0])) == ("K1", "9/", True)
    assert code(begun().over(with_reading(kpi=1, date=TODAY, value=75))) == "K1"


def test_a_refused_answer_comes_back_now_with_its_text_and_the_reason() -> None:
    state, answer = answered(begun(), "9/12")
    back = state.returned(answer, "The disk is full", now=True)
    assert (code(back), back.text, back.wrong) == ("K1", "9/12", "The disk is full")
    assert back.typed("9/11").wrong == ""


def test_a_refused_answer_that_comes_later_is_asked_before_the_summary() -> None:
    state, answer = answered(begun(), "9/12")
    state = state.returned(answer, "The disk is full", now=False)
    assert code(state) == "G17"
    for _each in range(3):
        state = state.skipped()
    assert (code(state), state.text) == ("K1", "9/12")


def test_a_reading_somebody_else_made_doesnt_answer_for_a_refused_one() -> None:
    state, answer = answered(begun(), "9/12")
    theirs = state.over(with_reading(kpi=1, date=TODAY, value=70))
    back = theirs.returned(answer, "There is already a reading", now=True)
    assert (code(back), back.text, back.recorded(back.items[0])) == ("K1", "9/12", False)
    assert back.wrong == "70.0 was recorded meanwhile; enter replaces it"


def test_an_item_that_goes_leaves_the_round_where_it_was() -> None:
    rows = [row for row in contents(SMALL).values() if (row.kind, row.id) != ("goal", 17)]
    state = at("G17").over(View(Plan.of(row for row in rows if row.kind != "step"), TODAY, 2027))
    assert code(state) == "G23"


def test_the_summary_names_the_silent_by_owner() -> None:
    state = begun(with_reading(measure=19, date=TODAY, value=9).plan)
    while state.current is not None:
        state = state.skipped()
    assert finished(state) == "Round finished: 1 of 4 recorded, 3 left for later"
    assert silent_by_owner(state) == [("Eva Lind", ["K1", "G24"]), ("Jon Diaz", ["G17"])]
    lines = ["".join(part.text for part in line) for line in summary(state)]
    assert lines[2:5] == ["Not reported this month", "  Eva Lind   2  K1, G24", "  Jon Diaz   1  G17"]


def test_the_summary_waits_for_what_is_being_saved_and_may_be_empty() -> None:
    state = replace(begun(), pending=frozenset({"K1"})).showing(9)
    assert "Saving 1 more answer" in [part.text for line in summary(state) for part in line]
    done = replace(begun(), kept=Round(TODAY, said=("K1", "G17", "G23", "G24"))).showing(9)
    assert finished(done) == "Round finished: 4 of 4 recorded"
    assert "Everything is reported this month." in [part.text for line in summary(done) for part in line]
    assert left_off(begun()) == "0 of 4 answered, all kept. m goes on with the round"
    saving = replace(begun(), pending=frozenset({"K1"}))
    assert left_off(saving) == "1 of 4 answered, all kept. m goes on with the round"
