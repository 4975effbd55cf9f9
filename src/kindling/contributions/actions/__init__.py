"""Writes of the ledger."""

from kindling.contributions.actions.arranging import arrange_hour, request_arranging
from kindling.contributions.actions.belonging import say_file_belongs
from kindling.contributions.actions.consents import record_consents
from kindling.contributions.actions.flags import raise_flags, settle_flags
from kindling.contributions.actions.forgetting import forget_file
from kindling.contributions.actions.lines import leave_out_line, take_back_line
from kindling.contributions.actions.links import close_drop_link, make_drop_link
from kindling.contributions.actions.pieces import describe_piece, record_pieces, reword_piece
from kindling.contributions.actions.places import answer_place
from kindling.contributions.actions.purging import purge_private, sweep_exports
from kindling.contributions.actions.reading import claim_file, read_file_waiting
from kindling.contributions.actions.receiving import receive_file

__all__ = [
    "answer_place",
    "arrange_hour",
    "claim_file",
    "close_drop_link",
    "describe_piece",
    "forget_file",
    "leave_out_line",
    "make_drop_link",
    "purge_private",
    "raise_flags",
    "read_file_waiting",
    "receive_file",
    "record_consents",
    "record_pieces",
    "request_arranging",
    "reword_piece",
    "say_file_belongs",
    "settle_flags",
    "sweep_exports",
    "take_back_line",
]
