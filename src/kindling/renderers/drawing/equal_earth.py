"""The Equal Earth projection (Šavrič, Patterson and Jenny 2018), which shows every land at its true size."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

# The polynomial's coefficients, as published with the projection.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


def equal_earth(latitude: float, longitude: float) -> tuple[float, float]:
    """East and north on a globe of radius 1, from degrees; a longitude past 180 goes on beyond the map's edge."""
    theta = asin(_M * sin(radians(latitude)))
    square = theta * theta
    sixth = square**3
    stretch = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    east = radians(longitude) * cos(theta) / (_M * stretch)
    return east, theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
