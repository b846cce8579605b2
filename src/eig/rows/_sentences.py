"""What this package says: by code, in English and in French. A dialect reads the headings back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from eig._values._sentences import SENTENCES as OF_VALUES

SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "item": ("item", "Dossier"),
        "juror": ("juror", "Juré"),
        "state": ("state", "État"),
        "opinion": ("opinion", "Avis"),
        "champion": ("champion", "Coup de cœur"),
        "stepped_back": ("stepped_back", "Déports"),
        "recused": ("recused", "déport"),
        # ── what is expected of a cell ──
        "number": ("a number, such as {example}", "un nombre, par exemple {example}"),
        "no_point": (
            "a number of which one sees whether a point parts thousands",
            "un nombre dont on voie si un point sépare des milliers",
        ),
        "no_point.remedy": (
            "Write 52 000 or 52000 for thousands, 52,000 for decimals.",
            "Écrivez 52 000 ou 52000 pour des milliers, 52,000 pour des décimales.",
        ),
        "day": (
            "a date, such as 2019-01-16{day_first:? or 16/01/2019}",
            "une date, par exemple 2019-01-16{day_first:? ou 16/01/2019}",
        ),
        "day_year": (
            "a date with the four figures of its year, such as 2019-01-16{day_first:? or 16/01/2019}",
            "une date avec les quatre chiffres de l'année, par exemple 2019-01-16{day_first:? ou 16/01/2019}",
        ),
        "day_alone": (
            "a date without an hour, such as 2019-01-16{day_first:? or 16/01/2019}",
            "une date sans heure, par exemple 2019-01-16{day_first:? ou 16/01/2019}",
        ),
        "moment": (
            "a date and time{hour:=local:, such as 2018-10-15 17:00|*: with its offset, such as 2018-10-15T17:00+02:00}",
            "une date et une heure{hour:=local:, par exemple 15/10/2018 17:00|*: avec leur décalage, par exemple 2018-10-15T17:00+02:00}",
        ),
        "moment.remedy": (
            '{hour:=local:Of another zone, write the offset, as 2018-10-15T17:00+04:00.|twice:The clocks say this hour twice that day, or never.|*:Or say the zone of all hours: evolve(Dialect.french(), zone="Europe/Paris").}',
            '{hour:=local:D\'un autre fuseau, écrivez le décalage : 2018-10-15T17:00+04:00.|twice:Ce jour-là, cette heure existe deux fois, ou jamais.|*:Ou dites le fuseau de toutes les heures : evolve(Dialect.french(), zone="Europe/Paris").}',
        ),
        "time": ("a time of day, such as 09:30", "une heure, par exemple 09:30"),
        "no_cell": (
            "a value given in code, since no cell can hold it",
            "une valeur donnée dans le programme, car aucune cellule ne peut la contenir",
        ),
        "no_cell.remedy": (
            "Leave the column out, and give the values in code.",
            "Omettez la colonne, et donnez les valeurs dans le programme.",
        ),
        "filled": ("a value, which every row needs here", "une valeur, que toute ligne doit porter ici"),
        "filled.remedy": (
            '{mark:?Where this juror has not read the dossier, say blank="unseen".|Fill it in. Of merged cells the first alone holds the value: write it in each.}',
            '{mark:?Si ce juré n\'a pas lu le dossier, dites blank="unseen".|Remplissez-la. De cellules fusionnées, seule la première porte la valeur : écrivez-la dans chacune.}',
        ),
        "blank": ("a blank cell", "une cellule vide"),
        "no_row": ("a row that is missing", "une ligne qui manque"),
        "needed_column": ("a column for {called}", "une colonne pour {called}"),
        "needed_column.remedy": (
            "Add it, or name it in columns=, as {field}{jurors:?, or those of one juror each in jurors=}.{letters:? Without a heading: #.}",
            "Ajoutez-la, ou nommez-la dans columns=, comme « {field} »{jurors:?, ou dans jurors= celles d'un juré chacune}.{letters:? Sans titre : #.}",
        ),
        "separator": ("text that parts values, such as ;", "un texte qui sépare des valeurs, par exemple ;"),
        "name_of": (
            "the name of {id}, which the row identifies",
            "le nom de {id}, que la ligne donne pour identifiant",
        ),
        "name_of.remedy": ("Correct one of the two.", "Corrigez l'un des deux."),
        "own_row": (
            "a row of its own, and none that sums others up or heads a group",
            "une ligne qui vaut pour elle-même plutôt qu'un total ou un intertitre",
        ),
        "own_row.remedy": ("Take the row out.", "Retirez la ligne."),
        "its_text": ("the text of a table", "le texte d'un tableau"),
        "its_text.remedy": (
            "{workbook:?Read the workbook with pandas or openpyxl, or save it as CSV.|Open the file, and give what read() returns.}",
            "{workbook:?Lisez le classeur avec pandas ou openpyxl, ou enregistrez-le en CSV.|Ouvrez le fichier, et donnez ce que rend read().}",
        ),
        "one_sign": (
            "one character that parts cells, such as ; or a tabulation, and no quotation mark or line break",
            "un caractère qui sépare les cellules, par exemple ; ou une tabulation, ni guillemet ni saut de ligne",
        ),
        # ── of a row ──
        "row": (
            "a mapping from the names of columns to cells",
            "un dictionnaire qui mène des noms de colonnes aux cellules",
        ),
        "column_once": (
            "each column once, however it is spaced",
            "chaque colonne une seule fois, quels que soient ses espaces",
        ),
        "column_once.remedy": ("Rename or remove one of the two.", "Renommez ou retirez l'une des deux."),
        "two_headings": (
            "names of columns in one row, each once, where the row above holds names too",
            "des noms de colonnes sur une seule ligne, chacun une fois, alors que la ligne au-dessus en porte aussi",
        ),
        "two_headings.remedy": (
            "Give a column to what the row above names, such as the juror, and a row to each sheet.",
            "Donnez une colonne à ce que nomme la ligne au-dessus, ainsi le juré, et une ligne à chaque fiche.",
        ),
        "second_heading": (
            "values under the heading, as in the rows below",
            "des valeurs sous l'en-tête, comme aux lignes suivantes",
        ),
        "second_heading.remedy": (
            "This looks like a second row of names: join the two in one.",
            "Cela ressemble à une seconde ligne de titres : réunissez les deux en une seule.",
        ),
        "cell_each": ("a cell for each column", "une cellule par colonne"),
        "cell_each.remedy": (
            "Look for a separator inside a cell that is not quoted, or for a column without a name.",
            "Cherchez un séparateur dans une cellule sans guillemets, ou une colonne sans titre.",
        ),
        "more_cells": ("{count} more", "{count} de plus"),
        "stands_once": (
            "what stands once: row {row} holds it too",
            "ce qui ne figure qu'une fois : la ligne {row} le porte aussi",
        ),
        "stands_once.remedy": (
            "{apart:?Where {apart} tells them apart, give them two names; else remove one of the two.|Remove one of the two.}",
            "{apart:?Si {apart} les distingue, donnez-leur deux noms ; sinon, retirez l'une des deux.|Retirez l'une des deux.}",
        ),
        "one_spelling": (
            "one spelling, and not several that look alike, as in rows {rows}",
            "une seule graphie plutôt que plusieurs qui se ressemblent, comme aux lignes {rows}",
        ),
        "one_spelling.remedy": OF_VALUES["look_alikes.remedy"],
        "one_state": ("one state in the cells of the row", "un seul état dans les cellules de la ligne"),
        "one_answer": (
            "one answer in the rows of a sheet, here rows {rows}",
            "une seule réponse dans les lignes d'une fiche, ici les lignes {rows}",
        ),
        "heard": (
            "what is judged: what items= names, or a panel hears",
            "un dossier à juger : nommé par items=, ou entendu par un sous-jury",
        ),
        "heard.remedy": (
            "{nearest:?Did you mean {nearest:or}?|Correct it, or add it there.}",
            "{nearest:?Est-ce {nearest:or} ?|Corrigez-le, ou ajoutez-le.}",
        ),
        "who_judges": (
            "who judges: a name of members=, or of a panel",
            "qui juge : un nom de members=, ou d'un sous-jury",
        ),
        "who_judges.remedy": (
            "{nearest:?Did you mean {nearest:or}?|Correct it, or add it there.}",
            "{nearest:?Est-ce {nearest:or} ?|Corrigez-le, ou ajoutez-le.}",
        ),
        "known_elsewhere": ("a name that another table knows", "un nom que connaît un autre tableau"),
        "known_elsewhere.remedy": (
            "{nearest:?Did you mean {nearest:or}?|Add it to its table, or correct the name.}",
            "{nearest:?Est-ce {nearest:or} ?|Ajoutez-le à son tableau, ou corrigez le nom.}",
        ),
        "known_twice": (
            "a name that one row alone of another table bears",
            "un nom que porte une seule ligne d'un autre tableau",
        ),
        "known_twice.remedy": (
            "It is the name of {ids}: write the identifier that is meant.",
            "C'est le nom de {ids} : écrivez l'identifiant qui convient.",
        ),
        "own_panel": ("a juror of a panel that hears {item}", "un juré d'un sous-jury qui entend {item}"),
        "own_list": ("one of the lists of lists=", "l'une des listes de lists="),
        "own_list.remedy": (
            "{nearest:?Did you mean {nearest:or}?|Correct it, or add it there.}",
            "{nearest:?Est-ce {nearest:or} ?|Corrigez-la, ou ajoutez-la.}",
        ),
        "ranked_wishes": (
            "the rank of each wish of the row, once and from 1 on, or a sign beside one wish alone",
            "le rang de chaque vœu de la ligne, une fois et à partir de 1, ou une croix pour un seul vœu",
        ),
        "ranked_wishes.remedy": (
            "Write 1 for the first wish, 2 for the next; name columns that hold no wish in ignore=.",
            "Écrivez 1 pour le premier vœu, 2 pour le suivant ; nommez dans ignore= les colonnes sans vœu.",
        ),
        "ranked": (
            "wishes read by their ranks: 1 is the first",
            "vœux lus par leurs rangs : 1 est le premier",
        ),
        "unread_ranks": (
            "columns {columns} hold ranks of wishes, by their looks, and were not read: Book.read reads them, by its challenges; here, a column holds the wishes, best first",
            "les colonnes {columns} portent des rangs de vœux, à ce qu'il semble, et n'ont pas été lues : Book.read les lit, par ses défis ; ici, une colonne porte les vœux, le préféré d'abord",
        ),
        # ── of a heading ──
        "read_column": (
            "a column that a field of {kind} reads",
            "une colonne que lit un champ de ce tableau{kind:?|}",
        ),
        "read_column.remedy": (
            "{nearest:?Did you mean {nearest:or}? }Name its field in columns=, or the column in ignore=.",
            "{nearest:?Est-ce {nearest:or} ? }Nommez son champ dans columns=, ou la colonne dans ignore=.",
        ),
        "own_number": (
            "a number of its own for each column of {field}",
            "un numéro propre à chaque colonne de {field}",
        ),
        "own_number.remedy": (
            "Number them apart, or name the others in ignore=.",
            "Numérotez-les autrement, ou nommez les autres dans ignore=.",
        ),
        "one_column": ("one column for {field}", "une seule colonne pour « {field} »"),
        "one_column.remedy": ("Name the others in ignore=.", "Nommez les autres dans ignore=."),
        "like_marks": (
            "a column that is read, since {off:=None:each of its cells is a mark on the scale|*:its cells are marks (to correct: #)}",
            "une colonne lue, puisque {off:=None:chacune de ses cellules est une note du barème|*:ses cellules sont des notes (à corriger : #)}",
        ),
        "like_marks.remedy": (
            "Name in columns= what it marks, its juror in jurors=, or the column in ignore=.",
            "Nommez dans columns= ce qu'elle note, son juré dans jurors=, ou la colonne dans ignore=.",
        ),
        "stated_scale": (
            "the declared scale, from {low} to {high}, where a scale is stated",
            "le barème déclaré, de {low} à {high}, là où le tableau en annonce un",
        ),
        "stated_scale.remedy": (
            "Where the marks are on that scale, correct what is stated; else convert them, or declare theirs.",
            "Si les notes sont sur ce barème, corrigez ce qui est annoncé ; sinon, convertissez-les ou déclarez le leur.",
        ),
        "stated_weight": (
            "the weights of the rubric, {weights}, where weights are stated",
            "les poids de la grille, {weights}, là où le tableau en annonce",
        ),
        "stated_weight.remedy": (
            "Correct what is stated, or give it to the rubric.",
            "Corrigez ce qui est annoncé, ou donnez-le à la grille.",
        ),
        "stated_row": (
            "row {row} states the {what} of the marks: it is no dossier",
            "la ligne {row} annonce {what:=weights:les poids|*:le barème} des notes : ce n'est pas un dossier",
        ),
        "stated_by": (
            "by {column}, {count:the sheet of row {rows} is|the sheets of rows {rows} are} read as {state:=recused:a recusal|absent:an absence|*:an abstention}, without a mark",
            "d'après « {column} », {count:la fiche de la ligne {rows} se lit|les fiches des lignes {rows} se lisent} comme {state:=recused:un déport|absent:une absence|*:une abstention}, sans note",
        ),
        "no_mark_beside": (
            "an answer that goes with the mark of the row",
            "une réponse qui s'accorde avec la note de la ligne",
        ),
        "no_mark_beside.remedy": (
            "Remove the mark where the juror gave none; else correct this answer.",
            "Retirez la note si elle n'a pas été donnée ; sinon, corrigez cette réponse.",
        ),
        "who_stepped_back": (
            "the names of those who stepped back from a sheet of several people",
            "les noms de qui se déporte d'une fiche remplie à plusieurs",
        ),
        "who_stepped_back.remedy": (
            "Write their names; leave the cell blank where nobody stepped back.",
            "Écrivez ces noms ; laissez la cellule vide si personne ne se déporte.",
        ),
        "row_gone": ("an answer by which the row counts", "une réponse qui laisse compter la ligne"),
        "row_gone.remedy": (
            "Remove the row where it does not count; where it does, name the column in ignore=.",
            "Retirez la ligne si elle ne compte pas ; si elle compte, nommez la colonne dans ignore=.",
        ),
        "yes_or_no": (
            "yes or no, said of the juror of this row",
            "oui ou non, à propos du membre du jury de cette ligne",
        ),
        "yes_or_no.remedy": (
            "Write one of the two, on a row for each juror; or name the column in ignore=.",
            "Écrivez l'un des deux, sur une ligne par membre du jury ; ou nommez la colonne dans ignore=.",
        ),
        "contrary": (
            "a yes under {column} is read as {field:=complete:inadmissible|*:a refusal}",
            "un oui sous « {column} » se lit comme {field:=complete:une irrecevabilité|*:un refus}",
        ),
        "counting": (
            "by {column}, {count:row {rows} might not count: nothing reads that column, and it counts|rows {rows} might not count: nothing reads that column, and they count} as the rest does",
            "d'après « {column} », {count:la ligne {rows} pourrait ne pas compter : rien ne lit cette colonne, et elle compte|les lignes {rows} pourraient ne pas compter : rien ne lit cette colonne, et elles comptent} comme les autres",
        ),
        "opposed": (
            "the contrary, after what another column of the row says",
            "le contraire, d'après ce que dit une autre colonne de la ligne",
        ),
        "opposed.remedy": (
            "Correct one of the two, or name this column in ignore=.",
            "Corrigez l'une des deux, ou nommez cette colonne dans ignore=.",
        ),
        "who_passed": (
            "a column that says who goes on, or each row refuses somebody",
            "une colonne qui dise qui franchit l'étape, sans quoi chaque ligne refuse quelqu'un",
        ),
        "who_passed.remedy": (
            "Name in columns=, as passed, the one that says yes of who goes on, never of who is refused; where each row refuses, name other columns in ignore=, or give each its ground.",
            "Nommez dans columns=, ainsi passed, celle qui dit oui de qui franchit l'étape, jamais de qui est refusé ; si chaque ligne refuse, nommez les autres colonnes dans ignore=, ou donnez leur motif.",
        ),
        "like_opinions": (
            "a column that is read, since its cells are opinions",
            "une colonne lue, puisque ses cellules sont des avis",
        ),
        "like_opinions.remedy": (
            "Have it read by rows.scoresheet, on a row a juror, or name the column in ignore=.",
            "Faites-la lire par rows.scoresheet, une ligne par juré, ou nommez la colonne dans ignore=.",
        ),
        "said_once": (
            "a row a juror where this column is read: it does not say which juror it is of",
            "une ligne par juré là où cette colonne est lue : elle ne dit pas de quel juré elle est",
        ),
        "said_once.remedy": (
            "Give each juror a row, or name the column in ignore=.",
            "Donnez une ligne à chaque juré, ou nommez la colonne dans ignore=.",
        ),
        "blank_sheets": (
            "{count:row {rows} holds neither mark nor word: this sheet is missing, and counts for nothing|rows {rows} hold neither mark nor word: these sheets are missing, and count for nothing}",
            "{count:la ligne {rows} ne porte ni note ni mot : cette fiche manque, et ne compte pas|les lignes {rows} ne portent ni note ni mot : ces fiches manquent, et ne comptent pas}",
        ),
        "headed": (
            "{count:row {rows} looks like a sub-heading, and was left out|rows {rows} look like sub-headings, and were left out}: what stands below counts as the rest does",
            "{count:la ligne {rows}, qui ressemble à un intertitre, n'est pas lue|les lignes {rows}, qui ressemblent à des intertitres, ne sont pas lues} : ce qui est au-dessous compte comme le reste",
        ),
        "zero_wish": (
            "{count:row {rows} has a 0|rows {rows} have a 0} among ranks of wishes: it was read as no wish",
            "{count:la ligne {rows} porte|les lignes {rows} portent} un 0 parmi des rangs de vœux : la lecture n'y voit aucun vœu",
        ),
        "last_row": (
            "row {row}, the last, holds the {how:=top:top of the scale under|max:most of|min:least of|*:# of} each column of marks: remove it where it sums the others up",
            "la ligne {row}, la dernière, porte, sous chaque colonne de notes, {how:=sum:leur somme|mean:leur moyenne|median:leur médiane|max:la plus haute|min:la plus basse|top:le haut du barème|*:leur nombre} : retirez-la si elle résume les autres",
        ),
        "joined": (
            "{count:row {rows} joins|rows {rows} join} names that stand alone too in column {column}: {count:it is|they are} read as {count:one more name|more names}",
            "{count:la ligne {rows} réunit|les lignes {rows} réunissent} des noms qui figurent seuls aussi sous « {column} » : la lecture y voit {count:un nom|des noms} de plus",
        ),
        "skipped": (
            "in {count:row {rows}|rows {rows}}, {column} or one after it is blank before one that is filled: what stands there was read as if no blank stood before",
            "{count:à la ligne {rows}|aux lignes {rows}}, « {column} » ou une colonne suivante est vide avant une autre qui est remplie : la lecture la compte comme si rien n'était vide avant elle",
        ),
        "unparted": (
            "cells of column {column} hold {sign:=line:a line break|*:'#'}, which parts no values here ('{own}' does): what stands around it is read as one value",
            "des cellules de la colonne « {column} » portent {sign:=line:un saut de ligne|*:« # »}, qui ne sépare pas de valeurs ici (c'est « {own} » qui les sépare) : ce qui l'entoure se lit comme une seule",
        ),
        "no_number": (
            "{count:number {numbers} has|numbers {numbers} have} no column before {column}: what stands in {column} was read as if none were missing",
            "{count:le numéro {numbers} n'a|les numéros {numbers} n'ont} pas de colonne avant « {column} » : la lecture compte celle-ci comme si rien ne manquait",
        ),
        "unmarked": (
            "{count:row {rows} names what nobody marked: it is on no list|rows {rows} name what nobody marked: these are on no list}",
            "{count:la ligne {rows} nomme ce que personne n'a noté : ce dossier n'est sur aucune liste|les lignes {rows} nomment ce que personne n'a noté : ces dossiers ne sont sur aucune liste}",
        ),
        "called_alone": (
            "{count:row {rows} names|rows {rows} name} a dossier or a juror and nothing else: called, without a sheet",
            "{count:la ligne {rows} ne nomme|les lignes {rows} ne nomment} qu'un dossier ou un juré : convoqués, sans fiche",
        ),
        "no_scale": (
            "no scale was given: a slip such as 125 for 12.5 cannot be seen",
            "aucune échelle n'est donnée : une faute de frappe telle que 125 pour 12,5 ne peut être vue",
        ),
        "reserved": (
            "{count:# opinion '{word}' is|# opinions '{word}' are} read as unfavourable: where the rules count opinions, {count:it is|they are} against",
            "{count:# avis « {word} » est lu comme défavorable|# avis « {word} » sont lus comme défavorables} : là où les règles comptent les avis, {count:il est|ils sont} contre",
        ),
        "dashes": (
            "{count:a dash in the column of opinions is|# dashes in the column of opinions are} read as no opinion: where it stands for unfavourable, write the word",
            "{count:# tiret de la colonne des avis est lu|# tirets de la colonne des avis sont lus} comme une absence d'avis : s'il veut dire défavorable, écrivez le mot",
        ),
        "unfed": (
            "the declared test {test} has nothing to read: no column fills {field}",
            "le départage déclaré {test} n'a rien à lire : aucune colonne ne remplit {field:=opinion:l'avis|champion:le coup de cœur|*:#}",
        ),
        "sign": (
            "{sign:=semicolon:semicolons|tab:tabs|comma:commas|*:bars}",
            "{sign:=semicolon:des points-virgules|tab:des tabulations|comma:des virgules|*:des barres}",
        ),
        "found_separator": ("cells parted by {sign}", "cellules séparées par {sign}"),
        "found_encoding": ("encoding found: {name}", "codage trouvé : {name}"),
        "found_comma": ("numbers with a decimal comma", "nombres à virgule décimale"),
        "found_heading": (
            "the heading is row {row}; above it, {above:row|rows} {above} {above:was|were} not read",
            "l'en-tête est à la ligne {row} ; au-dessus, {above:ligne non lue|lignes non lues} : {above}",
        ),
        "any_mark": ("a mark of one juror at least", "la note d'un juré au moins"),
        "any_mark.remedy": (
            'Remove the row where it heads a group; where nobody has read the dossier, say blank="unseen".',
            "Retirez la ligne si c'est un intertitre ; si personne n'a lu le dossier, dites blank=\"unseen\".",
        ),
        "name_above": (
            "names taken from the row above: {names}",
            "titres repris de la ligne au-dessus : {names}",
        ),
        "heading_again": (
            "{count:row {rows} says|rows {rows} say} the heading again, and {count:was|were} left out",
            "{count:la ligne {rows} répète|les lignes {rows} répètent} l'en-tête : non {count:lue|lues}",
        ),
        "mended": (
            "accents had been decoded wrongly, as in Ã© for é: they were read as they were meant",
            "accents mal décodés, ainsi Ã© pour é : la lecture les rétablit",
        ),
        "slips": (
            "some cells of column {column} hold accents that were decoded wrongly, as in Ã© for é",
            "des cellules de la colonne « {column} » portent des accents mal décodés, ainsi Ã© pour é",
        ),
        "closed_quote": (
            "quotes that are closed at the end of their cell",
            "des guillemets fermés à la fin de leur cellule",
        ),
        "closed_quote.remedy": (
            "Close or remove the one that opens in this row; one that belongs to the text of such a cell is doubled.",
            "Fermez ou retirez celui qui s'ouvre à cette ligne ; celui qui appartient au texte d'une telle cellule se double.",
        ),
        "open_quote": ("one that takes in other cells", "un guillemet qui englobe d'autres cellules"),
        "a_text": ("a text with cells parted by {sign}", "un texte dont {sign} sépare les cellules"),
        "one_encoding": (
            "bytes whose letters read well in one encoding alone, and they do in {names}",
            "des octets dont les lettres ne se lisent bien que dans un codage, et c'est le cas de {names}",
        ),
        "one_encoding.remedy": (
            "Save the table as UTF-8, or decode it yourself and give the text.",
            "Enregistrez le tableau en UTF-8, ou décodez-le vous-même et donnez le texte.",
        ),
        "one_separator": (
            "one sign that parts its cells, and not {signs:or} as well",
            "un seul signe qui sépare ses cellules, plutôt que {signs:or} aussi bien",
        ),
        "one_separator.remedy": (
            "Read the rows with the csv module and its delimiter.",
            "Lisez les lignes avec le module csv et son delimiter.",
        ),
        "parted": ("several columns: this one holds {sign}", "plusieurs colonnes : celle-ci porte {sign}"),
        "parted.remedy": (
            "Give the text itself, or the right delimiter to the csv module.",
            "Donnez le texte lui-même, ou le bon delimiter au module csv.",
        ),
        "own_sign": (
            "cells parted as those of the heading, and not by {sign}",
            "des cellules séparées comme celles de l'en-tête plutôt que par {sign}",
        ),
        "heading_below": (
            "the names of columns, which stand in row {row}",
            "les noms des colonnes, qui sont à la ligne {row}",
        ),
        "heading_below.remedy": (
            "Give the text itself, or leave out the rows above.",
            "Donnez le texte lui-même, ou retirez les lignes au-dessus.",
        ),
        "percentage": ("a number, and no percentage", "un nombre plutôt qu'un pourcentage"),
        "percentage.remedy": (
            "Write the number that is meant: 50% may be 0.5, or 50 of 100.",
            "Écrivez le nombre voulu : 50 % peut être 0,5, ou 50 sur 100.",
        ),
        "out_of": (
            "a number alone, without what it is out of",
            "un nombre seul, sans ce sur quoi il est donné",
        ),
        "out_of.remedy": (
            "Write the mark alone where the scale ends at {top}; else convert it.",
            "N'écrivez que la note si le barème va jusqu'à {top} ; sinon, convertissez.",
        ),
        "unit": ("a number alone, without {unit}", "un nombre seul, sans {unit}"),
        "unit.remedy": (
            "Write the number; what it counts is said in the heading.",
            "Écrivez le nombre ; l'unité se dit dans le titre de la colonne.",
        ),
        "formula_error": (
            "a value, and not the error of a formula",
            "une valeur plutôt que l'erreur d'une formule",
        ),
        "formula_error.remedy": (
            "Mend the formula in the sheet, and save it again.",
            "Corrigez la formule dans la feuille, et enregistrez-la de nouveau.",
        ),
        "serial_day": (
            "a date, and not the number that a spreadsheet counts {day} by",
            "une date plutôt que le nombre par lequel un tableur compte le {day}",
        ),
        "serial_day.remedy": (
            "Format the column as dates, and save it again.",
            "Donnez à la colonne le format date, et enregistrez de nouveau.",
        ),
        "two_readings": (
            "a number with one reading, where this is {point} or {whole}",
            "un nombre qui se lit d'une seule façon, et celui-ci vaut {point} ou {whole}",
        ),
        "two_readings.remedy": (
            'Write 1234 or 1.234, or say dialect="fr" where a comma marks decimals.',
            'Écrivez 1234 ou 1.234, ou dites dialect="fr" si la virgule marque les décimales.',
        ),
        "some_rows": ("a table with rows", "un tableau qui a des lignes"),
        "some_rows.remedy": (
            "{blank:?All its rows are blank: look at the sheet that was saved.|Look at the file, or at what was asked of it.}",
            "{blank:?Toutes ses lignes sont vides : regardez la feuille enregistrée.|Regardez le fichier, ou ce qui lui a été demandé.}",
        ),
        "some_criterion": (
            "a column for each criterion, or the columns criterion and mark",
            "une colonne par critère, ou les colonnes critère et note",
        ),
        "some_criterion.remedy": (
            "Name in columns= those that mark {criteria}.",
            "Nommez dans columns= celles qui notent {criteria}.",
        ),
        # ── of a call ──
        "tabular": (
            "a result with rows, or values of one class",
            "un résultat qui a des lignes, ou des valeurs d'une seule classe",
        ),
        "kind": ("a frozen class, such as Candidate", "une classe figée, par exemple Candidate"),
        "a_column": ("a column of the table", "une colonne du tableau"),
        "a_column.remedy": (
            "{nearest:?Did you mean {nearest:or}?|Look at the heading.}",
            "{nearest:?Est-ce {nearest:or} ?|Regardez l'en-tête.}",
        ),
        "a_field": ("a field that a column fills", "un champ que remplit une colonne"),
        "a_field.remedy": (
            "{nearest:?Did you mean {nearest:or}?|A criterion is named as marks.impact, a key as attributes.mail.}",
            "{nearest:?Est-ce {nearest:or} ?|Un critère se nomme marks.impact, une clé attributes.mail.}",
        ),
        "field_of": (
            "one of {fields:or}; a mapping is named with its key, as skills.dev",
            "l'un des champs {fields:or} ; un dictionnaire se nomme avec sa clé, ainsi skills.dev",
        ),
        "heading_first": (
            "a heading before the field that it fills: {heading}, and then {field}",
            "un en-tête avant le champ qu'il remplit : {heading}, puis {field}",
        ),
        "some_by": (
            "what tells the lists apart, such as challenge",
            "ce qui distingue les listes, par exemple challenge",
        ),
        "list_key": ("a name for each of {by}", "un nom pour chacune de ces clés, {by}"),
        "cells_in_all": (
            "{most} cells in the whole table, blank ones included, at most",
            "{most} cellules dans tout le tableau, vides comprises, au plus",
        ),
        "cells_in_all.remedy": (
            "Where each row has columns of its own, give each mark a row; name its criterion and juror.",
            "Si chaque ligne a ses propres colonnes, donnez une ligne par note ; nommez le critère et qui juge.",
        ),
        "few_cells": (
            "{most} cells in all sheets, at most",
            "{most} cellules dans toutes les fiches, au plus",
        ),
        "few_cells.remedy": (
            "Ask for the sheets of fewer panels, or of fewer items, at once.",
            "Demandez les fiches de moins de sous-jurys, ou de moins de dossiers, à la fois.",
        ),
        "alone": ("False, unless panels are given", "faux (False), sauf si des sous-jurys sont donnés"),
        "grid": ("a grid to read marks by", "une grille selon laquelle lire les notes"),
        "grid.remedy": (
            "Give rules with a rubric, such as JuryRules.of(promotion, …).",
            "Donnez des règles avec une grille, par exemple JuryRules.of(promotion, …).",
        ),
    }
)
