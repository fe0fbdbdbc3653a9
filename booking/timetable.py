"""Keeps the coming slots in step with the rules and the calendar. What staff edited by hand is never touched."""

from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from . import slots
from .models import Slot, SlotRule, SlotStatus, Tour
from .reservations import follow_calendar, lock


def fill(museum, now):
    """Makes the slots that the rules call for, up to each tour's horizon; idempotent. Returns a Counter of what was done.

    A slot that no rule calls for any more goes, and one whose rule has other places follows, unless it was edited
    by hand or anyone has booked on it. Then the slots follow the calendar.
    """
    done = Counter()
    for tour in Tour.objects.active():
        with transaction.atomic():
            done += fill_tour(tour, museum, now)
    closed, reopened = follow_calendar(now)
    return done + Counter(closed=closed, reopened=reopened)


def fill_tour(tour, museum, now):
    rules = [
        rule.as_rule() for rule in SlotRule.objects.filter(tour=tour).select_related("tour").order_by("pk")
    ]
    last = slots.last_day(now, tour.horizon_days)
    wanted = slots.departures(rules, museum, now.astimezone(slots.ZONE).date(), last)
    wanted = {key: capacity for key, capacity in wanted.items() if key[1] > now}
    present = {(slot.language, slot.starts_at): slot for slot in tour.slots.upcoming(now).order_by("pk")}
    missing = [
        Slot(tour=tour, language=language, starts_at=starts_at, capacity=capacity)
        for (language, starts_at), capacity in sorted(wanted.items(), key=str)
        if (language, starts_at) not in present
    ]
    Slot.objects.bulk_create(missing, ignore_conflicts=True)
    return Counter(made=len(missing)) + follow_rules(tour, present, wanted, museum)


def follow_rules(tour, present, wanted, museum):
    """Takes away or resizes the untouched slots that the rules no longer call for as they are.

    One that only cancelled bookings point at cannot go: it is stopped, and opened when a rule calls for it again.
    """
    gone = [
        slot.pk
        for key, slot in present.items()
        if key not in wanted
        and museum.covers(slot.starts_at, slot.starts_at + timedelta(minutes=tour.minutes))
    ]
    resized = {
        slot.pk: wanted[key]
        for key, slot in present.items()
        if wanted.get(key, slot.capacity) != slot.capacity
    }
    called = [slot.pk for key, slot in present.items() if key in wanted and slot.status == SlotStatus.STOPPED]
    # Locked first: else somebody might book between the question whether a slot is free and the act.
    lock([*gone, *resized])
    free = Slot.objects.filter(edited_by_hand=False, booked=0)
    done = Counter(removed=free.filter(pk__in=gone, bookings=None).delete()[0])
    done["removed"] += free.filter(pk__in=gone, status=SlotStatus.OPEN).update(status=SlotStatus.STOPPED)
    done["reopened"] = free.filter(pk__in=called).update(status=SlotStatus.OPEN)
    for pk, capacity in resized.items():
        done["resized"] += free.filter(pk=pk).update(capacity=capacity)
    return done


def calls_for(slot):
    """Whether a rule of the slot's tour asks for this departure."""
    start = slot.local_start
    rules = [rule.as_rule() for rule in SlotRule.objects.filter(tour=slot.tour, language=slot.language)]
    return any(rule.runs_on(start.date()) and start.time() in rule.start_times for rule in rules)


def outlasting(tour, minutes, museum, now):
    """The tour's coming booked slots that fit the hours of the calendar `museum` now, and not with `minutes`."""
    before, after = timedelta(minutes=tour.minutes), timedelta(minutes=minutes)
    return [
        slot
        for slot in tour.slots.upcoming(now).filter(booked__gt=0).order_by("starts_at")
        if museum.covers(slot.starts_at, slot.starts_at + before)
        and not museum.covers(slot.starts_at, slot.starts_at + after)
    ]


def calendar_changed(sender, raw=False, **kwargs):
    """After hours or an exception are saved or deleted: slots and bookings follow, in the same transaction."""
    if not raw:
        follow_calendar(timezone.localtime())
