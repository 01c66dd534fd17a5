"""What needs somebody in the orders, and what a signed order leaves to be done."""

from documents.reminders import follow_ups, orders

REMINDERS = (*orders.REMINDERS, *follow_ups.REMINDERS)
