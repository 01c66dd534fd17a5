"""What a card of an employee tells by choice."""

from django.db.models import TextChoices


class Sex(TextChoices):
    FEMALE = "female", "женский"
    MALE = "male", "мужской"


class Category(TextChoices):
    NONE = "none", "без категории"
    CONFORMS = "conforms", "соответствие занимаемой должности"
    FIRST = "first", "первая категория"
    HIGHEST = "highest", "высшая категория"
    TEACHER_MENTOR = "teacher_mentor", "педагог-наставник"
    TEACHER_METHODIST = "teacher_methodist", "педагог-методист"
