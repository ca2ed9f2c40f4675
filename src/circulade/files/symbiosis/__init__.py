"""The file door of symbiosis: offers, needs and acceptances in; the best network and its certificate out."""

from circulade.engines.symbiosis import HubNetwork, Listings, Network, Terms
from circulade.files.symbiosis.answer import NetworkAnswer, answer_files, compute_network
from circulade.files.symbiosis.conditions import NotUnderstood, day
from circulade.files.symbiosis.read import ListingFiles, read_listings
from circulade.files.symbiosis.run import network_from_inputs, network_inputs
from circulade.files.symbiosis.why_none import why_none

__all__ = [
    "HubNetwork",
    "ListingFiles",
    "Listings",
    "Network",
    "NetworkAnswer",
    "NotUnderstood",
    "Terms",
    "answer_files",
    "compute_network",
    "day",
    "network_from_inputs",
    "network_inputs",
    "read_listings",
    "why_none",
]
