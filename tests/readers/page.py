#!/usr/bin/env python3
"""The pages of `--format html` and `eval --page` in headless Chromium: clicks, keys, filters, no word on the console.

  page.py --vigie PROGRAM [--venv FOLDER] [--screenshots FOLDER]

Needs chromium and chromedriver, and selenium from PyPI (see requirements.txt); without them it is skipped and says
so. --screenshots keeps pictures of what was opened, for people to look at.
"""

import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
sys.path.insert(0, str(HERE))
import program  # noqa: E402
import read_back  # noqa: E402

GOLD = {"id": "a", "text": "Anne Roy vit à Lyon. <b>Paul</b> aussi.", "spans": [
    {"start": 0, "end": 8, "label": "PER"}, {"start": 15, "end": 19, "label": "LOC"}]}
PRED = {"id": "a", "entities": [{"start": 0, "end": 4, "type": "PER"}, {"start": 15, "end": 19, "type": "LOC"},
                                {"start": 24, "end": 28, "type": "PER"}]}


class Browser:
    def __init__(self, screenshots):
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,1000"):
            options.add_argument(argument)
        options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.screenshots = screenshots

    def open(self, path):
        self.driver.get_log("performance")
        self.driver.get(f"file://{path}")

    def all(self, selector):
        return self.driver.find_elements("css selector", selector)

    def one(self, selector):
        return self.driver.find_element("css selector", selector)

    def ask(self, script):
        return self.driver.execute_script("return " + script)

    def picture(self, name, width=1280, dark=False):
        if self.screenshots is None:
            return
        self.width(width)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
        self.screenshots.mkdir(parents=True, exist_ok=True)
        # The panel stays clear of its name at this width, too.
        self.driver.execute_script("document.querySelector('mark.now')?.click()")
        # Small: with few colours.
        import PIL.Image
        PIL.Image.open(io.BytesIO(self.driver.get_screenshot_as_png())).convert("RGB").quantize(64).save(
            self.screenshots / f"page-{name}.png", optimize=True)
        self.width(1280)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    def width(self, width):
        """A window is never narrower than 500 points, but a page may be told that it is."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})

    def asked_for(self):
        """Addresses asked for since the page was opened, other than the page itself."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"][1:]


