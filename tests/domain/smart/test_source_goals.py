"""The 24 goals of the seed text and a department's published ones, by their wording alone (DOMAIN 3.2)."""

import pytest

from itplanner.domain.smart.verdicts import Letter
from itplanner.domain.smart.wording import Wording, read
from itplanner.service.packs import pack

SOURCE = """\
1: pass pass weak
Acquire, install, and update the following operations servers during the next year: ABC-01, ABC-02 and
ABC-03

2: weak weak weak
Complete the installation and training of the new financial system module in all business units for next
year.

3: weak fail weak
Conclude with the server virtualization and optimization project in the data center for next year.

4: pass pass fail
Purchase and install 20 desktop computers and 35 laptops to replace obsolete equipment.

5: weak weak fail
Update the IT security platform virus protection in all business units.

6: weak weak fail
Develop an identity management system at the level of all business units to improve cybersecurity and
facilitate access to systems and applications.

7: pass fail weak
Conclude with updating digital internet links and replacing copper links with fiber optics in the coming
year.

8: weak weak fail
Finish implementing the sales system, providing the required platform for the missing route.

9: weak fail fail
Conclude with implementing the new contingency plan system in case of server failure.

10: pass weak fail
Conclude training all users on the new technological platform in Google Workspace.

11: pass weak fail
Install new video conference rooms in all business units using the Zoom Rooms platform.

12: fail fail fail
Install a modern technology infrastructure that offers easy access to information resources.

13: weak fail fail
The network infrastructure must allow connectivity at all times and from anywhere to all users to all
company resources from email, ERP system, telephone system, and other technological help.

14: fail fail fail
It enables collaboration between people with IT solutions that foster productivity.

15: fail fail fail
Protect the integrity of information and technology assets by reinforcing cybersecurity strategy, offering
a secure and reliable technology infrastructure that allows access to information quickly and safely
anywhere and anytime.

16: fail fail fail
In other words, Information security will always facilitate people’s work by enabling, as best as
possible, access to the resources that the company requires, but with safety.

17: weak fail fail
We are moving to a cloud computing model in a centralized way to improve IT operations and support the
fulfillment of business goals in terms of the availability and security of IT services.

18: weak fail fail
Improve secure remote access to mobile devices for adequate availability of technology resources.

19: fail fail fail
We ensure efficient and effective IT application performance for business operations and administrative
services.

20: fail fail fail
Promote an approach towards decision-making through information analysis through the appropriate
technological tools.

21: weak fail fail
Improve the technical support service through a simple, fast, and effective process to solve the
technological needs of all end users.

22: fail fail fail
Continuously improves IT management to transform the technology services offered to business users.

23: weak fail fail
Set clear and well-defined policies and processes that align IT projects and techniques with users’ needs
and the company’s objectives and goals.

24: weak fail fail
Build how to develop and retain employees with talent and experience in the information technology
department.
"""
"""Each goal as it is written, below its number and its S, M and T of the table, judged by hand."""

GOALS: dict[int, tuple[str, str]] = {
    int(number): (" ".join(lines), verdicts.strip())
    for head, *lines in (block.splitlines() for block in SOURCE.split("\n\n"))
    for number, _colon, verdicts in (head.partition(":"),)
}
"""By number: the text, and S, M and T."""

OTHERWISE: dict[tuple[int, Letter], tuple[str, str]] = {
    (8, "M"): (
        "fail",
        "one system and a route without a name: there is nothing to count, as in 9, which the table fails",
    ),
}
"""Where this reader judges otherwise than the table, and why."""

PURPOSES = {
    4: "to replace obsolete equipment",
    6: "to improve cybersecurity and facilitate access to systems and applications",
    17: "to improve IT operations and support the fulfillment",
    21: "to solve the technological needs of all end users",
    22: "to transform the technology services",
}

