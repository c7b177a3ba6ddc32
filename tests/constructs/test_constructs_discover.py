"""Discovery finds what behaves like a construct, and leaves talk about the research alone."""

from __future__ import annotations

import pytest

from pipeline.constructs.brackets import seconds
from pipeline.constructs.discover import normal
from tests.constructs.constructs_help import discovered, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We find that supplier humility reduces channel conflict.", ["supplier humility", "channel conflict"]),
        ("The results support regulatory fit theory.", ["regulatory fit theory"]),
        ("It depends on willingness to share data.", ["willingness to share data"]),
        ("This shapes preference for local wines.", ["preference for local wines"]),
        ("Guest forgiveness and host warmth matter, the room price too.", ["Guest forgiveness", "host warmth"]),
        ("Consumers' warmth matters.", []),
        ("Negative warmth was seen, with positive effects.", ["Negative warmth"]),
        (
            "It is seen in two gathering environments and in three gathering environments.",
            ["gathering environments"] * 2,
        ),
        ("It is seen in gathering several environments.", []),
        ("Barrel turnover lowers sustainable family pride.", ["Barrel turnover", "sustainable family pride"]),
        ("Rent and willreduce vendor pride.", ["vendor pride"]),
        ("International warmth matters to international vendors.", ["International warmth"]),
        ("Stalls that anthropomorphize barrels win vendor pride.", ["vendor pride"]),
        ("A thirst–pride orientation and vendor pride were seen.", ["thirst–pride orientation", "vendor pride"]),
        ("We saw introductory and explosive pride.", ["introductory and explosive pride"]),
        (
            "Vendor pride and guest loyalty influence barrel turnover.",
            ["Vendor pride", "guest loyalty", "barrel turnover"],
        ),
        ("Social influence tactics and vendor pride matter.", ["Social influence tactics", "vendor pride"]),
        ("Barrel supply chain (BSC) pride was seen.", ["Barrel supply chain (BSC) pride"]),
        ("Vendor pride (good) patience.", ["Vendor pride"]),
        ("We saw social, sensory, and explosive pride.", ["social, sensory, and explosive pride"]),
        ("Noise, and explosive pride, was seen.", ["explosive pride"]),
        ("They sold high-pride barrels.", []),
        ("Visual appeals raise vendor pride, and the vendor appeals.", ["Visual appeals", "vendor pride"]),
        ("Joint R&D pride matters.", ["Joint R&D pride"]),
        ("We saw process warmth and order warmth.", ["process warmth", "order warmth"]),
        ("We affect barrel supply chain (BSC) mending.", ["barrel supply chain (BSC) mending"]),
        ("We saw barrel supply chain (BSC) firms.", ["barrel supply chain", "BSC"]),
        (
            "We saw trust in governments and attitudes toward markets.",
            ["trust in governments", "attitudes toward markets"],
        ),
        ("We saw a preference in markets and an attitude of products.", []),
    ],
)
def test_english_heads(text: str, expected: list[str]) -> None:
    """A noun phrase with the head of a construct and something specific before it is a construct."""
    assert discovered(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drawing on the barrel view, we ask why stalls close.", ["barrel view"]),
        ("The study is grounded in a barrel lens and the cellar logic.", ["barrel lens", "cellar logic"]),
        ("We asked about the barrel view.", []),
        ("Drawing on a firm perspective, we ask why stalls close.", []),
    ],
)
def test_what_a_study_is_built_on(text: str, expected: list[str]) -> None:
    """A view or a lens is a construct where a study says that it is built on it, and what it is one of is said."""
    assert discovered(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("房东热情感知会提升房客宽恕意愿。", ["房东热情感知", "房客宽恕意愿"]),
        ("本文基于归因偏向理论展开研究。", ["归因偏向理论"]),
        ("乡愁依恋降低了迁移倾向。", ["乡愁依恋", "迁移倾向"]),
    ],
)
def test_chinese_heads(text: str, expected: list[str]) -> None:
    """The same in Chinese, where the tokenizer gives no phrases."""
    assert discovered(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "This paper provides a theoretical framework and discusses research implications.",
        "The mediating effect and the moderating role were tested with a structural equation model.",
        "We collected data from 300 questionnaires in two provinces.",
        "Mean $S D = 1 . 2$ and $M = 3$ in the control group.",
        "研究结果表明，中介效应显著，调节作用不显著。",
        "本文采用案例研究方法，收集了300份问卷数据。",
        "本研究的理论贡献与管理启示如下。",
    ],
)
def test_talk_about_the_research_is_no_construct(text: str) -> None:
    """Methods, gaps, contributions and effects without a name are not discovered."""
    assert discovered(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We study the effect of seat width on vendor banter.", ["seat width", "vendor banter"]),
        (
            "Ticket colour, seat width and aisle length affect visitor mood.",
            ["Ticket colour", "seat width", "aisle length", "visitor mood"],
        ),
        ("It looks at the role of attitude.", ["attitude"]),
        ("Seat width leads to vendor banter.", ["Seat width", "vendor banter"]),
        ("Vendor banter was driven by beautification.", ["Vendor banter", "beautification"]),
        ("Beautification was seen in town.", []),
        ("Seat width has a strong and positive impact on vendor banter.", ["Seat width", "vendor banter"]),
        ("Extant brewing literature affects vendor banter.", ["vendor banter"]),
        ("The relationship was long.", []),
        ("It was about the visitors’mood.", []),
        ("考察摊位间距对摊主闲谈的影响。", ["摊位间距", "摊主闲谈"]),
        ("摊位间距、灯笼亮度和巷道宽窄对摊主闲谈的影响。", ["摊位间距", "灯笼亮度", "巷道宽窄", "摊主闲谈"]),
        ("摊位间距显著影响摊主闲谈。", ["摊位间距", "摊主闲谈"]),
        ("摊位间距很大，摊主闲谈很多。", []),
        ("本文检验摊主闲谈的中介作用。", ["摊主闲谈"]),
        ("市集由来已久，包括摊位间距和灯笼亮度。", ["摊位间距", "灯笼亮度"]),
    ],
)
def test_what_acts_or_is_acted_on_is_a_name(text: str, expected: list[str]) -> None:
    """A phrase is a construct where a sentence says what it does or what is done to it, whatever its head; the
    members of a list share the place."""
    assert discovered(text) == expected


