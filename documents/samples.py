"""Invented people and dates for examples: what a placeholder will look like."""

import datetime as dt

from mentoring.enums import Sex
from mentoring.models import Employee

MENTOR = Employee(
    last_name="Иванова", first_name="Мария", middle_name="Петровна", sex=Sex.FEMALE, post="старший воспитатель"
)
MENTEE = Employee(last_name="Петрова", first_name="Анна", middle_name="Сергеевна", sex=Sex.FEMALE, post="воспитатель")
CURATOR = Employee(last_name="Шевченко", first_name="Елена", middle_name="Викторовна", sex=Sex.FEMALE, post="методист")
HEAD = Employee(last_name="Воронцова", first_name="Светлана", middle_name="Юрьевна", sex=Sex.FEMALE, post="заведующий")
STARTS_ON, ENDS_ON = dt.date(2026, 9, 14), dt.date(2027, 5, 28)
