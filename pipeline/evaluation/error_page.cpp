#include "pipeline/evaluation/error_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "pipeline/formats/xml.h"
#include "pipeline/utf8.h"

namespace vigie {
namespace {

constexpr std::size_t kAround = 240;    // bytes kept on each side of an error
constexpr std::size_t kMostOften = 40;  // rows of the lists of forms

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--fg:#1a1a1a;--bg:#fff;--soft:#667;--line:#d5d8de;--ok:#cfe8d4;--bad:#f6d2cf;--warn:#fbe6b8;--gold:#1b5fc1}
@media(prefers-color-scheme:dark){:root{--fg:#e6e6e6;--bg:#16181c;--soft:#9aa0ab;--line:#3a3f47;--ok:#23452c;--bad:#5a2623;--warn:#554317;--gold:#7db4ff}}
body{font:16px/1.6 system-ui,sans-serif;color:var(--fg);background:var(--bg);max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}
table{border-collapse:collapse;font-size:.85rem;margin:.5rem 0}td,th{padding:.15rem .6rem;border-bottom:1px solid var(--line);text-align:right}
td:first-child,th:first-child,td.s,th.s{text-align:left}
.bar{position:sticky;top:0;background:var(--bg);border-bottom:1px solid var(--line);padding:.5rem 0;display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center;z-index:1}
.bar input[type=search]{font:inherit;padding:.1rem .4rem}
.e{border-bottom:1px solid var(--line);padding:.6rem 0;overflow-wrap:anywhere}
.e h3{font-size:.8rem;font-weight:400;color:var(--soft);margin:0}.e p{margin:.2rem 0;white-space:pre-wrap}
.e ul{margin:.2rem 0;padding-left:1.2rem;font-size:.85rem;color:var(--soft)}
.f{border-radius:3px}.f.none{background:var(--ok)}.f.invented{background:var(--bad)}.f.type,.f.bounds,.f.both{background:var(--warn)}
.g{border-bottom:2px solid var(--gold)}.g.missed{border-bottom-style:dashed}
sup{font-size:.62rem;font-weight:600;margin:0 .1rem}sup.gt{color:var(--gold)}
.cols{display:flex;flex-wrap:wrap;gap:2rem}
[hidden]{display:none}@media print{.bar{display:none}}
)css";

constexpr std::string_view kScript = R"js(
const rows=[...document.querySelectorAll('.e')],boxes=[...document.querySelectorAll('.bar [data-f]')],
search=document.querySelector('#q'),count=document.querySelector('#n');
function filter(){
  const off={k:new Set,t:new Set};
  for(const b of boxes)if(!b.checked)off[b.dataset.f].add(b.value);
  const q=search.value.trim().toLowerCase();let shown=0;
  for(const r of rows){
    let any=false;
    for(const l of r.querySelectorAll('li')){
      const on=!off.k.has(l.dataset.k)&&!off.t.has(l.dataset.t);
      l.hidden=!on;any=any||on;if(on&&(!q||r.textContent.toLowerCase().includes(q)))shown++;
    }
    r.hidden=!any||(q&&!r.textContent.toLowerCase().includes(q));
  }
  count.textContent=shown;
}
for(const b of boxes)b.addEventListener('change',filter);
search.addEventListener('input',filter);
)js";

std::string escaped(std::string_view text) {
  std::string out;
  append_xml(text, false, out);
  return out;
}

void append_tables(const std::vector<Table>& tables, std::string& out) {
  for (const Table& table : tables) {
    fmt::format_to(std::back_inserter(out), "<h2>{}</h2>\n<table><tr>", escaped(table.title));
    for (const std::string& column : table.columns) {
      std::string name = column;
      std::replace(name.begin(), name.end(), '_', ' ');
      fmt::format_to(std::back_inserter(out), "<th>{}</th>", escaped(name));
    }
    out += "</tr>\n";
    for (const auto& row : table.rows) {
      out += "<tr>";
      for (const Cell& cell : row) {
        if (const auto* text = std::get_if<std::string>(&cell)) {
          fmt::format_to(std::back_inserter(out), "<td class=s>{}</td>", escaped(*text));
        } else if (const auto* number = std::get_if<std::uint64_t>(&cell)) {
          fmt::format_to(std::back_inserter(out), "<td>{}</td>", *number);
        } else {
          const Figure& figure = std::get<Figure>(cell);
          fmt::format_to(std::back_inserter(out), "<td>{:.{}f}</td>", figure.value,
                         figure.decimals);
        }
      }
      out += "</tr>\n";
    }
    out += "</table>\n";
  }
}

// The pieces of `line` that are worth showing: all of a short line, else what stands around errors.
std::vector<Span> windows(std::string_view text, Span line, const std::vector<Slot>& slots) {
  std::vector<Span> pieces;
  for (const Slot& slot : slots) {
    if (slot.error == SlotError::none) continue;
    Span piece{kNone, 0};
    for (const ScoredSpan* side : {slot.owed, slot.found}) {
      if (side == nullptr) continue;
      piece.begin = std::min(piece.begin, side->span.begin);
      piece.end = std::max(piece.end, side->span.end);
    }
    piece.begin = std::max<std::uint32_t>(
        line.begin, piece.begin - std::min<std::uint32_t>(piece.begin, kAround));
    piece.end = std::min<std::uint32_t>(line.end, piece.end + kAround);
    while (piece.begin > line.begin && utf8::is_continuation(text[piece.begin])) --piece.begin;
    piece.end = static_cast<std::uint32_t>(
        std::min<std::size_t>(line.end, utf8::at_character(text, piece.end)));
    if (!pieces.empty() && piece.begin <= pieces.back().end) {
      pieces.back().end = std::max(pieces.back().end, piece.end);
    } else {
      pieces.push_back(piece);
    }
  }
  return pieces;
}

// The marked text of one window: what was found has a background, what is owed a line below. The
// two may cross, so each stretch between two ends is an element of its own.
void append_window(std::string_view text, Span window, const std::vector<Slot>& slots,
                   std::string& out) {
  std::set<std::uint32_t> cuts = {window.begin, window.end};
  for (const Slot& slot : slots) {
    for (const ScoredSpan* side : {slot.owed, slot.found}) {
      if (side == nullptr) continue;
      for (const std::uint32_t at : {side->span.begin, side->span.end})
        if (at > window.begin && at < window.end) cuts.insert(at);
    }
  }
  for (auto it = cuts.begin(); std::next(it) != cuts.end(); ++it) {
    const Span piece{*it, *std::next(it)};
    std::string classes;
    std::string labels;
    for (const Slot& slot : slots) {
      if (slot.found != nullptr && slot.found->span.contains(piece)) {
        classes += fmt::format(
            " f {}", slot.error == SlotError::none ? "none" : slot_error_name(slot.error));
        if (slot.found->span.end == piece.end)
          labels += fmt::format("<sup>{}</sup>", escaped(slot.found->type));
      }
      if (slot.owed != nullptr && slot.owed->span.contains(piece)) {
        classes += slot.error == SlotError::deletion ? " g missed" : " g";
        if (slot.owed->span.end == piece.end && slot.error != SlotError::none)
          labels += fmt::format("<sup class=gt>{}</sup>", escaped(slot.owed->type));
      }
    }
    const std::string content = escaped(piece.in(text));
    if (classes.empty()) {
      out += content;
    } else {
      fmt::format_to(std::back_inserter(out), "<span class=\"{}\">{}</span>{}", classes.substr(1),
                     content, labels);
    }
  }
}

template <typename Counts>
void append_forms(const char* title, const Counts& counts, std::string& out) {
  std::vector<const typename Counts::value_type*> order;
  for (const auto& row : counts) order.push_back(&row);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto* a, const auto* b) { return a->second > b->second; });
  if (order.size() > kMostOften) order.resize(kMostOften);
  fmt::format_to(std::back_inserter(out),
                 "<table><tr><th>{}</th><th class=s>type</th><th>times</th></tr>\n", title);
  for (const auto* row : order) {
    fmt::format_to(std::back_inserter(out), "<tr><td>{}</td><td class=s>{}</td><td>{}</td></tr>\n",
                   escaped(row->first.surface), escaped(row->first.type), row->second);
  }
  out += "</table>\n";
}

