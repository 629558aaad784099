"""Names and texts that try to command the terminal are words wherever they stand, and only words."""

import datetime

import pytest

from itplanner.domain.change import Ref
from itplanner.domain.text import shown
from tests.e2e.desk import PLAIN, WIDE, Desk, checklist
from tests.e2e.forms import fill, to_field
from tests.e2e.hostile import ENEMY, LINE, TEXTS, back, harm, leave, overwrite, paste, poison, sees, sight
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

CLICK, BROKEN, COPY, RED, GONE, EXE, *_WIDE = TEXTS
TABLE = f"Title\tOwner\tSome {CLICK}\n{EXE}\tnobody {LINE}\t1\nNew {EXE}\t\t2\n"
"""What is pasted, without ESC, which terminals take out of it."""


@pytest.fixture
def terminal(desk: Desk) -> Terminal:
    """Return a workbench on a plan full of hostile text."""
    poison(desk.plan())
    return checklist(desk.start(str(desk.plan()), size=WIDE, as_="PE1"))


def test_hostile_text_is_words_in_lists_inspector_form_and_dialogs(terminal: Terminal) -> None:
    sees(terminal, f"{CLICK} 1", *TEXTS[:-1], TEXTS[-1][:20])
    terminal.press("right")
    sees(terminal, *(f"○ {text}" for text in (RED, GONE, EXE)))
    terminal.press("i").wait_for(r"━ What hangs on G4")
    sees(terminal, COPY, f"ST4 {RED}", f"ST6 {EXE}", f"{RED} 4 alignment")
    back(terminal)
    terminal.press("d").wait_for(r"━ Delete G4 " + sight(RED))
    back(terminal)
    terminal.press("x").wait_for(r"━ G4 " + sight(RED))
    back(terminal)
    terminal.press("A").wait_for(r"━▸ Step for G4 " + sight(RED))
    back(terminal)
    terminal.press("enter").wait_footer("enter edit")
    terminal.press("end").wait_for(r"eve�\[31;5m�")
    sees(terminal, CLICK, BROKEN)
    back(terminal)
    the_form(terminal)
    other_forms(terminal)
    the_areas(terminal)
    leave(terminal)


def test_hostile_text_is_words_in_overview_roadmap_kpis_and_their_dialogs(
    terminal: Terminal, desk: Desk
) -> None:
    the_overview(terminal)
    the_roadmap(terminal, desk)
    the_kpis(terminal)
    the_round(terminal)
    leave(terminal)


def the_overview(terminal: Terminal) -> None:
    """All six panes at once, then page by page."""
    terminal.press("1").wait_for(r"━▸ Needs you")
    sees(terminal, f"of 55 {CLICK[:-3]}", "K3 copy �]52;c;ZXZpbA==�", "red �[31;5m te… – ●")
    sees(terminal, f"BG2 {BROKEN} 2", f"G23 {GONE} is due", f"Step: {BROKEN}", f"eve�[… AR1 {RED}")
    terminal.resize(PLAIN)
    for title, texts in (
        ("Needs you", ("broken… 23 d", "K3 copy �]52;c;ZXZpbA==� i…")),
        ("KPIs", (f"K4 {RED} 4", f"K2 {BROKEN} 2")),
        ("Goals by area", (f"{COPY} 3 –", f"G23 {GONE} is due")),
        ("Next 30 days", (f"Step: {BROKEN}",)),
        ("Business goals", (f"BG2 {BROKEN} 2", f"AR1 {RED}")),
    ):
        terminal.wait_for(rf"━▸ {title}")
        sees(terminal, *texts)
        terminal.press("tab")
    sees(terminal, f"eve�[… AR1 {RED}")
    terminal.resize(WIDE)


