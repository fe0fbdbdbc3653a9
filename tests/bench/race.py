"""The race: 50 processes for 20 places, at one instant. `python -m tests.bench.race`, or `make race`.

With the guard: 20 booked, none oversold, no errors. The control takes the guard out (the condition of the UPDATE and
the CHECK constraint behind it): then the same race oversells, so that the race is known to be one.
"""

import multiprocessing
import sys
from collections import Counter
from datetime import datetime, timedelta

from tests.bench import databases

CLIENTS, PLACES = 50, 20


def make_slot(now):
    from tests.booking import builders

    if not builders.Tour.objects.exists():
        builders.open_week()
        builders.make_tour(horizon_days=60)
    tour = builders.Tour.objects.get()
    starts_at = datetime.combine(
        now.date() + timedelta(days=8 - now.weekday()), datetime.min.time(), now.tzinfo
    )
    starts_at += timedelta(hours=10, minutes=tour.slots.count())
    return builders.make_slot(tour, starts_at, capacity=PLACES)


def take_out_the_guard():
    """The control: places are taken as the page showed them, and the database does not mind."""
    from django.db import connection
    from django.db.models import F

    from booking import reservations
    from booking.models import Slot

    check = next(one for one in Slot._meta.constraints if one.name == "slot_booked_within_capacity")
    # SQLite makes the table anew from what the model says.
    Slot._meta.constraints.remove(check)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Slot, check)

    def take_places(slot, people, now):
        if slot.left < people:
            raise reservations.SlotFull(slot.left)
        Slot.objects.filter(pk=slot.pk).update(booked=F("booked") + people)

    reservations.take_places = take_places


def client(number, slot_id, start, results):
    """One process: reads the slot as a page does, waits for the others, books one place."""
    from django.db import connection
    from django.utils import timezone

    from booking import refusals, reservations
    from booking.models import Slot

    connection.close()
    try:
        slot = Slot.objects.select_related("tour").get(pk=slot_id)
        contact = reservations.Contact(f"Visitor {number}", "visitor@example.kz", "+77011234567", "kk")
        start.wait()
        reservations.reserve(
            slot,
            party={"adult": 1},
            contact=contact,
            key=f"race-{slot_id}-{number}",
            now=timezone.localtime(),
        )
        results.put("booked")
    except refusals.SlotFull:
        results.put("refused")
    except Exception as error:
        results.put("error")
        print(f"client {number}: {error!r}", file=sys.stderr)
    finally:
        connection.close()


def warm_up(slot):
    """What a process loads at its first letter is loaded once, before the fork."""
    from booking import emails
    from booking.models import Booking

    emails.confirmation(Booking(slot=slot, language="kk", created_at=slot.starts_at))


def race():
    """Runs one race; {"booked", "oversold", "errors", "refused", "counter"}."""
    from django.db import connections
    from django.utils import timezone

    from booking.models import Booking, Slot

    slot = make_slot(timezone.localtime())
    warm_up(slot)
    context = multiprocessing.get_context("fork")
    start, results = context.Barrier(CLIENTS), context.Queue()
    connections.close_all()
    clients = [
        context.Process(target=client, args=(number, slot.pk, start, results)) for number in range(CLIENTS)
    ]
    for process in clients:
        process.start()
    found = Counter(results.get(timeout=120) for _ in clients)
    for process in clients:
        process.join()
    places = sum(Booking.objects.filter(slot=slot).values_list("places", flat=True))
    return {
        "booked": places,
        "oversold": max(0, places - PLACES),
        "errors": found["error"],
        "refused": found["refused"],
        "counter": Slot.objects.get(pk=slot.pk).booked,
    }


def report(name, found):
    said = ", ".join(f"{found[key]} {key}" for key in ("booked", "oversold", "errors", "refused"))
    print(f"{name}: {said}", flush=True)


def one(name, guarded):
    databases.prepare()
    if not guarded:
        take_out_the_guard()
    found = race()
    report(name if guarded else f"{name}, control without the guard", found)
    expected = {"booked": PLACES, "oversold": 0, "errors": 0, "refused": CLIENTS - PLACES, "counter": PLACES}
    return found == expected if guarded else found["oversold"] > 0


def main():
    print(f"{CLIENTS} processes, {PLACES} places")
    with databases.each() as found:
        failed = [
            (name, word)
            for word in ("guarded", "control")
            for name, url in found
            if databases.run("tests.bench.race", url, name, word)
        ]
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main() if len(sys.argv) == 1 else int(not one(sys.argv[1], sys.argv[2] == "guarded")))
