"""The sentences that a study comes to, long and short, for each case."""

import datetime
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itplanner.domain.kpis.analysis.studying import study_of
from itplanner.domain.kpis.conclusion import SHORT, conclusion, remarks, short_conclusion
from itplanner.domain.kpis.standing import standing
from itplanner.domain.records import LimitPhase
from tests.builders import TODAY, kpi, plan_of
from tests.domain.kpis.series import MTTR
from tests.domain.kpis.test_standing import monthly, only

JUNE = datetime.date(2027, 6, 30)
FALLING: dict[str, Any] = {
    "unit": "h",
    "direction": "decrease",
    "decimals": 1,
    "start_value": 9.5,
    "start_on": datetime.date(2026, 6, 30),
    "target": 6.0,
    "target_on": JUNE,
}
MAY = LimitPhase(id=1, kpi=1, start=datetime.date(2026, 5, 1), reason="Second shift", person=1)
SHARES = (78.0, 82.0, 79.0, 81.0, 77.0, 83.0, 80.0, 82.0, 78.0, 81.0, 79.0, 80.0)
"""Mean 80, natural limits 71.8 to 88.2."""


def told(
    values: Sequence[float | None], *phases: LimitPhase, cases: float | None = None, **fields: Any
) -> tuple[tuple[str, ...], str, list[str]]:
    """Return the long form, the short form and the remarks on KPI 1."""
    more: dict[str, Any] = {} if cases is None else {"denominator": cases, "numerator": cases - 1}
    plan = plan_of(kpi(**fields), *monthly(values, **more), *phases)
    found = standing(plan, only(plan), TODAY)
    studied = study_of(plan, only(plan), found.points, TODAY)
    long, short = conclusion(plan, found, studied), short_conclusion(plan, found, studied)
    return long, short, list(remarks(only(plan), studied))


def test_the_picture_of_the_time_to_repair() -> None:
    long, short, more = told(MTTR, MAY, **FALLING)
    assert long == (
        "Better: 7.9 h is 0.4 h under the path; the level fell from 9.6 to 8.3 h.",
        (
            "Not enough: at this level June 2027 ends between 7.0 and 9.5 h; the 6.0 h target is outside "
            "the natural limits (7.3 to 9.2 h). It needs a new cause."
        ),
    )
    assert short == "Better than the path (8.3 h). Not enough: June ends 7.0-9.5 h, target 6.0 h."
    assert len(short) <= SHORT
    assert more == [
        "Routine: 7.9 h is within the natural limits (7.3 to 9.2 h).",
        "46% of the way from 9.5 to 6.0 h; its path is at 34%: on track.",
        "To reach 6.0 h by June 2027 something must change by November 2026.",
        "The forecast has been at least as good as the last month's value (MASE 0.96, 10 months).",
        "The limits are provisional: 6 of 12 months.",
    ]


@pytest.mark.parametrize(
    ("target", "second", "short"),
    [
        (
            70.0,
            (
                "Enough: at this level June 2027 ends between 75.7 and 84.3%; "
                "the natural limits (71.8 to 88.2%) never miss the 70.0% target."
            ),
            "Met: 80.0%, target 70%. Enough: June ends 75.7-84.3%.",
        ),
        (
            80.0,
            (
                "Hit or miss: at this level June 2027 ends between 75.7 and 84.3%; "
                "the 80.0% target is inside the natural limits (71.8 to 88.2%). The chance to meet it is 50%."
            ),
            "On the target (80%). Hit or miss: June ends 75.7-84.3%.",
        ),
        (
            90.0,
            (
                "Not enough: at this level June 2027 ends between 75.7 and 84.3%; "
                "the 90.0% target is outside the natural limits (71.8 to 88.2%). It needs a new cause."
            ),
            "Missed: 80.0%, target 90%. Not enough: June ends 75.7-84.3%.",
        ),
    ],
)
def test_always_by_chance_and_never(target: float, second: str, short: str) -> None:
    long, line, _more = told(SHARES, target=target, decimals=1)
    assert long[1] == second
    assert line == short


def test_a_band_is_told_by_its_limits() -> None:
    band: dict[str, Any] = {"direction": "within", "green_min": 79.0, "green_max": 90.0, "decimals": 1}
    long, short, _more = told(SHARES, **band)
    assert long[0] == "Inside 79-90%: 80.0%."
    assert (
        "the band 79-90% holds only part of the natural limits (71.8 to 88.2%). The chance to lie in 79-90%"
        in long[1]
    )
    assert short == "Inside 79-90%: 80.0%. Hit or miss: June ends 75.7-84.3%, band 79-90%."


SIGNALS: list[tuple[tuple[float, ...], dict[str, Any], str]] = [
    (
        (84.0, 82.0, 81.0, 82.0, 83.0, 81.0, 82.0, 81.0),
        {},
        "A signal: 8 months in a row better than the mean (80.0%), since March 2026.",
    ),
    (
        (70.0,),
        {},
        "A signal: 70.0% in October 2026 is worse than the natural limits (71.8 to 88.2%).",
    ),
    (
        (86.0, 79.0, 86.0),
        {},
        "A signal: 2 of the last 3 months far better than the mean (80.0%), since August 2026.",
    ),
    (
        (83.0, 83.0, 79.0, 83.0, 83.0),
        {},
        "A signal: 4 of the last 5 months clearly better than the mean (80.0%), since June 2026.",
    ),
    (
        (76.0, 76.0, 76.0, 76.0),
        {},
        "A signal: each of the last 4 months clearly worse than the mean (80.0%), since July 2026.",
    ),
    (
        (76.0, 77.0, 78.0, 79.0, 80.5, 81.5, 82.5),
        {"rules": "nhs", "direction": "at_most"},
        "A signal: 7 months in a row each worse than the one before, since April 2026.",
    ),
    (
        (70.0,),
        {"direction": "within", "green_min": 60.0},
        "A signal: 70.0% in October 2026 is below the natural limits (71.8 to 88.2%).",
    ),
]


