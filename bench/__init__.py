"""How fast the application is on much data: `make bench`. Each module measures one thing by its `measure()`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """limit: the value may not be greater."""

    name: str
    value: float
    limit: float
    unit: str = ""

    @property
    def is_over(self) -> bool:
        return self.value > self.limit
