# %% [markdown]
# # A jury in ten minutes
#
# For whoever has never used `eig`: four dossiers, three jurors, one tie, one juror who steps back. All marks are invented.
# This is a notebook as text: open it in Jupyter with jupytext, in VS Code as it is, or run it with Python.

# %%
from eig import jury, lots

rubric = jury.Rubric.equal(["impact", "team"], scale=jury.Scale(low=0, high=20, step="0.5"))
sheet = jury.Scoresheet.from_marks(
    rubric,
    [
        ("plume", "juror-1", {"impact": 14, "team": 13}),
        ("plume", "juror-2", {"impact": 15, "team": 12}),
        ("plume", "juror-3", {"impact": "13.5", "team": "13.5"}),
        ("adler", "juror-1", {"impact": 15, "team": 12}),
        ("adler", "juror-2", {"impact": 13, "team": 14}),
        ("adler", "juror-3", {"impact": 14, "team": 13}),
        ("cartobio", "juror-1", {"impact": 12, "team": 12}),
        ("cartobio", "juror-2", {"impact": 11, "team": "12.5"}),
        ("cartobio", "juror-3", {"impact": 12, "team": 11}),
        ("datareg", "juror-1", {"impact": 10, "team": 11}),
        ("datareg", "juror-2", {"impact": 12, "team": 12}),
        ("datareg", "juror-3", {"impact": 19, "team": 19}),
    ],
)

# %% [markdown]
# Juror 3 works for the host of *datareg*, and steps back from it. The sheet is kept in the history, and counts for nothing.

# %%
interest = jury.Recusal(juror="juror-3", item="datareg", kind="employer")
sheet = jury.recuse(sheet, jury.Recusals(recusals=[interest]), by="chair", reason="works for the host")
ranking = jury.rank(sheet)
ranking

# %% [markdown]
# *plume* and *adler* have the same mean: they share the first rank. Why?

# %%
print(ranking.explain("plume"))

# %% [markdown]
# One place: the list stays open until the jury decides, on the record.

# %%
open_list = jury.select(ranking, places=1, reserve=2)
print("undecided:", open_list.undecided)
decision = lots.Decision(by="jury", order=["adler", "plume"], reference="minutes of 4 July, point 2")
kept = jury.select(ranking, places=1, reserve=2, decisions=[decision])
print("kept:", kept.main, "reserve:", kept.reserve)

# %% [markdown]
# Would the jury have kept the same without each of its members?

# %%
others = jury.robustness.leave_one_juror_out(sheet, places=2)
for juror, without in others.without.items():
    print("without", juror, without.groups)
print("among the first whoever is left out:", others.always, "- only sometimes:", others.sometimes)

# %% [markdown]
# And do the jurors agree?

# %%
alpha = jury.krippendorff_alpha(sheet.reviews())
print(alpha.explain())
