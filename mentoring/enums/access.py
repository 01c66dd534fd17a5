"""Kinds of access to personal data."""

from django.db.models import TextChoices


class AccessKind(TextChoices):
    SIGN_IN = "sign_in", "вход"
    LOOK = "look", "просмотр"
    PRINT = "print", "печать"
    EXPORT = "export", "выгрузка"
    ROLES = "roles", "изменение ролей"
    CARDS = "cards", "соединение карточек"
