"""Groups of words that mean the same to a searcher, as the editors wrote them."""

from attrs import frozen


@frozen(kw_only=True)
class SynonymGroup:
    """Words, or short phrases, for one thing: who asks for one of them also finds the others.

    `asked` are words that lead here, but that say too little to search for: who types
    "alleen" also finds "eenzaam", and who types "eenzaam" does not find every "alleen".
    `fits` are queries that must find the group and `does_not_fit` are queries that must not.
    """

    words: tuple[str, ...]
    asked: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()
    does_not_fit: tuple[str, ...] = ()

    @property
    def all_words(self) -> tuple[str, ...]:
        """Every word or phrase that leads to the group."""
        return (*self.words, *self.asked)