def test_what_is_said_again_is_a_name() -> None:
    """A phrase whose head says little is a construct where the paper repeats it, and then everywhere."""
    once = "We study cellar doors."
    assert discovered(once) == []
    text = "Cellar doors attract guests. A cellar door is open. The cellar door was shut. We saw the cellar-door."
    assert [t.lower() for t in discovered(text)] == ["cellar doors", "cellar door", "cellar door", "cellar-door"]


def test_title_names_a_phrase() -> None:
    """A phrase with a weak head counts where the title uses it."""
    assert "地窖品牌" in discovered("本文讨论地窖品牌。", title="地窖品牌研究")
    assert discovered("本文讨论地窖品牌。") == []


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ("乡土酿造；集市灯会；酿造业问卷调查研究；湖州", ["乡土酿造", "集市灯会"]),
        ("乡土酿造 集市灯会  田野2.0", ["乡土酿造", "集市灯会", "田野2.0"]),
        ("cellar doors; slow brewing; Tuscany; brewing survey; ale typology", ["cellar doors", "slow brewing"]),
    ],
)
def test_key_words_are_names(keywords: str, expected: list[str]) -> None:
    """What the author gives as a key word is a construct as it stands there, but no method and no place."""
    assert [name for name, _ in found("", discover=True, keywords=keywords)] == expected


def test_a_general_name_that_is_a_key_word_counts() -> None:
    """A name too general to count is a mention of its concept where it is a key word of the paper or acts."""
    text = "We saw innovation. It was late."
    assert found(text, discover=True) == []
    assert found(text, discover=True, keywords="innovation; ale") == [("innovation", "innovation")] * 2 + [
        ("ale", "ale")
    ]
    assert found("Innovation leads to warmth of guests.", discover=True)[0] == ("Innovation", "innovation")


