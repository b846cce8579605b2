# Written by `make listings` from the listing in __init__.py.
from eig.jury.minutes.algorithm_notices import AlgorithmNotice as AlgorithmNotice
from eig.jury.minutes.algorithm_notices import algorithm_notice as algorithm_notice
from eig.jury.minutes.checking_of_minutes import Verification as Verification
from eig.jury.minutes.checking_of_minutes import verify as verify
from eig.jury.minutes.deliberation_and_its_minutes import Deliberation as Deliberation
from eig.jury.minutes.deliberation_and_its_minutes import Minutes as Minutes
from eig.jury.minutes.deliberation_and_its_minutes import deliberate as deliberate
from eig.jury.minutes.extracts_for_juror_and_candidate import CandidateExtract as CandidateExtract
from eig.jury.minutes.extracts_for_juror_and_candidate import JurorExtract as JurorExtract
from eig.jury.minutes.extracts_for_juror_and_candidate import SheetExtract as SheetExtract
from eig.jury.minutes.extracts_for_juror_and_candidate import candidate_minutes as candidate_minutes
from eig.jury.minutes.extracts_for_juror_and_candidate import extract_for_candidate as extract_for_candidate
from eig.jury.minutes.extracts_for_juror_and_candidate import extract_for_juror as extract_for_juror
