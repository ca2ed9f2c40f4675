"""Sentences of the letters of a call: said in their reader's language by the catalogues of letters."""

from circulade.core.text.catalogue import letter_gettext, letter_ngettext

SENTENCES = {
    "receipt_subject": "Application {ref} received",
    "receipt": "We have received your application {ref} to “{call}” on {at}.\n\n"
    "Until the deadline you can change it and send it in again, or withdraw it:\n{page}\n\n"
    "Fingerprint (SHA-256) of the answers: {sha256}\n\n"
    "This is a copy of what you sent in.\n\n{copy}",
    "reminder_subject": "Your application {ref} is not sent in yet",
    "reminder_changed": "You changed your application {ref} to “{call}” after sending it in. What you sent in counts; "
    "the changes count only if you send it in again before {deadline}:\n{page}",
    "reminder_draft": "Your application {ref} to “{call}” is a draft. Send it in before {deadline}:\n{page}",
    "question_subject": "A question about your application {ref}",
    "question_again": "Reminder: a question about your application {ref}",
    "question": "The office has a question about your application {ref} to “{call}”:\n\n{question}\n\n"
    "Please answer before {due}:\n{page}",
    "take_over_subject": "Your application to “{call}”",
    "take_over": "Your application to “{call}” has reached us; its reference is {ref}.\n\n"
    "By this link you can see it, answer questions of the office and read the result. "
    "It works once, within {days} days:\n{link}\n\nIf you did not apply, please tell us.",
    "invitation_subject": "You are invited to the application {ref}",
    "invitation": "{by} invites you to work on the application {ref} to “{call}”.\n\n"
    "Take it up within {days} days:\n{link}\n\nIf you did not expect this, you need not do anything.",
    "review_subject": "Request for review of {ref} received",
    "review": "We have received your request to review the decision on your application {ref} to “{call}”.\n\n"
    "We answer within {days} days; you find request and answer here:\n{page}\n\nYou wrote:\n\n{text}",
    "answer_subject": "Answer to your request for review of {ref}",
    "answer": "You asked us to review the decision on your application {ref} to “{call}”. {said}\n\n{answer}\n\n"
    "You find request and answer here:\n{page}",
    "upheld": "The decision is upheld.",
    "superseded": "Your request led to a new selection.",
    "notice_subject": "A change to the call “{call}”",
    "notice": "Something has changed about the call “{call}”:\n\n{text}\n\n"
    "The call: {public}\nYour application: {page}",
    "deadline": "The deadline is extended to {deadline}.",
    "extension_subject": "More time for your application {ref}",
    "extension": "You can send in your application {ref} until {until}:\n{page}",
    "place_subject": "Please confirm your place: {ref}",
    "place": "Your application {ref} to “{call}” was chosen, and we have not heard from you yet.\n\n"
    "Please confirm your place, or give it up so that somebody else can have it:\n{page}",
    "public_answer_subject": "Your question about “{call}”",
    "public_answer": "You asked:\n\n{question}\n\nOur answer:\n\n{answer}\n\nThe call: {page}",
    "assessor_subject": "Invitation to assess: {call}",
    "assessor": "The office asks you to assess applications to “{call}”.\n\n"
    "Follow this link to take up your desk; it works once, within {days} days:\n{link}",
    "assigned_subject": "Your assessments for “{call}”",
    "assigned_again": "Reminder: your assessments for “{call}”",
    "assigned_due": "Please finish before {due}.",
    "time": "{city} time ({zone})",
    "yes": "Yes",
    "no": "No",
}
"""English sentences by name: the strings to translate; what is filled in is never read as a field itself."""

COUNTED = {
    "assigned": (
        "{count} application to “{call}” waits for your assessment.",
        "{count} applications to “{call}” wait for your assessment.",
    ),
}
"""English sentences for one thing and for several, by name."""


def say(name: str, **values: object) -> str:
    """Say a sentence in the active language."""
    return letter_gettext(SENTENCES[name]).format(**values)


def say_counted(name: str, count: int, **values: object) -> str:
    """Say a sentence about a number of things in the active language."""
    return letter_ngettext(*COUNTED[name], count).format(count=count, **values)
