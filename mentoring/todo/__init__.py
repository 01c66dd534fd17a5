"""What needs somebody today in the banks and pairs."""

import datetime as dt

from mentoring.declarations import Todo
from mentoring.enums import Role
from mentoring.models import User
from mentoring.todo import bank, changes, pair_papers, pairs, questionnaires, staff


def todos(user: User, today: dt.date) -> list[Todo]:
    found = list(pairs.confirmations(user)) if user.roles & {Role.MENTOR, Role.MENTEE} else []
    found += [*changes.confirmations(user), *questionnaires.to_fill(user)]
    if user.roles & {Role.CURATOR, Role.COUNCIL}:
        found += pairs.awaiting_council(user)
    if Role.CURATOR in user.roles:
        found += [
            *staff.first_steps(user),
            *pairs.consents(user, today),
            *staff.consents_of_the_staff(user, today),
            *questionnaires.to_look_at(user),
        ]
        found += [*pairs.without_login(user), *pairs.mentors_away(user, today)]
        found += [*staff.refusals(user, today), *pairs.checks(user), *pairs.orders(user)]
        found += changes.of_the_curator(user, today)
        found += [*bank.without_mentor(user, today), *bank.to_come_back_to(user, today)]
        found += bank.yearly_check(user, today)
    found += pair_papers.of_pairs(user, today)
    return found
