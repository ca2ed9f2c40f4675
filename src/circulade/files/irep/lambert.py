"""French map coordinates to degrees: Lambert 93, and Lambert II extended of the years before.

Formulas and constants as the French mapping agency publishes them (IGN, NTG 71 and NTG 80): the inverse of a conic
projection on an ellipsoid, and the shift from the older figure of the Earth to that of GPS.
"""

from dataclasses import dataclass
from math import atan, atan2, cos, degrees, exp, hypot, log, pi, radians, sin, sqrt

TURNS = 30
SHIFT = (-168.0, -60.0, 320.0)
"""Metres from the older figure of the Earth (NTF) to that of GPS."""
GPS = (6378137.0, 0.08181919106)
NTF = (6378249.2, 0.08248325676)


@dataclass(frozen=True, slots=True)
class Cone:
    """A conic projection: exponent, constant, origin in metres, meridian in radians, and the ellipsoid."""

    exponent: float
    constant: float
    x: float
    y: float
    meridian: float
    excentricity: float


LAMBERT_93 = Cone(0.7256077650, 11754255.426, 700000.0, 12655612.050, radians(3.0), GPS[1])
LAMBERT_2 = Cone(0.7289686274, 11745793.39, 600000.0, 8199695.768, 0.04079234433, NTF[1])


def from_lambert_93(x: float, y: float) -> tuple[float, float]:
    """Return latitude and longitude in degrees."""
    latitude, longitude = _unprojected(LAMBERT_93, x, y)
    return degrees(latitude), degrees(longitude)


def from_lambert_2(x: float, y: float) -> tuple[float, float]:
    """Return latitude and longitude in degrees of a place in Lambert II extended."""
    latitude, longitude = _unprojected(LAMBERT_2, x, y)
    half, e = NTF
    normal = half / sqrt(1 - (e * sin(latitude)) ** 2)
    across = normal * cos(latitude)
    place = (
        across * cos(longitude) + SHIFT[0],
        across * sin(longitude) + SHIFT[1],
        normal * (1 - e * e) * sin(latitude) + SHIFT[2],
    )
    return _on_gps(*place)


def _unprojected(cone: Cone, x: float, y: float) -> tuple[float, float]:
    radius = hypot(x - cone.x, y - cone.y)
    turn = atan((x - cone.x) / (cone.y - y))
    isometric = exp(-log(radius / cone.constant) / cone.exponent)
    e = cone.excentricity
    latitude = 2 * atan(isometric) - pi / 2
    for _ in range(TURNS):
        bent = ((1 + e * sin(latitude)) / (1 - e * sin(latitude))) ** (e / 2)
        latitude = 2 * atan(bent * isometric) - pi / 2
    return latitude, cone.meridian + turn / cone.exponent


def _on_gps(x: float, y: float, z: float) -> tuple[float, float]:
    half, e = GPS
    across = hypot(x, y)
    latitude = atan2(z, across * (1 - e * e))
    for _ in range(TURNS):
        normal = half / sqrt(1 - (e * sin(latitude)) ** 2)
        latitude = atan2(z + e * e * normal * sin(latitude), across)
    return degrees(latitude), degrees(atan2(y, x))
