"""Where a template of the office's shows a slot, by what a parser of CommonMark makes of the page."""

import random
from html.parser import HTMLParser

import pytest

from eig.errors import Fault
from eig.programme.templates import SLOTS, Template
from helpers.shares import whole

OTHERS = "\n\n".join(f"{{{slot}}}" for slot in SLOTS["letter"] if slot != "decision")
SIGNS = (
    "![", "[", "]", "](", "](<", "][", "<", ">", ")", "(", "'", '"', "`", "```", "\n", "\n\n", "<!--", "-->", "<?", "?>",
    "<![CDATA[", "]]>", "<b>", "</b>", "<br title=", "<img alt=", "<b title=", "<p hidden>", "</p>", "[x]: /y ", "[^1]: ",
    "> ", "- ", "# ", "| a |\n| - |\n", "**", "\\", " ", "x", "![x](", "[x](/y ", "![x][", "{{", "}}",
)  # fmt: skip


class Page(HTMLParser):
    """What is read on a page: its text, and none of its attributes, comments or hidden parts."""

    def __init__(self):
        super().__init__()
        self.read, self.hidden = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in {"br", "img", "hr"} and (self.hidden or "hidden" in dict(attrs)):
            self.hidden.append(tag)

    def handle_endtag(self, tag):
        if self.hidden and self.hidden[-1] == tag:
            self.hidden.pop()

    def parse_marked_section(self, i, report=1):
        return self.rawdata.find(">", i) + 1 or -1

    def handle_data(self, data):
        self.read += [] if self.hidden else [data]


def printed(text):
    """Return the words of a page."""
    parser = pytest.importorskip(
        "markdown_it", reason="without markdown_it: `make docs` installs it"
    ).MarkdownIt("commonmark")
    page = Page()
    page.feed(parser.render(text))
    page.close()
    return "".join(page.read)


def taken(text):
    """Return the template of a text, or None where it is refused."""
    try:
        return Template(kind="letter", text=text)
    except Fault:
        return None


@pytest.mark.slow
def test_whatever_template_is_taken_its_decision_is_read_on_the_page():
    """Signs of Markdown and HTML are drawn around a slot: where it ends in an address or a tag, it is refused."""
    draws = random.Random(29)
    seen = 0
    for _ in range(20_000 if whole() else 500):
        before, after = ("".join(draws.choices(SIGNS, k=draws.randint(0, 4))) for _ in range(2))
        text = f"{OTHERS}\n\n{before}{{decision}}{after}"
        template = taken(text)
        for said in ("reserved", "on the reserve list.") if template is not None else ():
            filled = template.fill({**dict.fromkeys(SLOTS["letter"], ""), "decision": said})
            assert said in printed(filled).replace("\n", " "), text
            seen += 1
    assert seen


@pytest.mark.parametrize(
    "around",
    ["![x](<#>)", '![x](y "#")', "![x](y (#))", "![a [b] # c](y)", "![x](y 'a) #')", "[x\\](y) #](z)", "<br title='> #'>",
     "<? > # ?>", "<![CDATA[ > # ]]>", "![x][#]", "![a `]` #](y)", "![a](y '\n#')", "x^[#]"],
)  # fmt: skip
def test_a_slot_in_the_address_of_an_image_or_in_an_attribute_is_refused(around):
    """However the brackets are nested, quoted or escaped."""
    assert taken(f"{OTHERS}\n\n{around.replace('#', '{decision}')}") is None


@pytest.mark.parametrize(
    "around",
    ["{{<p hidden>}} #", "{{<<p hidden>}}#>", "{{+ <!--}} # -->", "{{<?}} # ?>", "~~<p hidden>~~ #", "~<p hidden>~ #", "%%<p hidden>%% #",
     "[a]: b c <div hidden>\n\n#", "```<p hidden>`\n#", "| a |\n| - |\n| b | <p hidden> |\n#", "<p hidden><b title=</p>#", "<p hidden><b title='</p>'> #"],
)  # fmt: skip
def test_a_slot_after_a_tag_that_hides_is_refused_wherever_the_tag_stands(around):
    """In braces, struck out, in a note, beside a table: a page may read the tag there. What ends it within another tag does not."""
    assert taken(f"{OTHERS}\n\n{around.replace('#', '{decision}')}") is None
    assert taken(f"---\nby: <p hidden>\n---\n{OTHERS}\n\n{{decision}}") is None


