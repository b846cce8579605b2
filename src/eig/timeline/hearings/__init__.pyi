# Written by `make listings` from the listing in __init__.py.
from eig.timeline.hearings.panel_hearings import HearsInPanels as HearsInPanels
from eig.timeline.hearings.panel_hearings import KeptFrom as KeptFrom
from eig.timeline.hearings.panel_hearings import plan_hearings as plan_hearings
from eig.timeline.hearings.slots_and_half_days import HalfDay as HalfDay
from eig.timeline.hearings.slots_and_half_days import Hearing as Hearing
from eig.timeline.hearings.slots_and_half_days import HearingSlot as HearingSlot
from eig.timeline.hearings.timetables import Sitting as Sitting
from eig.timeline.hearings.timetables import Timetable as Timetable
from eig.timeline.hearings.timetables import TimetableStatus as TimetableStatus
from eig.timeline.hearings.timetables import timetable as timetable
