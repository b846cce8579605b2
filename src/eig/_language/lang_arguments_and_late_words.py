"""What a package says, for files that load before anything is said: words load with the first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from eig._values.names_and_clean_text import language_tag

if TYPE_CHECKING:
    from eig._language.languages import Language
    from eig.typing import Lang

Tell = Callable[..., str]
"""What says a package's sentences, headings and labels."""


def teller(table: str) -> Tell:
    """Return what says a package's sentences, headings and labels: `tell(code, lang, **facts)`."""

    def _tell(code: str, lang: str | Language = "en", /, **facts: object) -> str:
        from eig._language.sentences_from_codes import fill, template_of  # noqa: PLC0415 # as this file says

        return fill(template_of(table, code, lang), facts, lang)

    return _tell


def say(value: object, lang: str | Language = "en") -> str:
    """Say any value that a reason may hold.

    >>> say(None), say(True, "fr")
    ('none', 'oui')
    """
    from eig._language import sentences_from_codes  # noqa: PLC0415 # as this file says

    return sentences_from_codes.say(value, lang)


def language_of(lang: str | Language) -> Language:
    """Return the language that a caller names or brings, or refuse one that results do not speak.

    >>> language_of("fr-CA").code, language_of("en_GB.UTF-8").code
    ('fr', 'en')
    """
    from eig._language import languages  # noqa: PLC0415 # as this file says

    return languages.language_of(lang)


def check_lang(lang: Lang) -> Lang:
    """Return the language, or refuse one that results do not speak."""
    language_of(lang)
    return lang


def to_lang(given: Lang) -> Lang:
    """Return a language without its region: what a value keeps of `fr-FR`.

    >>> to_lang("fr-FR"), to_lang(language_of("fr")) is language_of("fr")
    ('fr', True)
    """
    return language_tag(given)


def plural(count: int, one: str) -> str:
    """Say a count with its noun.

    >>> plural(1, "juror"), plural(3, "juror"), plural(0, "tie")
    ('1 juror', '3 jurors', '0 ties')
    """
    return f"{count} {one if count == 1 else one + 's'}"