void append_boxes(char name, const std::map<std::string, std::uint64_t>& counts, std::string& out) {
  for (const auto& [value, number] : counts) {
    std::string attribute;
    append_xml(value, true, attribute);
    fmt::format_to(std::back_inserter(out),
                   "<label><input type=checkbox checked data-f={} value=\"{}\"> {} ({})</label>\n",
                   name, attribute, escaped(value), number);
  }
}

}  // namespace

void ErrorPage::add(std::string_view id, std::string_view text, const ScoredText& scored) {
  const std::vector<Slot> slots = paired_slots(scored);
  const auto begin_of = [](const Slot& slot) {
    const std::uint32_t owed = slot.owed != nullptr ? slot.owed->span.begin : kNone;
    return std::min(owed, slot.found != nullptr ? slot.found->span.begin : kNone);
  };
  const auto end_of = [](const Slot& slot) {
    const std::uint32_t owed = slot.owed != nullptr ? slot.owed->span.end : 0;
    return std::max(owed, slot.found != nullptr ? slot.found->span.end : 0);
  };
  std::size_t at = 0;
  std::size_t next = 0;
  while (at < text.size() && next < slots.size()) {
    // A line of the text, or several where a name goes across their end.
    std::size_t end = std::min(text.find('\n', at), text.size());
    std::vector<Slot> here;
    while (next < slots.size() && begin_of(slots[next]) < end) {
      here.push_back(slots[next++]);
      end = std::max<std::size_t>(end, end_of(here.back()));
      end = std::min(text.find('\n', end), text.size());
    }
    const bool faulty = std::any_of(here.begin(), here.end(),
                                    [](const Slot& slot) { return slot.error != SlotError::none; });
    if (faulty) {
      add_line(id, text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, here);
    }
    at = end + 1;
  }
}

