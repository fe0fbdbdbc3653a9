"""The second factor of staff: codes of an app on the phone (TOTP), and recovery codes for the day that it is lost."""

import time
from base64 import b32encode
from binascii import unhexlify
from unicodedata import normalize

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

RECOVERY_CODES = 10
DEVICE_NAME = "phone"
RECOVERY_NAME = "recovery"
new_key = default_key


def has_device(user):
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def is_asked(user):
    """Whether `user` needs a second factor to come in: staff do where the settings require it, and all who have one."""
    return has_device(user) or (settings.SECOND_FACTOR_REQUIRED and user.is_staff)


def plain(code):
    """A code as it was typed, without blanks and hyphens, in small letters."""
    return "".join(letter for letter in normalize("NFKC", code).lower() if letter.isalnum())


def secret_in_groups(key):
    """The secret of a hex `key` as apps take it by hand: Base32 in groups of four."""
    secret = b32encode(unhexlify(key)).decode()
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def address(user, key):
    """The otpauth:// address that a QR code holds."""
    return TOTPDevice(user=user, key=key).config_url


def devices(user, code):
    """The devices of `user` that a code of this form may belong to: six digits are the app's, all else a recovery code."""
    kind = TOTPDevice if len(code) == 6 and code.isascii() and code.isdigit() else StaticDevice
    return kind.objects.filter(user=user, confirmed=True)


def verify(user, typed):
    """(device, seconds): the device that the code proves, or None and how long to wait before the next attempt.

    The device's row is locked: of two who send one code at once, one comes in.
    """
    code = plain(typed)
    with transaction.atomic():
        device = devices(user, code).select_for_update().first()
        if device is None:
            return None, 0
        may, told = device.verify_is_allowed()
        if not may:
            return None, max(1, round((told["locked_until"] - timezone.now()).total_seconds()))
        return (device, 0) if device.verify_token(code) else (None, 0)


def enrol(user, key, typed):
    """[recovery codes] where the code is the one that the app shows for `key` now, and the new phone counts; else None.

    What was there before is gone, its recovery codes too. The code itself is used up.
    """
    proof = TOTP(unhexlify(key))
    proof.time = time.time()
    code = plain(typed)
    if not (code.isascii() and code.isdigit() and proof.verify(int(code), tolerance=1)):
        return None
    with transaction.atomic():
        reset(user)
        TOTPDevice.objects.create(user=user, name=DEVICE_NAME, key=key, last_t=proof.t(), drift=proof.drift)
        return recovery_codes(user)


def recovery_codes(user):
    """New ones, in the place of those that are left."""
    StaticDevice.objects.filter(user=user).delete()
    box = StaticDevice.objects.create(user=user, name=RECOVERY_NAME)
    codes = [StaticToken.random_token() for _number in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create([StaticToken(device=box, token=code) for code in codes])
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def codes_left(user):
    return StaticToken.objects.filter(device__user=user).count()


def reset(user):
    """The user has no second factor, until enrolling anew."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
