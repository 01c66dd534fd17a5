"""Print a paper into a file: manage.py print order 1 --format pdf --output order.pdf."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError

from documents.press.rendering import render_docx, render_pdf
from documents.registry import papers


class Command(BaseCommand):
    help = "Печатает документ в файл PDF или DOCX."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paper", choices=sorted(papers()))
        parser.add_argument("id", type=int)
        parser.add_argument("--format", choices=("pdf", "docx"), default="pdf")
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *_args: Any, **options: Any) -> None:
        paper = papers()[options["paper"]]
        try:
            thing = paper.find(options["id"])
        except ObjectDoesNotExist as error:
            raise CommandError(f"Нет документа с номером {options['id']}.") from error
        render = render_pdf if options["format"] == "pdf" else render_docx
        try:
            options["output"].write_bytes(render(paper.html(thing)))
        except OSError as error:
            raise CommandError(f"Файл не записан: {error.strerror}: {options['output']}") from error
        self.stdout.write(f"{paper.title}: {options['output']}")
