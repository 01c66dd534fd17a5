"""The tables of plans: what columns they have, how they are laid out, on paper and on the screen alike."""

from documents.tables.column import Column, column_refusals
from documents.tables.free import FREE_FIELDS, FreeColumns
from documents.tables.layout import LAYOUT_FIELDS, TableLayout
from documents.tables.numbers import roman
from documents.tables.table import Cell, Line, Part, Section, Table, lay_out

__all__ = [
    "FREE_FIELDS",
    "LAYOUT_FIELDS",
    "Cell",
    "Column",
    "FreeColumns",
    "Line",
    "Part",
    "Section",
    "Table",
    "TableLayout",
    "column_refusals",
    "lay_out",
    "roman",
]
