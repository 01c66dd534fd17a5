"""What needs somebody in the programs."""

from programs.reminders import program, row

REMINDERS = (*program.REMINDERS, *row.REMINDERS)
