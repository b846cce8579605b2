"""Days that a text names are read however they are written, and never read out of what names none."""

from datetime import date

import pytest

from eig._language.days_named_in_texts import days_named


def days(text):
    """Return the days of a text of which each is one alone."""
    found = [*days_named(text)]
    assert all(one.dated and len(one.days) == 1 for one in found)
    return [one.days[0] for one in found]


@pytest.mark.untraced
@pytest.mark.parametrize(
    "text",
    [
        "3 février 2019", "3 févr. 2019", "3 Fevr 2019", "3 FÉVRIER 2019", "3 Feb 2019", "3 February 2019", "Feb. 3, 2019",
        "February 3rd, 2019", "the 3rd February 2019", "2019-02-03", "03/02/2019", "3.2.2019", "3/2/19", "3.2.19", "3\u00a0février\u00a02019",
        "3-2-2019", "03 / 02 / 2019", "2019/02/03", "2019.2.3", "2019-02-03T12:00", "3rd of February 2019", "February 3rd 2019",
    ],
)  # fmt: skip
def test_a_day_is_the_same_however_it_is_written(text):
    """In words, short or long, with or without accents, in figures, which French writes with the day first."""
    assert [date(2019, 2, 3)] == days(f"arrêté du {text}, art. 2")


def test_what_figures_may_mean_beside_is_not_settled():
    """Without a word of French, day and month may stand in either order; parted by dots they may be no day."""
    either = (date(2019, 2, 9), date(2019, 9, 2))
    for said in ("2/9/19", "02-09-2019", "2.9.2019"):
        assert [(said, either, True)] == [*days_named(f"Order of {said}")]
    assert [("2.9.19", either, False)] == [*days_named("2.9.19")]
    assert [("2.9.19", either[1:], False)] == [*days_named("le JO, 2.9.19")]
    assert [date(2019, 9, 13), date(2019, 2, 2)] == days("Orders of 13/9/19 and of 2/2/19")


@pytest.mark.parametrize(
    ("said", "year"),
    [("deux mille dix-huit", 2018), ("deux mil vingt et un", 2021), ("deux-mille-trente-deux", 2032), ("Deux Mille vingt", 2020),
     ("two thousand and eighteen", 2018), ("two thousand nine", 2009), ("twenty twenty-one", 2021), ("twenty nineteen", 2019)],
)  # fmt: skip
def test_a_year_in_words_is_that_year(said, year):
    """It was no day at all: nothing was said of a source of a later year."""
    assert [date(year, 9, 10)] == days(f"le dix septembre {said}")
    assert [date(year, 9, 21)] == days(f"the twenty-first of September {said}, p. 2")


@pytest.mark.parametrize(
    "said", ["dix-huit", "dix huit", "Dix-Huit", "eighteenth", "the EIGHTEENTH of", "18 de"]
)
def test_a_day_in_words_is_that_day_and_no_other(said):
    """It was read as the month alone: its first day, which nobody wrote. Longer words are read before shorter ones."""
    assert [date(2018, 9, 18)] == days(f"arrêté du {said} {'Sept.' if 'e' in said else 'septembre'} 2018")
    assert [date(2019, 5, 21), date(2019, 5, 20)] == days("vingt et un mai 2019, vingt mai 2019")
    assert [] == days("le trente et un juin 2018, thirty-first of June 2018")


def test_a_month_alone_is_its_first_day():
    """So that a source of that month is later than a day only where all of the month is."""
    assert [date(2019, 12, 1), date(2018, 9, 1)] == days("décembre 2019; Sept. 2018")
    assert [date(2019, 12, 4)] == days("4 décembre 2019")
    assert [date(2019, 12, 1)] == days("1er décembre 2019")