@pytest.mark.untraced
@pytest.mark.parametrize(
    "around",
    ["# #", "**#**", "> #", "- #", "| a |\n| - |\n| # |", "<b>#</b>", "(#)", "« # »", "![logo](a.png) #", "[us](/a_(b)) #",
     '[us](/a "by us") #', "[us](</a b>) #", "[ ] # [^1]", "![logo][us]\n#", "[![logo](a.png)](b) #", "[{{1}}](a)\n\n#"],
)  # fmt: skip
def test_a_slot_beside_a_link_or_an_image_is_taken(around):
    """In a heading, a list, a table, in bold; and on the line of a logo, an address or a note."""
    text = f"{OTHERS}\n\n{around.replace('#', '{decision}', 1) if around != '# #' else '# {decision}'}"
    assert text == taken(text).text
    assert "reserved" in printed(
        taken(text).fill({**dict.fromkeys(SLOTS["letter"], ""), "decision": "reserved"})
    )


@pytest.mark.parametrize(
    "around",
    ["{ti{decision}tle}", "{decision} {}", "{decision}}", "{decision} {", "{{decision}", "} {decision}",
     "{{{decision}}"],
)  # fmt: skip
def test_a_brace_that_is_neither_a_slot_s_nor_written_twice_is_refused_as_that(around):
    """Nobody reads a brace of the office's by accident, and the ground is no slot that stands there."""
    with pytest.raises(Fault, match="written twice"):
        Template(kind="letter", text=f"{OTHERS}\n\n{around}")


@pytest.mark.parametrize(
    "around", ["{{{decision}}}", "{{1}} {decision} {{", "}}}}{decision}", "{{ {decision}"]
)
def test_a_brace_that_is_written_twice_is_one_wherever_it_stands(around):
    """Before a slot too, and right beside it."""
    said = Template(kind="letter", text=f"{OTHERS}\n\n{around}").fill(
        {**dict.fromkeys(SLOTS["letter"], ""), "decision": "reserved"}
    )
    around = around.replace("{decision}", "\0").replace("{{", "{").replace("}}", "}")
    assert f"{around.replace(chr(0), 'reserved')}\n" == said


@pytest.mark.parametrize(
    ("around", "filled"),
    [
        ("> #", "> a\n> b\n>\n> c"),
        (">> #", ">> a\n>> b\n>>\n>> c"),
        ("1. #", "1. a\n   b\n\n   c"),
        ("> - Why: #", "> - Why: a\n>   b\n>\n>   c"),
        ("| x | # |\n| - | - |", "| x | a<br>b<br>c |\n| - | - |"),
        ("| x |\n| - |\n| # |", "| x |\n| - |\n| a<br>b<br>c |"),
        ("Why: #", "Why: a\nb\n\nc"),
    ],
)
def test_each_line_of_a_slot_stays_in_what_the_slot_stands_in(around, filled):
    """Be it a quotation, a list or a cell of a table, its head too: no line of a decision falls out of it."""
    template = taken(f"{OTHERS}\n\n{around.replace('#', '{decision}')}")
    said = {**dict.fromkeys(SLOTS["letter"], ""), "decision": "a\nb\n\nc"}
    assert f"{filled}\n" == template.fill(said)
    assert "abc" in "".join(one for one in printed(template.fill(said)) if one in "abc")


@pytest.mark.parametrize("between", ["", " ", "\n", "\n\n", ", ", "}}{{", "{{"])
def test_two_slots_that_nothing_parts_are_refused(between):
    """The end of one would be read as the beginning of the next."""
    text = f"{OTHERS}{between}{{decision}}"
    assert (taken(text) is None) == (not between)
    if not between:
        with pytest.raises(Fault, match="something stands between any two slots"):
            Template(kind="letter", text=text)
