"""What needs somebody in the programs."""

from programs.reminders import follow_up, program, row

REMINDERS = (*program.REMINDERS, *row.REMINDERS, *follow_up.REMINDERS)
