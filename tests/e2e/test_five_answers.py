"""Five answers on the KPIs at 80x24, without leaving the keyboard or reading a manual."""

import pytest

from tests.e2e.desk import PLAIN, Desk
from tests.e2e.newcomer import Newcomer

pytestmark = pytest.mark.e2e


def test_a_new_user_finds_five_answers_with_keys_that_the_screen_names(desk: Desk) -> None:
    user = Newcomer(desk.workbench(size=PLAIN))
    which_kpi_is_off(user)
    since_when_and_is_it_a_signal(user)
    what_will_it_be_at_the_end_of_the_year(user)
    what_makes_the_number(user)


def which_kpi_is_off(user: Newcomer) -> None:
    user.press("5", "KPIs")
    user.sees(r"4 green · 3 amber · 1 red")
    user.look_up("sort by the next column")
    user.sees(r"by status")
    user.sees(r"(?s)K8 Recovery times met .*■ red .*K1 Projects on time .*▲ amber")


def since_when_and_is_it_a_signal(user: Newcomer) -> None:
    user.sees(r"▸K1 Projects on time")
    user.sees(r"Off since October 2026\. A signal for the better since August 2025\.")


def what_will_it_be_at_the_end_of_the_year(user: Newcomer) -> None:
    user.sees(r"[\d.]+ forecast")
    user.sees(r"Missed: 72\.7%, target 80%\. June ends 43\.7-86\.0%")


def what_makes_the_number(user: Newcomer) -> None:
    user.press("=", "explain")
    user.sees(r"━ K1 Projects on time = 72\.7% ━+ 12 months to 31 Oct 2026 ━")
    user.sees(r"8 on time / 11 due = 72\.7% +▲ amber \(green from 80%, amber from 60%\)")
    user.sees(r"Left out +7 of 18: 5 not due yet, 1 cancelled \(P13\), 1 on hold \(P14\)")
    user.sees(r"▸P\d+ .*still open +■ late")
    user.press("tab", "left out")
    user.sees(r"not due yet")
    user.press("v", "definitions")
    user.press("esc", "back")
    user.gone(r"Left out")
