"""An address that mail came back from gets none any more, until a steward lets it again."""

from __future__ import annotations

from django.db import transaction

from kindling.ground.actions import record_audit
from kindling.ground.actors import WORKER, Actor
from kindling.ground.addresses import address_key
from kindling.mail.models import Message, StoppedAddress, Why
from kindling.mail.rules import check_can_look_after_mail


def stop_address(*, address: str, why: Why, told: str = "", by: Actor = WORKER) -> bool:
    """No mail goes to ``address`` any more; ``told`` is what the mail server said. False where it was stopped before.

    A complaint outweighs a bounce that was kept already.
    """
    with transaction.atomic():
        row, is_new = StoppedAddress.objects.select_for_update().get_or_create(
            address=address_key(address), defaults={"why": why, "told": told[:500]}
        )
        if not is_new and why == Why.COMPLAINED != row.why:
            row.why, row.told = why, told[:500]
            row.save(update_fields=["why", "told"])
        if is_new:
            record_audit(by=by, action="stop address", subject=f"stopped address {row.pk}", note=str(why))
    return is_new


def stop_if_mailed(*, address: str, why: Why, told: str) -> bool:
    """`stop_address`, but for an address that no message here is to: whoever was erased since their mail went out is
    not written down again."""
    with transaction.atomic():
        rows = Message.objects.select_for_update().filter(address=address_key(address))
        return rows.exists() and stop_address(address=address, why=why, told=told)


def allow_address(*, by: Actor, address: str) -> bool:
    """Mail may go to ``address`` again; False where it was not stopped. Raises `NotAllowed`."""
    check_can_look_after_mail(by)
    with transaction.atomic():
        row = StoppedAddress.objects.select_for_update().filter(address=address_key(address)).first()
        if row is None:
            return False
        record_audit(by=by, action="allow address", subject=f"stopped address {row.pk}", note=row.why)
        row.delete()
    return True
