from kindling.kernel.places.keys import key_of, keys_of


def test_key_has_no_case_accents_or_article() -> None:
    assert [key_of(name) for name in ("São Paulo", "The Hague", "the", "King’s Lynn")] == [
        "sao paulo",
        "hague",
        "the",
        "kings lynn",
    ]


def test_abbreviations_are_written_out_but_not_alone() -> None:
    assert [key_of(name) for name in ("St. Albans", "Co. Kerry", "Brighton & Hove", "Co")] == [
        "saint albans",
        "county kerry",
        "brighton and hove",
        "co",
    ]


def test_letters_apart_are_joined() -> None:
    assert [key_of(name) for name in ("U.S.A.", "Washington, D.C.")] == ["usa", "washington dc"]


def test_name_is_kept_with_its_letters_spelt_out_too() -> None:
    assert keys_of("Jönköping") == ("jonkoping", "joenkoeping")
    assert keys_of("Leeds") == ("leeds",)
