"""The stage that parses English candidates."""

from pipeline.document import Block, Candidates, Document, Sentence, Sentences, SourceMap
from pipeline.segment import en
from pipeline.segment.parse import ParseSettings, parse
from pipeline.segment.spelling import mended


def _paper(text: str) -> tuple[Document, Sentences]:
    document = Document("p-0", "plain", "utf-8", text, (Block(0, len(text), "paragraph"),), SourceMap())
    items = tuple(
        Sentence(s.start, s.end, "en", "prose", 0, (s,), en.tokens(text, s.start, s.end))
        for s in en.split(text, 0, len(text))
    )
    runs = (text[token.start : token.end].lower() for sentence in items for token in sentence.tokens)
    return document, Sentences(items, tuple((run, whole) for run in runs if (whole := mended(text).spelling(run))))


def test_only_candidates_are_parsed_and_offsets_hold() -> None:
    """A parse has a word for each shown word, at its place in the text; other sentences have none."""
    text = "We met.  Customer  participation raises brand loyalty. It rained."
    document, sentences = _paper(text)
    parses = parse(document, sentences, Candidates((1,)), ParseSettings())
    assert [p.sentence for p in parses.items] == [1]
    words = parses.items[0].words
    assert [text[w.start : w.end] for w in words] == ["Customer", "participation", "raises", "brand", "loyalty", "."]
    root = next(w for i, w in enumerate(words) if w.head == i)
    assert (root.lemma, root.pos) == ("raise", "VERB")
    assert parses.problems == ()


def test_brackets_and_numbers_are_not_shown() -> None:
    """Citations, figures in brackets, formulas and a list item's number have no word."""
    text = "(2) Trust (Smith, 2001; Li et al., 2010) raises loyalty ($n = 4$) in firms [3-5]."
    document, sentences = _paper(text)
    words = parse(document, sentences, Candidates((0,)), ParseSettings()).items[0].words
    assert [text[w.start : w.end] for w in words] == ["Trust", "raises", "loyalty", "in", "firms", "."]


def test_lost_ligatures_are_read_as_the_word() -> None:
    """A word that lost its ligature in a scan is parsed as what it was; the text stays as it is."""
    text = "Trust has a signifcant efect on loyalty."
    document, sentences = _paper(text)
    words = parse(document, sentences, Candidates((0,)), ParseSettings()).items[0].words
    assert ("effect", "efect") in [(w.lemma, text[w.start : w.end]) for w in words]


def test_british_verbs_are_read_as_verbs() -> None:
    """The parser is shown American spelling, which it knows; words that are spelt one way everywhere stay."""
    text = "Village fairs minimise transport and storage costs, as four advisers promised."
    document, sentences = _paper(text)
    words = parse(document, sentences, Candidates((0,)), ParseSettings()).items[0].words
    known = {text[w.start : w.end]: (w.lemma, w.pos) for w in words}
    assert known["minimise"] == ("minimize", "VERB")
    assert (known["four"][0], known["promised"][0]) == ("four", "promise")


def test_a_missing_model_is_a_problem_and_not_a_crash() -> None:
    """Without the model there are no parses, and the problem says what to install."""
    document, sentences = _paper("Trust raises loyalty.")
    parses = parse(document, sentences, Candidates((0,)), ParseSettings(model="no_such_model"))
    assert parses.items == ()
    problem = parses.problems[0]
    assert (problem.code, problem.severity) == ("parse.no_model", "degraded")
    assert "pip install no-such-model" in problem.what_to_do


def test_no_english_candidate_needs_no_model() -> None:
    """A paper without English candidates never loads the parser and has no problem."""
    document, sentences = _paper("Trust raises loyalty.")
    assert parse(document, sentences, Candidates(()), ParseSettings(model="no_such_model")).problems == ()


def test_an_endless_sentence_is_left_out_and_said() -> None:
    """A sentence too long to be one is not parsed, and a note says so."""
    document, sentences = _paper("Trust raises loyalty and " * 80 + "sales.")
    parses = parse(document, sentences, Candidates((0,)), ParseSettings())
    assert parses.items == ()
    assert [p.code for p in parses.problems] == ["parse.too_long"]


def test_a_lost_verb_is_found_and_keeps_its_own_lemma() -> None:
    """Tight verbs are verbs of their subjects, two in one sentence as well; the text's own word gives the lemma."""
    text = "Results revealed brand heritage increased loyalty."
    document, sentences = _paper(text)
    words = parse(document, sentences, Candidates((0,)), ParseSettings()).items[0].words
    told = {text[w.start : w.end]: w for w in words}
    assert told["increased"].lemma == "increase"
    assert words[told["heritage"].head].lemma == "increase"
    text = "Less downtime freed repair staff for training, and training in turn improved operator skill."
    document, sentences = _paper(text)
    words = parse(document, sentences, Candidates((0,)), ParseSettings()).items[0].words
    found = {w.lemma for w in words if w.tag.startswith("VB")}
    assert {"free", "improve"} <= found
    assert [text[w.start : w.end] for w in words] == text.replace(",", " ,").replace(".", " .").split()


def test_what_is_no_lost_verb_stays_as_it_is() -> None:
    """Participles after a noun, and nouns in a sentence that has its verb, are not made verbs."""
    text = "The survey showed a model based on perceived value and improved services."
    document, sentences = _paper(text)
    words = parse(document, sentences, Candidates((0,)), ParseSettings()).items[0].words
    told = {text[w.start : w.end]: w for w in words}
    assert told["based"].dep == "acl"
    assert told["improved"].dep == "amod"
