#include "pipeline/formats/shown_mentions.h"

#include <algorithm>

#include "pipeline/mention_order.h"

namespace vigie {
namespace {

bool is_wanted(TypeId type, const WriterOptions& options, const TypeTable& types) {
  if (options.types.empty()) return true;
  return std::any_of(options.types.begin(), options.types.end(),
                     [&](TypeId wanted) { return wanted == type || wanted == types.coarse(type); });
}

}  // namespace

std::vector<std::uint32_t> shown_mentions(const Document& document, const WriterOptions& options,
                                          const TypeTable& types) {
  std::vector<std::uint32_t> indexes =
      options.open_mentions ? all_mentions(document) : kept_mentions(document);
  std::erase_if(indexes, [&](std::uint32_t m) {
    const Mention& mention = document.mentions[m];
    return !is_wanted(mention.type, options, types) ||
           (mention.score >= 0.0F && mention.score < options.min_score) ||
           (options.zones != kAllZones && !document.in_zones(mention.span.begin, options.zones));
  });
  return indexes;
}

std::vector<std::uint32_t> nesting_only(const Document& document,
                                        const std::vector<std::uint32_t>& indexes) {
  std::vector<std::uint32_t> result;
  std::vector<Span> open;
  for (const std::uint32_t m : indexes) {
    const Span span = document.mentions[m].span;
    while (!open.empty() && open.back().end <= span.begin) open.pop_back();
    if (!open.empty() && !open.back().contains(span)) continue;
    open.push_back(span);
    result.push_back(m);
  }
  return result;
}

std::vector<std::uint32_t> outermost_only(const Document& document,
                                          const std::vector<std::uint32_t>& indexes) {
  std::vector<std::uint32_t> result;
  for (const std::uint32_t m : indexes) {
    if (result.empty() ||
        document.mentions[result.back()].span.end <= document.mentions[m].span.begin) {
      result.push_back(m);
    }
  }
  return result;
}

TwoLayers two_layers(const Document& document, const std::vector<std::uint32_t>& indexes) {
  TwoLayers layers{outermost_only(document, indexes), {}};
  auto outer = layers.outer.begin();
  for (const std::uint32_t m : indexes) {  // both are in the same order
    if (outer != layers.outer.end() && *outer == m) {
      ++outer;
    } else {
      layers.inner.push_back(m);
    }
  }
  layers.inner = outermost_only(document, layers.inner);
  return layers;
}

void walk_markup(const Document& document, const std::vector<std::uint32_t>& indexes,
                 const MarkupEvents& events) {
  const std::string_view text = document.decoded();
  std::size_t written = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> open;  // end, mention
  const auto write_to = [&](std::size_t position) {
    if (position > written) events.text(text.substr(written, position - written));
    written = std::max(written, position);
  };
  const auto close_until = [&](std::size_t position) {
    while (!open.empty() && open.back().first <= position) {
      write_to(open.back().first);
      events.close(open.back().second);
      open.pop_back();
    }
  };
  for (const std::uint32_t m : indexes) {
    const Span span = document.in_decoded(document.mentions[m].span);
    close_until(span.begin);
    write_to(span.begin);
    events.open(m);
    open.emplace_back(span.end, m);
  }
  close_until(text.size());
  write_to(text.size());
}

}  // namespace vigie
