from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from alzhir_site.models import OutboxMessage
from booking import refusals
from booking.models import Booking, Slot, SlotStatus
from booking.reservations import cancel, move, reserve
from tests.booking.builders import AIGUL, NOW, at, close_day, make_booking, make_slot, make_tour, open_week

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture
def tour():
    open_week()
    return make_tour()


def counter(slot):
    return Slot.objects.get(pk=slot.pk).booked


def letters():
    return list(OutboxMessage.objects.order_by("pk").values_list("to", "subject"))


def test_reserve_counts_people_and_writes_the_letter(tour):
    slot = make_slot(tour)
    party = {"adult": 2, "schoolchild": 5}
    booking = reserve(slot, party=party, contact=AIGUL, key="k1", now=NOW)
    stored = Booking.objects.get()
    assert (stored.people, stored.places, stored.party, stored.status) == (7, 7, party, "confirmed")
    assert (stored.name, stored.phone, stored.created_at) == ("Айгүл Серікқызы", "+77011234567", NOW)
    assert counter(slot) == 7
    assert [to for to, _ in letters()] == ["aigul@example.kz"]
    assert len(booking.secret) >= 22


def test_reserve_refuses_full_slot(tour):
    slot = make_slot(tour, capacity=5)
    make_booking(slot, 3)
    with pytest.raises(refusals.SlotFull) as refusal:
        make_booking(slot, 3)
    assert refusal.value.left == 2
    assert counter(slot) == 3
    assert Booking.objects.count() == 1
    assert len(letters()) == 1


def test_reserve_takes_the_last_place(tour):
    slot = make_slot(tour, capacity=5)
    make_booking(slot, 5)
    with pytest.raises(refusals.SlotFull) as refusal:
        make_booking(slot, 1)
    assert refusal.value.left == 0


def test_reserve_twice_with_one_key_is_one_booking(tour):
    slot = make_slot(tour, capacity=5)
    first = make_booking(slot, 5, key="same")
    assert make_booking(slot, 5, key="same") == first
    assert (Booking.objects.count(), counter(slot), len(letters())) == (1, 5, 1)


@pytest.mark.parametrize(
    ("starts_at", "refusal"),
    [
        (NOW - timedelta(minutes=1), refusals.TooLate),
        (NOW + timedelta(minutes=119), refusals.TooLate),
        (at(18, 10, 30), refusals.MuseumClosed),
        (at(19, 16, 31), refusals.MuseumClosed),
        (at(14, 10, 30, month=7), refusals.TooEarly),
    ],
)
def test_reserve_refuses_by_time_and_calendar(tour, starts_at, refusal):
    slot = make_slot(tour, starts_at)
    with pytest.raises(refusal):
        make_booking(slot)
    assert (counter(slot), Booking.objects.count(), letters()) == (0, 0, [])


def test_reserve_refuses_a_closure_that_appeared_meanwhile(tour):
    """A closure written past the signals, as an import might: the calendar is asked inside the transaction."""
    slot = make_slot(tour)
    closure = close_day(date(2026, 5, 20))
    type(closure).objects.update(first_on=date(2026, 5, 14), last_on=date(2026, 5, 14))
    assert Slot.objects.get().status == SlotStatus.OPEN
    with pytest.raises(refusals.MuseumClosed):
        make_booking(slot)
    assert counter(slot) == 0


@pytest.mark.parametrize(
    ("status", "refusal"), [("stopped", refusals.SlotStopped), ("closed", refusals.MuseumClosed)]
)
def test_reserve_refuses_a_status_that_changed_meanwhile(tour, status, refusal):
    slot = make_slot(tour)
    Slot.objects.update(status=status)
    with pytest.raises(refusal):
        make_booking(slot)
    assert Booking.objects.count() == 0


def test_reserve_refuses_a_slot_moved_meanwhile(tour):
    slot = make_slot(tour)
    Slot.objects.update(starts_at=at(15, 10, 30))
    with pytest.raises(refusals.SlotStopped):
        make_booking(slot)


def test_reserve_and_move_refuse_a_slot_deleted_meanwhile(tour):
    old, gone = make_slot(tour), make_slot(tour, at(15, 10, 30))
    booking = make_booking(old, 4)
    Slot.objects.filter(pk=gone.pk).delete()
    with pytest.raises(refusals.SlotStopped):
        make_booking(gone, key="other")
    with pytest.raises(refusals.SlotStopped):
        move(booking, gone, now=NOW)
    assert (Booking.objects.get().slot, counter(old)) == (old, 4)


def test_a_private_tour_is_for_one_group():
    open_week()
    slot = make_slot(make_tour(is_private=True, capacity=40), capacity=40)
    booking = make_booking(slot, 8)
    assert (booking.people, booking.places, counter(slot)) == (8, 40, 40)
    with pytest.raises(refusals.SlotFull):
        make_booking(Slot.objects.select_related("tour").get(), 1)
    cancel(booking, now=NOW)
    assert counter(slot) == 0


def test_a_private_tour_has_a_largest_group():
    open_week()
    slot = make_slot(make_tour(is_private=True), capacity=10)
    with pytest.raises(refusals.SlotFull) as refusal:
        make_booking(slot, 11)
    assert refusal.value.left == 10


def test_cancel_gives_the_places_back_once(tour):
    slot = make_slot(tour)
    booking = make_booking(slot, 4)
    stale = Booking.objects.select_related("slot__tour").get()
    cancel(booking, now=NOW)
    assert counter(slot) == 0
    for again in (booking, stale):
        with pytest.raises(refusals.AlreadyCancelled):
            cancel(again, now=NOW)
    assert counter(slot) == 0
    assert len(letters()) == 2


