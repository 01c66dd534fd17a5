"""What needs somebody in orders, sessions and posts, and what a signed order leaves to be done."""

from documents.reminders import bodies, drafts, follow_ups, orders, points, posts

REMINDERS = (
    *drafts.REMINDERS,
    *orders.REMINDERS,
    *points.REMINDERS,
    *follow_ups.REMINDERS,
    *posts.REMINDERS,
    *bodies.REMINDERS,
)