def the_roadmap(terminal: Terminal, desk: Desk) -> None:
    """Rows, heads and strip in each grouping, and the question what is to make way."""
    terminal.press("2").wait_for(r"━▸ Roadmap .* by area")
    sees(terminal, f"▸ G1 {CLICK}", f"G10 {CLICK}", f"{RED} 4 │", f"{CLICK} 1 · 10 years · {COPY} 3")
    sees(terminal, f"Below ↓ G2 {BROKEN} · ↓ G6 {EXE}")
    terminal.press("v").wait_for("by business goal")
    sees(terminal, f"BG3 {COPY} 3", f"G3 {COPY}")
    terminal.press("v").wait_for("by owner")
    sees(terminal, f"{BROKEN} 2 │", f"G2 {BROKEN}")
    terminal.press("v").wait_for("by area")
    overwrite(desk.plan(), Ref("goal", 16), "due", datetime.date(2031, 6, 30))
    terminal.wait_footer(r"eve�\[31;5m�: wrote 2031-06-30")
    terminal.press(":").wait_for("━ Commands and records")
    terminal.type_text("G15").press("enter").wait_for(r"▸ G15 ")
    terminal.press("{").wait_for(r"━ Let G15 end earlier")
    sees(terminal, "G16 会計を四工場で", f"is under G15 {EXE[:4]}")
    back(terminal)


def the_kpis(terminal: Terminal) -> None:
    """Names, units, notes and sentences, the numbers, and a colour declared for a hostile reason."""
    terminal.press("5").wait_for(r"━▸ KPIs")
    terminal.press("j j").wait_for(r"▸K3 ")
    sees(terminal, "▸K3 copy �]52;c;ZXZpbA==�", f"K3 {COPY} 3, {COPY[:10]}", "90 ▲ brok…", f"{BROKEN} copy")
    terminal.press("v v v v").wait_for("view 5 of 5: the numbers")
    sees(terminal, f"K3 {COPY} 3, copy")
    terminal.press("v").wait_for("view 1 of 5: course")
    terminal.press("enter").wait_for(r"┬▸ K3 readings")
    terminal.press("enter").wait_for(r"7 on spec / 8 decided")
    sees(terminal, f"━ K3 {COPY} 3 = 0.9 ━", f"P11 {BROKEN} 11")
    back(terminal)
    terminal.press("j j enter").wait_for(r"━ Edit reading")
    terminal.wait_footer("esc close")
    sees(terminal, f"Note {BROKEN}")
    back(terminal)
    terminal.press("shift+tab").wait_for(r"▸K3 copy")
    terminal.press("e").wait_for(r"━ Edit K3")
    sees(terminal, f"[ {COPY} 3", f"Unit {COPY}", f"Definition {BROKEN}")
    back(terminal)
    terminal.press("D").wait_for(r"━ New declaration")
    terminal.type_text("amber")
    to_field(terminal, "Reason")
    paste(terminal, LINE)
    sees(terminal, f"[ {LINE}")
    fill(terminal, {"Holds until": "2027-01-15"})
    terminal.press("ctrl+s").wait_for("Declared +▲ amber")
    sees(terminal, f"{CLICK} 1: zz", LINE[3:])


def the_round(terminal: Terminal) -> None:
    """An item, its note, what comes next, and the summary."""
    terminal.press("m").wait_for(r"━ Monthly round")
    sees(terminal, f"G4 {RED}", f"{COPY} 3 start 0", f"then G7 {_WIDE[0][:7]}")
    terminal.press("n")
    paste(terminal, LINE)
    sees(terminal, f"[ {LINE}")
    terminal.press("enter").wait_for(r"━ [23] of 20 ━")
    terminal.press(" ".join(["down"] * 20)).wait_for("Round finished: ")
    sees(terminal, f"{BROKEN} 2", f"{COPY} 3")
    terminal.press("esc").wait_footer("Round finished")


def the_form(terminal: Terminal) -> None:
    terminal.press("e").wait_for(r"━ Edit G4")
    sees(terminal, f"[ {RED}", f"{CLICK} 1", COPY, f"{CLICK} (and 3 more lines)")
    to_field(terminal, "Note")
    sees(terminal, *(f"[ {text}" for text in (CLICK, BROKEN, COPY, RED)))
    terminal.press("shift+tab")
    back(terminal)


