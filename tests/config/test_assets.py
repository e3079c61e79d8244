"""The style sheet and the script: what is built may be served."""

import re
from pathlib import Path

import pytest

from sightline.config import assets


def sheet(tmp_path: Path, text: str) -> Path:
    made = tmp_path / "site.css"
    made.write_text(text)
    return made


def test_what_is_built_may_be_served(tmp_path: Path) -> None:
    built = tmp_path / "static"
    assets.build(built)
    style = (built / "site.css").read_text()
    assert "GDS Transport" not in style
    assert "Arial" in style
    for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", style):
        assert address.startswith("data:") or (built / address).is_file()
    assert len((built / "site.js").read_bytes()) > 100_000
    assert not list(built.rglob("*crest*"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a{background:url(/assets/images/x.svg)}", "relative"),
        ("a{background:url(./assets/images/no-such-thing.svg)}", "No package has"),
        ("a{background:url(./assets/images/moj-logotype-crest-2024.svg)}", "may not serve"),
        ('a{font-family:"GDS Transport"}', "may not serve"),
    ],
)
def test_what_may_not_be_served_is_refused(text: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(assets.AssetsRefusedError, match=why):
        assets._bring_images(sheet(tmp_path, text))


def test_the_royal_arms_become_nothing(tmp_path: Path) -> None:
    made = sheet(
        tmp_path, f'a{{background:url("{assets.CREST}")}}b{{background:url(data:image/gif;base64,AA)}}'
    )
    assets._bring_images(made)
    assert "crest" not in made.read_text()
    assert (tmp_path / assets.NOTHING).exists()


def test_the_result_takes_the_old_one_s_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(into: Path) -> None:
        into.mkdir(parents=True)
        (into / "site.css").write_text("new")

    monkeypatch.setattr(assets, "BUILT", tmp_path / "static")
    monkeypatch.setattr(assets, "build", build)
    assets.main()
    (tmp_path / "static" / "old.css").write_text("old")
    assets.main()
    assert [each.name for each in (tmp_path / "static").iterdir()] == ["site.css"]
    assert [each.name for each in tmp_path.iterdir()] == ["static"]


def test_a_machine_without_esbuild_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "@esbuild").mkdir()
    monkeypatch.setattr(assets, "PACKAGES", tmp_path)
    with pytest.raises(assets.AssetsRefusedError, match="no program for this machine"):
        assets._platform()
