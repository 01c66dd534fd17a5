from typing import Any

from django.db import migrations

END, NAME = "\n", "name "


def tell_sex(apps: Any, _editor: Any) -> None:
    """Let the lines of names in drafts tell the sex as well, as it was when the text was composed."""
    for order in apps.get_model("documents", "Order").objects.exclude(tells_of="").iterator():
        cards = {(str(kept["person"]), kept["words"][0]): kept["card"] for kept in order.composed_of}
        lines = [_with_sex(line, cards) for line in order.tells_of.split(END)]
        type(order).objects.filter(pk=order.pk).update(tells_of=END.join(lines))


def _with_sex(line: str, cards: dict[tuple[str, str], str]) -> str:
    key, _, name = line.removeprefix(NAME).partition(" ")
    card = cards.get((key, name), "") if line.startswith(NAME) else ""
    return f"{line} {card[card.rindex('('):]}" if card else line


class Migration(migrations.Migration):

    dependencies = [('documents', '0023_number_keys')]

    operations = [migrations.RunPython(tell_sex, migrations.RunPython.noop)]