def other_forms(terminal: Terminal) -> None:
    for code, name in (("ST4", RED), ("PE4", f"{RED} 4"), ("AR5", f"{GONE} 5"), ("BG3", f"{COPY} 3")):
        terminal.press(":").wait_for("━ Commands and records")
        terminal.type_text(code)
        sees(terminal, f"{code} {name}")
        terminal.press("enter")
        if code != "AR5":
            terminal.wait_for(rf"▸.*{sight(name)}(.|\n)*\? help$")
            terminal.press("e")
        terminal.wait_footer("ctrl")
        sees(terminal, f"[ {name}")
        back(terminal)


def the_areas(terminal: Terminal) -> None:
    terminal.press("3").wait_for(r"━ 30 goals ━")
    sees(terminal, *(f"G{number} {text}" for number, text in zip((1, 2, 21, 4, 14, 6), TEXTS, strict=False)))
    terminal.press("shift+tab").wait_for(r"━▸ Areas ")
    terminal.press("j j").wait_for(rf"┬ {sight(BROKEN)}.* 7 goals")


def test_hostile_text_is_words_where_it_is_pasted_or_comes_from_others(
    terminal: Terminal, desk: Desk
) -> None:
    for key, title in ((":", "Commands and records"), ("?", "Help"), ("i", "What hangs on G4")):
        terminal.press(key).wait_for(rf"━ {title}")
        paste(terminal, LINE)
        sees(terminal, f"[ {LINE}")
        back(terminal)
    terminal.press("/").wait_for("Show goals with")
    paste(terminal, LINE)
    sees(terminal, f'No goal matches "{LINE}"')
    back(terminal)
    paste(terminal, TABLE)
    terminal.wait_for(r"━ Paste goals")
    sees(terminal, f"Some {CLICK}", f'No person "nobody {LINE}"')
    back(terminal)
    overwrite(desk.plan(), Ref("goal", 5), "title", EXE)
    terminal.wait_footer(rf"eve�\[31;5m�: wrote {sight(EXE)}")
    terminal.press("e").wait_for(r"━ Edit G4")
    paste(terminal, f"Mine {LINE}")
    sees(terminal, f"[ Mine {LINE}")
    overwrite(desk.plan(), Ref("goal", 4), "title", GONE)
    terminal.press("ctrl+s").wait_for(r"━ G4 was changed by eve�\[31;5m�")
    sees(terminal, f"Before {RED}", f"Theirs ({ENEMY.login}) {GONE}")
    terminal.press("m").wait_for(r"G4 +Mine zz \[/no\]")
    terminal.press("u").wait_footer(rf"Undone: G4 .*→ {sight(GONE)}")
    leave(terminal)


def test_hostile_names_are_words_before_the_first_change(terminal: Terminal, desk: Desk) -> None:
    terminal = checklist(desk.start(str(desk.plan()), size=WIDE, as_=None))
    terminal.wait_for(r"\[4 Checklist\]")
    terminal.press("J").wait_for(r"━ Who are you\?")
    sees(terminal, f"PE4 {RED} 4", f"PE6 {EXE} 6")
    back(terminal)
    leave(terminal)


def test_a_hostile_path_is_words_at_the_first_start(desk: Desk) -> None:
    terminal = desk.start(str(desk.home / f"{CLICK[:-3]}{RED}.plan"), size=WIDE, as_=None)
    terminal.wait_footer("q leave")
    terminal.wait_for(r"There is no plan yet at .*\[@click=app.quit\]xred �\[31;5m text\.plan")
    leave(terminal)


def test_the_texts_are_hostile() -> None:
    assert all(harm(text.encode()) and not harm(shown(text).encode()) for text in (COPY, RED, GONE, EXE))
