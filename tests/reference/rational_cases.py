#!/usr/bin/env python3
"""Writes rational_cases.txt: what Python's unbounded fractions answer on numbers of every size.

    python3 tests/reference/rational_cases.py > tests/reference/rational_cases.txt

The rows are C++ initializers {operation, x, y, result}; a result of "-" says that the exact one does not fit
two 127-bit parts. A decimal preceded by "~" was rounded. The seed is fixed: same rows every time.
"""
import random
from fractions import Fraction
from math import floor

MAX = 2**127 - 1
ROWS_PER_OPERATION = 110
MOST_DECIMALS = 18
draw = random.Random(2023)


def part():
    """A positive integer: of any length, next to a limit, or rich in the divisors of amounts."""
    kind = draw.randrange(6)
    if kind == 0:
        return MAX - draw.randrange(3)
    if kind == 1:
        return 2 ** draw.randrange(127)
    if kind == 2:
        return 10 ** draw.randrange(39)
    if kind == 3:
        return max(1, draw.choice([36, 60, 100, 365, 366, 4000]) * draw.getrandbits(draw.randrange(1, 100)))
    return draw.getrandbits(draw.randrange(1, 127)) + 1


def fits(x):
    return abs(x.numerator) <= MAX and x.denominator <= MAX


def number():
    return Fraction(draw.choice([-1, 1]) * part(), part())


def close_pair():
    """Two numbers that share a part, or all but touch: where the wide intermediates are needed."""
    x = number()
    kind = draw.randrange(5)
    if kind == 0:
        y = Fraction(draw.choice([-1, 1]) * part(), x.denominator)
    elif kind == 1:
        y = Fraction(x.numerator, max(1, x.denominator - draw.choice([-1, 1])))
    elif kind == 2:
        y = -x + Fraction(draw.choice([-1, 0, 1]), x.denominator)
    elif kind == 3:
        y = 1 / x
    else:
        y = number()
    return (x, y) if fits(y) else close_pair()


def text(x):
    return str(x) if fits(x) else "-"


def row(*fields):
    print("{" + ", ".join(f'"{field}"' for field in fields) + "},")


def half_up(x):
    return floor(x + Fraction(1, 2)) if x >= 0 else -floor(-x + Fraction(1, 2))


ARITHMETIC = {
    "add": lambda x, y: x + y,
    "subtract": lambda x, y: x - y,
    "multiply": lambda x, y: x * y,
    "divide": lambda x, y: x / y,
}
ROUNDING = {
    "half_up": half_up,
    "floor": floor,
    "ceil": lambda x: -floor(-x),
    "trunc": lambda x: floor(x) if x >= 0 else -floor(-x),
}


def rounding_pair():
    x, step = close_pair()
    kind = draw.randrange(3)
    if kind == 0:
        step = Fraction(1, draw.choice([1, 100, 1000, 10**4]))
    if kind == 1 and step:  # exactly between two steps, or just beside
        x = (draw.getrandbits(8) + Fraction(1, 2)) * step + draw.choice([-1, 0, 0, 1]) * Fraction(1, 10**6)
        x *= draw.choice([-1, 1])
    return (x, abs(step)) if step and fits(x) else rounding_pair()


def decimal(x, places):
    scaled = half_up(x * 10**places)
    sign = "-" if scaled < 0 else ""
    digits = str(abs(scaled)).zfill(places + 1)
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    inexact = "" if scaled == x * 10**places else "~"
    return inexact + sign + whole + ("." + decimals if decimals else "")


def finite_decimal():
    """A decimal fraction, in all its digits, that may or may not fit."""
    x = Fraction(part(), 2 ** draw.randrange(128) * 5 ** draw.choice([0, 0, draw.randrange(55)]))
    places = 0
    while (x * 10**places).denominator != 1:
        places += 1
    return decimal(x, places), x


print("// Written by rational_cases.py, beside this file.")
for name, operation in ARITHMETIC.items():
    for _ in range(ROWS_PER_OPERATION):
        x, y = close_pair()
        if name != "divide" or y:
            row(name, x, y, text(operation(x, y)))
for _ in range(ROWS_PER_OPERATION):
    x, y = close_pair()
    row("compare", x, y, "<" if x < y else ">" if x > y else "=")
for name, whole_steps in ROUNDING.items():
    for _ in range(ROWS_PER_OPERATION):
        x, step = rounding_pair()
        row(name, x, step, text(whole_steps(x / step) * step))
for _ in range(ROWS_PER_OPERATION):
    x, places = number(), draw.randrange(MOST_DECIMALS + 1)
    row("to_decimal", x, places, decimal(x, places))
for _ in range(ROWS_PER_OPERATION):
    written, x = finite_decimal()
    row("parse", written, "", text(x))