void ErrorPage::add_line(std::string_view id, std::string_view text, Span line,
                         const std::vector<Slot>& slots) {
  auto out = std::back_inserter(lines_);
  fmt::format_to(out, "<div class=e><h3>{}, at code point {}</h3>\n<p>", escaped(id),
                 utf8::length(text.substr(0, line.begin)));
  bool first = true;
  for (const Span window : windows(text, line, slots)) {
    if (!first || window.begin > line.begin) lines_ += "&hellip; ";
    first = false;
    append_window(text, window, slots, lines_);
    if (window.end < line.end) lines_ += " &hellip;";
  }
  lines_ += "</p>\n<ul>\n";
  for (const Slot& slot : slots) {
    if (slot.error == SlotError::none) continue;
    ++errors_;
    const char* const kind = slot_error_name(slot.error);
    const std::string& type = slot.owed != nullptr ? slot.owed->type : slot.found->type;
    ++kinds_[kind];
    ++types_[type];
    std::string attribute;
    append_xml(type, true, attribute);
    fmt::format_to(out, "<li data-k={} data-t=\"{}\">{}", kind, attribute, kind);
    if (slot.owed != nullptr) {
      fmt::format_to(out, ": gold {} &ldquo;{}&rdquo;", escaped(slot.owed->type),
                     escaped(slot.owed->span.in(text)));
    }
    if (slot.found != nullptr) {
      fmt::format_to(out, "{} predicted {} &ldquo;{}&rdquo;", slot.owed != nullptr ? "," : ":",
                     escaped(slot.found->type), escaped(slot.found->span.in(text)));
      const Annotation& from = *slot.found->from;
      if (!from.proposer_kind.empty()) {
        fmt::format_to(out, ", from {} {}", escaped(from.proposer_kind), escaped(from.proposer));
      }
    }
    lines_ += "</li>\n";
    if (slot.owed != nullptr) ++missed_[{std::string(slot.owed->span.in(text)), slot.owed->type}];
    if (slot.found != nullptr)
      ++invented_[{std::string(slot.found->span.in(text)), slot.found->type}];
  }
  lines_ += "</ul></div>\n";
}

std::string ErrorPage::html(std::string_view title, const std::vector<Table>& tables) const {
  std::string out = "<!DOCTYPE html>\n<html lang=en>\n<head><meta charset=utf-8>\n";
  fmt::format_to(std::back_inserter(out),
                 "<meta name=viewport content=\"width=device-width,initial-scale=1\">\n"
                 "<title>{}</title>\n<style>{}</style></head>\n<body>\n<h1>{}</h1>\n",
                 escaped(title), kStyle, escaped(title));
  append_tables(tables, out);
  out += "<h2>Most often wrong</h2>\n<div class=cols>\n";
  append_forms("gold, not so predicted", missed_, out);
  append_forms("predicted, not so in the gold", invented_, out);
  fmt::format_to(
      std::back_inserter(out),
      "</div>\n<h2>Errors in their context</h2>\n<p>Background: predicted (right, wrong in "
      "part, invented). Line below: gold, dashed where it was missed.</p>\n"
      "<div class=bar role=search><span><b id=n>{}</b> errors</span>\n",
      errors_);
  append_boxes('k', kinds_, out);
  append_boxes('t', types_, out);
  out += "<input type=search id=q placeholder=\"find\" aria-label=\"find in the errors\"></div>\n";
  out += lines_;
  fmt::format_to(std::back_inserter(out), "<script>{}</script>\n</body>\n</html>\n", kScript);
  return out;
}

}  // namespace vigie
