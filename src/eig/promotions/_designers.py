"""*Designers d'intérêt général* (2019): seventeen challenges for designers alone, beside promotion 3.

It was launched in June 2019 and joined with the programme after its one promotion. How many designers each
challenge had is counted from the programme's website; how many each had asked for was not published.
"""

from __future__ import annotations

from typing import Final

from eig.programme import Programme, Promotion, PromotionRules
from eig.programme.jurisdictions import FRANCE
from eig.promotions._challenges import WEBSITE, challenges_of
from eig.promotions._programme_and_usual_rules import DESIGN, DINSIC, fact, read

DATA: Final = "site du programme, _data/defis.yml, promotion dig"
POST: Final = "billet sur quatre défis des designers, 6 janvier 2021"
_MONTHS: Final = (
    ("achadef", 8),
    ("alphabet", 12),
    ("app-112", 6),
    ("franceco", 6),
    ("id-numerique", 12),
    ("inpn-espaces", 6),
    ("ma-famille-ici", 12),
    ("maritux", 12),
    ("planipref", 7),
    ("proxirh", 6),
    ("recrues", 9),
    ("remboursante", 6),
    ("resorption-bidonvilles", 6),
    ("sequoia-cgdd", 12),
    ("sequoia-ign", 6),
    ("vers-l-ecole-pour-tous", 6),
    ("vigicr-ux", 6),
)

DESIGNERS: Final = Promotion(
    programme=Programme(
        name="Designers d'intérêt général", acronym="DIG", operator=DINSIC, jurisdiction=FRANCE
    ),
    ordinal=1,
    year=2019,
    challenges=challenges_of("designers"),
    profiles=[DESIGN],
    rules=PromotionRules(team_sizes=[1, 2]),
    facts=[
        fact("launched", read("juin 2019", POST)),
        fact("challenges_selected", read(17, WEBSITE)),
        fact("fellows", read(21, DATA, inferred=True), note="counted by challenge"),
        fact("teams_of_1", read(13, DATA, inferred=True)),
        fact("teams_of_2", read(4, DATA, inferred=True)),
        *(fact(f"months_of_{challenge}", read(months, DATA)) for challenge, months in _MONTHS),
        fact("candidates_filed"),
        fact("joined_with_the_programme", read("après sa première promotion", POST)),
    ],
)
