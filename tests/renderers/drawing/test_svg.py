from defusedxml import ElementTree

from kindling.renderers.drawing.discs import Disc
from kindling.renderers.drawing.svg import discs_svg, world_svg

SVG = "{http://www.w3.org/2000/svg}"
FULL = Disc(20, 20, 10, 5, 1, -1, 10)
HOLLOW = Disc(60, 20, 10, 0, 1, -1, 10, hollow=True)


def test_disc_is_a_circle_under_its_ring_and_a_hollow_one_a_dashed_ring() -> None:
    root = ElementTree.fromstring(
        discs_svg([FULL, HOLLOW], width=80, height=40, colours=("#111111", "#222222"), pen="#ffffff")
    )
    assert root.get("viewBox") == "0 0 80 40"
    assert [(child.tag, child.get("fill"), child.get("stroke-dasharray")) for child in root] == [
        (f"{SVG}circle", "#222222", None),
        (f"{SVG}path", "none", None),
        (f"{SVG}path", "none", "1.8 1.8"),
    ]


def test_drawings_carry_no_style_that_a_strict_policy_forbids() -> None:
    drawn = discs_svg([FULL], width=80, height=40, colours=("#111111",), pen="#ffffff")
    assert "style" not in drawn + world_svg([(1, 2)], land="#111111", dot="#222222", ground="#333333")


def test_map_has_land_and_a_haloed_dot_for_each_place() -> None:
    root = ElementTree.fromstring(world_svg([(10, 20), (30, 40)], land="#111111", dot="#222222", ground="#333333"))
    assert [child.tag.removeprefix(SVG) for child in root] == ["path", "circle", "circle", "circle", "circle"]
    assert [(child.get("cx"), child.get("cy")) for child in root][1:] == [("10.0", "20.0"), ("30.0", "40.0")] * 2
