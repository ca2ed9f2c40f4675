"""Sentences of introductions, meetings and visits to stands for people outside the office: in letters, on their pages
and on paper, said by the catalogues of letters.
"""

from circulade.core.text.catalogue import letter_gettext

SENTENCES = {
    "introduction_subject": "Introduction: {need} and {answer}",
    "introduction": "We think that you two should talk.\n\n"
    "{need} looks for: {wanted}\n{answer} offers: {offered}\n\n"
    "Please write to each other; tell us what comes of it.\n\n{contacts}",
    "meetings_subject": "Your meetings: {event}",
    "meetings": "These are your meetings at “{event}”:\n\n{meetings}\n\n"
    "On your own page you find them for your calendar and as PDF:\n{page}",
    "meetings_changed_subject": "Your meetings have changed: {event}",
    "meetings_changed": "Your meetings at “{event}” have changed. These hold now:\n\n{meetings}\n\n"
    "On your own page you find them for your calendar and as PDF:\n{page}",
    "meetings_gone": "Your meetings at “{event}” have changed: none of them is left. "
    "Why, stands on your own page:\n{page}",
    "meetings_none": "We could not plan a meeting for you at “{event}”. "
    "Why each of your wishes was not met stands on your own page:\n{page}",
    "table": "table {table}",
    "peers": "Peer table {number}: {challenge}",
    "stand": "stand {stand}",
    "stand_subject": "A visitor to your stand: {event}",
    "stand_booked": "{name} visits your stand at “{event}”: {at}.\n\n{text}",
    "stand_decline": "Should this not be possible, decline it, with a reason:\n{page}",
    "stand_declined_subject": "Your visit to a stand is declined: {event}",
    "stand_declined": "The people of the stand “{name}” cannot meet you at “{event}”: {at}.\n\n{text}\n\n"
    "The time is free again. Choose another on your own page:\n{page}",
    "stand_freed": "{name} does not visit your stand at “{event}” any more: {at}. The time is free again.",
    "why_declined": "They declined.",
    "why_left": "One of the two does not take part any more.",
    "why_apart": "The organiser set that these two do not meet.",
    "why_kinds": "The organiser set that participants of these two kinds do not meet.",
    "why_colleagues": "You are of the same organisation, and the organiser set that colleagues do not meet here.",
    "why_never": "You are never there at the same time.",
    "why_they_meet": "They meet others whenever you are both there; many wished to meet them.",
    "why_you_meet": "You meet others whenever you are both there.",
    "why_one_meets": "One of you meets others whenever you are both there.",
    "why_tables": "All tables are taken when you are both free.",
    "why_most": "One of the two has as many meetings as they want or may have.",
    "why_no_table": "You would need a table, and there is none.",
    "why_fewer": "Another plan with this meeting would have met fewer wishes of all.",
    "plan": "Plan {number}",
    "time": "Time",
    "whom": "Whom",
    "organisation": "Organisation",
    "where": "Where",
    "meetings_of": "Meetings of",
    "times": "Times are {zone}.",
    "meeting_with": "Meeting with {name}",
}
"""English sentences by name: the strings to translate."""


def say(name: str, /, **values: object) -> str:
    """Say a sentence in the active language."""
    return letter_gettext(SENTENCES[name]).format(**values)
