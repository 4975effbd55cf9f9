from kindling.harvest.sources.deck.links import all_links


def test_marked_links_come_first_and_each_address_once() -> None:
    marked = [
        ("our  guide", "https://example.org/a"),
        ("again", "https://example.org/a"),
        ("", "HTTPS://example.org/b"),
    ]
    text = ["(see https://example.org/c), or https://example.org/a."]
    assert all_links(marked, text) == (
        ("our guide", "https://example.org/a"),
        ("HTTPS://example.org/b", "HTTPS://example.org/b"),
        ("https://example.org/c", "https://example.org/c"),
    )


def test_what_leads_elsewhere_is_no_link() -> None:
    assert all_links([("x", "javascript:alert(1)"), ("y", "file:///etc/hosts"), ("z", "")], ["ftp://example.org"]) == ()
