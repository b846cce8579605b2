# %% [markdown]
# # A whole promotion, from tables to letters
#
# For whoever has an office's sheets: who applied, who judges, what was marked. One book checks them against one another, the jury decides,
# the teams are composed, and each person gets a letter. The challenges and their posts are those of promotion 3, as published; people, jurors
# and marks are invented. This is a notebook as text: open it in Jupyter with jupytext, in VS Code as it is, or run it with Python.

# %%
import csv
import datetime as dt

from eig import jury, lots, rows, teams, timeline, to_html
from eig.book import Book
from eig.promotions import P3


def sheet(text):
    """Return the rows of a sheet, as `csv.DictReader` gives those of a file."""
    return list(csv.DictReader(text.strip().splitlines(), delimiter=";"))


candidates = sheet("""
Identifiant;Nom;Profils;Employeur;Vœu 1;Vœu 2
c1;Ada A.;data;e1;adler;polygraphe
c2;Bea B.;dev;e1;adler;polygraphe
c3;Cid C.;data;;adler;
c4;Dan D.;dev;;polygraphe;adler
c5;Eve E.;data;;polygraphe;adler
c6;Flo F.;dev;;polygraphe;
""")
jurors = sheet("""
Identifiant;Collège;Employeur
j1;public;dinum
j2;société civile;
j3;société civile;
""")

# %% [markdown]
# The book reads the sheets, headings in French included, and refuses a name that no sheet knows, with its row.

# %%
french = rows.Dialect.french()
book = Book.read(P3, candidates=candidates, jurors=jurors, dialect=french)
print(book)
try:
    Book.read(
        P3,
        candidates=[*candidates, {"Identifiant": "c7", "Profils": "dev", "Vœu 1": "polygraf"}],
        dialect=french,
    )
except ValueError as fault:
    print(fault)

# %% [markdown]
# The jury keeps two challenges of three.

# %%
RULES = jury.JuryRules(
    rubric=jury.Rubric.equal(["impact", "team"], scale=jury.EIG_SCALE), places=2, reserve=1, source="the call"
)
marks = sheet("""
item;juror;impact;team
adler;j1;4;3
adler;j2;4;4
adler;j3;3;4
polygraphe;j1;3;3
polygraphe;j2;4;3
polygraphe;j3;3;4
datareg;j1;2;3
datareg;j2;2;2
datareg;j3;3;2
""")
deliberation = jury.deliberate(rows.scoresheet(marks, RULES.rubric), RULES)
deliberation

# %% [markdown]
# Candidates are heard: one list a challenge and profile, here with the marks that came out.

# %%
lists = jury.rank_lists(
    {
        ("adler", "data"): {"c1": 17, "c3": 16, "c5": "15.5"},
        ("adler", "dev"): {"c2": 15, "c4": 14},
        ("polygraphe", "data"): {"c5": 16, "c1": 14},
        ("polygraphe", "dev"): {"c4": 15, "c6": 15, "c2": 12},
    }
)

# %% [markdown]
# Everybody sits at most once, and at most one person comes from each employer. Two cohorts are equally good: the answer says so, and the
# decision goes on the record.

# %%
one_each = teams.MaxEach(id="employers", attribute="employer", maximum=1)
cohort = teams.compose(book.problem(deliberation.kept, merit=lists, wishes=[2, 1], rules=[one_each]))
print(cohort.status, "to be decided:", cohort.undecided)
cohort = cohort.settle(lots.Decision(by="jury", order=["c6", "c4"], reference="minutes, point 5"))
cohort

# %% [markdown]
# Who was seated starts on 16 January 2019, with a contract of ten months. What does it cost, and in which year?

# %%
contracts = [timeline.Contract.of(one) for one in book.appoint(cohort, starts=dt.date(2019, 1, 16))]
timeline.cost_by_year(contracts, promotion=P3)

# %% [markdown]
# One value holds the outcome. Each person gets a letter that names nobody else.

# %%
minutes = deliberation.minutes(title="EIG 3, challenges", salt="5a17" * 16)
outcome = book.decide(deliberation, lists, cohort, minutes=minutes)
print(outcome)
print(outcome.letter("c1", contact="jury@example.org"))

# %% [markdown]
# If somebody leaves: who comes in?

# %%
print(outcome.replacement("c6"))

# %% [markdown]
# The dossier holds what was asked, what was decided and why. Its public form names no person. A page of it has no script, and can be printed.

# %%
dossier = outcome.dossier(salt="c4" * 32)
print(dossier.replay(book, lists=lists).explain())
page = to_html(dossier.redacted("public"), lang="fr")
print("Ada" in page, "<script" in page)

# %%
dossier