WORDS = {
    2: {"G003": "next year", "G008": "installation and training", "G009": "all business units"},
    9: {},
    12: {"G006": "modern"},
    13: {"G005": "allow", "G007": "at all times", "G009": "all users"},
    16: {"G005": "facilitate", "G006": "as best as possible", "G007": "always"},
    18: {"G005": "Improve", "G006": "adequate"},
    20: {"G005": "Promote", "G006": "appropriate"},
    22: {"G005": "improves"},
    23: {"G006": "clear"},
}
"""The first words that each rule finds, where the table names them."""


def reading(number: int) -> Wording:
    return read(GOALS[number][0], pack())


@pytest.mark.parametrize("number", GOALS)
def test_each_goal_of_the_source_is_judged_as_by_hand(number: int) -> None:
    found = reading(number).letters
    letters: tuple[Letter, ...] = ("S", "M", "T")
    wanted = dict(zip(letters, GOALS[number][1].split(), strict=True))
    for letter, table in wanted.items():
        verdict, _why = OTHERWISE.get((number, letter), (table, ""))
        assert (letter, found[letter].verdict) == (letter, verdict), found[letter].sentence
    assert {found["A"].verdict, found["R"].verdict} & {"pass"} == set()


def test_what_is_judged_otherwise_is_otherwise() -> None:
    for (number, letter), (verdict, _why) in OTHERWISE.items():
        assert verdict != GOALS[number][1].split()["SMT".index(letter)]


def test_no_goal_of_the_source_is_smart() -> None:
    assert [
        number for number in GOALS if {said.verdict for said in reading(number).letters.values()} == {"pass"}
    ] == []


def test_only_two_of_the_annual_goals_have_a_measure_and_four_a_time() -> None:
    assert [number for number in range(1, 12) if reading(number).letters["M"].verdict == "pass"] == [1, 4]
    assert [number for number in range(1, 12) if reading(number).letters["T"].verdict == "weak"] == [
        1,
        2,
        3,
        7,
    ]


@pytest.mark.parametrize("number", PURPOSES)
def test_nothing_is_found_in_a_purpose_clause(number: int) -> None:
    text = GOALS[number][0]
    start = text.index(PURPOSES[number])
    assert [hit for hit in reading(number).hits if hit.span.start >= start] == []


@pytest.mark.parametrize("number", WORDS)
def test_the_words_that_do_not_hold_are_named(number: int) -> None:
    found: dict[str, str] = {}
    for hit in reading(number).hits:
        found.setdefault(hit.rule, GOALS[number][0][slice(*hit.span)])
    assert found == WORDS[number]


def test_the_digits_of_a_name_are_no_measure_and_a_closed_list_is_one() -> None:
    whole = reading(1).letters["M"].span
    assert whole is not None
    assert GOALS[1][0][slice(*whole)] == "ABC-01, ABC-02 and ABC-03"
    assert read("Install the server ABC-01 during the next year", pack()).letters["M"].verdict == "fail"


GENERAL = (
    "Continuous learning, automation and improvements",
    "Reduce lead time for changes and delivery of services/devices",
    "Recover faster incidents and errors",
    "Reduce frequency of incidents and errors",
    "Agile (break down work, sprints, retrospectives)",
    "Work in the open (data, information and code)",
    "Expose internal and external (all) services as APIs",
    "Teams interact through automated digital services",
    "On demand deployment",
    "Self service",
    "To enable rapid feedback",
    "Create automated processes to realize efficiencies",
    "Enable streamlined responsible distributed decision making",
)
"""The general goals of a public department's IT strategy (ESDC IITB, 2020), which nobody here wrote."""


@pytest.mark.parametrize("text", GENERAL)
def test_a_general_goal_of_somebody_else_has_neither_measure_nor_time(text: str) -> None:
    letters = read(text, pack()).letters
    assert (letters["M"].verdict, letters["T"].verdict) == ("fail", "fail")


@pytest.mark.parametrize(
    "text",
    ["Recover from incidents/errors in less than 1 day", "Less than 15% of changes cause incidents/errors"],
)
def test_a_goal_of_somebody_else_with_a_measure_still_has_no_time(text: str) -> None:
    letters = read(text, pack()).letters
    assert letters["M"].verdict in {"pass", "weak"}
    assert letters["T"].verdict == "fail"
