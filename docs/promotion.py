"""A whole promotion, from marks to teams to timeline: `python docs/promotion.py [en|fr]`.

The challenges, their posts, the criteria, the calls and the days of the juries are the published ones of
promotion 3. The first day of the mission is inferred from its last; levels, weights and the durations between
published days are this rehearsal's. People, juries and marks are synthetic: they come from a seed, no real
person or mark is behind them, and neither is any choice that follows from them.
"""

import datetime as dt
import sys
from textwrap import fill

from eig import book, jury, lots, teams, timeline
from eig.programme import Panel
from eig.promotions import P3
from eig.testing import (
    synthetic_candidates,
    synthetic_challenges,
    synthetic_jurors,
    synthetic_marks,
    synthetic_wishes,
)

SEED = 2019
LANG = "fr" if sys.argv[1:] == ["fr"] else "en"


def say(english, french):
    return french if LANG == "fr" else english


def number(value):
    """Return a score with two decimals, as the language writes them."""
    return say(f"{float(value):5.2f}", f"{float(value):5.2f}".replace(".", ","))


# ── 1. Challenges: 42 are proposed and marked by panels, 15 are kept ───────────────────────────────


def mark_challenges():
    """Return the scoresheet of the challenge jury: six panels of three, each challenge heard by two panels.

    Two panels a challenge keep the marks of all panels comparable. In this rehearsal the published challenges
    are the well prepared ones, marked from 2 to 4, and the synthetic ones are drafts, marked from 1 to 2.
    """
    challenges = (*P3.challenges, *synthetic_challenges(27, seed=SEED, promotion=P3))
    items = [challenge.id for challenge in challenges]
    hosts = {challenge.id: [challenge.host.id] for challenge in challenges if challenge.host}
    jurors = synthetic_jurors(18, seed=SEED, employers=sorted({host for (host,) in hosts.values()}))
    hears = {
        number: [item for place, item in enumerate(items) if number in pair(place)] for number in range(6)
    }
    panels = [
        Panel(id=f"panel-{number + 1}", members=[juror.id for juror in jurors[number::6]], hears=heard)
        for number, heard in hears.items()
    ]
    rubric = rubric_of("challenges")
    published = [challenge.id for challenge in P3.challenges]
    drafts = [item for item in items if item not in published]
    marks = [
        row
        for some, (low, high) in ((published, (2, 4)), (drafts, (1, 2)))
        for row in synthetic_marks(
            some, panels=panels, seed=SEED, criteria=rubric.ids, scale=jury.Scale.levels(low, high)
        )
    ]
    sheet = jury.Scoresheet.from_marks(rubric, marks)
    ties = jury.marks.interests_from(
        jurors, about=hosts
    )  # a juror employed by the host steps back from its challenge
    recusals = jury.marks.recusals_from(ties, items=items, about=hosts)
    return jury.recuse(sheet, recusals, by="chair", on=dt.date(2018, 7, 4)), recusals


