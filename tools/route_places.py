#!/usr/bin/env python3
"""Asks Valhalla for the way between every two places of a list, and writes them as a table.

    ./dev travel-matrix places PLACES.csv
    python3 -m venv venv && venv/bin/pip install pyvalhalla   # Python 3.12 or newer
    venv/bin/python tools/route_places.py EXTRACT.osm.pbf PLACES.csv WAYS.csv
    ./dev travel-matrix pack WAYS.csv OUT '© OpenStreetMap contributors'

EXTRACT.osm.pbf is an extract of OpenStreetMap that holds the whole region. What becomes of the table
is told in docs/travel-matrix.md.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

# The guide's modes and what Valhalla calls them. It knows no bus without a timetable.
COSTING = {"walk": "pedestrian", "bicycle": "bicycle", "motorbike": "motor_scooter", "car": "auto"}

# Farther from a place than this there is no road that belongs to it.
SNAP_METRES = 1_000


def options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("extract", type=Path, help="an extract of OpenStreetMap, .osm.pbf")
    parser.add_argument("places", type=Path, help="the list of places: id,lat,lng")
    parser.add_argument("ways", type=Path, help="the table to write")
    parser.add_argument("--modes", default=",".join(COSTING), help="some of %(default)s")
    parser.add_argument("--stretch", default="", help="times a mode's seconds, as in car=1.4,motorbike=1.2")
    found = parser.parse_args()
    found.modes = found.modes.split(",")
    found.stretch = {mode: float(by) for mode, by in (part.split("=") for part in found.stretch.split(",") if part)}
    unknown = [mode for mode in [*found.modes, *found.stretch] if mode not in COSTING]
    if unknown:
        parser.error(f"no mode of this program: {', '.join(unknown)}")
    return found


def tiles(extract, folder, config):
    """Builds the engine's own files of the extract."""
    settings = folder / "valhalla.json"
    settings.write_text(json.dumps(config))
    programs = subprocess.run(
        [sys.executable, "-m", "valhalla", "print_bin_path"], check=True, capture_output=True, text=True
    ).stdout.strip()
    build = [Path(programs) / "valhalla_build_tiles", "-c", settings, extract]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    return settings


def configuration(folder, n_places):
    from valhalla import get_config

    (folder / "tiles").mkdir()
    config = get_config(tile_extract="", tile_dir=str(folder / "tiles"))
    # One row of the table is one request.
    for costing in COSTING.values():
        config["service_limits"][costing].update(
            max_matrix_location_pairs=n_places, max_matrix_distance=1_000_000.0, max_locations=n_places + 1
        )
    return config


def row(actor, costing, points, at, others):
    """Returns (to, metres, seconds) for each of `others` that a way leads to from the place at `at`.

    The engine refuses a request whole for one place that no road leads to, so it is asked again about
    either half.
    """
    try:
        answer = actor.matrix(
            {
                "sources": [points[at]],
                "targets": [points[to] for to in others],
                "costing": costing,
                "units": "kilometers",
                "verbose": False,
            }
        )
    except RuntimeError:
        half = len(others) // 2
        if half == 0:
            return []
        halves = others[:half], others[half:]
        return [way for part in halves for way in row(actor, costing, points, at, part)]
    matrix = answer["sources_to_targets"]
    found = zip(others, matrix["distances"][0], matrix["durations"][0])
    return [(to, km * 1000, seconds) for to, km, seconds in found if km is not None and seconds is not None]


def by_a_road(actor, costing, points):
    """Returns which places a road leads to."""

    def has_road(point):
        try:
            return bool(actor.locate({"locations": [point], "costing": costing})[0].get("edges"))
        except RuntimeError:
            return False

    return [at for at, point in enumerate(points) if has_road(point)]


def main():
    wanted = options()
    with wanted.places.open(newline="") as file:
        places = list(csv.DictReader(file))
    points = [
        {"lat": float(place["lat"]), "lon": float(place["lng"]), "search_cutoff": SNAP_METRES} for place in places
    ]
    with tempfile.TemporaryDirectory() as folder, wanted.ways.open("w") as out:
        settings = tiles(wanted.extract, Path(folder), configuration(Path(folder), len(points)))
        from valhalla import Actor

        actor = Actor(str(settings))
        out.write("mode,from,to,metres,seconds\n")
        for mode in wanted.modes:
            n_known = 0
            near = by_a_road(actor, COSTING[mode], points)
            for at in set(range(len(places))) - set(near):
                print(f"{mode}: no road within {SNAP_METRES} m of {places[at]['id']}", file=sys.stderr)
            for at in near:
                for to, metres, seconds in row(actor, COSTING[mode], points, at, [to for to in near if to != at]):
                    seconds *= wanted.stretch.get(mode, 1)
                    ends = f"{places[at]['id']},{places[to]['id']}"
                    out.write(f"{mode},{ends},{metres:.0f},{seconds:.0f}\n")
                    n_known += 1
            print(f"{mode}: {n_known} of {len(places) * (len(places) - 1)} ways known", file=sys.stderr)


if __name__ == "__main__":
    main()
