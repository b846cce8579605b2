# Written by `make listings` from the listing in __init__.py.
from eig.programme import agenda as agenda
from eig.programme import amendments as amendments
from eig.programme import applications as applications
from eig.programme import appointments as appointments
from eig.programme import calls as calls
from eig.programme import challenges as challenges
from eig.programme import disclosure as disclosure
from eig.programme import durations as durations
from eig.programme import eligibility as eligibility
from eig.programme import facts as facts
from eig.programme import hours as hours
from eig.programme import interests as interests
from eig.programme import jurisdictions as jurisdictions
from eig.programme import jurors as jurors
from eig.programme import ledger as ledger
from eig.programme import lifecycles as lifecycles
from eig.programme import organisations as organisations
from eig.programme import pay as pay
from eig.programme import people as people
from eig.programme import profiles as profiles
from eig.programme import promotions as promotions
from eig.programme import quotas as quotas
from eig.programme import rules as rules
from eig.programme import states as states
from eig.programme import steps as steps
from eig.programme import tables as tables
from eig.programme import templates as templates
from eig.programme import terms as terms
from eig.programme.agenda import SupportSession as SupportSession
from eig.programme.applications import Application as Application
from eig.programme.applications import apply as apply
from eig.programme.appointments import Appointment as Appointment
from eig.programme.calls import Call as Call
from eig.programme.challenges import Challenge as Challenge
from eig.programme.challenges import Post as Post
from eig.programme.interests import Interest as Interest
from eig.programme.jurors import Juror as Juror
from eig.programme.jurors import Panel as Panel
from eig.programme.organisations import Administration as Administration
from eig.programme.pay import Pay as Pay
from eig.programme.people import Candidate as Candidate
from eig.programme.people import Mentor as Mentor
from eig.programme.profiles import Profile as Profile
from eig.programme.promotions import Programme as Programme
from eig.programme.promotions import Promotion as Promotion
from eig.programme.quotas import Quota as Quota
from eig.programme.rules import PromotionRules as PromotionRules
from eig.programme.states import state_on as state_on

__all__ = [
    "Administration",
    "Application",
    "Appointment",
    "Call",
    "Candidate",
    "Challenge",
    "Interest",
    "Juror",
    "Mentor",
    "Panel",
    "Pay",
    "Post",
    "Profile",
    "Programme",
    "Promotion",
    "PromotionRules",
    "Quota",
    "SupportSession",
    "agenda",
    "amendments",
    "applications",
    "apply",
    "appointments",
    "calls",
    "challenges",
    "disclosure",
    "durations",
    "eligibility",
    "facts",
    "hours",
    "interests",
    "jurisdictions",
    "jurors",
    "ledger",
    "lifecycles",
    "organisations",
    "pay",
    "people",
    "profiles",
    "promotions",
    "quotas",
    "rules",
    "state_on",
    "states",
    "steps",
    "tables",
    "templates",
    "terms",
]
