"""Print a paper into a file: manage.py print order 1 --format pdf --output order.pdf.

--list names every paper there is: its code, the id of the newest object that it can be printed for, its title.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError

from documents.press.rendering import render_docx, render_pdf
from documents.registry import Paper, papers


class Command(BaseCommand):
    help = "Печатает документ в файл PDF или DOCX."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paper", nargs="?", choices=sorted(papers()), help="код документа")
        parser.add_argument("id", type=int, nargs="?", help="номер того, о чём документ")
        parser.add_argument("--format", choices=("pdf", "docx"), default="pdf")
        parser.add_argument("--output", type=Path, help="файл, в который печатать")
        parser.add_argument("--list", action="store_true", help="назвать все документы: код, номер новейшего, название")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["list"]:
            self._list()
        elif options["id"] is None or options["output"] is None:
            raise CommandError("Назовите документ, его номер и файл: print order 1 --output order.pdf")
        else:
            self._print(papers()[options["paper"]], options)

    def _list(self) -> None:
        for code, paper in sorted(papers().items()):
            newest = paper.newest
            self.stdout.write(f"{code} {newest.pk if newest else '-'} {paper.title}")

    def _print(self, paper: Paper, options: dict[str, Any]) -> None:
        try:
            thing = paper.objects().get(pk=options["id"])
        except ObjectDoesNotExist as error:
            raise CommandError(f"Нет документа с номером {options['id']}.") from error
        render = render_pdf if options["format"] == "pdf" else render_docx
        try:
            options["output"].write_bytes(render(paper.html(thing)))
        except OSError as error:
            raise CommandError(f"Файл не записан: {error.strerror}: {options['output']}") from error
        self.stdout.write(f"{paper.title}: {options['output']}")
