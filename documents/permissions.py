"""Who may do what with orders."""

import rules

from mentoring.permissions import curates, heads

rules.add_perm("documents.draft_order", curates | heads)
rules.add_perm("documents.change_order", curates | heads)
rules.add_perm("documents.sign_order", heads)
rules.add_perm("documents.correct_cases", curates | heads)
