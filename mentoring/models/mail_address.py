"""Addresses of electronic mail: whatever the letters they were typed in, the post takes them for the same."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Address = models.EmailField[str, str]
else:
    Address = models.EmailField


class MailAddress(Address):
    """An address in small letters: typed, imported, saved past `save` or looked for."""

    def to_python(self, value: Any) -> Any:
        address = super().to_python(value)
        return address.lower() if isinstance(address, str) else address

    def get_prep_value(self, value: Any) -> Any:
        return self.to_python(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - Django's
        address = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, address)
        return address

    def deconstruct(self) -> Any:
        """Say nothing of itself to the migrations, as `PrintedText`."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.EmailField", args, kwargs
