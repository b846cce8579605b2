# Written by `make listings` from the listing in __init__.py.
from eig.book.acts import Act as Act
from eig.book.acts import ActLeaf as ActLeaf
from eig.book.acts import ActSubject as ActSubject
from eig.book.acts import PublishedAct as PublishedAct
from eig.book.acts import verify_leaf as verify_leaf
from eig.book.books import Book as Book
from eig.book.books import Outcome as Outcome
from eig.book.comparisons import PromotionComparison as PromotionComparison
from eig.book.comparisons import PromotionFigure as PromotionFigure
from eig.book.comparisons import PromotionFigureName as PromotionFigureName
from eig.book.comparisons import compare_promotions as compare_promotions
from eig.book.dossier_changes import DossierChanges as DossierChanges
from eig.book.dossier_changes import Replay as Replay
from eig.book.dossier_changes import RulingChange as RulingChange
from eig.book.dossiers import Dossier as Dossier
from eig.book.erasing import erase as erase
from eig.book.erasures import Erasure as Erasure
from eig.book.funnels import Funnel as Funnel
from eig.book.funnels import Stage as Stage
from eig.book.hash_chains import ActCheck as ActCheck
from eig.book.hash_chains import ActStep as ActStep
from eig.book.hash_chains import ChainLink as ChainLink
from eig.book.notified_decisions import AdministrativeDecision as AdministrativeDecision
from eig.book.notified_decisions import Office as Office
from eig.book.pictures import funnel_picture as funnel_picture
from eig.book.programmes import read_promotion as read_promotion
from eig.book.programmes import tables_to_fill as tables_to_fill
from eig.book.replacements import SeatReplacement as SeatReplacement
from eig.book.rulings import Ruling as Ruling
from eig.book.rulings import RulingStatus as RulingStatus
from eig.book.rulings import Rulings as Rulings
from eig.book.rulings import SeatReserve as SeatReserve

__all__ = [
    "Act",
    "ActCheck",
    "ActLeaf",
    "ActStep",
    "ActSubject",
    "AdministrativeDecision",
    "Book",
    "ChainLink",
    "Dossier",
    "DossierChanges",
    "Erasure",
    "Funnel",
    "Office",
    "Outcome",
    "PromotionComparison",
    "PromotionFigure",
    "PromotionFigureName",
    "PublishedAct",
    "Replay",
    "Ruling",
    "RulingChange",
    "RulingStatus",
    "Rulings",
    "SeatReplacement",
    "SeatReserve",
    "Stage",
    "compare_promotions",
    "erase",
    "funnel_picture",
    "read_promotion",
    "tables_to_fill",
    "verify_leaf",
]
