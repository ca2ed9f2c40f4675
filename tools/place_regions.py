"""Which statistical region a town outside the EU lies in: by GeoNames' administrative area, or by its name.

In Norway, Switzerland, Albania, Kosovo, Iceland, Liechtenstein and Montenegro regions are such areas.
Where areas and regions differ (Serbia, North Macedonia, Ukraine), only the main towns are placed, by hand.
"""

# Overseas départements have codes of their own in GeoNames; they are regions of France.
OVERSEAS = {"GP": "FR", "MQ": "FR", "GF": "FR", "RE": "FR", "YT": "FR", "AX": "FI"}


def _areas(country: str, text: str) -> dict[tuple[str, str], str]:
    pairs = (entry.split("=") for entry in text.split())
    return {(country, area): f"{country}{region}" for area, region in pairs}


ADMIN_REGIONS: dict[tuple[str, str], str] = {
    **_areas(
        "NO",
        "01=084 04=085 05=073 08=0A3 09=071 12=081 13=083 14=0A1 17=094 18=072 "
        "20=093 21=060 34=020 42=092 46=0A2",
    ),
    **_areas(
        "CH",
        "VD=011 VS=012 GE=013 BE=021 FR=022 SO=023 NE=024 JU=025 BS=031 BL=032 AG=033 ZH=040 GL=051 SH=052 "
        "AR=053 AI=054 SG=055 GR=056 TG=057 LU=061 UR=062 SZ=063 OW=064 NW=065 ZG=066 TI=070",
    ),
    **_areas("AL", "41=011 42=012 47=013 48=014 49=015 43=021 50=022 40=031 44=032 45=033 46=034 51=035"),
    **_areas(
        "XK",
        "10097360=001 10097358=002 10097359=003 10097361=004 10096138=005 10097357=006 10096859=007",
    ),
    **_areas("IS", "39=001 40=002 43=002"),
    **_areas("TR", "41=421 54=422 31=631 62=B14 69=906"),
    **_areas("LI", "*=000"),
    **_areas("ME", "*=000"),
    ("UA", "12"): "UA630",
}

_TOWNS = {
    "RS": {
        "110": "Belgrade",
        "121": "Sombor",
        "122": "Pančevo",
        "123": "Novi Sad",
        "124": "Kikinda",
        "125": "Subotica",
        "126": "Zrenjanin",
        "127": "Sremska Mitrovica",
        "211": "Užice",
        "212": "Valjevo",
        "213": "Šabac",
        "214": "Čačak",
        "215": "Jagodina",
        "216": "Kruševac",
        "217": "Kraljevo",
        "218": "Kragujevac",
        "221": "Bor",
        "222": "Požarevac",
        "223": "Zaječar",
        "224": "Leskovac",
        "225": "Niš",
        "226": "Pirot",
        "227": "Smederevo",
        "228": "Vranje",
        "229": "Prokuplje",
    },
    "MK": {
        "001": "Veles",
        "002": "Shtip",
        "003": "Ohrid",
        "004": "Strumica",
        "005": "Bitola",
        "006": "Tetovo",
        "007": "Kumanovo",
        "008": "Skopje",
    },
    "UA": {
        "111": "Kremenchuk",
        "114": "Poltava",
        "124": "Sumy",
        "136": "Kharkiv",
        "145": "Chernihiv",
        "214": "Donetsk",
        "216": "Kramatorsk",
        "217": "Mariupol",
        "223": "Luhansk",
        "311": "Dnipro",
        "313": "Kryvyy Rih",
        "323": "Zaporizhzhya",
        "324": "Melitopol",
        "332": "Kropyvnytskyi",
        "413": "Mykolayiv",
        "425": "Odesa",
        "435": "Kherson",
        "445": "Kerch",
        "448": "Simferopol",
        "511": "Vinnytsya",
        "522": "Ternopil",
        "532": "Khmelnytskyi",
        "611": "Bila Tserkva",
        "613": "Brovary",
        "623": "Uman",
        "624": "Cherkasy",
        "712": "Mukachevo",
        "715": "Uzhhorod",
        "722": "Ivano-Frankivsk",
        "733": "Lviv",
        "743": "Chernivtsi",
        "814": "Lutsk",
        "822": "Zhytomyr",
        "833": "Rivne",
    },
    # Three seats of regions of the EU that the table of facts lacks.
    "FR": {"Y10": "Basse-Terre"},
    "FI": {"200": "Mariehamn"},
    "MT": {"001": "Valletta"},
}
TOWN_REGIONS: dict[tuple[str, str], str] = {
    (country, town): f"{country}{region}"
    for country, towns in _TOWNS.items()
    for region, town in towns.items()
}