@pytest.mark.parametrize(("after", "fields", "text"), SIGNALS)
def test_a_signal_is_told_in_a_managers_words(
    after: tuple[float, ...], fields: dict[str, Any], text: str
) -> None:
    assert told((*SHARES, *after), **{"target": 75.0, "decimals": 1, **fields})[2][0] == text


def test_after_a_run_the_chance_counts_and_a_phase_is_offered() -> None:
    long, short, more = told((*SHARES, *SIGNALS[0][0]), target=75.0, decimals=1)
    assert long[1] == (
        "At this level June 2027 ends between 79.3 and 84.7%. "
        "The chance to meet the 75.0% target is over 99%."
    )
    assert short == "Met: 81.0%, target 75%. June ends 79.3-84.7%."
    assert more[1] == "If the cause is known, a limit phase of K1 from March 2026 begins the limits anew."


def test_a_single_point_and_a_slope_offer_no_phase() -> None:
    for after, fields, _text in (SIGNALS[1], SIGNALS[5]):
        assert not any("limit phase" in each for each in told((*SHARES, *after), **fields)[2])


def test_a_path_that_goes_beyond_the_year_is_met_where_it_is_then() -> None:
    later = {**FALLING, "target_on": datetime.date(2028, 6, 29), "target": 8.0}
    long = told(MTTR, MAY, **later)[0]
    assert long[1].endswith("(7.3 to 9.2 h). The chance to meet the 8.8 h of its path is 81%.")


def test_right_after_a_signal_nothing_is_forecast() -> None:
    long, _short, _more = told((*SHARES, 70.0), target=75.0, decimals=1)
    assert long[1] == (
        "Hit or miss: the 75.0% target is inside the natural limits (71.8 to 88.2%). "
        "No forecast yet: October 2026 is a signal, and no month has followed it."
    )


@pytest.mark.parametrize(("values", "count"), [((90.0, 91.0), 2), ((90.0, None, 91.0), 2), ((90.0,) * 5, 5)])
def test_below_six_values_there_are_no_limits(values: tuple[float | None, ...], count: int) -> None:
    long, short, more = told(values, target=80.0)
    assert long[1] == f"No natural limits yet: {count} of 6 months."
    assert short.endswith(long[1])
    assert more == []


def test_limits_are_provisional_until_the_twelfth_value() -> None:
    assert told(SHARES[:8])[2][-1] == "The limits are provisional: 8 of 12 months."
    assert not any("provisional" in each for each in told(SHARES)[2])


def test_of_few_cases_no_trend_is_told() -> None:
    assert told((*SHARES, 40.0), cases=4)[2][0] == "n is small: 3 of 4, no trend."


def test_users_for_one_are_no_cases() -> None:
    long, _short, more = told((*SHARES, 40.0), cases=4, unit="1:n", target=70.0)
    assert more[0].startswith(
        "A signal: 1:40 in October 2026 is worse than the natural limits (1:72 to 1:88)"
    )
    assert long[0] == "Missed: 1:40 is 30 under the target (1:70)."


def test_what_comes_too_late_is_said_so() -> None:
    never = "As it is now, 6.0 h will not be reached by 30 Jun 2027: "
    assert told((9.5,) * 12, **FALLING)[2][2] == f"{never}it has never got better for 6 months in a row."
    slow = told((9.9, 9.9, 9.9, 9.3, 9.3, 9.3, 9.5, 9.5, 9.5), **FALLING)[2]
    assert f"{never}at its best pace so far it takes 18 months." in slow


def test_a_year_that_repeats_itself_is_told_without_its_season() -> None:
    year = (0.5, 0.6, 0.8, 1.0, 1.2, 1.4, 1.5, 1.4, 1.2, 1.0, 0.8, 0.6)
    noise = (1.0, 1.02, 0.99, 1.01, 0.98, 1.0, 1.01)
    values = [100 * year[number % 12] * noise[number % 7] for number in range(36)]
    fields: dict[str, Any] = {"unit": "calls", "direction": "at_most", "target": 120, "decimals": 0}
    long, _short, more = told(values, **fields)
    assert long[1].startswith("At this level June 2027 ends between 1")
    assert more[0] == "Routine: 60 is what the season lets expect."
    assert more[1].startswith("The year repeats itself, so plain limits mislead: October 2026 is ")
    wild = told([*values[:-1], 80.0], **fields)[2]
    assert wild[0] == "A signal: 80 in October 2026 is worse than the natural limits without its season."


def test_without_a_reading_there_is_nothing_to_say() -> None:
    assert told([], target=80.0) == ((), "", [])


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.floats(0, 200)), max_size=30),
    st.sampled_from(["increase", "decrease", "at_least", "at_most", "within"]),
    st.sampled_from(["%", "h", "1:n", "calls"]),
    st.one_of(st.none(), st.floats(0, 200)),
)
def test_whatever_the_course_the_short_form_fits_and_no_sentence_is_half(
    values: list[float | None], direction: str, unit: str, target: float | None
) -> None:
    fields: dict[str, Any] = {
        "target": target,
        "target_on": JUNE,
        "start_value": 100,
        "start_on": JUNE.replace(year=2026),
    }
    long, short, more = told(values, direction=direction, unit=unit, decimals=1, **fields)
    assert len(short) <= SHORT
    assert all(each.endswith(".") and "–" not in each for each in (*long, *more))
