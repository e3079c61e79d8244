"""Given names in use for one another in England: `Kate` for `Katherine`. Said to the reader, never hidden."""

from functools import cache

_ALIKE = """
abdul abdullah abdulla
abigail abbie abby
adam ad
alexander alex sandy xander
alexandra alex lexi sandra
amelia millie amy mia
andrew andy drew
anthony tony ant
benjamin ben benji
bethany beth elizabeth
cameron cam
charlotte lottie charlie
charles charlie chas
christopher chris kit
christine chris chrissie tina
daniel dan danny
danielle dani
david dave davey
deborah debbie deb
dominic dom
edward ed eddie ted teddy ned
eleanor ellie nell ella
elizabeth liz lizzie beth betty eliza libby lisbeth elsie
emily em emmy millie
frances fran frankie
francis frank frankie
frederick fred freddie
gabriel gabe
gabriella gabby ella
georgina georgia georgie
gregory greg
harold harry
henry harry hal
isabella isabelle izzy bella isabel
jacob jake
jacqueline jackie
james jim jimmy jamie
jennifer jen jenny
jessica jess jessie
john jack johnny jon
jonathan jon jonny
joseph joe joey
joshua josh
katherine catherine kathryn kate katie kathy cathy kat kitty
kenneth ken kenny
leonard len leo
lewis louis lou louie
lucas luke
madeleine maddie
margaret maggie meg peggy
matthew matt matty
maxwell maximilian max
megan meg
michael mike mick micky
mohammed muhammad mohammad mohamed mohd md
natalie nat
natasha tasha
nathan nathaniel nate nat
nicholas nick nicky
nicola nicky nikki
oliver ollie
olivia liv livvy
oscar ossie
patricia pat trish tricia
patrick pat paddy
peter pete
philip phil
rebecca becky becca
richard rick dick ricky
robert rob bob bobby robbie bert
ronald ron ronnie
rosemary rose rosie
samantha sam sammy
samuel sam sammy
sarah sally sara
sebastian seb
stephen steve steven stevie
susan sue suzanne susie
teresa theresa tess terri
theodore theo ted teddy
thomas tom tommy
timothy tim timmy
tobias toby
victoria vicky tori
vincent vince vinny
william will bill billy liam willie
yusuf yousef yousuf youssef
zachary zak zack zach
"""


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _ALIKE.split("\n"):
        names = line.split()
        for name in names[1:]:
            found.setdefault(name, set()).add(names[0])
            found.setdefault(names[0], set()).add(name)
    return {name: frozenset(others) for name, others in found.items()}


def other_forms(word: str) -> frozenset[str]:
    """Names that `word` may stand for, or that may stand for it."""
    return _groups().get(word, frozenset())


@cache
def _long_forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in filter(None, _ALIKE.split("\n")):
        first, *others = line.split()
        for name in (first, *others):
            found.setdefault(name, set()).add(first)
    return {name: frozenset(longer) for name, longer in found.items()}


def long_forms(word: str) -> frozenset[str]:
    """The long names that `word` may stand for, itself where it is one; two forms of one name share one."""
    return _long_forms().get(word, frozenset())
