"""What this package says: by code, in English and in French."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "one_day": ("on {first}", "le {first}"),
        "several_days": ("from {first} to {last}", "du {first} au {last}"),
        "weekday": (
            "{number:=0:Monday|1:Tuesday|2:Wednesday|3:Thursday|4:Friday|5:Saturday|*:Sunday}",
            "{number:=0:lundi|1:mardi|2:mercredi|3:jeudi|4:vendredi|5:samedi|*:dimanche}",
        ),
        "off_holiday": ("{names}", "{names}"),
        "off_closed": ("closed", "fermé"),
        "off_weekday": ("{weekday}", "{weekday}"),
    }
)