def test_cancel_is_too_late_after_the_beginning(tour):
    booking = make_booking(make_slot(tour))
    with pytest.raises(refusals.TooLate):
        cancel(booking, now=at(14, 10, 30))


def test_move_carries_the_places(tour):
    old, new = make_slot(tour), make_slot(tour, at(15, 10, 30))
    booking = make_booking(old, 4)
    secret = booking.secret
    move(booking, new, now=NOW)
    stored = Booking.objects.get()
    assert (counter(old), counter(new), stored.slot, stored.secret) == (0, 4, new, secret)
    assert [to for to, _ in letters()] == ["aigul@example.kz"] * 2


@pytest.mark.parametrize("newer_first", [True, False])
def test_move_to_a_full_slot_changes_nothing(tour, newer_first):
    slots = [make_slot(tour), make_slot(tour, at(15, 10, 30))]
    full, old = slots if newer_first else slots[::-1]
    make_booking(full, 18)
    booking = make_booking(old, 4)
    with pytest.raises(refusals.SlotFull):
        move(booking, full, now=NOW)
    booking.refresh_from_db()
    assert (counter(old), counter(full), booking.slot_id) == (4, 18, old.pk)
    assert len(letters()) == 2


def test_move_refuses_closed_past_and_same(tour):
    old = make_slot(tour)
    booking = make_booking(old, 4)
    for starts_at, refusal in [
        (at(18, 10, 30), refusals.MuseumClosed),
        (at(12, 12, 0), refusals.TooLate),
        (at(14, 10, 30, month=8), refusals.TooEarly),
    ]:
        with pytest.raises(refusal):
            move(booking, make_slot(tour, starts_at), now=NOW)
    with pytest.raises(refusals.Changed):
        move(booking, old, now=NOW)
    assert counter(old) == 4


def test_move_of_a_booking_changed_elsewhere(tour):
    old, new, other = make_slot(tour), make_slot(tour, at(15, 10, 30)), make_slot(tour, at(16, 10, 30))
    booking = make_booking(old, 4)
    stale = Booking.objects.select_related("slot__tour").get()
    move(booking, new, now=NOW)
    with pytest.raises(refusals.Changed):
        move(stale, other, now=NOW)
    assert [counter(slot) for slot in (old, new, other)] == [0, 4, 0]


def test_closing_a_day_tells_each_booking_and_reopening_too(tour):
    slot, elsewhere = make_slot(tour), make_slot(tour, at(15, 10, 30))
    first, second, other = make_booking(slot, 4), make_booking(slot, 2), make_booking(elsewhere, 1)
    cancelled = make_booking(slot, 1)
    cancel(cancelled, now=NOW)
    before = len(letters())
    closure = close_day(date(2026, 5, 14))
    told = [
        Booking.objects.get(pk=one.pk).displaced_at is not None for one in (first, second, other, cancelled)
    ]
    assert told == [True, True, False, False]
    assert Slot.objects.get(pk=slot.pk).status == SlotStatus.CLOSED
    assert (counter(slot), len(letters()) - before) == (6, 2)
    closure.save()
    assert len(letters()) - before == 2
    closure.delete()
    assert Slot.objects.get(pk=slot.pk).status == SlotStatus.OPEN
    assert Booking.objects.filter(displaced_at=None).count() == 4
    assert len(letters()) - before == 4


def test_a_closure_tells_also_those_on_a_stopped_slot(tour):
    slot = make_slot(tour)
    booking = make_booking(slot, 4)
    Slot.objects.update(status=SlotStatus.STOPPED)
    closure = close_day(date(2026, 5, 14))
    booking.refresh_from_db()
    assert (booking.displaced_at, Slot.objects.get().status, len(letters())) == (NOW, "stopped", 2)
    closure.delete()
    booking.refresh_from_db()
    assert (booking.displaced_at, Slot.objects.get().status, len(letters())) == (None, "stopped", 3)


def test_a_displaced_booking_moves_in_one_step(tour):
    slot, new = make_slot(tour), make_slot(tour, at(15, 10, 30))
    booking = make_booking(slot, 4)
    close_day(date(2026, 5, 14))
    booking = Booking.objects.select_related("slot__tour").get()
    move(booking, new, now=NOW)
    stored = Booking.objects.get()
    assert (stored.displaced_at, stored.slot, counter(slot), counter(new)) == (None, new, 0, 4)


def test_constraints_guard_the_counter(tour):
    slot = make_slot(tour, capacity=5)
    make_booking(slot, 3)
    for change in ({"booked": 6}, {"capacity": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Slot.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.update(people=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_slot(tour)


def test_letter_and_booking_stand_or_fall_together(tour):
    slot = make_slot(tour)
    with transaction.atomic():
        make_booking(slot)
        transaction.set_rollback(True)
    assert (counter(slot), Booking.objects.count(), letters()) == (0, 0, [])


def test_a_letter_that_fails_leaves_no_booking(tour):
    slot = make_slot(tour)

    class Broken:
        def send(self):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        reserve(slot, party={"adult": 1}, contact=AIGUL, key="k", now=NOW, compose=lambda booking: Broken())
    assert (counter(slot), Booking.objects.count()) == (0, 0)


def test_reserve_takes_as_many_queries_for_one_as_for_many(tour, django_assert_num_queries):
    slot = make_slot(tour)
    for people in (1, 9):
        # savepoint, places, calendar, insert, savepoint
        with django_assert_num_queries(5):
            reserve(slot, party={"adult": people}, contact=AIGUL, key=f"k{people}", now=NOW, compose=None)
