"""Names of places, by which people and bodies are told from them: lists, nothing else.

All words stand folded, as in :mod:`gpqa.name_words`.
"""

from __future__ import annotations

__all__ = ["PLACES", "STATES"]

PLACES = frozenset(
    """
    afghanistan africa alabama alaska albania america amsterdam argentina arizona arkansas asia
    athens atlanta australia austria baghdad bangladesh beijing belfast belgium berlin birmingham
    boston brazil brexit bristol britain brussels bulgaria california canada cardiff chicago chile
    china colombia colorado connecticut croatia cuba cyprus damascus delaware delhi denmark detroit
    dubai dublin ecuador edinburgh egypt england essex estonia ethiopia europe finland florida
    france gaza geneva georgia germany ghana glasgow greece haiti havana hawaii holland hungary
    iceland idaho illinois india indiana indonesia iowa iran iraq ireland israel istanbul italy
    japan jerusalem kabul kansas kent kentucky kenya kosovo kuwait latvia lebanon leeds leicester
    libya lithuania liverpool london louisiana luxembourg madrid maine malaysia malta manchester
    maryland massachusetts merseyside mexico miami michigan milan minnesota mississippi missouri
    montana montreal morocco moscow nato nebraska nepal netherlands nevada newcastle nigeria
    norfolk norway nottingham ohio oklahoma ontario oregon oxford pakistan palestine paris
    pennsylvania peru philadelphia philippines poland portugal pyongyang qatar quebec romania rome
    russia scotland seoul serbia sheffield singapore slovakia slovenia somalia spain stockholm
    sudan suffolk surrey sweden switzerland sydney syria taiwan tehran tennessee texas thailand
    tokyo toronto tunisia turkey uganda ukraine utah venezuela vermont vienna vietnam wales warsaw
    washington westminster wisconsin wyoming yemen yorkshire zimbabwe whitehall brussels
    """.split()
)
"""Countries and cities: what "said" something there is a body, or unknown."""

STATES: dict[str, str] = {
    short: long.replace("_", " ")
    for short, _, long in (
        pair.partition("=")
        for pair in """
        al=alabama ala=alabama ak=alaska az=arizona ariz=arizona ar=arkansas ark=arkansas
        ca=california calif=california co=colorado colo=colorado ct=connecticut conn=connecticut
        de=delaware del=delaware fl=florida fla=florida ga=georgia hi=hawaii id=idaho il=illinois
        ill=illinois in=indiana ind=indiana ia=iowa iowa=iowa ks=kansas kan=kansas ky=kentucky
        la=louisiana me=maine maine=maine md=maryland ma=massachusetts mass=massachusetts
        mi=michigan mich=michigan mn=minnesota minn=minnesota ms=mississippi miss=mississippi
        mo=missouri mt=montana mont=montana ne=nebraska neb=nebraska nv=nevada nev=nevada
        nh=new_hampshire nj=new_jersey nm=new_mexico ny=new_york nc=north_carolina
        nd=north_dakota oh=ohio ohio=ohio ok=oklahoma okla=oklahoma or=oregon ore=oregon
        pa=pennsylvania ri=rhode_island sc=south_carolina sd=south_dakota tn=tennessee
        tenn=tennessee tx=texas texas=texas ut=utah utah=utah vt=vermont va=virginia wa=washington
        wash=washington wv=west_virginia wi=wisconsin wis=wisconsin wy=wyoming wyo=wyoming
        """.split()
    )
}
"""American states by the abbreviations that stand beside a politician's name."""
