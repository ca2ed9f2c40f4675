"""Sentences that invented applicants and assessors write; by focus area, language, or level of a score."""

SOLUTIONS: dict[str, tuple[str, ...]] = {
    "construction": (
        "We plan a material depot for timber, bricks and windows from municipal demolition, with an audit before every permit.",
        "Three school renovations will be built with at least a third of reused components, documented in material passports.",
        "A deconstruction protocol links our building permits with two local dismantlers and a vocational school.",
    ),
    "resources": (
        "A repair network of nine workshops shares spare parts, training and one booking page with the recycling yards.",
        "We turn two civic amenity sites into reuse centres and measure what is sold, repaired and lost.",
        "Reusable packaging for canteens and markets will be washed in one shared facility owned by the utility.",
    ),
    "symbiosis": (
        "Waste heat from a data centre and brine from food processing will supply a greenhouse cluster at the harbour.",
        "A facilitator maps by-products of forty firms in our business park and signs the first ten exchanges.",
        "Sludge, ash and gypsum of three plants will replace virgin material in a shared brick works.",
    ),
    "bioeconomy": (
        "Food waste and garden cuttings will feed a fermentation plant whose digestate goes back to farms nearby.",
        "We build a chain from wool and hemp to insulation panels with growers, a spinning mill and housing companies.",
        "Coffee grounds and bakery leftovers become substrate for mushrooms and then compost for municipal parks.",
    ),
}
NEEDS: dict[str, tuple[str, ...]] = {
    "construction": (
        "A tested clause for reused components in public works contracts.",
        "Advice on storing and certifying reclaimed bricks and timber.",
        "A partner who has run pre-demolition audits for a whole city.",
    ),
    "resources": (
        "Figures on what a reuse centre costs and earns in its first three years.",
        "A deposit system for reusable packaging that several towns can share.",
        "Experience with repair vouchers for low-income households.",
    ),
    "symbiosis": (
        "A legal model for sharing waste heat between a private firm and a public network.",
        "A way for companies to share by-product data without showing volumes.",
        "Help with finding users for saline process water.",
    ),
    "bioeconomy": (
        "Quality rules for compost and digestate that farmers trust.",
        "Contacts to mills that process wool or hemp in small batches.",
        "A business case for separate collection of food waste in tourist towns.",
    ),
}
OFFERS: dict[str, tuple[str, ...]] = {
    "construction": (
        "Visits to our reuse depot and the price list we work with.",
        "A catalogue of 140 components with photographs and tests.",
        "Our template for material passports, free to adapt.",
    ),
    "resources": (
        "The handbook of our repair network and two days of training.",
        "Data from four years of weighing what passes our reuse shop.",
        "A shared washing facility that other towns may try for a month.",
    ),
    "symbiosis": (
        "Our facilitator's interview guide and the map of by-products.",
        "The contract we signed for waste heat, with the legal opinion.",
        "A site for tests with brick makers and ceramic firms.",
    ),
    "bioeconomy": (
        "Results of field trials with digestate on six farms.",
        "A bread-to-mushroom chain that can be visited.",
        "Our campaign for cleaner food waste, in three languages.",
    ),
}
LOCAL_NEEDS: dict[str, dict[str, str]] = {
    "de": {
        "construction": "Eine geprüfte Klausel für wiederverwendete Bauteile in öffentlichen Aufträgen.",
        "resources": "Zahlen zu Kosten und Erlösen eines Gebrauchtwarenhauses in den ersten drei Jahren.",
        "symbiosis": "Ein Vertragsmuster für Abwärme zwischen Betrieb und Wärmenetz.",
        "bioeconomy": "Güteregeln für Kompost und Gärrest, denen die Landwirtschaft vertraut.",
    },
    "fr": {
        "construction": "Un partenaire qui a déjà mené des diagnostics avant démolition à l'échelle d'une ville.",
        "resources": "Un système de consigne pour emballages réemployables, commun à plusieurs villes.",
        "symbiosis": "Un cadre pour partager des données sur les coproduits sans révéler les volumes.",
        "bioeconomy": "Des contacts avec des filatures qui travaillent la laine ou le chanvre en petites quantités.",
    },
    "it": {
        "construction": "Consigli per conservare e certificare mattoni e legno di recupero.",
        "resources": "Esperienze con buoni riparazione per famiglie a basso reddito.",
        "symbiosis": "Aiuto per trovare chi possa usare acque di processo saline.",
        "bioeconomy": "Un modello economico per la raccolta dell'umido nelle città turistiche.",
    },
    "es": {
        "construction": "Una cláusula probada para componentes reutilizados en obra pública.",
        "resources": "Datos sobre lo que cuesta y gana un centro de reutilización en sus primeros años.",
        "symbiosis": "Un modelo legal para compartir calor residual entre una empresa y una red pública.",
        "bioeconomy": "Normas de calidad para compost y digestato en las que confíe el sector agrario.",
    },
    "fi": {
        "construction": "Kokemuksia purkukartoituksista koko kaupungin laajuudessa.",
        "resources": "Lukuja kierrätyskeskuksen kuluista ja tuloista ensimmäisinä vuosina.",
        "symbiosis": "Sopimusmalli hukkalämmön jakamisesta yrityksen ja kaukolämpöverkon kesken.",
        "bioeconomy": "Laatuohjeet kompostille ja mädätysjäännökselle, joihin viljelijät luottavat.",
    },
    "nl": {
        "construction": "Een beproefde bepaling voor hergebruikte onderdelen in openbare werken.",
        "resources": "Ervaring met reparatiebonnen voor huishoudens met een laag inkomen.",
        "symbiosis": "Een manier om gegevens over reststromen te delen zonder hoeveelheden te tonen.",
        "bioeconomy": "Contact met verwerkers van wol of hennep in kleine partijen.",
    },
}
EXPERIENCE: dict[str, tuple[str, ...]] = {
    "beginning": (
        "So far we have a working party, a first list of actions and much good will.",
        "We have taken part in one exchange and drafted a resolution for the council.",
    ),
    "intermediate": (
        "Two pilot actions have run for a year; their results are public and one will be repeated.",
        "A material flow account of 2019 exists, and procurement has used circular criteria in five tenders.",
    ),
    "advanced": (
        "Our programme is in its second period, with indicators, a budget line and a board of firms and residents.",
        "Four circular solutions run without grants, and we have advised six other municipalities.",
    ),
}
MOTIVATION: dict[str, tuple[str, ...]] = {
    "en": (
        "We want to learn with others how to turn single projects into a plan that lasts beyond one budget.",
        "Our council asked for results that residents can see, and for figures that hold.",
        "We have partners and sites, but lack the method to put the pieces together.",
    ),
    "de": (
        "Wir möchten aus einzelnen Projekten einen Plan machen, der länger hält als ein Haushalt.",
        "Der Rat wünscht Ergebnisse, die man in der Stadt sehen kann, und Zahlen, die stimmen.",
    ),
    "fr": (
        "Nous voulons passer de projets isolés à un plan que nos habitants comprennent.",
        "Nos entreprises sont prêtes; il nous manque une méthode et des exemples proches.",
    ),
    "it": (
        "Vogliamo unire progetti sparsi in un piano che duri oltre un solo bilancio.",
        "Le imprese del territorio chiedono regole chiare e qualcuno che le metta in contatto.",
    ),
    "es": (
        "Queremos convertir iniciativas sueltas en un plan que la ciudadanía pueda seguir.",
        "Tenemos empresas dispuestas y residuos por aprovechar; nos falta un método compartido.",
    ),
    "pt": (
        "Queremos aprender com territórios parecidos e evitar erros que outros já cometeram.",
        "O município tem vontade e parceiros, mas precisa de um plano com números.",
    ),
    "nl": (
        "Wij willen van losse proeven naar een aanpak die ook na dit jaar blijft bestaan.",
        "Onze bedrijven hebben reststromen, onze bewoners ideeën; nu nog een gezamenlijk plan.",
    ),
    "sv": (
        "Vi vill gå från enstaka försök till en plan som håller längre än en budget.",
        "Invånarna frågar efter resultat som syns, och vi vill lära av andra kommuner.",
    ),
    "da": (
        "Vi vil samle vores forsøg i én plan, som både virksomheder og borgere kan bruge.",
        "Kommunen har gode partnere, men mangler en metode til at måle virkningen.",
    ),
    "fi": (
        "Haluamme koota yksittäiset kokeilut suunnitelmaksi, joka kestää yli yhden talousarvion.",
        "Yrityksillä on sivuvirtoja ja meillä tiloja; tarvitsemme yhteisen tavan toimia.",
    ),
    "pl": (
        "Chcemy połączyć pojedyncze działania w plan, który przetrwa jedną kadencję.",
        "Mamy partnerów i tereny, brakuje nam metody oraz dobrych przykładów.",
    ),
    "sl": (
        "Posamezne projekte želimo povezati v načrt, ki ga bodo razumeli vsi prebivalci.",
        "Podjetja so pripravljena sodelovati, potrebujemo pa skupna merila.",
    ),
    "el": (
        "Θέλουμε να ενώσουμε μεμονωμένες δράσεις σε ένα σχέδιο που θα αντέξει στον χρόνο.",
        "Έχουμε συνεργάτες και χώρους, αλλά χρειαζόμαστε μέθοδο και παραδείγματα.",
    ),
    "cs": ("Chceme spojit jednotlivé pokusy do plánu, který vydrží déle než jeden rozpočet.",),
    "hr": ("Želimo povezati pojedinačne projekte u plan koji razumiju i građani i tvrtke.",),
    "hu": ("Szeretnénk az egyedi kísérletekből olyan tervet készíteni, amely hosszabb távon is működik.",),
    "ro": ("Vrem să unim proiectele izolate într-un plan pe care locuitorii îl pot urmări.",),
}
LANGUAGES = {
    "AT": "de", "BE": "nl", "CZ": "cs", "DE": "de", "DK": "da", "ES": "es", "FI": "fi", "FR": "fr", "GR": "el",
    "HR": "hr", "HU": "hu", "IT": "it", "NL": "nl", "PL": "pl", "PT": "pt", "RO": "ro", "SE": "sv", "SI": "sl",
}  # fmt: skip
"""The local language that an applicant of a country may write in; the others write English."""

