"""What needs somebody in the orders, in the posts that they give, and what a signed order leaves to be done."""

from documents.reminders import follow_ups, orders, points, posts

REMINDERS = (*orders.REMINDERS, *points.REMINDERS, *follow_ups.REMINDERS, *posts.REMINDERS)
