"""Which words are said of no place, though some hamlet bears them? "Home" is one in Washington state."""

from __future__ import annotations

from kindling.kernel.text import fold

_NOWHERE_LISTED = """
home work office earth moon mars space heaven hell world universe planet here there where nowhere somewhere
anywhere everywhere elsewhere online offline remote remotely virtual virtually zoom teams skype phone
laptop desktop ipad iphone tablet kitchen garden bedroom bed sofa couch desk shed loft car bus train plane bike
house flat apartment building hotel cafe library church school college university hospital hospice clinic ward
surgery practice pharmacy lab theatre community care health healthcare nhs gp nurse doctor patient carer team
staff student retired volunteer self me myself you we all everyone everybody anyone nobody none no yes maybe
ok okay na nil null test tbc tbd unknown other various global worldwide international abroad overseas local
private hidden secret anonymous same ditto hello hi hey welcome thanks thank please sorry bye good great lovely
happy hope love joy peace faith grace unity harmony freedom independence liberty justice comfort paradise
sunshine sunny rainy cold hot wet snow winter summer spring autumn lunch today tomorrow yesterday now later soon
monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night day week month year
north south east west northern southern eastern western central centre center city town village country county
state region district island coast sea lake river mountain hill valley forest beach
part own rest name time log ten all
europe africa asia oceania antarctica emea apac latam
"""
_NOWHERE = frozenset(_NOWHERE_LISTED.split()) | {"n a"}

_EITHER_LISTED = """
mobile nice reading bath split orange tours deal wells march sandwich rugby battle rye wash street sale bury ware van
act light male
"""
_EITHER = frozenset(_EITHER_LISTED.split())

_TALES = frozenset({"atlantis", "camelot", "eden", "eldorado", "gotham", "oz", "utopia", "valhalla", "xanadu"})


def is_nowhere(words: str) -> bool:
    """Whether the words, with or without an article, are everyday ones that nobody means a place by."""
    folded = fold(words)
    for lead in ("at ", "in ", "the ", "my ", "our ", "a "):
        folded = folded.removeprefix(lead)
    return folded in _NOWHERE


def is_everyday(words: str) -> bool:
    """Whether they are one word that is a town with a capital and a common word without, or a place in tales too."""
    return words.strip() in _EITHER or fold(words) in _TALES