AUTHORITIES: dict[str, str] = {
    "AT": "Stadtgemeinde {}", "BE": "Stad {}", "CZ": "Město {}", "DE": "Stadt {}", "DK": "{} Kommune",
    "EE": "{} linnavalitsus", "ES": "Ayuntamiento de {}", "FI": "{}n kaupunki", "FR": "Ville de {}", "GR": "Δήμος {}",
    "HR": "Grad {}", "HU": "{} Önkormányzata", "IE": "{} City Council", "IT": "Comune di {}", "LT": "{} savivaldybė",
    "LV": "{} pašvaldība", "NL": "Gemeente {}", "NO": "{} kommune", "PL": "Miasto {}", "PT": "Município de {}",
    "RO": "Primăria {}", "SE": "{} kommun", "SI": "Mestna občina {}", "SK": "Mesto {}", "BG": "Община {}",
    "LU": "Gemeng {}", "MT": "{} Local Council",
}  # fmt: skip

COMMENTS: dict[str, tuple[tuple[str, str], tuple[str, str], tuple[str, str], tuple[str, str]]] = {
    "commitment": (
        ("No time or post is named.", "The political backing stays unclear."),
        ("Some hours are promised, without a name behind them.", "A letter is announced but not there."),
        ("A team with time is named.", "The council backs the plan and says so."),
        ("Decision, budget and people are all there.", "Commitment is beyond doubt and shared by partners."),
    ),
    "experience": (
        ("Hardly any earlier work is shown.", "Only intentions are described."),
        ("One or two small trials are mentioned.", "Experience exists, results do not."),
        ("Solid earlier work with some figures.", "They know their material flows fairly well."),
        ("Results are measured and public.", "Others already learn from them."),
    ),
    "systemic": (
        ("A single waste project, not a system.", "Actors and causes are missing."),
        ("Several actors, but one sector only.", "Barriers are named and then left."),
        (
            "Value chains and actors are linked sensibly.",
            "The chain of causes is thought through in most parts.",
        ),
        (
            "A convincing system with benefits beyond waste.",
            "Actors, barriers and levers fit together very well.",
        ),
    ),
    "impact": (
        ("Expected effects are not stated.", "Effects are claimed without any number."),
        ("Effects are plausible and small.", "Numbers are given but not derived."),
        ("Good effects that others could repeat.", "The replication plan is realistic."),
        ("Large, well derived effects, ready to be copied.", "Replication partners are already named."),
    ),
}
"""Per criterion: sentences for scores below 2, below 3, below 4, and from 4."""
