"""The marks of electronic signatures on kept papers."""

from collections.abc import Iterable
from dataclasses import dataclass

from documents.models import ElectronicSignature, FrozenPaper


@dataclass(frozen=True)
class SignedPaper:
    """A kept paper and its mark, None where it has none."""

    paper: FrozenPaper
    signature: ElectronicSignature | None


def signature_of(paper: FrozenPaper | None) -> ElectronicSignature | None:
    return with_signatures([paper])[0].signature if paper else None


def with_signatures(papers: Iterable[FrozenPaper]) -> list[SignedPaper]:
    """Find the marks of all by one query."""
    papers = list(papers)
    by_code = {signature.code: signature for signature in ElectronicSignature.objects.of(papers)}
    return [SignedPaper(paper, by_code.get(paper.code or "")) for paper in papers]