def test_whose_it_is_is_left_out() -> None:
    """An owner that the paper names once belongs to no name of several words."""
    assert discovered("We saw the vendors' stall pride.") == ["stall pride"]
    text = "The vendors' stall pride grew. The vendors' stall pride fell."
    assert discovered(text) == ["vendors' stall pride", "vendors' stall pride"]


def test_abbreviations_carry_the_concept() -> None:
    """An abbreviation explained in brackets is a mention of the same concept wherever it stands."""
    text = "Guest rule bending behavior (GRBB) is rare. GRBB harms hosts. The grbb is nothing."
    assert found(text, discover=True) == [
        ("Guest rule bending behavior", "guest rule bending behavior"),
        ("GRBB", "guest rule bending behavior"),
        ("GRBB", "guest rule bending behavior"),
    ]
    text = "顾客契合（customer brand glow, CBG）很重要，CBG影响信任。"
    assert ("CBG", "customer-engagement") in found(text, discover=True)[-2:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The revisit intention of guests fell.", ["revisit intention"]),
        (
            "It differs with host switch behavior and revisit propensity.",
            ["host switch behavior", "revisit propensity"],
        ),
        ("Guests revisit vineyards when hosts display warmth.", []),
        ("The role of reply speed is small. Reply speed varies. Reply speed fell.", ["reply speed"] * 3),
        ("Barrel pooling is rare, barrel pooling was new, and barrel pooling, too, helps.", ["barrel pooling"] * 3),
        ("A vintner pooling barrels is rare, a vintner pooling casks too, a vintner pooling vats too.", []),
    ],
)
def test_a_verb_that_is_a_noun_here_stands_in_a_name(text: str, expected: list[str]) -> None:
    """A form that may be verb or noun belongs to a name where only a noun can stand."""
    assert [name.lower() for name in discovered(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guest return intention for rural inns fell.", ["guest return intention"]),
        ("Guests' preference for rural inns fell.", ["Guests' preference for rural inns"]),
        ("Perceived resistance to room robots fell.", ["Perceived resistance to room robots"]),
        ("Guest loyalty in Lisbon hostels fell.", ["Guest loyalty"]),
        ("Portuguese guest warmth in Norwegian inns fell.", ["guest warmth"]),
    ],
)
def test_a_head_that_is_specified_needs_nothing_behind_it(text: str, expected: list[str]) -> None:
    """A head takes what follows a preposition along only where nothing before it says what of."""
    assert discovered(text) == expected


def test_an_abbreviation_makes_a_name_of_what_it_shortens() -> None:
    """What a paper abbreviates is a name, whatever its words are; one word may give several letters."""
    assert found("The likely guest warmth (LGWARM) grew. LGWARM fell.", discover=True) == [
        ("likely guest warmth", "likely guest warmth"),
        ("LGWARM", "likely guest warmth"),
        ("LGWARM", "likely guest warmth"),
    ]
    assert found("BG (barrel glow) fell. BG rose.", discover=True) == [
        ("BG", "barrel glow"),
        ("barrel glow", "barrel glow"),
        ("BG", "barrel glow"),
    ]
    assert ("HPC", "hyperlocal pricing") in found("Hyperlocal pricing (HPC) is new.", discover=True)
    assert found("We use ordinary least squares (OLS) and small inn firms (SIFs). OLS is known.", discover=True) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It follows the theory of reasoned vintage.", ["theory of reasoned vintage"]),
        ("Theories of vintages differ.", []),
        ("Their willingness to acquire barrels fell.", ["willingness to acquire barrels"]),
        ("Their willingness to be vintners fell.", []),
        ("Vintners share barrel pride, as people need barrel humility.", ["barrel pride", "barrel humility"]),
    ],
)
def test_names_go_on_behind_small_words(text: str, expected: list[str]) -> None:
    """A theory of something and what somebody would do are one name; a plural and a verb are none."""
    assert discovered(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has three sides (warmth, humility and kindness).", ["warmth", "humility", "kindness"]),
        ("It rests on host humility, warmth and barrel sampling.", ["host humility", "warmth", "barrel sampling"]),
        ("Warmth and barrels matter.", []),
        ("It rests on social and physical closeness.", ["social and physical closeness"]),
        ("It rests on barrels and physical closeness.", ["physical closeness"]),
    ],
)
def test_a_list_of_names_is_read_as_one(text: str, expected: list[str]) -> None:
    """What stands in a row with names is a name, and adjectives that share a noun make one name."""
    assert discovered(text) == expected


