"""A new user finds the worst goal of the demo and mends it, using only `.` and what the screen says."""

import pytest

from tests.e2e.desk import Desk
from tests.e2e.newcomer import Newcomer

pytestmark = pytest.mark.e2e


def test_the_worst_goal_is_mended_to_five_letters_by_what_the_screen_says(desk: Desk) -> None:
    user = Newcomer(desk.workbench())
    user.press("3", "Areas")
    user.sees(r"G14 .* SM!!T")
    user.look_up("go to the next problem, at its field")
    user.sees(r"▸Problems +■ It serves no business goal \(G010\)")
    user.press("enter", "mends it")
    user.sees(r"▸ Business goals +\[")
    user.type_text("bg5")
    user.press("enter", "next")
    user.press("ctrl+s", "save")
    user.sees(r"R ✓ Relevant +BG5 primary")
    user.press(".", "next problem")
    user.sees(r"▸A ! Achievable +No money stated, nor why none\n +State the need, or why it needs no money")
    user.press("enter", "open")
    user.sees(r"▸ Need +\[")
    user.type_text("36000")
    user.press("ctrl+s", "save")
    user.sees(r"a ~ Achievable +36k needed, in no budget line yet")
    user.press("esc", "close")
    user.press("3", "Areas")
    user.sees(r"G14 .* SMaRT")
