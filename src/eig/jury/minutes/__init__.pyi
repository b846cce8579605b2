# Written by `make listings` from the listing in __init__.py.
from eig.jury.minutes.deliberation import Deliberation as Deliberation
from eig.jury.minutes.extracts import CandidateExtract as CandidateExtract
from eig.jury.minutes.extracts import JurorExtract as JurorExtract
from eig.jury.minutes.extracts import SheetExtract as SheetExtract
from eig.jury.minutes.extracts import extract_for_candidate as extract_for_candidate
from eig.jury.minutes.extracts import extract_for_juror as extract_for_juror
from eig.jury.minutes.proceedings import Draw as Draw
from eig.jury.minutes.proceedings import Minutes as Minutes
from eig.jury.minutes.proceedings import Verification as Verification
from eig.jury.minutes.proceedings import candidate_minutes as candidate_minutes
from eig.jury.minutes.proceedings import make_minutes as make_minutes
from eig.jury.minutes.proceedings import verify as verify

__all__ = [
    "CandidateExtract",
    "Deliberation",
    "Draw",
    "JurorExtract",
    "Minutes",
    "SheetExtract",
    "Verification",
    "candidate_minutes",
    "extract_for_candidate",
    "extract_for_juror",
    "make_minutes",
    "verify",
]
