"""What a service says when a step can't be taken."""


class ImpossibleStepError(Exception):
    """The step is not possible now; `sentences` tell the user why and what to do."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = list(sentences)
