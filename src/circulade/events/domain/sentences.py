"""Sentences of letters about an event: said in their reader's language by the catalogues of letters."""

from circulade.core.text.catalogue import letter_gettext

SENTENCES = {
    "approved_subject": "Your seat: {event}",
    "approved": "You have a seat at “{event}”, {at}, {where}.\n\n"
    "On your own page you find your code for the door, and the link if you join online; there you can also "
    "change or give up your seat:\n{page}\n\nIf you cannot come, please give it up: others are waiting.",
    "later": "Please answer a few questions there as well. The answers are deleted on {day}.",
    "waiting_subject": "You are on the waiting list: {event}",
    "waiting": "No seat at “{event}”, {at}, is free just now. You are on the waiting list; your place, and what "
    "decides it, stands on your own page:\n{page}\n\nWe write to you as soon as a seat is offered to you.",
    "requested_subject": "We have received your request: {event}",
    "requested": "We have received your request to attend “{event}”, {at}. The office decides and writes to you. "
    "On your own page you can change it or take it back:\n{page}",
    "offer_subject": "A seat for you: {event}",
    "offer": "A seat at “{event}”, {at}, is offered to you. Please take or decline it before {until}:\n{page}\n\n"
    "After that it goes to the next person on the list.",
    "expired_subject": "Your seat offer has ended: {event}",
    "expired": "The seat at “{event}” that was kept for you goes to the next person now. "
    "If you still want to come, you can ask to wait again:\n{page}",
    "refused_subject": "Your request: {event}",
    "refused": "We cannot give you a seat at “{event}”.\n\n{reason}\n\nYour own page:\n{page}",
    "withdrawn_subject": "You have given up your seat: {event}",
    "withdrawn": "You do not take part in “{event}” any more. "
    "If this was a mistake, you can ask to wait again:\n{page}",
    "reminder_subject": "Soon: {event}",
    "reminder": "“{event}” begins on {at}, {where}.\n\nYour own page, with your code for the door:\n{page}\n\n"
    "If you cannot come, please give up your seat there.",
    "joining": "Join online here; the link is for you alone:\n{link}",
    "cancelled_subject": "Cancelled: {event}",
    "cancelled": "“{event}”, {at}, is cancelled.\n\n{reason}",
    "feedback_subject": "How was it? {event}",
    "feedback": "Thank you for coming to “{event}”. "
    "Please tell us how it was; your answers do not say who you are:\n{page}",
    "stand_subject": "Your stand: {event}",
    "stand": "You have a stand at “{event}”. Say there what you show, who is there and how to reach you, and add "
    "documents. The link is for the people of the stand; you need no account:\n{page}",
    "contact_subject": "A question at your stand: {event}",
    "contact": "{name} ({email}) writes to your stand at “{event}”:\n\n{text}",
}


def say(name: str, /, **parameters: object) -> str:
    """Return a sentence in the active language."""
    return letter_gettext(SENTENCES[name]).format(**parameters)