def check_page(browser, path, documents, many):
    """`many` is the page's name where it holds several documents, else empty."""
    from selenium.webdriver.common.keys import Keys
    browser.open(path)
    yield "as many marks as names", len(browser.all("mark")), sum(len(d.spans) for d in documents)
    for number, document in enumerate(documents):
        text = browser.ask(f"document.querySelectorAll('.text')[{number}].textContent")
        yield f"text of {document.id}", text, document.text.replace("\r\n", "\n")
        marks = browser.ask(f"[...document.querySelectorAll('.text')[{number}].querySelectorAll('mark')]"
                            ".map(m => [m.textContent, m.dataset.t])")
        yield f"marks of {document.id}", marks, [[document.text[s:e].replace("\r\n", "\n"), t] for s, e, t in document.spans]
    yield "no element made by a text", len(browser.all(".text :not(mark)")), 0
    panel = browser.one("#why")
    mark = browser.one("mark:not(:has(mark))")
    mark.click()
    yield "evidence after a click", panel.is_displayed() and mark.text.split("\n")[0] in panel.text, True
    yield "who proposed it", "proposed by" in panel.text, True
    if many != "many":
        browser.picture(many or "one")
        browser.picture(f"{many or 'one'}-dark", dark=True)
        browser.picture(f"{many or 'one'}-narrow", width=360)
    browser.width(360)
    yield "nothing wider than a narrow window", browser.ask(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"), 0
    yield "nor a list", browser.ask("[...document.querySelectorAll('nav div, .side ul, .side ol')]"
                                    ".some(e => e.scrollWidth > e.clientWidth)"), False
    browser.ask("[...document.querySelectorAll('mark:not(:has(mark))')].pop().click()")
    yield "the panel leaves its name visible", browser.ask(
        "document.querySelector('mark.now').getBoundingClientRect().bottom <= "
        "document.querySelector('#why').getBoundingClientRect().top"), True
    browser.width(1280)
    browser.ask("scrollTo(0, 0)")
    browser.one("mark:not(:has(mark))").click()
    browser.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    yield "closed by Escape", panel.is_displayed(), False
    browser.ask("document.querySelector('mark').focus()")
    browser.driver.switch_to.active_element.send_keys(Keys.ENTER)
    yield "evidence after Enter", panel.is_displayed(), True
    browser.one("#why button").click()
    yield "closed by its button", panel.is_displayed(), False
    box = browser.one(".legend input")
    kind = box.get_attribute("value")
    box.click()
    yield "a type left out has no colour", browser.ask(
        f"[...document.querySelectorAll('mark[data-t={kind}]')].every(m => m.matches('.off') && "
        "getComputedStyle(m).backgroundColor === 'rgba(0, 0, 0, 0)')"), True
    yield "nor a row in the lists", browser.ask(
        f"[...document.querySelectorAll('li[data-t={kind}]')].some(li => li.offsetParent)"), False
    box.click()
    yield "and is back", len(browser.all("mark.off")), 0
    yield "every link leads somewhere", browser.ask(
        "[...document.querySelectorAll('a')].every(a => document.getElementById(a.hash.slice(1)))"), True
    yield "an index only for several texts", browser.one("nav").is_displayed(), bool(many)
    if many == "many":
        browser.one("nav input").send_keys("UNIVERSITE de bagdad")
        shown = [a.get_attribute("id") for a in browser.all("article") if a.is_displayed()]
        yield "a search without accents", shown, [f"d{n}" for n, d in enumerate(documents)
                                                  if "université de bagdad" in d.text.lower()]
    yield "nothing asked for", browser.asked_for(), []
    yield "nothing on the console", browser.driver.get_log("browser"), []


def check_errors(browser, path):
    browser.open(path)
    rows = (lambda: [li.text.split(":")[0] for li in browser.all(".e li") if li.is_displayed()])
    yield "errors", rows(), ["bounds", "invented"]
    browser.picture("errors")
    browser.one(".bar input[value=bounds]").click()
    yield "one kind left out", (rows(), browser.one("#n").text), (["invented"], "1")
    browser.one("#q").send_keys("rien de tel")
    yield "nothing found", (rows(), browser.one("#n").text), ([], "0")
    yield "no element made by a text", len(browser.all(".e b")), 0
    yield "nothing asked for", browser.asked_for(), []
    yield "nothing on the console", browser.driver.get_log("browser"), []


def main():
    parser = program.parser(__doc__)
    parser.add_argument("--venv", metavar="FOLDER", type=pathlib.Path, help="default: readers-venv beside the program")
    parser.add_argument("--screenshots", metavar="FOLDER", type=pathlib.Path)
    parser.add_argument("--prepared", action="store_true", help=read_back.argparse.SUPPRESS)
    arguments = parser.parse_args()
    vigie = program.checked(arguments.vigie)
    if not (shutil.which("chromium") or shutil.which("google-chrome")) or not shutil.which("chromedriver"):
        print("skipped: no chromium with chromedriver here")
        return
    if not arguments.prepared:
        read_back.prepare(arguments.venv or vigie.parent / "readers-venv")
    try:
        browser = Browser(arguments.screenshots)
    except ImportError:
        print("skipped: no selenium here")
        return
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "odd.txt").write_bytes(read_back.ODD.encode("utf-8"))
        samples = [program.ROOT / f"data/samples/{stem}.txt" for stem in ("irak", "marseille", "sahel")]
        (folder / "gold.jsonl").write_text(json.dumps(GOLD))
        (folder / "pred.jsonl").write_text(json.dumps(PRED))
        subprocess.run([vigie, "eval", folder / "gold.jsonl", folder / "pred.jsonl", "--page", folder / "errors.html"],
                       check=True, capture_output=True)
        checks = [("errors", check_errors(browser, folder / "errors.html"))]
        twenty = [*samples[:2]]
        for record in read_back.lines(program.ROOT / "docs/notebooks/press.jsonl"):
            twenty.append(folder / f"{record['id']}.txt")
            twenty[-1].write_text(record["text"], encoding="utf-8")
        for title, texts in (("one", samples[:1]), ("many", [folder / "odd.txt", *samples]), ("twenty", twenty)):
            subprocess.run([vigie, "tag", "--quiet", f"--export={folder}/{title}.html", f"--export={folder}/{title}.jsonl", *texts],
                           check=True)
            documents = [read_back.Document(record) for record in read_back.lines(folder / f"{title}.jsonl")]
            checks.append((title, check_page(browser, folder / f"{title}.html", documents, "" if title == "one" else title)))
        try:
            for title, check in checks:
                for what, found, wanted in check:
                    passed, failed = passed + (found == wanted), failed + (found != wanted)
                    if found != wanted:
                        print(f"FAILED {title}: {what}: {str(found)[:300]}, expected {str(wanted)[:300]}")
        finally:
            browser.driver.quit()
    program.finish(passed, failed)


if __name__ == "__main__":
    main()
