"""Programs whose threads meet at a first use, and print whether all were given the same: see `make worlds`."""

MEETING = """
import sys, threading
sys.setswitchinterval(1e-6)
gate, shown = threading.Barrier(8), set()
def work():
    gate.wait()
    import eig
    ranking = eig.jury.rank({"a": 3, "b": 2, "c": 2})
    plan = eig.timeline.WorkCalendar.named("metropole")
    team = eig.teams.compose(eig.teams.Problem(people=[eig.teams.Person(id="p")], openings=[eig.teams.Opening(id="o")]))
    shown.add((str(ranking), str(ranking.explain(lang="fr")), str(plan), str(team)))
threads = [threading.Thread(target=work) for _ in range(8)]
[one.start() for one in threads], [one.join() for one in threads]
print(len(shown))
"""
"""Names that load on first use; prints how many different answers were shown: one."""

READING = """
import sys, threading
sys.setswitchinterval(1e-6)
from eig.jury.marks import Reviews
from eig.jury.merit import Ranking
made = []
for _ in range(30):
    ranking = Ranking.from_scores({str(n): n % 7 for n in range(60)})
    reviews = Reviews.from_triples((str(n % 9), str(n % 5), n % 4) for n in range(45))
    names = [name for one in (ranking, reviews) for name in dir(type(one)) if not name.startswith("__")]
    gate, seen = threading.Barrier(4), []
    def read():
        gate.wait()
        seen.append([repr(getattr(one, name, None)) for one in (ranking, reviews) for name in names
                     if not callable(getattr(one, name, None))])
    threads = [threading.Thread(target=read) for _ in range(4)]
    [one.start() for one in threads], [one.join() for one in threads]
    made.append(all(one == seen[0] for one in seen) and len(seen) == 4)
print(all(made))
"""
"""Values that work something out on first use; prints whether every thread was given the same."""

SAME = {MEETING: b"1", READING: b"True"}
