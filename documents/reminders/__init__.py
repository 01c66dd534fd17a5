"""What needs somebody in the orders, and in the posts that they give."""

from documents.reminders import orders, posts

REMINDERS = (*orders.REMINDERS, *posts.REMINDERS)
