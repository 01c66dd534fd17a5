"""Numbers of sections as documents write them."""

ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """«IV»."""
    said = ""
    for worth, sign in ROMAN:
        times, number = divmod(number, worth)
        said += sign * times
    return said
