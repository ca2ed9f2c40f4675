"""What a list of participants may say of a person, and the headers under which it is known to stand.

b2match publishes no form of its export: an organiser chooses its columns. The headers are those that its help pages
name in the list of participants (participant ID, name, organisation, country, attendance on-site or remote,
registration, 1:1 meetings, time zone) and that its import asks for; any other header is mapped by hand.
"""

from collections.abc import Sequence

from circulade.files.eusurvey import ImportMapping, Target, suggest
from circulade.files.eusurvey.export import Column

FIELDS: dict[str, tuple[str, ...]] = {
    "email": ("E-mail", "Email", "Mail", "E-mail address", "Email address", "User email", "Contact email"),
    "first_name": ("First name", "Firstname", "Given name", "Forename"),
    "last_name": ("Last name", "Lastname", "Surname", "Family name"),
    "name": ("Name", "Full name", "Participant", "Participant name"),
    "organisation": (
        "Organisation", "Organization", "Organisation name", "Organization name", "Company", "Company name",
    ),
    "country": ("Country", "Country code", "Organisation country", "Organization country"),
    "territory": ("City", "Town", "Region", "Organisation city", "Organization city"),
    "language": ("Language", "Languages", "Spoken languages", "Preferred language"),
    "attendance": ("Attendance", "Attendance type", "Attendance mode", "On-site or remote"),
    "registration": ("Registration", "Registration status", "Status", "Participation status"),
    "meetings": (
        "Meetings", "1:1 meetings", "Available for meetings", "Meeting availability", "Matchmaking", "Networking",
    ),
    "time_zone": ("Time zone", "Timezone", "Time-zone", "Time zone of the participant"),
    "available": ("Availability", "Available", "Available slots", "Available times", "Time slots"),
    "most": ("Most meetings", "Maximum meetings", "Max meetings", "Meeting limit", "Number of meetings wanted"),
    "seeks": ("Looking for", "What I am looking for", "What I'm looking for", "Requests", "Needs", "Seeks"),
    "offers": ("Offering", "What I offer", "What we offer", "Offers", "Expertise", "Skills"),
}  # fmt: skip
"""Headers by field; letter case, spaces and apostrophes do not count."""

OTHER = (
    "Participant ID",
    "User ID",
    "Organisation ID",
    "Participant link",
    "Participant type",
    "Organisation type",
)
"""Headers that stand in such lists, look like one of these, and say something else."""

NEEDED = "email"
"""By it a person is known again."""


def suggested_columns(columns: Sequence[Column]) -> ImportMapping:
    """Return which column states what, as far as the headers tell."""
    targets = [
        Target(code, "short", {str(number): header for number, header in enumerate(headers)})
        for code, headers in FIELDS.items()
    ]
    targets += [Target(header, "short", {"": header}) for header in OTHER]
    found = suggest(columns, targets)
    return ImportMapping({each.code: (each.column,) for each in found if each.code in FIELDS})
