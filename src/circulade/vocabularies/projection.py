"""The map projection: Lambert's azimuthal equal area, centred on Europe as in EPSG:3035, on a sphere.

Areas are true, so no country looks larger than it is. Units are those of the map's viewBox, y downwards,
`KM_PER_UNIT` kilometres each. On a sphere the picture differs from EPSG:3035 by less than a line.

Source: J. P. Snyder, "Map Projections: A Working Manual", USGS Professional Paper 1395 (1987), equations
24-2, 22-4 and 20-14 to 20-18.
"""

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

CENTRE_LAT, CENTRE_LON = 52.0, 10.0
RADIUS_KM = 6371.0072  # the sphere with the area of the GRS 80 ellipsoid
KM_PER_UNIT = 2.5
# The map's north-west corner, in kilometres from the centre.
WEST_KM, NORTH_KM = -1950.0, 2300.0
WIDTH, HEIGHT = 1960, 1640
VIEWBOX = f"0 0 {WIDTH} {HEIGHT}"

_LAT0, _LON0 = radians(CENTRE_LAT), radians(CENTRE_LON)


def project(lat: float, lon: float) -> tuple[float, float]:
    """The point of the map for a latitude and longitude in degrees; may lie outside the viewBox."""
    phi, theta = radians(lat), radians(lon) - _LON0
    scale = RADIUS_KM * sqrt(2 / max(1 + sin(_LAT0) * sin(phi) + cos(_LAT0) * cos(phi) * cos(theta), 1e-12))
    east = scale * cos(phi) * sin(theta)
    north = scale * (cos(_LAT0) * sin(phi) - sin(_LAT0) * cos(phi) * cos(theta))
    return (east - WEST_KM) / KM_PER_UNIT, (NORTH_KM - north) / KM_PER_UNIT


def unproject(x: float, y: float) -> tuple[float, float]:
    """The latitude and longitude in degrees of a point of the map: the inverse of `project`."""
    east, north = x * KM_PER_UNIT + WEST_KM, NORTH_KM - y * KM_PER_UNIT
    rho = hypot(east, north)
    if rho == 0:
        return CENTRE_LAT, CENTRE_LON
    c = 2 * asin(min(rho / (2 * RADIUS_KM), 1.0))
    phi = asin(cos(c) * sin(_LAT0) + north * sin(c) * cos(_LAT0) / rho)
    theta = atan2(east * sin(c), rho * cos(_LAT0) * cos(c) - north * sin(_LAT0) * sin(c))
    return degrees(phi), degrees(_LON0 + theta)


def in_view(lat: float, lon: float) -> bool:
    """Whether a place lies on the map; the outermost regions and the Canary Islands do not."""
    x, y = project(lat, lon)
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT
