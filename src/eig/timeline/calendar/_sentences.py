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
        "off_on": ("{day} ({why})", "{day} ({why})"),
        # ── what is expected ──
        "cells": (
            "a row: a mapping from columns to cells",
            "une ligne : un dictionnaire de colonnes à cellules",
        ),
        "dates_covered": ("dates of the years {first} to {last}", "des dates des années {first} à {last}"),
        "dates_covered.remedy": (
            "Widen the years, or leave the dates out.",
            "Élargissez les années, ou omettez les dates.",
        ),
        "dates_of_year": (
            "dates of {year}, the year that the rule was asked for",
            "des dates de {year}, l'année demandée à la règle",
        ),
        "day_of_year": (
            "a day of the year: its month and its number, such as (12, 24)",
            "un jour de l'année : son mois et son numéro, tels que (12, 24)",
        ),
        "duration": (
            "a duration, such as 1 week or 15 working days",
            "une durée, telle que 1 semaine ou 15 jours ouvrés",
        ),
        "exclusive_end": (
            "the day after the last, so after the start, {start}",
            "le lendemain du dernier jour, donc après le début, {start}",
        ),
        "exclusive_end.remedy": (
            "Span.inclusive(first, last) takes the last day itself.",
            "Span.inclusive(first, last) prend le dernier jour lui-même.",
        ),
        "holiday_rule": (
            "a hashable function from a year to dates, or None",
            "une fonction hachable d'une année à des dates, ou rien (None)",
        ),
        "holiday_rule.remedy": (
            "Give France(), fixed_holidays(dates, first_year, last_year) or a function of the year.",
            "Donnez France(), fixed_holidays(dates, first_year, last_year) ou une fonction de l'année.",
        ),
        "iso_day": ("a date such as 2018-11-20", "une date telle que 2018-11-20"),
        "iso_day.remedy": (
            "Where the table writes dates otherwise, read it with eig.rows.read and its dialect.",
            "Si le tableau écrit les dates autrement, lisez-le avec eig.rows.read et son dialecte.",
        ),
        "last_day": (
            "a last day on or after the first, {start}",
            "un dernier jour qui ne précède pas le premier, {start}",
        ),
        "local_moment": (
            "a local date and time, without a time zone of its own",
            "une date et une heure locales, sans fuseau propre",
        ),
        "local_moment.remedy": ("Name the zone in zone=.", "Nommez le fuseau dans zone=."),
        "named_days": (
            "dates, each alone or with its name, as (date, name)",
            "des dates, chacune seule ou avec son nom, comme (date, nom)",
        ),
        "not_closed": ("days that are not closed too", "des jours qui ne soient pas aussi fermés"),
        "not_closed.remedy": ("Leave them out of one of the two.", "Ôtez-les de l'un des deux."),
        "not_zero": (
            "a whole number other than 0: 1, 2, 3… after the boundary, -1, -2, -3… before it",
            "un nombre entier autre que 0 : 1, 2, 3… après la limite, −1, −2, −3… avant elle",
        ),
        "positive_duration": (
            "a duration of 1 unit or more, such as 10 months or 15 working days",
            "une durée d'une unité ou plus, telle que 10 mois ou 15 jours ouvrés",
        ),
        "few_pairs": (
            "{most} pairs of spans that share days, at most",
            "{most} paires de périodes ayant des jours communs, au plus",
        ),
        "few_pairs.remedy": (
            "Ask of fewer spans at once, such as those of one person or of one year.",
            "Demandez-le pour moins de périodes à la fois, par exemple celles d'une personne ou d'une année.",
        ),
        "short_spans": (
            "{most} days at most in all spans together",
            "{most} jours au plus dans toutes les périodes ensemble",
        ),
        "short_spans.remedy": (
            "For days off that come back, give a weekend or a yearly closure.",
            "Pour des jours chômés qui reviennent, donnez un week-end ou une fermeture annuelle.",
        ),
        "some_calendars": ("one calendar or more", "un calendrier ou plus"),
        "some_work": (
            "years with a working day among the first {years} and the last",
            "des années avec un jour ouvré parmi les {years} premières et les dernières",
        ),
        "some_work.remedy": (
            "Check the rule of the calendar, its weekend and its closed days.",
            "Vérifiez la règle du calendrier, son week-end et ses jours fermés.",
        ),
        "weekday_left": (
            "six weekdays at most, so that one is worked",
            "six jours de la semaine au plus, pour qu'un soit travaillé",
        ),
        "year_with_easter": (
            "a year from {first} to {last}, for which Easter can be worked out",
            "une année de {first} à {last}, pour lesquelles Pâques se calcule",
        ),
        "year_covered": (
            "a year from {first} to {last}, for which these holidays are known",
            "une année de {first} à {last}, pour lesquelles ces jours fériés sont connus",
        ),
        "year_covered.remedy": (
            "Give the dates of that year too, or a rule such as France().",
            "Donnez aussi les dates de cette année, ou une règle telle que France().",
        ),
    }
)