CERTAIN = """
20 décembre 2018|20 déc. 2018|20 dec 2018|20 DÉCEMBRE 2018|jeudi 20 décembre 2018|20 décembre de l'année 2018|20\xa0décembre\xa02018
20-déc-2018|20/déc/2018|20.déc.2018|20DEC2018|20déc2018|20_décembre_2018|20 Dec., 2018|20-Dec-18|20 décembre 18|20 décembre '18
December 20, 2018|Dec. 20, 2018|December 20th, 2018|December the 20th, 2018|the 20th of December 2018|20th December, 2018
the 20th day of December 2018|2018, le 20 décembre|l'an 2018, le 20 décembre|2018 December 20|2018-Dec-20|20 de décembre 2018
le vingt décembre deux mille dix-huit|the twentieth of December, two thousand and eighteen|20 décembre deux mil dix-huit
20.XII.2018|20-XII-2018|20 XII 2018|2018-12-20|2018/12/20|2018.12.20|2018_12_20|2018–12–20|2018‑12‑20|2018-12-20T09:00
rev_2018-12-20|règlement-2018-12-20.pdf|règlement_2018-12-20_v2|v2018-12-20|version 2018-12-20|https://www.gouv.fr/2018/12/20/appel
20/12/2018|20-12-2018|20.12.2018|20_12_2018|20 / 12 / 2018|20/12/18|(20/12/18)|version 20.12.2018|JO L 295, 20.12.2018, p. 39
du 20.12.18|en date du 20.12.18|le 20-12-18|du 20 12 2018|le 2018 12 20|du 20 12 18|du 20181220|au 20122018|dated 20181220|du 201218
n° 2018-1117 du 20 décembre 2018|loi n° 78-753 modifiée le 20 décembre 2018|arrêté NOR PRMX1835469A du 20 décembre 2018
CE, 20 décembre 2018, n° 418142, ECLI:FR:CECHR:2018:418142.20181220|JORF n°0298 du 20 décembre 2018, texte n° 12
"""
DOUBTFUL = """
20181220|v20181220|V20181220|v_20181220|rev20181220|rev_20181220|rev-20181220|règlement-20181220|règlement_20181220.pdf
reglement20181220|règlement (20181220)|règlement-20181220-v2|règlement-20181220-1|annexe1_20181220|20181220T0900|règlement 20181220
20122018|v20122018|règlement-20122018|2018 12 20|20 12 2018|règlement 20 12 2018|20.12.18|20-12-18|20_12_18|règlement 20.12.18
12202018|n° 2018-12-20|délibération n° 2018/12/20|n° 20/12/2018|art. 20.12.2018|dossier 20-12-2018|numéro 20.12.2018
"""
NONE = """
SIRET 20181220200017|SIRET 20181220 200017|SIRET : 20181220|Siret n° 20181220|SIRET 201 812 200 00012|SIREN 201 812 209|SIREN 201812209
téléphone 20190101|téléphone : 20181220|tél. 20181220|tel 20122018|Fax 20181220|mobile 20181220|01.42.75.80.00|01 42 75 80 00
06 20 12 20 18|06 20 12 20 18 42|+33 6 20 12 20 18|06-20-12-20-18|n° 20181220|no 20181220|No. 20181220|N°20181220|nº 20181220|№ 20181220
numéro 20181220|number 20181220|nos 20181220|n° de dossier 20181220|n° de dossier : 20181220|dossier 20181220|dossier n° 20181220
avis CADA 20181220|avis CADA n° 20181220|requête n° 20122018|pourvoi 20181220|facture 20181220|case 20181220|numéro d'affaire 20181220
p. 20181220|pp. 12.10.18|page 3.4.19|pages 3.4.19|art. 3.4.19|articles 3.4.19|§ 3.4.19|§§ 3.4.19|annexe 3.4.19|point 12-10-18|section 3.4.19
chapitre 3.4.19|titre 3.4.19|item 3.4.19|v3.4.19|v. 3.4.19|version 3.4.19|n° 12.10.18|art. L. 2018-12|L. 2018-12|art. L2018-12|article R. 2018-12
art. L. 2018-12-1 du CGCT|L2018-12-1|R. 2018-12-20|art. D. 2018-12-20|R.* 2018-12-20|art. L. 2213-6-1 du CGCT|art. L. 2121-10-1|art. L311-3-1
IBAN FR76 3000 6000 0112 3456 7890 189|IBAN FR7620181220201812202018122|FR76 2018 1220 2018 1220 2018 1220 201|RIB 20181220|TVA FR12 201812209
ECLI:FR:CECHR:2018:418142.20181220|ECLI:FR:CCASS:2018:C101234|ECLI:FR:CC:2018:2018.765.DC|ECLI:EU:C:2018:1011|PRMX1835469D|NOR : INTA1812201A
JORFTEXT000037847549|LEGIARTI000020181220|JORF n° 0298|JORF n°0298 texte n° 12|2018-1117|décret n° 2018-1117|n° 2016-1922|2018-12|2018-354|(UE) 2016/679
(UE) 2018/1725|32018R1725|ISBN 978-2-11-145678-9|ISSN 2018-1220|RFC 3797|2018|promotion 2018|20 décembre|décembre|1220|201812|181220|20181320|20181232
31/31/2018|2018/13/01|32122018|20 12 18|12 20 décembre|75007 Paris|20 181 220 €|201812201|120181220|consulté le 20181220|consultée le 20/12/2018
consulté en ligne le 20 décembre 2018|page consultée le jeudi 20 décembre 2018|accessed 20 December 2018|retrieved December 20, 2018|read on 2018-12-20
lu en ligne le 20 décembre 2018|viewed on Thursday, 20 December 2018|jusqu'au 20 décembre 2018|jusqu’au 20181220|until December 20, 2018|20 jui 2018
"""


