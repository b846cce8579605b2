"""What the page of `docs/promotion.py` says between its answers, in English and in French."""

from textwrap import fill

TITLES = {
    "promotion": (
        "A promotion, decided and explained",
        "Une promotion, décidée et expliquée",
        "Challenges, posts, criteria and jury days: promotion 3, as published. People, juries and marks are invented, from a seed. The invented challenges are marked 1 to 2 and the published ones 2 to 4, so that the published ones win.",
        "Défis, postes, critères et jours de jury : promotion 3, tels que publiés. Personnes, jurys et notes sont inventés, à partir d'une graine. Les défis inventés sont notés de 1 à 2 et les défis publiés de 2 à 4 : ce sont donc eux qui gagnent.",
    ),
    "challenges": ("1. Challenges: 42 proposed, 15 kept", "1. Défis : 42 proposés, 15 retenus", "", ""),
    "another_jury": (
        "Would another jury have kept the same?",
        "Un autre jury aurait-il retenu les mêmes ?",
        "",
        "",
    ),
    "why_kept": ("Why is Open Justice kept?", "Pourquoi Open Justice est-il retenu ?", "", ""),
    "candidates": (
        "2. Candidates: 170 apply, one list a challenge and profile",
        "2. Candidatures : 170, une liste par défi et profil",
        "Who is heard is this rehearsal's choice: for each post, the first four who wish for it. Of one of them:",
        "Qui est auditionné relève de cette répétition : pour chaque poste, les quatre premières personnes qui le souhaitent. De l'une d'elles :",
    ),
    "teams": (
        "3. Teams: 32 posts",
        "3. Équipes : 32 postes",
        "A seat gives the person's score out of 20 on the list (merit), and 2 points for a first wish, 1 for a second.",
        "Une place donne la note sur 20 de la personne sur la liste (mérite), et 2 points pour un premier vœu, 1 pour un second.",
    ),
    "why_seated": (
        "Why does this person sit there?",
        "Pourquoi cette personne est-elle affectée là ?",
        "",
        "",
    ),
    "timeline": (
        "4. Timeline, on French working days",
        "4. Calendrier, en jours ouvrés français",
        "On the right, the slack: the working days by which a phase may slip before a fixed day is late.",
        "À droite, la marge : les jours ouvrés dont une étape peut glisser sans retarder une date fixée.",
    ),
    "slip": (
        "And if the validation takes 10 working days more?",
        "Et si la validation prend 10 jours ouvrés de plus ?",
        "From where the promotion stands on 9 November 2018:",
        "Depuis l'état de la promotion le 9 novembre 2018 :",
    ),
    "money": ("What it costs", "Ce que cela coûte", "", ""),
    "letters": ("5. What people receive: a letter", "5. Ce que chacun reçoit : une lettre", "", ""),
    "dossier": ("The dossier", "Le dossier", "", ""),
}


def title(name, lang):
    """Print a heading, and what stands under it."""
    at = lang.otherwise == "fr"
    head, under = TITLES[name][at], TITLES[name][2 + at]
    print(f"\n{head}\n{'─' * len(head)}")
    if under:
        print(fill(under, 98))


def show(trace):
    """Print the reasons of an answer, one a line."""
    for reason in trace.reasons:
        print(fill(f"- {reason.say(trace.lang)}", 98, subsequent_indent="  ", break_on_hyphens=False))
