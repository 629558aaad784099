"""Four answers for a new user on the demo, without leaving the keyboard or reading a manual."""

from collections.abc import Mapping

import pytest

from tests.e2e.desk import Desk
from tests.e2e.newcomer import Newcomer

pytestmark = pytest.mark.e2e

AFTER_NOVEMBER = {"ITPLANNER_TODAY": "2026-12-01"}

BEFORE_THE_PHONE_RANG = {"K6": "656/8", "B1": "11500", "B2": "21000"}

AFTERWARDS = {"B3": "12500", "B4": "9k"}


def test_a_new_user_finds_four_answers_with_keys_that_the_screen_names(desk: Desk) -> None:
    user = Newcomer(desk.workbench(environ=AFTER_NOVEMBER))
    which_goal_is_late_and_who_owns_it(user)
    which_kpi_is_off_and_since_when(user)
    move_a_goal_and_see_what_else_it_touches(user, desk)
    record_last_months_numbers(user)
    assert headcount(desk) == "656/8.0"
    assert [booked(desk, line) for line in range(1, 6)] == [11_500_00, 21_000_00, 12_500_00, 9_000_00, None]


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
    user.sees(r"━ Monthly round · December 2026 ━+ 1 of 37 ━")
    answer(user, BEFORE_THE_PHONE_RANG)
    user.press("esc", "stop")
    user.sees(r"3 of 37 answered, all kept\. m goes on with the round")
    user.press("m", "goes on")
    answer(user, AFTERWARDS)
    for place in range(6, 38):
        user.sees(rf"━ {place} of 37 ━")
        user.press("down", "skip")
    user.sees(r"Round finished: 5 of 37 recorded, 32 left for later")
    user.press("enter", "close")
    user.gone("━ Monthly round")


def answer(user: Newcomer, numbers: Mapping[str, str]) -> None:
    """Type what some KPIs are computed from, each as its turn comes."""
    for code, number in numbers.items():
        user.sees(rf"┃ {code} .*November 2026")
        user.type_text(number)
        user.press("enter", "save, next")
        user.gone(rf"┃ {code} .*November 2026")


def due(desk: Desk, number: int) -> object:
    return desk.value("SELECT due FROM goal WHERE id = ?", number)


def headcount(desk: Desk) -> object:
    """Return users and posts of November, as they are stored."""
    return desk.value("SELECT users || '/' || support_fte FROM headcount WHERE year = 2027 AND period = 5")


def booked(desk: Desk, line: int) -> object:
    """Return what was booked on a budget line in November, in hundredths."""
    return desk.value("SELECT actual FROM phase WHERE line = ? AND period = 5", line)
