"""Where sentences end. In the tables, a bar and a blank that are not of the text stand where a sentence begins."""

from __future__ import annotations

from typing import Any

import pytest
from geoannot_structure.sentences import sentence_spans

BAR = "|"


def split(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


def check(marked: str) -> None:
    """The sentences end at the bars, and nowhere else."""
    assert split(marked.replace(f"{BAR} ", "")) == [piece.strip() for piece in marked.split(BAR)]


def case(name: str, marked: str) -> Any:
    """A row of a table, named for its id."""
    return pytest.param(marked, id=name)


PLAIN = [
    case("two-statements", "The lock was shut. | The ferry turned back."),
    case("question-and-answer", "Who shut the lock? | Nobody knows."),
    case("cry", "Stop! | The lock is shut."),
    case("question-and-cry", "He did what?! | Nobody believed it."),
    case("several-marks", "Really??? | Yes!!! | Good."),
    case("digit-opens", "The lock was shut. | 40 ferries turned back."),
    case("currency-opens", "The toll rose. | $5 is too much."),
    case("euro-opens", "The toll rose. | €5 is too much."),
    case("hash-opens", "The tag spread. | #OpenTheLock was everywhere."),
    case("handle-opens", "The post was shared. | @ottern_port deleted it."),
    case("comma-goes-on", "Ottern Port, the largest lock, was shut."),
    case("semicolon-goes-on", "The lock was shut; the ferry turned back."),
    case("colon-goes-on", "He said: The lock is shut."),
    case("number-ends", "The lock opened in 1931. | It was rebuilt."),
    case("percent-ends", "Tolls rose by 4%. | Traffic fell."),
    case("many-blanks", "The lock was shut.   | The ferry turned back."),
    case("no-break-space", "The lock was shut.\u00a0| The ferry turned back."),
    case("small-name-opens", "The makers met. | iLock and eFerry merged."),
    case("careless-small-letter", "The lock was shut. | then it was opened again."),
    case("address-follows", "The report is out. | https://example.org/lock"),
    case("no-mark-at-all", "The lock is shut"),
]

ABBREVIATIONS = [
    case("mr", "Envoys met Mr. Halvik in Ottern."),
    case("mrs-and-dr", "Mrs. Velmar and Dr. Brecht spoke."),
    case("general", "The order came from Gen. Ida Brecht."),
    case("lieutenant-general", "Lt. Gen. Ida Brecht signed."),
    case("saint", "They met in St. Olav. | Nothing came of it."),
    case("street-ends", "The office moved to Harbour St. | The old one was sold."),
    case("senator-after-us", "The bill pleased U.S. Sen. Ida Brecht."),
    case("number", "It is treaty No. 4 of the series."),
    case("no-is-an-answer", "Will it open? | No. | The harbour master was firm."),
    case("no-twice", "No. | No. | The lock stays shut."),
    case("page", "See p. 14 of the report. | It is clear."),
    case("article-roman", "Art. IV forbids it. | Annex B does not."),
    case("figure-letter", "Fig. A shows the lock."),
    case("volume", "It is in Vol. 3 of the papers."),
    case("eg", "Some ports, e.g. Ottern, were shut."),
    case("ie-capital", "One port, i.e. Ottern, was shut."),
    case("vs", "The case was Marenda vs. Ottern Port."),
    case("versus-v", "In Marenda v. Halvik the court agreed."),
    case("approx", "The dyke is approx. 40 metres high."),
    case("etc-inside", "Locks, dykes, etc. were shut."),
    case("etc-ends", "They shut locks, dykes, etc. | Ferries turned back."),
    case("et-al", "Brecht et al. found nothing. | Others did."),
    case("month-day", "It opened on Jan. 5 as planned."),
    case("month-ends", "It opened in Sept. | The dyke followed."),
    case("weekday-ends", "It opened on Tues. | The dyke followed."),
    case("am-inside", "It opened at 9 a.m. on Monday."),
    case("pm-zone", "It opened at 6 p.m. EST on Monday."),
    case("pm-weekday", "It opened at 6 p.m. Friday."),
    case("pm-month", "It opened at 6 p.m. Nov. 4 as planned."),
    case("am-day", "It opened at 9 a.m. 4 May as planned."),
    case("pm-ends", "It opened at 6 p.m. | Ferries came at once."),
    case("pm-ends-name", "It opened at 6 p.m. | Brecht came at once."),
    case("us-inside", "The U.S. Senate agreed."),
    case("us-ends", "It was signed in the U.S. | The envoys left."),
    case("us-small", "The U.S. envoy left."),
    case("us-quote", "It was signed in the U.S. | “Velmar lied,” Brecht said."),
    case("us-bracket", "It was signed in the U.S. (Ohio) last year."),
    case("uk-possessive", "The U.K.'s envoy left. | He was angry."),
    case("un-ends", "She spoke at the U.N. | It was late."),
    case("inc-ends-name", "The dyke was built by Ottern Inc. | Velmar paid."),
    case("co-inside", "Ottern Lock Co. shut the lock."),
    case("co-office", "Ottern Lock Co. President Ida Brecht resigned."),
    case("corp-ends", "He works for Ottern Corp. | The lock is his."),
    case("ltd-bracket", "Ottern Ltd. (Marenda) shut the lock."),
    case("jr-inside", "Paul Tamarin Jr. resigned."),
    case("jr-ends", "They met Paul Tamarin Jr. | He was angry."),
    case("state-comma-inside", "The talks in Ottern, Mass., failed."),
    case("state-ends-name", "The talks were in Ottern, Mass. | Velmar stayed away."),
    case("state-before-office", "It pleased Ohio and Mass. Gov. Ida Brecht."),
    case("dc-circuit", "The D.C. Circuit agreed."),
    case("zip-code", "Write to Ottern, Mass. 02134 today."),
    case("degree", "Ida Brecht, Ph.D. in hand, left. | She was glad."),
    case("bc-ends", "The dyke was built in 212 B.C. | It still stands."),
    case("gmbh-unknown-short", "The lock in Bldg. Nine was shut."),
    case("vowelless-unknown", "It is run by Hltg. Ottern today."),
    case("hours", "It took 4 hrs. | Nobody had eaten."),
    case("measure-number", "It is 5 ft. 3 in high."),
    case("upper-case-title", "MR. HALVIK LEAVES OTTERN. | TALKS FAIL."),
    case("upper-case-number", "LOCK NO. 4 SHUT"),
    case("hyphened", "She is an R-Ohio and ex-U.S. envoy."),
    case("phone", "Call tel. 555 0100 now."),
    case("measure-end", "It took 4 hrs. 30 mins in all."),
    case("roman-page", "See p. IV and p. 12 of it."),
    case("no-i", "Uh, no. | I would not ask."),
    case("article-one", "It is in Art. I of the treaty."),
    case("bracketed-state", "Ida Brecht (Ottern, Mass.) Velmar and others left."),
    case("acronym-alone-at-the-start", "N.V. Ottern shut the lock."),
    case("state-ends-title", "She left Ottern, N.Y. | Mr. Halvik stayed."),
    case("corp-number", "He left Ottern Corp. | 18 months later it failed."),
    case("ellipted-list", "Ms. Velmar, Prof. Halvik and Rep. Brecht agreed."),
]

INITIALS = [
    case("two-initials", "J. R. Marek spoke first."),
    case("joined-initials", "J.R. Marek spoke first."),
    case("middle-initial", "Ida K. Brecht and Paul M. Tamarin agreed."),
    case("initial-after-title", "Mr. I. Tamarin agreed."),
    case("bill-number", "The house passed H. R. 1280 at night."),
    case("nickname", "They met Ida K. “Lock” Brecht in Ottern."),
    case("bracketed-initial", "It was [Ida K.] Brecht who left."),
    case("world-war", "The dyke fell in World War I. | German engineers rebuilt it."),
    case("plan-letter", "The council chose Plan B. | Velmar objected."),
    case("vitamin", "Sailors lacked vitamin C. | Lemons helped."),
    case("pronoun-i", "They left before Ida and I. | Ferries were full."),
    case("initial-before-opener", "The entry is under B. | The file is thin."),
    case("nickname-after-two", "They met J.K. “Lock” Brecht in Ottern."),
    case("mark-is-a-name", "They met Mark S. Brecht in Ottern."),
    case("hyphened-initials", "J.-P. Marek spoke first."),
]

NUMBERS = [
    case("decimal", "It rose by 3.5 metres. | Then it fell."),
    case("thousands", "It cost 1.000.000 crowns. | Nobody paid."),
    case("version", "Version 2.0 of the treaty failed."),
    case("clock", "It shut at 10.30 as planned."),
    case("date-with-dots", "It shut on 4.5.1999 as planned."),
    case("enumeration", "1. Open the lock. | 2. Shut the dyke."),
    case("enumeration-levels", "1.2. Open the lock. | 1.3. Shut the dyke."),
    case("enumeration-letter", "a. Open the lock. | b. Shut the dyke."),
    case("enumeration-roman", "ii. Open the lock. | iii. Shut the dyke."),
    case("enumeration-bracket", "We want two things. | (1) We want the lock. | (2) We want the dyke."),
    case("question-label", "Q. Who shut the lock?"),
    case("year-in-brackets", "It shows the lock at night. (1931). | The dyke is behind it."),
    case("money", "It cost $4.5 million. | Nobody paid."),
    case("host-name", "Write to lock.example.org for help. | It is free."),
    case("host-name-capital", "He reads Lock.Com and Dyke.Org at night."),
    case("address-inside", "See https://example.org/a.b?c=D.E for help."),
    case("mail", "Write to ida.brecht@example.org. | She answers."),
    case("file-name", "Open lock.txt first. | Then read it."),
]

ELLIPSES = [
    case("three-dots-small", "The lock ... was shut."),
    case("three-dots-capital", "The lock was shut ... | The ferry turned back."),
    case("attached-capital", "The lock was shut... | The ferry turned back."),
    case("one-character-small", "The lock … was shut."),
    case("one-character-capital", "The lock was shut … | The ferry turned back."),
    case("set-apart", "The lock was shut . . . | The ferry turned back."),
    case("set-apart-small", "The lock . . . was shut."),
    case("four-dots", "The lock was shut.... | The ferry turned back."),
    case("stop-then-dots", "The lock was shut. ... | The ferry turned back."),
    case("bracketed-inside", "The lock [...] Ottern built was shut."),
    case("bracketed-after-stop", "The lock was shut. [...] | The ferry turned back."),
    case("opens-the-sentence", "... And the lock was shut. | Good."),
    case("quote-opens-with-dots", "The lock was shut. | “. . . and the dyke,” he said."),
    case("question-dots", "Why ...? | Nobody knows."),
]

CLOSING = [
    case("quote-closes", "“The lock is shut.” | He left."),
    case("quote-clause", "“The lock is shut,” he said. | He left."),
    case("straight-quote", '"The lock is shut." | He left.'),
    case("straight-then-straight", '"The lock is shut." | "It stays so."'),
    case("single-quote", "‘The lock is shut.’ | He left."),
    case("double-single", "''The lock is shut.'' | He left."),
    case("guillemets", "«The lock is shut.» | He left."),
    case("german-quote", "„Die Schleuse ist zu.“ | Er ging."),
    case("bracket", "(The lock is shut.) | He left."),
    case("bracket-and-quote", "(He said: “It is shut.”) | He left."),
    case("bracket-inside", "The lock (built in 1931.) is shut."),
    case("bracket-opens", "The lock is shut. | (The dyke is not.)"),
    case("asked-small", "“Is it shut?” he asked. | Nobody knew."),
    case("cried-small", "“It is shut!” she cried. | Nobody moved."),
    case("asked-name", "“Is it shut?” Brecht asked. | Nobody knew."),
    case("asked-title", "“Is it shut?” Mr. Halvik asked. | Nobody knew."),
    case("asked-office", "“Is it shut?” Foreign Minister Ida Brecht asked. | Nobody knew."),
    case("asked-pronoun-capital", "“Is it shut?” | He asked nobody."),
    case("asked-no-verb", "“Is it shut?” | Halvik left at once."),
    case("stop-name-verb", "“It is shut.” | Halvik said so twice."),
    case("question-inside-small", "The question “Why now?” was not answered."),
    case("question-in-bracket", "The lock (why?) is shut."),
    case("name-with-mark", "He works for Yahoo! Inc. in Ottern."),
    case("name-with-mark-ends", "He works for Yahoo! | He likes it."),
    case("note-mark", "The lock was shut.[12] | The ferry turned back."),
    case("two-note-marks", "The lock was shut.[1][2] | The ferry turned back."),
    case("smiley", "It is open again :) and we are glad. :) | See you there."),
    case("emoji", "It is open again! 🎉 | See you there."),
    case("bullets-inside", "It is shut. | • The dyke is open. | • The ferry sails."),
    case("dash-goes-on", "“It is shut.” — Ida Brecht"),
]

TOKENS_SET_APART = [
    case("stop", "The lock was shut . | The ferry turned back ."),
    case("abbreviation", "Ottern Lock Co. was sold . | Velmar paid ."),
    case("closing-quote", "`` The lock is shut . '' | He left ."),
    case("straight-quotes", '" The lock is shut . " | He left .'),
    case("straight-opens", 'The lock is shut . | " It stays so . "'),
    case("bracket", "( The lock is shut . ) | He left ."),
    case("title-and-initial", "They met Mr . Paul K . Tamarin on train No . 7 . | He was late ."),
    case("question-small", "`` Is it shut ? '' he asked . | He left ."),
]

RUN_IN = [
    case("stop", "The meeting ended.| The envoys left."),
    case("question", "Who shut it?| The harbour master."),
    case("quote-closes", "“It is shut.”| The envoys left."),
    case("quote-opens", "The meeting ended.| “It is shut,” he said."),
    case("bracket-opens", "The meeting ended.| (It was late.)"),
    case("straight-closes", '"It is shut."| The envoys left.'),
    case("straight-opens", 'The meeting ended.| "Good," he said.'),
    case("one-letter-word", "The meeting ended.| A ferry left."),
    case("pronoun", "The meeting ended.| I left."),
    case("year", "It was built in 1931.| The dyke came later."),
    case("title", "They met Mr.Halvik in Ottern."),
    case("acronym", "The U.S.Senate agreed."),
    case("known-abbreviation", "It was Gen.Brecht who left."),
    case("camel", "He wrote it in Node.Js at night."),
]

SCRIPTS = [
    case("chinese", "水闸关闭了。| 渡船返回了。"),
    case("chinese-question", "水闸关了吗？| 没有！| 好。"),
    case("japanese-quote-goes-on", "「水門は閉じた。」と彼は言った。| 船は戻った。"),
    case("arabic", "هل أغلق السد؟ | نعم أغلق."),
    case("urdu", "تالا بند ہے۔ | کشتی واپس گئی۔"),
    case("hindi", "ताला बंद है। | नाव लौट गई।"),
    case("greek", "Ο φράχτης έκλεισε. | Το πλοίο γύρισε."),
    case("cyrillic", "Шлюз закрыт. | Паром вернулся."),
    case("accents", "Été fini. | Élan vital."),
    case("inverted-marks", "Cerró la esclusa. | ¿Quién lo hizo? | ¡Nadie!"),
]

DATELINES = [
    case("stops-in-dateline", "OTTERN, N.Y. (Wire) — The lock was shut. | It stays so."),
    case("stop-after-day", "OTTERN, May 4. (Wire) — The lock was shut. | It stays so."),
    case("plain-dateline", "GENEVA, 4 May (Wire) — The lock was shut. | It stays so."),
    case("state-and-dash", "ST. OLAV, Mass. — The lock was shut. | It stays so."),
    case("two-dashes", "OTTERN, N.Y. (Wire) -- Velmar left. | It stays so."),
    case("no-dateline", "OTTERN Port Co. shut. | It (the lock) stays so."),
]


@pytest.mark.parametrize("marked", PLAIN)
def test_plain_sentences(marked: str) -> None:
    """A mark before a capital ends a sentence."""
    check(marked)


@pytest.mark.parametrize("marked", ABBREVIATIONS)
def test_abbreviations(marked: str) -> None:
    """What an abbreviation does in a sentence decides whether its full stop ends it."""
    check(marked)


@pytest.mark.parametrize("marked", INITIALS)
def test_initials(marked: str) -> None:
    """An initial goes on with the name; a letter behind a noun is a number."""
    check(marked)


@pytest.mark.parametrize("marked", NUMBERS)
def test_numbers(marked: str) -> None:
    """Marks inside numbers and addresses, and behind numbers of a list, end nothing."""
    check(marked)


@pytest.mark.parametrize("marked", ELLIPSES)
def test_ellipses(marked: str) -> None:
    """An ellipsis ends a sentence before a capital."""
    check(marked)


@pytest.mark.parametrize("marked", CLOSING)
def test_closing_marks(marked: str) -> None:
    """Quotation marks and brackets close with the sentence."""
    check(marked)


@pytest.mark.parametrize("marked", TOKENS_SET_APART)
def test_tokens_set_apart(marked: str) -> None:
    """Marks set apart by blanks belong to the sentence before them."""
    check(marked)


@pytest.mark.parametrize("marked", RUN_IN)
def test_run_in_sentences(marked: str) -> None:
    """A blank that was lost between two sentences is made up for."""
    check(marked)


@pytest.mark.parametrize("marked", SCRIPTS)
def test_scripts(marked: str) -> None:
    """Marks of other scripts end sentences too."""
    check(marked)


@pytest.mark.parametrize("marked", DATELINES)
def test_datelines(marked: str) -> None:
    """Full stops of a dateline end nothing."""
    check(marked)


@pytest.mark.parametrize("text", ["Ottern Leaves U.S. And Marenda", "How J. K. And P. Brecht Met"])
def test_titles(text: str) -> None:
    """In a title every word has a capital, so capitals say nothing."""
    assert len(sentence_spans(text, 0, len(text), capitals=True)) == 1
    assert len(sentence_spans(text, 0, len(text))) > 1
