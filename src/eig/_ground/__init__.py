"""The private ground: exact numbers, field checks, frozen mappings, words, markup, lazy packages."""
