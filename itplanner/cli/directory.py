"""The commands by name, and the help that lists them; imports nothing, so that it is there at once."""

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("PLAN", "make a plan: a starter, the demo or an empty one"),
    "list": ("KIND", "list goals, steps, KPIs, people …; `changes` lists the history"),
    "show": ("CODE", "show one record"),
    "add": ("KIND FIELD=VALUE…", "add a record; prints its code"),
    "set": ("CODE FIELD=VALUE…", "change a record; FIELD+=x and FIELD-=x for lists"),
    "done": ("CODE", "tick a step or close a goal"),
    "kpi": ("list | show | record", "the KPIs, their values by period, a new reading"),
    "roadmap": ("", "the goals as bars over 3, 5 or 10 fiscal years"),
    "smart": ("[CODE…]", "the five SMART letters of goals with their evidence; --text reads a sentence"),
    "check": ("[FAMILY…]", "what the plan lacks, by rule; exit 1 on errors"),
    "import": ("KIND FILE", "read a table (csv, tsv, xlsx, ods) into the plan"),
    "export": ("KIND FILE", "write a table (csv, json, xlsx)"),
    "undo": ("[REVISION]", "take back your last change, or a named one"),
    "history": ("", "who changed what, newest first"),
    "diff": ("FROM [TO]", "what changed between two days or revisions"),
    "backup": ("FILE", "copy the plan to a new file"),
    "restore": ("FILE", "put a backup in the plan's place; the present file is kept"),
    "verify": ("", "check the file, its history and its data"),
    "doctor": ("", "what could be in the way here: terminal, file, rights"),
    "keys": ("", "the keys of the workbench"),
    "where": ("", "where the plan is"),
}
"""Arguments and one line of help by command; each lives in `cli/commands`."""

_OPTIONS = """\
  -p, --plan PLAN    the plan file; else $ITPLANNER_PLAN, else the one that `itplanner where` prints
      --as PERSON    act as this person of the plan
      --today DATE   take this day as today
      --ascii        draw the workbench in ASCII
      --demo         open a private copy of the demo plan
      --version      print the version
      --help         print this, or the help of a command
"""


def help_text() -> str:
    """Return what `itplanner --help` prints."""
    width = max(len(f"{name} {arguments}") for name, (arguments, _words) in COMMANDS.items())
    lines = [f"  {f'{name} {arguments}':{width}}  {words}" for name, (arguments, words) in COMMANDS.items()]
    return (
        "Usage: itplanner [PLAN]             open the workbench\n"
        "       itplanner COMMAND [OPTIONS]\n\n"
        "A planning workbench in the terminal: the IT department's whole plan in one file.\n\n"
        "Commands:\n" + "\n".join(lines) + "\n\nOptions, before or after the command:\n" + _OPTIONS
    )
