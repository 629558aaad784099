"""The style sheets of the screens, each read once for a look; Textual reads all again for every new place."""

from collections.abc import Mapping

from textual.css.stylesheet import Stylesheet


class KeptStylesheet(Stylesheet):
    """A style sheet that keeps what it has read until the look changes."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._known = dict(variables)
        super().__init__(variables=self._known)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Forget what was read, if it was read with other colours."""
        if variables != self._known:
            self._known = variables
            super().set_variables(variables)

    def reparse(self) -> None:
        """Read what is new."""
        self.parse()
