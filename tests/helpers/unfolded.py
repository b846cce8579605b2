"""What a value says, without the line breaks of a screen: for tests of its words, wherever they stand."""

import re


def unfolded(value):
    """Return the text of a value, or a text, with each folded line as one."""
    return re.sub(r"\n {2,}", " ", str(value))
