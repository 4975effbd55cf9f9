"""The acknowledgements: who made the pack, whom to write to, where the earlier ones are."""

from __future__ import annotations

from kindling.pack.about import About
from kindling.pack.document import Block, Credit, Credits, Paragraph, Run, Section, plain

MAP_CREDIT = (
    Run("Places: "),
    Run("GeoNames", link="https://www.geonames.org/"),
    Run(", "),
    Run("CC BY 4.0", link="https://creativecommons.org/licenses/by/4.0/"),
    Run(". Land: Natural Earth."),
)
"""Whose data the map is drawn from; GeoNames' licence asks for it."""


def acknowledgements_section(about: About, *, map_shown: bool) -> Section:
    """Always there: a pack thanks whoever came, even when nobody is named."""
    thanks = about.thanks
    people = tuple(Credit(name) for name in (*thanks.by, *thanks.organisations))
    usual = plain("Thank you to everybody who spoke, wrote, listened and took notes.")
    blocks: list[Block] = [Paragraph(text) for text in thanks.text or (usual,)]
    if people:
        blocks += [Paragraph(plain("This pack was made by")), Credits(people)]
    if thanks.enquiries:
        address = Run(thanks.enquiries, link=f"mailto:{thanks.enquiries}")
        blocks.append(Paragraph((Run("For all enquiries write to "), address, Run("."))))
    if thanks.earlier:
        blocks.append(Paragraph((Run("Earlier packs stand in "), Run("our archive", link=thanks.earlier), Run("."))))
    if map_shown:
        blocks.append(Paragraph(MAP_CREDIT))
    return Section("acknowledgements", "acknowledgements", "Acknowledgements", tuple(blocks))
