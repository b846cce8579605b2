"""Sphinx configuration: MyST pages, furo theme, reference from docstrings."""

import json
import re
from pathlib import Path

import attrs
from docutils import nodes
from sphinx import addnodes

import eig

HERE = Path(__file__).parent
SEARCH_WORDS = json.loads((HERE / "search-words.json").read_text(encoding="utf-8"))

project = "eig"
author = "The eig authors"
copyright = "2026, The eig authors"  # noqa: A001 # Sphinx names it so
release = version = eig.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "eig"
html_show_sphinx = False
templates_path = ["_templates"]  # the search page has a heading
html_static_path = ["_static"]
html_css_files = ["eig.css"]
html_extra_path = ["extra"]  # the program of the page that runs the library
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False
copybutton_prompt_text = r">>> |\.\.\. "
copybutton_prompt_is_regexp = True
suppress_warnings = ["ref.python"]
default_role = "code"


def keep_sentence(_app, what, _name, _object, _options, lines):
    """Stop napoleon from reading the sentence `The ranks: 1 is best` of a property as a type and its description."""
    if what in {"attribute", "data", "property"} and lines:
        lines[0] = f": {lines[0]}"  # an empty type


def show_defaults(_app, what, _name, value, _options, signature, returns):
    """Show that a field of a value may be left out, where attrs makes its default."""
    if what != "class" or not attrs.has(value) or not signature:
        return None
    return re.sub(r"(?<==)NOTHING", "...", signature), returns


def trim_blocks(_app, doctree):
    """Drop the blank line that closes an example: the tests need it, readers do not."""
    for block in doctree.findall(nodes.literal_block):
        if block.rawsource == block.astext():
            block.rawsource = block.rawsource.rstrip()
            block[:] = [nodes.Text(block.rawsource)]


def add_search_words(app, doctree):
    """Let the search find a page by words that its text does not use: synonyms, French terms, names of tools."""
    words = SEARCH_WORDS.get(app.env.docname, ())
    if words:
        target = doctree.next_node(nodes.section)["ids"][0]
        entries = [("single", word, target, "main", None) for word in words]  # "main": before what texts hold
        doctree.insert(0, addnodes.index(entries=entries))


def leave_out_of_search(app, _doctree):
    """Keep out of the search what names everything and answers nothing: the changelog, the list of sentences."""
    page = app.env.docname
    if page in {"changelog", "reference/sentences"}:
        app.env.metadata[page]["nosearch"] = "yes"


def say_its_language(_app, pagename, _template, context, _doctree):
    """Tell browsers and screen readers which pages are in French."""
    if pagename.startswith("fr/"):
        context["language"] = "fr"


def name_parts(app, fault):
    """Give the theme's parts what readers of a screen and of a keyboard need: levels, names, a stop to scroll."""
    for path in Path(app.outdir).rglob("*.html") if fault is None and app.builder.format == "html" else ():
        page = path.read_text(encoding="utf-8")
        french = '<html lang="fr"' in page or 'lang="fr"' in page.partition(">")[2].partition(">")[0]
        pages, parts = ("Toutes les pages", "Sur cette page") if french else ("All pages", "On this page")
        for old, new in (
            ('class="caption" role="heading">', 'class="caption" role="heading" aria-level="2">'),
            ('<aside class="sidebar-drawer">', f'<aside class="sidebar-drawer" aria-label="{pages}">'),
            ('<aside class="toc-drawer">', f'<aside class="toc-drawer" aria-label="{parts}">'),
            (
                'highlight-text notranslate"><div class="highlight"><pre>',
                'highlight-text notranslate"><div class="highlight"><pre tabindex="0">',
            ),
        ):
            page = page.replace(old, new)
        path.write_text(page, encoding="utf-8")


def setup(app):
    """Connect them; the first runs before napoleon, whose handler has priority 500."""
    app.connect("autodoc-process-docstring", keep_sentence, priority=400)
    app.connect("autodoc-process-signature", show_defaults)
    app.connect("doctree-read", trim_blocks)
    app.connect("doctree-read", add_search_words)
    app.connect("doctree-read", leave_out_of_search)
    app.connect("html-page-context", say_its_language)
    app.connect("build-finished", name_parts)