def pair(place):
    """Return the two panels that hear a challenge: every pair of panels hears some together."""
    first = place % 6
    return first, (first + 1 + place // 6 % 5) % 6


def rubric_of(judged):
    """Return the published criteria as a rubric; equal weights, four levels and their sum are this rehearsal's."""
    return jury.JuryRules.of(P3, judged, scale=jury.EIG_SCALE).rubric


def keep_challenges(sheet):
    """Rank by exact means, break ties by declared tests, and let the jury decide what is still tied."""
    rules = jury.JuryRules(places=15, reserve=5, tie_breaks=["criterion_mean:impact", "top_marks"])
    deliberation = jury.deliberate(sheet, rules)
    if deliberation.undecided:
        deliberation = deliberation.settle(
            lots.Decision(by="jury", order=deliberation.undecided, reference="minutes of 4 July 2018")
        )
    return deliberation.ranking, deliberation.selection


# ── 2. Candidates: 170 apply, each is heard for each wish, one ranking a challenge and profile ──────


def hear_candidates(challenges):
    """Return the candidates, their applications, and the rankings of three jurors a challenge."""
    people = synthetic_candidates(170, seed=SEED, promotion=P3)
    applications = synthetic_wishes(people, seed=SEED, promotion=P3, challenges=challenges)
    profiles = {person.id: person.profiles for person in people}
    rubric, sheets = rubric_of("candidates"), {}
    for number, challenge in enumerate(challenges):
        jurors = synthetic_jurors(3, seed=SEED + number)
        heard = [one.candidate for one in applications if challenge.id in one.wishes]
        marks = synthetic_marks(heard, jurors, seed=SEED + number, criteria=rubric.ids)
        for profile in sorted({profile for post in challenge.posts for profile in post.accepted}):
            fitting = [row for row in marks if profile in profiles[row[0]]]
            if fitting:
                sheets[challenge.id, profile] = jury.Scoresheet.from_marks(rubric, fitting)
    return people, applications, jury.rank_lists(sheets)


# ── 3. Teams: 32 posts, the best cohort for merit and wishes, proven ───────────────────────────────


def compose_teams(challenges, people, applications, rankings):
    """Seat people at posts that accept their profile, by their marks out of 20 and their wishes."""
    joined = book.Book(promotion=P3, candidates=people, applications=applications)
    problem = joined.problem([one.id for one in challenges], merit=rankings, wishes=[2, 1])
    return teams.compose(problem)


# ── 4. Timeline: from the call of May 2018 to the last day of the contracts ────────────────────────


def plan_promotion():
    """Return the plan of promotion 3, on French working days; its mission starts on a date that is fixed."""
    phase, after = timeline.Phase, timeline.plan.Dependency
    return timeline.Plan(
        key="eig-3",
        start=dt.date(2018, 5, 4),
        calendar=timeline.WorkCalendar(rule=timeline.France()),
        phases=[
            phase(
                key="call_challenges", name=say("call for challenges", "appel à projets"), duration="43 days"
            ),
            phase(key="screening", name=say("screening", "pré-instruction"), duration="12 working days"),
            phase(key="challenge_jury", name=say("challenge jury", "jury des défis"), milestone=True),
            phase(
                key="call_candidates",
                name=say("call for candidates", "appel à candidatures"),
                duration="33 days",
                not_before=dt.date(2018, 9, 13),
            ),
            phase(key="shortlist", name=say("shortlist", "présélection"), duration="14 working days"),
            phase(key="hearings", name=say("hearings", "auditions"), duration="3 working days"),
            phase(key="validation", name=say("validation", "validation"), duration="15 working days"),
            phase(key="contracts", name=say("contracts", "contrats"), duration="25 working days"),
            phase(key="mission", name="mission", duration="10 months", pinned=dt.date(2019, 1, 16)),
            phase(key="restitution", name="restitution", milestone=True),
        ],
        dependencies=[
            after(pred="call_challenges", succ="screening"),
            after(pred="screening", succ="challenge_jury"),
            after(pred="challenge_jury", succ="call_candidates", lag="4 weeks"),
            after(pred="call_candidates", succ="shortlist"),
            after(pred="shortlist", succ="hearings"),
            after(pred="hearings", succ="validation"),
            after(pred="validation", succ="contracts"),
            after(pred="contracts", succ="mission"),
            after(pred="mission", succ="restitution", kind="FF", lag="-3 working days"),
        ],
    )


# ── The page ───────────────────────────────────────────────────────────────────────────────────────


def show(text, indent="  "):
    """Print a paragraph; identifiers lose the word that the head of the page says once for all."""
    plain = str(text).replace("synthetic-", "")
    print(fill(plain, 98, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False))


def title(text):
    print(f"\n{text}\n{'─' * len(text)}")


def show_challenges(ranking, kept, recusals):
    title(say("1. Challenges: 42 proposed, 15 kept", "1. Défis : 42 proposés, 15 retenus"))
    tied = sum(len(group) > 1 for group in jury.rank(ranking.scores).groups)
    stepped, still = len(recusals.recusals), len(ranking.ties)
    show(
        say(
            f"{stepped} recusals; {tied} groups tied by exact means, {still} still tied after the declared tests.",
            f"{stepped} déports ; {tied} groupes ex æquo par moyennes exactes, {still} après les départages déclarés.",
        )
    )
    for item in kept.main:
        print(f"  {ranking.ranks[item]:>3}  {number(ranking.scores[item])}  {P3.challenge(item).title}")
    show(say("Reserve list: ", "Liste complémentaire : ") + ", ".join(kept.reserve))
    title(say("Why?", "Pourquoi ?"))
    show(ranking.explain(kept.main[-1], lang=LANG))
    show(kept.explain(kept.reserve[0], lang=LANG))


def show_candidates(people, applications, rankings):
    title(
        say(
            "2. Candidates: 170, one ranking a challenge and profile",
            "2. Candidats : 170, un classement par défi et profil",
        )
    )
    wishes, lists = sum(len(one.wishes) for one in applications), len(rankings.lists)
    show(
        say(
            f"{len(people)} candidates, {wishes} wishes, {lists} rankings. For instance:",
            f"{len(people)} candidats, {wishes} vœux, {lists} classements. Par exemple :",
        )
    )
    one = rankings.lists[0]
    for group in one.ranking.groups[:3]:
        score = number(one.ranking.scores[group[0]])
        show(f"{one.name}: {one.ranking.ranks[group[0]]:>2}  {score}  {', '.join(group)}")


def show_teams(found):
    title(say("3. Teams: 32 posts", "3. Équipes : 32 postes"))
    show(
        say(
            "A seat gives the person's score out of 20 there (merit), and 2 points for a first wish, 1 for a second.",
            "Une place donne la note sur 20 de la personne à ce poste (merit), et 2 points pour un premier vœu, 1 pour un second.",
        )
    )
    sizes = [len(team.people) for team in found.cohort.teams]
    pairs, trios, seats = sizes.count(2), sizes.count(3), sum(sizes)
    wishes = {one.id: one.wishes for one in found.problem.people}
    first = sum(wishes[person][0] == opening for person, opening in found.cohort.seats)
    broken = len(teams.check(found.cohort, found.problem))
    show(
        say(
            f"{pairs} teams of 2 and {trios} of 3; {first} of {seats} have their first wish; {broken} rules broken.",
            f"{pairs} équipes de 2 et {trios} de 3 ; {first} sur {seats} ont leur premier vœu ; {broken or 'aucune'} règle enfreinte.",
        )
    )
    for team in found.cohort.teams:
        show(f"{P3.challenge(team.opening).title:<17} {', '.join(team.people)}")
    title(say("Why?", "Pourquoi ?"))
    seated = found.cohort.teams[0].people[0]
    left = next(one.id for one in found.problem.people if found.cohort.place_of(one.id) is None)
    for key in (None, seated, left):
        show(found.explain(key, lang=LANG))


def show_timeline(plan):
    title(say("4. Timeline, on French working days", "4. Calendrier, en jours ouvrés français"))
    schedule = timeline.schedule(plan)
    show(
        say(
            "Slack: the working days by which a phase may slip before the mission, or another fixed day, is late.",
            "Marge : les jours ouvrés dont une étape peut glisser sans retarder la mission ni une autre date fixée.",
        )
    )
    for row, phase in zip(schedule.rows(), plan.phases, strict=True):
        mark = "!" if row["critical"] else " "
        slack = say(f"slack {row['slack']:>3} working days", f"marge {row['slack']:>3} jours ouvrés")
        print(f"  {mark} {phase.name:<22} {row['first']} → {row['last']}   {slack}")
    show(say("Critical path: ", "Chemin critique : ") + " → ".join(timeline.plan.critical_path(schedule)))
    start, stated = dt.date(2019, 1, 16), dt.date(2019, 11, 15)
    contract = timeline.Contract(start=start, duration=timeline.calendar.months(10), stated=stated)
    show(contract.explain("last_day", lang=LANG))
    missed = sum(not plan.calendar.is_working(session.first) for session in P3.sessions)
    show(
        say(
            f"{len(P3.sessions)} support sessions, {missed} on a day that is not worked.",
            f"{len(P3.sessions)} sessions d'accompagnement, {missed or 'aucune'} un jour non ouvré.",
        )
    )
    title(
        say(
            "And if recruitment is 10 working days late?",
            "Et si le recrutement prend 10 jours ouvrés de retard ?",
        )
    )
    late = timeline.plan.slip(plan, "hearings", "10 working days")
    show(late.explain("contracts", lang=LANG))
    for conflict in late.after.conflicts:
        show(say(f"{conflict.key}: ", f"{conflict.key} : ") + conflict.reason.say(LANG))
    show(say("Critical path: ", "Chemin critique : ") + " → ".join(timeline.plan.critical_path(late.after)))


def main():
    sheet, recusals = mark_challenges()
    ranking, kept = keep_challenges(sheet)
    challenges = [P3.challenge(item) for item in sorted(kept.main)]
    people, applications, rankings = hear_candidates(challenges)
    found = compose_teams(challenges, people, applications, rankings)
    head = say("A promotion, decided and explained", "Une promotion, décidée et expliquée")
    print(f"{head}\n{'═' * len(head)}")
    show(
        say(
            "Challenges, posts and jury days: promotion 3, as published. People, juries and marks are invented, from a seed. "
            "The invented challenges are marked 1 to 2 and the published ones 2 to 4, so that the published ones win.",
            "Défis, postes et jours de jury : promotion 3, tels que publiés. Personnes, jurys et notes sont inventés, à partir "
            "d'une graine. Les défis inventés sont notés de 1 à 2 et les défis publiés de 2 à 4 : ce sont donc eux qui gagnent.",
        ),
        indent="",
    )
    show_challenges(ranking, kept, recusals)
    show_candidates(people, applications, rankings)
    show_teams(found)
    show_timeline(plan_promotion())


if __name__ == "__main__":
    main()