def spelt(table):
    return [said.replace("\\xa0", "\xa0") for line in table.strip().splitlines() for said in line.split("|")]


def test_a_day_is_found_however_an_office_writes_it():
    """In words, in figures, with anything between them, within the name of a file: it is that day."""
    for said in spelt(CERTAIN):
        assert [((date(2018, 12, 20),), True)] == [(one.days, one.dated) for one in days_named(said)], said


def test_figures_that_may_be_a_day_are_asked_about():
    """Eight figures, figures between blanks, a year in two: a day, a version or a number. Nobody guesses."""
    for said in spelt(DOUBTFUL):
        assert [((date(2018, 12, 20),), False)] == [(one.days, one.dated) for one in days_named(said)], said


def test_numbers_of_lines_files_firms_and_articles_are_no_days():
    """Nobody is asked about the number of a firm, a telephone, an account, a decree, an article or a judgment."""
    for said in spelt(NONE):
        assert [] == [*days_named(said)], said


def test_a_month_of_a_year_in_figures_is_asked_about():
    """12/2018 is a month, or the twelfth decision of 2018: as a month, it is its first day."""
    for said in ("12/2018", "règlement 12/2018", "mise à jour 12/2018"):
        assert [((date(2018, 12, 1),), False)] == [(one.days, one.dated) for one in days_named(said)], said
    assert [] == [*days_named("(UE) n° 12/2018; n° 12/2018; 45/2001; 13/2018; 2018/12")]


def test_what_is_no_day_is_none():
    """Numbers of decrees, days that no month has, beginnings of several months, when a source was read."""
    for text in (
        "décret n° 2019-12 du 31 juin 2019", "déc. 2019-123", "3 jui 2019", "art. 2019", "promotion 2019", "31/31/2019",
        "lu en ligne, consulté en mai 2026", "consultée le 3 mai 2026", "read in May 2026", "jusqu'en mai 2026", "until May 2026",
        "consulté le 03/05/2026", "read on 2026-05-03", "jusqu'au 3-5-2026", "13-14-2019", "2019/13/01", "art. L311-3-1",
    ):  # fmt: skip
        assert [] == days(text), text