def test_names_are_cut_short_and_go_on() -> None:
    """A head alone is the longer name again, where it is said twice; a weak noun belongs to the name before it."""
    text = "Host empathy grows. In inns, empathy is rare. With empathy-based menus and empathy, all is well."
    assert discovered(text) == ["Host empathy", "empathy", "empathy"]
    assert discovered("In inns, empathy is rare. With empathy, all is well.") == []
    assert discovered("Host empathy signals are rare, in a host empathy environment too.") == [
        "Host empathy signals",
        "host empathy",
    ]
    assert discovered("It is a seasonal customer engagement barrel.") == []
    assert discovered("The seasonal DART is rare, the barrel DART too.") == ["seasonal DART"]
    assert discovered("Garden guests and guest gardens are seen. Garden guests raise sales. Garden guests stay.") == []
    assert discovered("It is seen in trust-based vendor governance.") == ["trust-based vendor governance"]


def test_a_year_in_brackets_is_a_citation() -> None:
    """Names of authors in brackets are not taken for second names of a construct."""
    assert list(seconds("资源整合(Wang,2000)与信任（Li et al., 2001）", 0, 32)) == []
    assert found("资源整合(Wang,2000)带来信任。Wang也这样认为。", discover=True) == [
        ("资源整合", "resource-integration"),
        ("信任", "trust"),
    ]


def test_codebook_names_inside_longer_names() -> None:
    """A longer construct is one mention; an owner before a name of the codebook is left out."""
    assert found("We measure host trust recovery.", discover=True) == [("host trust recovery", "host trust recovery")]
    assert found("We measure the employees' customer engagement.", discover=True) == [
        ("customer engagement", "customer-engagement")
    ]


def test_verbs_are_cut_where_the_paper_shows_the_name() -> None:
    """A verb that the tokenizer runs into a name is cut off where the name stands alone more often."""
    text = "乡愁依恋很强。乡愁依恋很弱。酿造乡愁依恋不易。"
    assert discovered(text)[:3] == ["乡愁依恋", "乡愁依恋", "乡愁依恋"]


def test_a_verb_between_two_names_is_no_name() -> None:
    """A verb of effect that also stands inside names parts two phrases of which the first is a name by itself."""
    assert discovered("乡愁依恋提升摊主自豪感。") == ["乡愁依恋", "摊主自豪感"]
    assert discovered("自我提升动机。") == ["自我提升动机"]


def test_mentions_do_not_overlap_and_are_sorted() -> None:
    """Whatever the text, mentions are in order and apart, and quote the text."""
    text = "价值共创能力促进价值共创行为（value co-creation behavior, VCCB），VCCB与顾客契合意愿、信任感知相关。"
    mentions = found(text, discover=True)
    at = 0
    for quote, _ in mentions:
        at = text.index(quote, at) + len(quote)
    assert len(mentions) >= 4


def test_the_name_of_a_discovered_concept() -> None:
    """A discovered concept is its phrase in lower case, single spaces, the last word in the singular."""
    assert normal("Host\n  Warmth Perceptions") == "host warmth perception"
    assert normal("價值 認同") == "价值 认同"
    assert normal("Barrel Chain (BC) Views") == "barrel chain view"


def test_same_input_same_mentions() -> None:
    """Discovery gives the same mentions each time."""
    text = "房东热情感知会提升房客宽恕意愿，host warmth raises guest forgiveness. " * 5
    assert found(text, discover=True) == found(text, discover=True)
