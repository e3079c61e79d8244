"""What was counted and released."""

from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Lower

from sightline.figures.models import (
    AreaReturn,
    Chart,
    Count,
    Published,
    Release,
    Report,
    ReportFile,
    Shared,
)
from sightline.figures.states import CountState


def newest_count() -> Count | None:
    """The extract counted last."""
    return Count.objects.filter(state=CountState.READY).order_by("-finished_at").first()


def charts(count: Count, year: str) -> QuerySet[Chart]:
    """The charts of one year of a count in their order, without their drawings."""
    return Chart.objects.filter(count=count, year=year).defer("wide", "narrow").order_by("place")


def whole_chart(chart_id: UUID) -> Chart | None:
    """One chart with its drawings."""
    return Chart.objects.filter(pk=chart_id).first()


def counts() -> QuerySet[Count]:
    """Every extract that was asked for, newest first, without its numbers."""
    return Count.objects.defer("numbers", "contacts").select_related("asked_by").order_by("-asked_at")


def releases() -> QuerySet[Release]:
    """Every release, newest first, without its numbers."""
    return Release.objects.defer("numbers").select_related("asked_by", "decided_by").order_by("-asked_at")


def register() -> list[list[dict[str, object]]]:
    """What was printed in every earlier release."""
    return list(Published.objects.order_by("at").values_list("numbers", flat=True))


def published() -> QuerySet[Published]:
    """What is published, newest first, without its numbers."""
    return Published.objects.defer("numbers").order_by("-at")


def published_called(name: str) -> Published | None:
    """One thing published, by the name in its address."""
    return Published.objects.filter(name=name).first()


def whole_release(release_id: UUID) -> Release | None:
    """One release with its numbers and the people it passed through."""
    return Release.objects.select_related("asked_by", "decided_by", "count").filter(pk=release_id).first()


def published_of(release: Release) -> Published | None:
    """What a release was let out as."""
    return Published.objects.defer("numbers").filter(release=release).first()


def report_of(published: Published) -> Report | None:
    """How far the files of what was published are."""
    return Report.objects.select_related("asked_by").filter(published=published).first()


def files_of(published: Published) -> QuerySet[ReportFile]:
    """The files of a published report by their paths, without what is in them."""
    return ReportFile.objects.defer("content").filter(published=published).order_by("path")


def file_of(name: str, path: str) -> ReportFile | None:
    """One file of what was published under a name."""
    return ReportFile.objects.filter(published__name=name, path=path).first()


def returns() -> QuerySet[AreaReturn]:
    """Every version of every area's return by name, the newest year and version first, without its numbers."""
    return (
        AreaReturn.objects.defer("content")
        .select_related("brought_by", "withdrawn_by")
        .order_by(Lower("area"), "-period", "-number")
    )


def whole_return(area_return_id: UUID) -> AreaReturn | None:
    """One return with its numbers."""
    return AreaReturn.objects.select_related("brought_by", "withdrawn_by").filter(pk=area_return_id).first()


def standing(period: str) -> list[AreaReturn]:
    """The return of each area that stands for a year, in the order of the areas' names."""
    found = AreaReturn.objects.filter(period=period, withdrawn_at=None).order_by(Lower("area"), "number")
    return list({each.area.casefold(): each for each in found}.values())


def elsewhere(period: str) -> list[str]:
    """The areas whose returns stand for other years only, each with its newest."""
    found = AreaReturn.objects.filter(withdrawn_at=None).order_by(Lower("area"), "period")
    newest: dict[str, tuple[str, str]] = {}
    here: set[str] = set()
    for area, year in found.values_list("area", "period"):
        newest[area.casefold()] = (area, year)
        if year == period:
            here.add(area.casefold())
    return [f"{area} ({year})" for key, (area, year) in newest.items() if key not in here]


def periods_returned() -> list[str]:
    """The years of which any return stands, newest first."""
    found = AreaReturn.objects.filter(withdrawn_at=None).values_list("period", flat=True)
    return list(found.order_by("-period").distinct())


def shared() -> QuerySet[Shared]:
    """What was given and received, newest first."""
    return Shared.objects.select_related("entered_by", "withdrawn_by").order_by("-on", "-entered_at")


def one_shared(shared_id: UUID) -> Shared | None:
    """One line of that list."""
    return shared().filter(pk=shared_id).first()


def published_whole() -> list[Published]:
    """What is published, newest first, with its numbers."""
    return list(Published.objects.order_by("-at"))
