"""Progress as a picture: stretches of a bar, in hundredths of its length."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stretch:
    state: str
    begins: str
    width: str


@dataclass(frozen=True)
class Bar:
    language: str
    done: int
    stretches: list


def bar(progress, order):
    """The Bar of a queries.Progress: what is approved stands first, what is missing last; sources are left out."""
    stretches, end = [], 0.0
    for state in reversed([state for state in order if state != "source"]):
        share = 100 * progress.counts[state] / progress.to_translate if progress.to_translate else 0
        if share:
            # As text: a number would be written with the comma of the page's language.
            stretches.append(Stretch(str(state), f"{end:.2f}", f"{share:.2f}"))
        end += share
    return Bar(progress.language, progress.done, stretches)
