from exhibits import numbers


def test_blanks_and_composition_are_made_one():
    assert numbers.plain("  КП  12/3\t") == "КП 12/3"
    assert numbers.plain("И\u0306-1") == "\u0419-1"
    assert numbers.plain(None) == ""


def test_signs_that_nobody_sees_are_no_part_of_a_number():
    assert numbers.plain("\u200bКП\u00ad 12\u200d/4\u202e\ufeff") == "КП 12/4"


def test_numbers_that_read_alike_have_one_key():
    written_in_russian, half_in_english = "КП-12/3 а", "KП–12/3 A"
    assert numbers.key(written_in_russian) == numbers.key(half_in_english)


def test_blanks_beside_a_sign_do_not_count():
    told = ["КП 12 / 3 – 4", "КП 12/3-4", "КП 12 /3- 4"]
    assert {numbers.key(number) for number in told} == {numbers.key("КП 12/3-4")}


def test_other_numbers_have_other_keys():
    told = ["1 11", "11 1", "111", "1.11", "1/11", "КП 1", "НВ 1"]
    assert len({numbers.key(number) for number in told}) == len(told)
