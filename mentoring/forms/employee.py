"""The card of an employee."""

from mentoring.forms.fields import OrganizationForm
from mentoring.models import Employee


class EmployeeForm(OrganizationForm):
    class Meta:
        model = Employee
        fields = (
            "last_name",
            "first_name",
            "middle_name",
            "sex",
            "birth_date",
            "post",
            "category",
            "education",
            "teaching_since",
            "home_organization",
        )

    def save(self, commit: bool = True) -> Employee:  # noqa: FBT001, FBT002 - the signature is Django's
        if self.instance.organization_id is None:
            self.instance.organization = self.user.organization
        employee: Employee = super().save(commit)
        return employee
