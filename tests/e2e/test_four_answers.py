"""Four answers for a new user on the demo, without leaving the keyboard or reading a manual."""

from collections.abc import Mapping

import pytest

from tests.e2e.desk import Desk
from tests.e2e.newcomer import Newcomer

pytestmark = pytest.mark.e2e

AFTER_NOVEMBER = {"ITPLANNER_TODAY": "2026-12-01"}

BEFORE_THE_PHONE_RANG = {"K1": "75", "K2": "82", "K3": "90"}

AFTERWARDS = {"K4": "24.5", "K5": "98.4", "K6": "79", "K7": "7.6", "K8": "75"}


def test_a_new_user_finds_four_answers_with_keys_that_the_screen_names(desk: Desk) -> None:
    user = Newcomer(desk.workbench(environ=AFTER_NOVEMBER))
    which_goal_is_late_and_who_owns_it(user)
    which_kpi_is_off_and_since_when(user)
    move_a_goal_and_see_what_else_it_touches(user, desk)
    record_last_months_numbers(user)
    typed = {**BEFORE_THE_PHONE_RANG, **AFTERWARDS}
    assert recorded(desk) == {code: float(number) for code, number in typed.items()}


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
    user.sees(r"━ Monthly round · December 2026 ━+ 1 of 22 ━")
    answer(user, BEFORE_THE_PHONE_RANG)
    user.press("esc", "stop")
    user.sees(r"3 of 22 answered, all kept\. m goes on with the round")
    user.press("m", "goes on")
    answer(user, AFTERWARDS)
    for place in range(9, 23):
        user.sees(rf"━ {place} of 22 ━")
        user.press("down", "skip")
    user.sees(r"Round finished: 8 of 22 recorded, 14 left for later")
    user.press("enter", "close")
    user.gone("━ Monthly round")


def answer(user: Newcomer, numbers: Mapping[str, str]) -> None:
    """Type the numbers of some KPIs, each as its turn comes."""
    for code, number in numbers.items():
        user.sees(rf"┃ {code} .*November 2026")
        user.type_text(number)
        user.press("enter", "save, next")
        user.gone(rf"┃ {code} .*November 2026")


def due(desk: Desk, number: int) -> object:
    return desk.value("SELECT due FROM goal WHERE id = ?", number)


def recorded(desk: Desk) -> dict[str, float]:
    """Return the readings of the last day of November, as they are stored."""
    found = desk.value(
        "SELECT group_concat('K' || kpi || '=' || value) FROM reading WHERE date = '2026-11-30' AND kpi"
    )
    pairs = (pair.split("=") for pair in str(found).split(","))
    return {code: float(value) for code, value in pairs}
