"""Four answers for a new user on the demo, without leaving the keyboard or reading a manual."""

import pytest

from tests.e2e.desk import Desk
from tests.e2e.newcomer import Newcomer

pytestmark = pytest.mark.e2e

AFTER_NOVEMBER = {"ITPLANNER_TODAY": "2026-12-01"}

OF = 37
"""What is due in the round."""


def test_a_new_user_finds_four_answers_with_keys_that_the_screen_names(desk: Desk) -> None:
    user = Newcomer(desk.workbench(environ=AFTER_NOVEMBER))
    which_goal_is_late_and_who_owns_it(user)
    which_kpi_is_off_and_since_when(user)
    move_a_goal_and_see_what_else_it_touches(user, desk)
    record_last_months_numbers(user)
    assert desk.value("SELECT users FROM headcount WHERE year = 2027 AND period = 5") == 660


def which_goal_is_late_and_who_owns_it(user: Newcomer) -> None:
    user.look_up("show only rows with these words")
    user.sees(r"Show goals with")
    user.type_text("late")
    user.press("enter", "keeps")
    user.sees(r"2 of 17 goals match · esc shows all")
    user.sees(r"(?s)▸.*! G11 +Replace servers.* Ben +31 Oct late 31 d.*! G23 .* Jon +30 Nov late 1 d")
    user.press("enter", "open")
    user.sees(r"(?s)Status +■ late 31 d.*Owner +Ben Okafor")
    user.press("esc", "close")
    user.sees(r"2 of 17 goals match · esc shows all")
    user.press("esc", "shows all")
    user.sees(r"2 of 17 done")


def which_kpi_is_off_and_since_when(user: Newcomer) -> None:
    user.press("5", "KPIs")
    user.sees(r"4 green · 3 amber · 1 red")
    user.sees(r"Off since October 2026\.")
    user.look_up("last row")
    user.sees(r"▸K8 Recovery times met .*■ red")
    user.sees(r"Never green since March 2025")


def move_a_goal_and_see_what_else_it_touches(user: Newcomer, desk: Desk) -> None:
    user.press("2", "Roadmap")
    user.sees(r"━▸ Roadmap · 3 years")
    user.look_up("show only rows with these words")
    user.sees(r"Show goals with")
    user.type_text("copper")
    user.press("enter", "keeps")
    user.sees(r"▸ G12 .*━")
    user.press(">", "move")
    user.sees(r"G12 now ends after G20, which needs it; G12 is now due in FY2028 +u undo")
    user.sees(r"⇒ G20 ▲ ends earlier")
    assert due(desk, 12) == "2027-08-31"
    user.press("u", "undo")
    user.sees(r"Undone: G12 moved 3 months later")
    assert due(desk, 12) == "2027-05-31"


def record_last_months_numbers(user: Newcomer) -> None:
    user.look_up("the monthly round")
    user.sees(rf"━ Monthly round · December 2026 ━+ 1 of {OF} ━")
    user.sees(r"┃ K6 .*November 2026")
    user.type_text("660/8")
    user.press("enter", "save, next")
    user.sees(rf"━ 2 of {OF} ━")
    user.press("esc", "stop")
    user.sees(rf"1 of {OF} answered, all kept\. m goes on with the round")
    user.press("m", "goes on")
    for place in range(2, OF + 1):
        user.sees(rf"━ {place} of {OF} ━")
        user.press("down", "skip")
    user.sees(rf"Round finished: 1 of {OF} recorded, {OF - 1} left for later")
    user.press("enter", "close")
    user.gone("━ Monthly round")


def due(desk: Desk, number: int) -> object:
    return desk.value("SELECT due FROM goal WHERE id = ?", number)
