"""Time zones as this host knows them."""

import zoneinfo

import pytest

from itplanner.domain.wrong import Wrong
from itplanner.service.zones import wrong_zone


@pytest.mark.parametrize("name", ["UTC", "Europe/Berlin", " America/New_York ", "Etc/GMT+3", "", " "])
def test_a_zone_that_is_known_or_none_is_taken(name: str) -> None:
    assert wrong_zone({"time_zone": name}) is None


def test_values_that_say_no_zone_are_taken() -> None:
    assert wrong_zone({"name": "Mars"}) is None


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("../../etc/passwd", "Try Europe/Berlin, America/New_York or UTC."),
        ("/etc/passwd", "Try Europe/Berlin"),
        ("Berlin", "Did you mean Europe/Berlin?"),
        ("europe/berlin", "Did you mean Europe/Berlin?"),
        ("Europe", "Did you mean"),
        ("\x00", "Try"),
        ("x" * 10_000, "Try"),
    ],
)
def test_an_unknown_zone_is_told_with_one_that_is_known(name: str, hint: str) -> None:
    found = wrong_zone({"time_zone": name})
    assert isinstance(found, Wrong)
    assert "is no time zone. " in found.message
    assert hint in found.message


def test_a_host_without_a_list_of_zones_takes_every_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zoneinfo, "available_timezones", set)
    assert wrong_zone({"time_zone": "Mars"}) is None
