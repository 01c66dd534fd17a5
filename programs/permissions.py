"""Who may do what with programs. The object is always the program."""

import rules

from mentoring.models import Pair, User
from mentoring.permissions import curates, heads, is_curator
from programs.models import PlanLayout, Program


@rules.predicate
def is_mentor_of(user: User, program: Program | None) -> bool:
    return program is not None and user.employee_id is not None and program.acting_pair.mentor_id == user.employee_id


@rules.predicate
def is_mentee_of(user: User, program: Program | None) -> bool:
    if program is None:
        return False
    return any(member.mentee_id == user.employee_id for member in program.acting_pair.current_members)


@rules.predicate
def leads_pair(user: User, pair: Pair | None) -> bool:
    return pair is not None and user.employee_id is not None and pair.mentor_id == user.employee_id


@rules.predicate
def is_common(user: User, layout: PlanLayout | None) -> bool:
    """Of a common form a curator makes the organization's own."""
    del user
    return layout is not None and layout.organization_id is None


rules.add_perm("programs.start_program", leads_pair | curates)
rules.add_perm("programs.write_program", is_mentor_of | curates)
rules.add_perm("programs.edit_layout", curates | (is_curator & is_common))
rules.add_perm("programs.acknowledge_program", is_mentee_of)
rules.add_perm("programs.dress_program", curates)
rules.add_perm("programs.check_program", curates)
rules.add_perm("programs.send_back_program", is_mentee_of | curates | heads)
rules.add_perm("programs.approve_program", heads)
rules.add_perm("programs.change_program", is_mentor_of | curates)
rules.add_perm("programs.complete_program", curates)
rules.add_perm("programs.publish_program", curates)
rules.add_perm("programs.do_row", is_mentee_of)
rules.add_perm("programs.accept_row", is_mentor_of)
rules.add_perm("programs.shift_row", is_mentor_of | curates)
