"""Who of the known people a row of the sheet is."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from import_export.instance_loaders import BaseInstanceLoader

from mentoring.models import Employee
from mentoring.text import normalize

OTHER_BIRTH_DATE = (
    "Человек с таким именем уже есть, но родился {born:%d.%m.%Y}. Если это он, исправьте дату; если тёзка, укажите "
    "табельный номер."
)
HOW_TO_TELL = (
    "Чтобы различить людей, укажите «№ записи» из выгрузки, табельный номер или дату рождения. Если это один человек, "
    "соедините его карточки на странице сотрудника."
)


class StaffLoader(BaseInstanceLoader):
    """Holds all people of the organization, so that no row asks the database.

    A row is, in this order: the record of its number; who has its personnel number; who has its name and birth date;
    the only one of its name, unless the birth date says otherwise. Whoever a row was found or made to be is claimed.
    """

    def __init__(self, resource: Any, dataset: Any = None) -> None:
        super().__init__(resource, dataset)
        self.people: dict[int, Employee] = {}
        self.by_number: dict[str, Employee] = {}
        self.by_name: dict[tuple[str, str], list[Employee]] = defaultdict(list)
        self.by_birth: dict[dt.date, list[Employee]] = defaultdict(list)
        self.rows: dict[int, int] = {}
        for person in resource.get_queryset():
            self.people[person.pk] = person
            self._add(person)
            if person.birth_date and not person.anonymized_on:
                self.by_birth[person.birth_date].append(person)

    def get_instance(self, row: Mapping[str, Any]) -> Employee | None:
        """Return the person of the row's clean values, None for a new one. Raises ValidationError where unsure."""
        found = self._by_record(row) or self._by_number(row) or self._by_name(row)
        if found:
            self.refuse(found, row)
        return found

    def under_another_surname(self, someone: Employee) -> Employee | None:
        """Return who, not in the file yet, may be the new person of a row before or after a marriage."""
        born = self.by_birth.get(someone.birth_date, ()) if someone.birth_date else ()
        return next((one for one in born if id(one) not in self.rows and one.may_be(someone)), None)

    def earlier_line(self, row: Mapping[str, Any]) -> Employee | None:
        """Return the person of an earlier row with the name and the birth date of this one, and no other number."""
        born, number = row.get("birth_date"), row.get("personnel_number")
        same = [one for one in self._namesakes(row) if born and one.birth_date == born and id(one) in self.rows]
        return next((one for one in same if not number or number == one.personnel_number), None)

    def claim(self, person: Employee, number: int) -> None:
        """Remember that the row of this number is the person, as it will be written."""
        self.rows[id(person)] = number
        self._add(person)

    def _add(self, person: Employee) -> None:
        if person.personnel_number:
            self.by_number[person.personnel_number] = person
        namesakes = self.by_name[_name(person.last_name, person.first_name)]
        if not any(known is person for known in namesakes):
            namesakes.append(person)

    def _by_record(self, row: Mapping[str, Any]) -> Employee | None:
        if "id" not in row:
            return None
        person = self.people.get(row["id"])
        if person is None:
            raise ValidationError({"id": "В вашей организации нет записи с таким номером; для нового оставьте пустым."})
        holder = self.by_number.get(row.get("personnel_number", ""))
        if holder and holder is not person:
            raise ValidationError({"personnel_number": f"Этот номер уже у другого сотрудника: {holder.full_name}."})
        return person

    def _by_number(self, row: Mapping[str, Any]) -> Employee | None:
        return self.by_number.get(row.get("personnel_number", ""))

    def _by_name(self, row: Mapping[str, Any]) -> Employee | None:
        same = self._namesakes(row)
        born = row.get("birth_date")
        exact = [person for person in same if born and person.birth_date == born]
        possible = exact or [person for person in same if not (born and person.birth_date)]
        if not possible:
            self._refuse_other_birth_date(same, row)
            return None
        if len(exact or same) > 1:
            raise ValidationError(f"С таким именем несколько человек ({len(exact or same)}). {HOW_TO_TELL}")
        self._refuse_other_number(possible[0], row)
        return possible[0]

    def _refuse_other_birth_date(self, same: list[Employee], row: Mapping[str, Any]) -> None:
        """Take no mistyped date for a namesake: one stands in the same file, or has a personnel number."""
        others = [person for person in same if not person.archived_on and id(person) not in self.rows]
        if others and "personnel_number" not in row:
            raise ValidationError({"birth_date": OTHER_BIRTH_DATE.format(born=others[0].birth_date)})

    def _namesakes(self, row: Mapping[str, Any]) -> list[Employee]:
        """Return who has the name; a patronymic that one side does not know is no difference. The working go first."""
        middle = normalize(row.get("middle_name", ""))
        found = [
            (person, normalize(person.middle_name))
            for person in self.by_name.get(_name(row["last_name"], row["first_name"]), ())
        ]
        same = [person for person, known in found if known == middle] or [
            person for person, known in found if not (known and middle)
        ]
        born = row.get("birth_date")
        return [person for person in same if not person.archived_on or (born and person.birth_date == born)] or same

    def _refuse_other_number(self, person: Employee, row: Mapping[str, Any]) -> None:
        number = row.get("personnel_number")
        if number and person.personnel_number:
            raise ValidationError(
                {
                    "personnel_number": f"{person.full_name} уже есть с табельным номером {person.personnel_number}. "
                    "Если это тот же человек, исправьте номер; если тёзка, укажите обоим даты рождения."
                }
            )

    def refuse(self, person: Employee, row: Mapping[str, Any]) -> None:
        if id(person) in self.rows:
            raise ValidationError(f"Этот же человек уже в строке {self.rows[id(person)]}.")
        if person.anonymized_on or person.archived_on:
            raise ValidationError(f"{person.full_name} в архиве: сначала верните карточку из архива.")
        if _is_somebody_else(person, row):
            key = "id" if "id" in row else "personnel_number"
            raise ValidationError({key: f"Под этим номером записан другой человек: {person.full_name}."})


def _name(last_name: str, first_name: str) -> tuple[str, str]:
    return normalize(last_name), normalize(first_name)


def _is_somebody_else(person: Employee, row: Mapping[str, Any]) -> bool:
    """Tell whether both the surname and the first name differ: one of them alone may change or be corrected."""
    last_name, first_name = _name(row["last_name"], row["first_name"])
    return normalize(person.last_name) != last_name and normalize(person.first_name) != first_name
