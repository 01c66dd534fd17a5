"""What matters most: the order in which desk, mail and sheet tell of what waits, for the reminders of all apps."""

IMPORTANCE = (
    # Nothing goes on without it.
    "staff-import",
    "pair-basis",
    "acting-head-confirm",
    "acting-head",
    "curator-needed",
    "curator-account",
    # The law counts the days, or a day is over.
    "consent-refused",
    "row-late",
    # Somebody waits for the user's word.
    "request-opinion",
    "request-decide",
    "pair-confirm",
    "order-sign",
    "program-read",
    "change-agree",
    "request-change",
    "order-visa",
    "questionnaire-fill",
    "row-accept",
    "order-read",
    # Something has come to a stop.
    "change-declined",
    "pair-mentor-away",
    "order-mend",
    "pair-over",
    "pair-ending",
    "program-approve",
    "pair-on-paper",
    "program-late",
    # The next step is the user's.
    "pair-opinion",
    "pair-check",
    "program-check",
    "change-order-late",
    "change-order",
    "pair-order",
    "agreement-of-mentor",
    "agreement-of-mentee",
    "program-start",
    "pair-without-program",
    "program-write",
    "request-decided",
    "activity-overdue",
    "request-own",
    "questionnaire-look",
    # It is time for it.
    "row-do",
    "consent-missing",
    "consent-ending",
    "roadmap-create",
    "roadmap-approve",
    # Good to know, and to come back to.
    "change-notice",
    "order-unread",
    "mentee-come-back",
    "mentee-without-mentor",
    "bank-check",
)
"""The codes of all reminders, the most important first."""
