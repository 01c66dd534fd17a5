"""Who may do what with roadmaps, their stages and activities. Everybody of the organization reads."""

import rules

from mentoring.permissions import curates, heads

rules.add_perm("roadmap.create_roadmap", curates)
rules.add_perm("roadmap.change_roadmap", curates)
rules.add_perm("roadmap.approve_roadmap", heads)
rules.add_perm("roadmap.mark_activity", curates)
