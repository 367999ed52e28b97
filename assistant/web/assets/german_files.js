// Why a file, or a row of it, could not be read, in German; see german.js. What stands in `{why!}` is
// looked up here and there again.

export const FILES = {
  "The file is larger than {most*} bytes. Split it.": "Die Datei ist größer als {most*} Byte. Teilen Sie sie.",
  "line {number#}: {why!}": "Zeile {number#}: {why!}",
  "row {number#}: {why!}": "Zeile {number#}: {why!}",
  "item {number#}: {why!}": "Eintrag {number#}: {why!}",
  "{name} in it was not read: {why!}": "{name} darin wurde nicht gelesen: {why!}",
  "{ending} files are not read": "{ending}-Dateien werden nicht gelesen",
  // Too large, too long, too deep
  "it is larger than {most*} bytes; split it into several": "die Datei ist größer als {most*} Byte; teilen Sie sie in mehrere",
  "it is longer than {most*} bytes; split the article": "die Zeile ist länger als {most*} Byte; teilen Sie den Artikel",
  "there are more than {most*} bytes in it": "es stehen mehr als {most*} Byte darin",
  "it holds more than {most*} bytes of text; split it": "sie enthält mehr als {most*} Byte Text; teilen Sie sie",
  "a chapter is larger than {most*} bytes": "ein Kapitel ist größer als {most*} Byte",
  "the text has {count*} characters and an article may have {most*}; split it into several":
    "der Text hat {count*} Zeichen, und ein Artikel darf {most*} haben; teilen Sie ihn in mehrere",
  "the page has more than {most*} characters of text; split it into several":
    "die Seite hat mehr als {most*} Zeichen Text; teilen Sie sie in mehrere",
  "only the first {most*} of its {count*} pages were read; split it":
    "nur die ersten {most*} ihrer {count*} Seiten wurden gelesen; teilen Sie sie",
  "it has {count*} characters, too many to be rendered as Markdown":
    "sie hat {count*} Zeichen, zu viele, um als Markdown gelesen zu werden",
  "its lists or quotations are nested too deeply to be rendered whole":
    "ihre Listen oder Zitate sind zu tief verschachtelt, um ganz gelesen zu werden",
  "its paragraphs are too full of brackets to be rendered as Markdown":
    "in ihren Absätzen stehen zu viele Klammern, um sie als Markdown zu lesen",
  "the style sheets in the page have too many rules to tell what they hide; remove its <style> elements":
    "die Formatvorlagen der Seite haben zu viele Regeln, um zu sagen, was sie verbergen; entfernen Sie ihre <style>-Elemente",
  "reading it took longer than {seconds} seconds; split it, or save its text":
    "das Lesen dauerte länger als {seconds} Sekunden; teilen Sie die Datei, oder speichern Sie ihren Text",
  "its reader broke down over it, or needed too much memory; save it anew":
    "das Lesen brach ab oder brauchte zu viel Speicher; speichern Sie die Datei neu",
  "the process that reads documents cannot be started ({why}); look at the memory, and at the number of files and processes that you may have":
    "der Prozess, der Dokumente liest, lässt sich nicht starten ({why}); sehen Sie nach dem Speicher und danach, wie viele Dateien und Prozesse Sie haben dürfen",
  "it has more than {most*} characters; split it": "sie hat mehr als {most*} Zeichen; teilen Sie sie",
  // Not what its name says
  "it cannot be read ({why})": "sie lässt sich nicht lesen ({why})",
  "it is no message: it has no sender, subject or date": "es ist keine Nachricht: Absender, Betreff und Datum fehlen",
  "not a Rich Text file; give it the ending of what it is": "keine Rich-Text-Datei; geben Sie ihr die Endung dessen, was sie ist",
  "not an OpenDocument text; give it the ending of what it is": "kein OpenDocument-Text; geben Sie der Datei die Endung dessen, was sie ist",
  "not an OpenDocument presentation; give it the ending of what it is":
    "keine OpenDocument-Präsentation; geben Sie der Datei die Endung dessen, was sie ist",
  "not a calendar; give it the ending of what it is": "kein Kalender; geben Sie der Datei die Endung dessen, was sie ist",
  "not a notebook: it has no cells; give it the ending of what it is":
    "kein Notebook: es hat keine Zellen; geben Sie der Datei die Endung dessen, was sie ist",
  "not a FictionBook file; give it the ending of what it is": "keine FictionBook-Datei; geben Sie ihr die Endung dessen, was sie ist",
  "not a page that Safari saved; save it anew, or as HTML": "keine Seite, die Safari gespeichert hat; speichern Sie sie neu, oder als HTML",
  "not an EPUB book: it names no contents": "kein EPUB-Buch: es nennt keinen Inhalt",
  "not an EPUB book: there is no {part} in it": "kein EPUB-Buch: {part} fehlt darin",
  "it begins like {encoding} text but is not; save it as UTF-8 text":
    "sie beginnt wie Text in {encoding}, ist aber keiner; speichern Sie sie als UTF-8",
  "it is UTF-16 text; save it as UTF-8": "es ist Text in UTF-16; speichern Sie ihn als UTF-8",
  "not text: there are NUL bytes in line {number#}; save it as UTF-8 text":
    "kein Text: in Zeile {number#} sind NUL-Bytes; speichern Sie ihn als UTF-8",
  "there are no subtitles in it: no line with times such as {example}; give it the ending of what it is":
    "es stehen keine Untertitel darin: keine Zeile mit Zeiten wie {example}; geben Sie der Datei die Endung dessen, was sie ist",
  // Nothing in it
  "there is no entry of a feed in it": "es steht kein Eintrag eines Feeds darin",
  "there is no page in it": "es steht keine Seite darin",
  "there is no event in it": "es steht kein Termin darin",
  "there is no contact in it": "es steht kein Kontakt darin",
  "there is no note with text in it": "es steht keine Notiz mit Text darin",
  "there is no text in the message": "in der Nachricht steht kein Text",
  "there is no file in it that is read": "es steht keine Datei darin, die gelesen wird",
  "there is only {what} in it, not the article; save the page as its readers see it":
    "es steht nur {what} darin, nicht der Artikel; speichern Sie die Seite so, wie ihre Leser sie sehen",
  // JSON
  "the list in it is empty; put at least one article in": "die Liste darin ist leer; fügen Sie wenigstens einen Artikel hinzu",
  "there is no article in it; write one JSON object a line": "es steht kein Artikel darin; schreiben Sie je Zeile ein JSON-Objekt",
  "its JSON goes over several lines; write each article on one line, or rename the file to .json if it is one object":
    "ihr JSON geht über mehrere Zeilen; schreiben Sie jeden Artikel auf eine Zeile, oder nennen Sie die Datei .json, wenn es ein Objekt ist",
  "not a JSON object with the article's text under 'text'; write it as {\"text\": \"…\"}":
    "kein JSON-Objekt mit dem Text des Artikels unter 'text'; schreiben Sie es als {\"text\": \"…\"}",
  "it begins with a JSON list; rename it to .json to have it read":
    "sie beginnt mit einer JSON-Liste; nennen Sie sie .json, damit sie gelesen wird",
  "its id {id} is also that of line {number#}; give each article an id of its own":
    "ihre Kennung {id} ist auch die von Zeile {number#}; geben Sie jedem Artikel eine eigene",
  "its id {id} is also that of item {number#}; give each article an id of its own":
    "ihre Kennung {id} ist auch die von Eintrag {number#}; geben Sie jedem Artikel eine eigene",
  "none of the first {count*} rows is an article; the rest is not looked at":
    "von den ersten {count*} Zeilen ist keine ein Artikel; der Rest wird nicht angesehen",
  "not valid JSON: {what} at column {number#}; {advice!}": "kein gültiges JSON: {what} in Spalte {number#}; {advice!}",
  "not valid JSON: {what} at line {number#}; {advice!}": "kein gültiges JSON: {what} in Zeile {number#}; {advice!}",
  "each line must be one whole JSON object, correct this one":
    "jede Zeile muss ein ganzes JSON-Objekt sein, berichtigen Sie diese",
  "the file is empty, fill it": "die Datei ist leer, füllen Sie sie",
  "rename it to .jsonl if it has one object a line": "nennen Sie die Datei .jsonl, wenn je Zeile ein Objekt darin steht",
  "the file seems to be cut off, get the whole one": "die Datei scheint abgeschnitten, holen Sie die ganze",
  "correct it there": "berichtigen Sie sie dort",
  "not JSON that can be read: it is nested too deeply; write it flatter":
    "kein lesbares JSON: es ist zu tief verschachtelt; schreiben Sie es flacher",
  "not JSON that can be read: it is not UTF-8 text; save the file as UTF-8":
    "kein lesbares JSON: es ist kein Text in UTF-8; speichern Sie die Datei als UTF-8",
  "not valid JSON: {value} is no value; write null, or leave the field out":
    "kein gültiges JSON: {value} ist kein Wert; schreiben Sie null, oder lassen Sie das Feld weg",
  "there is no {field}; put the article's text there, there is only {fields}":
    "es gibt kein {field}; schreiben Sie den Text des Artikels dorthin, es gibt nur {fields}",
  "there is no {field}; put the article's text there": "es gibt kein {field}; schreiben Sie den Text des Artikels dorthin",
  "there is no {field}; rename {other} to {name}": "es gibt kein {field}; nennen Sie {other} um in {name}",
  "there is no {field}; if its articles are the list under {name}, make that list the whole file":
    "es gibt kein {field}; wenn die Liste unter {name} die Artikel enthält, machen Sie sie zur ganzen Datei",
  "{field} is not text; write it as one string": "{field} ist kein Text; schreiben Sie es als eine Zeichenkette",
  "{what!}; it was left out": "{what!}; es wurde weggelassen",
  "{what!}; it was read as plain text": "{what!}; sie wurde als einfacher Text gelesen",
  "{field} is not an ISO date such as {example}; write it so, or leave it out":
    "{field} ist kein ISO-Datum wie {example}; schreiben Sie es so, oder lassen Sie es weg",
  "{field} is not a web address that starts with http:// or https://; correct it, or leave it out":
    "{field} ist keine Webadresse, die mit http:// oder https:// beginnt; berichtigen Sie sie, oder lassen Sie sie weg",
  // When it is taken in
  "The article {id} holds no text.": "Der Artikel {id} enthält keinen Text.",
  "is there already, in the collection {name}, as {id}. Remove it there first":
    "ist schon da, in der Sammlung {name}, als {id}. Entfernen Sie ihn dort zuerst",
  "is there already, in no collection, as {id}. Remove it there first":
    "ist schon da, in keiner Sammlung, als {id}. Entfernen Sie ihn dort zuerst",
  "The disk of {folder} is full: {needed} MB are needed to go on, and {free} MB are free. What was taken in before is kept. Make room, and run the same again.":
    "Die Platte von {folder} ist voll: {needed} MB sind nötig, {free} MB sind frei. Was vorher hinzukam, bleibt. Schaffen Sie Platz, und fügen Sie dasselbe noch einmal hinzu.",
  "The catalogue {file} can only be read: it is not in a folder that you may write to, or the disk is full. Nothing was changed.":
    "Der Katalog {file} kann nur gelesen werden: er liegt nicht in einem Ordner, in den Sie schreiben dürfen, oder die Platte ist voll. Nichts wurde geändert.",
  "The catalogue {file} could not be written: the disk is full or a limit on file sizes is reached. Make room and run the same command again; what was reported as done is safe.":
    "Der Katalog {file} war nicht zu schreiben: die Platte ist voll, oder eine Grenze für Dateien ist erreicht. Schaffen Sie Platz, und versuchen Sie es noch einmal; was als fertig gemeldet wurde, ist sicher.",
  "The conversations in {file} cannot be kept: {why}. Make room on the disk, or move the file away to start anew.":
    "Die Gespräche in {file} lassen sich nicht behalten: {why}. Schaffen Sie Platz auf der Platte, oder legen Sie die Datei weg, um neu anzufangen.",
  "What you think of the answer cannot be written to {file}: {why}. Make the data folder one that can be written to.":
    "Was Sie von der Antwort halten, lässt sich nicht in {file} schreiben: {why}. Machen Sie den Datenordner beschreibbar.",
  "No article has the id {id}. `citeline articles list` shows the ids.":
    "Kein Artikel hat die Kennung {id}. `citeline articles list` zeigt die Kennungen.",
  "There is no earlier version of an article with the id {id}. `citeline articles list` shows the ids; only what was replaced can come back.":
    "Es gibt keine frühere Fassung eines Artikels mit der Kennung {id}. `citeline articles list` zeigt die Kennungen; nur was ersetzt wurde, kann zurückkommen.",
  "There is no collection {name}.": "Es gibt keine Sammlung {name}.",
};
