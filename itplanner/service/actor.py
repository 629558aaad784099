"""Who is at the keyboard: the account, where it comes from, and the person it stands for."""

import os
import pwd
from collections.abc import Mapping
from dataclasses import replace

from itplanner.domain.history import Actor, Channel
from itplanner.domain.naming import find
from itplanner.domain.plan import Plan
from itplanner.domain.records import Person
from itplanner.domain.wrong import Wrong
from itplanner.errors import PlannerError


def account(channel: Channel, environ: Mapping[str, str] = os.environ) -> Actor:
    """Return the actor that this process runs as, not yet mapped to a person."""
    uid = os.geteuid()
    try:
        login = pwd.getpwuid(uid).pw_name
    except KeyError:
        login = f"uid {uid}"
    client = environ.get("SSH_CONNECTION", "").partition(" ")[0]
    return Actor(login=login, host=os.uname().nodename, client=client, channel=channel)


def identified(plan: Plan, actor: Actor, chosen: str = "") -> Actor:
    """Return the actor with the person it stands for: the chosen one, else the only one with its login.

    Raises PlannerError when the chosen person isn't in the plan.
    """
    mapped = [person for person in plan[Person] if person.login and person.login == actor.login]
    if chosen:
        found = find(plan, Person.kind, chosen)
        if isinstance(found, Wrong):
            raise PlannerError(found.message, "Choose a person of the plan with --as.")
        by_account = len(mapped) == 1 and mapped[0].id == found.id
        return replace(actor, person=found.id, assurance="account" if by_account else "claimed")
    return replace(actor, person=mapped[0].id, assurance="account") if len(mapped) == 1 else actor
