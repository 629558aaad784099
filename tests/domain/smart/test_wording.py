"""How the words of a goal are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itplanner.domain.smart.verdicts import LETTERS, Letter
from itplanner.domain.smart.wording import LONGEST, read
from itplanner.service.packs import pack


def verdict(text: str, letter: Letter) -> str:
    return read(text, pack()).letters[letter].verdict


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.rule, text[slice(*hit.span)]) for hit in read(text, pack()).hits]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Improve the help desk", "Improve"),
        ("The help desk will be improved", "improved"),
        ("The help desk shall always be further improved", "improved"),
        ("We aim to improve the help desk", "improve"),
        ("Improvement of the help desk", "Improvement"),
        ("Finish optimising the help desk", "optimising"),
        ("Improve desks in plants that are closed", "Improve"),
        ("Optimize the help desk", "Optimize"),
        ("To enable rapid feedback", "enable"),
    ],
)
def test_a_vague_main_verb_is_found_in_every_form(text: str, verb: str) -> None:
    assert ("G005", verb) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Replace 9 copper links to improve security",
        "Replace 9 copper links in order to improve security",
        "Replace 9 copper links so that support can optimise its work",
        "To improve security, replace 9 copper links",
        "Support tickets are resolved within 4 hours",
        "The improved help desk will be moved to building B",
    ],
)
def test_a_vague_verb_that_is_not_the_main_one_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Upgrade Microsoft 365 in the plants",
        "Buy licences of office 365 apps",
        "Certify the department to ISO 27001 standards",
        "Move the people of Plant 4 departments",
        "Certify the department to ISO 27001",
        "Install server ABC-01",
        "Move to v2 of the portal",
        "Publish the report of Q3",
        "Introduce 2-factor login",
        "Run the desk 24×7",
        "Publish the policy by 2027-03-31",
        "Publish the policy on 31 March 2027",
        "Publish the policy in 2027",
        "Move to Windows 11 on the clients",
        "1. Publish the policy",
        "Open the desk at 18:00",
        "The room in Building 7 will be closed",
        "The 2026 budget is approved",
        "Offer the desk 24x7",
        "Open the 2nd site",
        "Install the switches in Q1, Q2",
    ],
)
def test_digits_in_names_dates_and_times_are_no_measure(text: str) -> None:
    assert verdict(text, "M") == "fail"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Replace 9 copper links with fibre", "9 copper"),
        ("Cut the time from 9.5 h to 6 h", "9.5 h"),
        ("Reach an availability of 99.9 %", "99.9 %"),
        ("Give 15% of changes a second look", "15%"),
        ("Buy 20 laptops per year", "20 laptops"),
        ("Replace 20 of the servers", "20 of"),
        ("Save € 61,000", "61,000"),
        ("Cut the cost by USD 61,000 a year", "61,000"),
        ("Two people for each post", "Two people"),
        ("Half of requests by self-service", "Half of"),
        ("One support post for 1:80", "1:80"),
        ("Reduce open tickets to 5", "5"),
        ("Retire SRV-1, SRV-2, SRV-3", "SRV-1, SRV-2, SRV-3"),
        ("Restore within 4 hours", "4 hours"),
        ("Train 5-10 people", "5-10 people"),
    ],
)
def test_a_number_with_what_it_counts_is_a_measure(text: str, counted: str) -> None:
    said = read(text, pack()).letters["M"]
    assert said.verdict == "pass"
    assert said.span is not None
    assert text[slice(*said.span)] == counted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Publish the policy by 2027-03-31", "pass"),
        ("Publish the policy by 31 March 2027", "pass"),
        ("Publish the policy by March 31, 2027", "pass"),
        ("Publish the policy by the end of FY2027", "pass"),
        ("Publish the policy in Q3 2027", "pass"),
        ("Publish the policy by 2027", "pass"),
        ("Introduce continuous integration by end of FY2027", "pass"),
        ("Publish the policy in Q3", "weak"),
        ("Publish the policy by 31 March", "weak"),
        ("Publish the policy next year", "weak"),
        ("Publish the policy within 6 months", "weak"),
        ("Publish the policy soon", "weak"),
        ("Continuously publish the policy", "fail"),
        ("Buy 20 laptops per year", "fail"),
        ("Run the desk 24×7", "fail"),
        ("Publish the yearly report", "fail"),
        ("Recover in less than 1 day", "fail"),
    ],
)
def test_a_time_passes_when_it_is_the_same_for_every_reader(text: str, wanted: str) -> None:
    assert verdict(text, "T") == wanted


def test_a_word_of_a_name_says_nothing_of_the_time() -> None:
    lasting = read("Run continuous tests", pack()).letters["T"].sentence
    named = read("Introduce continuous integration", pack()).letters["T"].sentence
    assert (lasting, named) == ('"continuous" has no end', "There is no date in it")


def test_a_time_that_moves_is_no_finding_where_a_date_stands_too() -> None:
    assert found("Publish the policy next year, by 2027-03-31") == []
    assert found("Publish the policy next year") == [("G003", "next year")]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Train all users", ("G009", "all users")),
        ("Patch every server in the plants", ("G009", "every server")),
        ("Report that every server is patched", ("G009", "every server")),
        ("Keep the plants connected at all times", ("G007", "at all times")),
        ("Answer 100 % of the calls", ("G007", "100 %")),
        ("Introduce a user-friendly portal", ("G006", "user-friendly")),
        ("Introduce a USER FRIENDLY portal", ("G006", "USER FRIENDLY")),
        ("Replace the servers and train all 640 users", ("G008", "Replace the servers and train")),
    ],
)
def test_words_that_do_not_hold_are_found(text: str, finding: tuple[str, str]) -> None:
    assert found(text) == [finding]


@pytest.mark.parametrize(
    "text",
    [
        "Train all 640 users",
        "Train all of the 640 users",
        "Patch 100 % of the 3 servers",
        "Introduce zero trust",
        "Train two agile coaches",
        "Publish a modernity index",
        "Acquire, install and test 3 servers",
        "Finish installing and testing 3 servers",
        "Replace 20 desktops and 35 laptops",
        "Restore the six services and measure the hours",
        "Load the data every night",
        "Expose internal (all) services as APIs",
    ],
)
def test_words_that_hold_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The server room will be closed", "The server room will be closed"),
        ("9 servers retired", "9 servers retired"),
        ("Retire 9 servers by June", "Retire 9 servers"),
        ("Retirement of 9 servers", "Retirement of 9 servers"),
    ],
)
def test_what_is_done_and_to_what_is_found_before_the_verb_too(text: str, wanted: str) -> None:
    said = read(text, pack()).letters["S"]
    assert said.verdict == "pass"
    assert said.span is not None
    assert text[slice(*said.span)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Keep the plants running",
        "Have 2 people for each job",
        "Work in the open",
        "Every unit has a tested plan",
    ],
)
def test_of_a_verb_without_an_end_the_words_cannot_tell(text: str) -> None:
    assert verdict(text, "S") == "unknown"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Implement the sales system", "weak"),
        ("Implement the sales system Orion", "pass"),
        ("Replace the infrastructure", "weak"),
        ("Replace the switches of the infrastructure", "pass"),
    ],
)
def test_a_thing_needs_a_name_or_an_edge(text: str, wanted: str) -> None:
    assert verdict(text, "S") == wanted


def test_the_first_purpose_is_named() -> None:
    said = read("Replace the links to improve speed. This is so that users can work", pack()).letters["R"]
    assert said.sentence == '"to improve speed" says why, but isn\'t a business goal'


def test_a_verb_that_the_list_does_not_know_cannot_be_told() -> None:
    said = read("One login in 4 plants", pack()).letters["S"]
    assert (said.verdict, said.span) == ("unknown", None)


@pytest.mark.parametrize("text", ["", " \n", "—", "…"])
def test_of_no_words_nothing_can_be_told(text: str) -> None:
    assert {verdict(text, letter) for letter in LETTERS} == {"unknown"}
    assert found(text) == []


KNOWN = (
    "improve installed to all next year ABC-01 ABC-02 and , . 20 % 100 at times modern system the of we",
    "will be finish complete training in by 2027 FY2027 Q3 so that from ISO 27001 ( ) İstanbul ß 24/7",
)
WORDS = st.sampled_from([*" ".join(KNOWN).split(), "\n"])


@given(st.one_of(st.text(), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_is_read_and_every_span_lies_within_it(text: str) -> None:
    wording = read(text, pack())
    assert tuple(wording.letters) == LETTERS
    spans = [hit.span for hit in wording.hits]
    assert spans == sorted(spans)
    spans += [said.span for said in wording.letters.values() if said.span is not None]
    assert [span for span in spans if not 0 <= span.start < span.end <= len(text)] == []
    assert read(text, pack()) == wording


def test_of_a_very_long_text_the_first_pages_are_read() -> None:
    wording = read("Improve 1 " * 10_000 + "next year", pack())
    assert len(wording.text) == LONGEST
    assert wording.letters["T"].verdict == "fail"
