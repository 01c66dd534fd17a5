"""The columns that mean what their titles say: whoever chooses the table titles them."""

from django.db import models

from mentoring.models.text import PrintedText

FREE_FIELDS = {
    "free_1": "свободная колонка 1",
    "free_2": "свободная колонка 2",
    "free_3": "свободная колонка 3",
}


class FreeColumns(models.Model):
    """What a row of a table keeps for them."""

    free_1 = PrintedText(FREE_FIELDS["free_1"], blank=True)
    free_2 = PrintedText(FREE_FIELDS["free_2"], blank=True)
    free_3 = PrintedText(FREE_FIELDS["free_3"], blank=True)

    class Meta:
        abstract = True
