"""Dossiers as PDF and DOCX, exports, and the figures a funder asks for."""
