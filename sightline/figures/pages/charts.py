"""Charts as pages show them: where the drawing is, what it shows in words, and where its numbers stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from sightline.figures.definitions.catalogue import figures
from sightline.figures.models import Chart

WIDE, NARROW = "wide", "narrow"


@dataclass(frozen=True)
class Pictured:
    """One chart, drawn for desks and for telephones."""

    title: str
    description: str
    note: str
    wide: str
    narrow: str
    method: str


def charts_of(charts: Iterable[Chart], family: str) -> list[Pictured]:
    """Those charts of which the first figure is of a family."""
    return [pictured(each) for each in charts if figures()[each.figures[0]].family == family]


def flow_of(charts: Iterable[Chart], year: str) -> list[Pictured]:
    """The diagram of contacts and their outcomes in one year."""
    return [pictured(each) for each in charts if "contacts.by_outcome" in each.figures and year in each.title]


def pictured(chart: Chart) -> Pictured:
    """A chart with its addresses."""
    first = figures()[chart.figures[0]]
    wide, narrow = (reverse("figures:chart", args=[chart.pk, width]) for width in (WIDE, NARROW))
    method = f"{reverse('figures:method_of', args=[first.family])}#{first.id}"
    return Pictured(chart.title, chart.description, chart.note, wide, narrow, method)
