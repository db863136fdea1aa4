#include "pipeline/formats/format_losses.h"

#include <algorithm>
#include <array>

#include "pipeline/formats/shown_mentions.h"
#include "pipeline/mention_order.h"

namespace vigie {
namespace {

// Members of ours, which are told by other means or made anew.
bool is_own_field(std::string_view name) {
  constexpr auto kOurs = std::to_array<std::string_view>(
      {"text", "id", "source", "date", "dct", "unit", "encoding", "original", "entities", "spans",
       "label", "labels", "ents", "tokens", "sents", "sentences", "zones", "diagnostics", "vigie"});
  return std::find(kOurs.begin(), kOurs.end(), name) == kOurs.end();
}

bool fits_tokens(const Document& document, const Mention& mention) {
  return mention.tokens.first < mention.tokens.last &&
         document.tokens[mention.tokens.first].span.begin == mention.span.begin &&
         document.tokens[mention.tokens.last - 1].span.end == mention.span.end;
}

}  // namespace

void count_losses(const Record& record, const FormatRow& format, const WriterOptions& options,
                  const TypeTable& types, Losses& losses) {
  const Document& document = record.document;
  const auto has = [&](Holds one) { return holds(format.held, one); };
  const auto lose = [&](const char* what, std::size_t count) {
    if (count != 0) losses[what] += count;
  };
  if (!has(Holds::text)) lose("texts to the letter", 1);
  if (!has(Holds::names)) lose("ids of documents", 1);
  if (!has(Holds::dates) && document.date.is_full()) lose("days of writing", 1);
  if (!has(Holds::fields)) {
    lose("fields of yours", static_cast<std::size_t>(std::count_if(
                                record.members.begin(), record.members.end(),
                                [](const Record::Member& m) { return is_own_field(m.name); })));
  }
  auto shown = shown_mentions(document, options, types);
  if (!has(Holds::mentions)) {
    lose("mentions", shown.size());
    return;
  }
  if (has(Holds::only_times)) {
    lose("mentions that are no times", std::erase_if(shown, [&](std::uint32_t m) {
           return !is_time(types.coarse(document.mentions[m].type));
         }));
  }
  std::vector<std::uint32_t> written = shown;
  std::vector<std::uint32_t> within;
  if (!has(Holds::nested)) {
    written = outermost_only(document, shown);
  } else if (!has(Holds::crossing) && has(Holds::pieces)) {
    written = nesting_only(document, shown);
  } else if (!has(Holds::crossing)) {
    TwoLayers layers = two_layers(document, shown);
    written = std::move(layers.outer);
    within = std::move(layers.inner);
  }
  lose("mentions within others or across them", shown.size() - written.size() - within.size());
  const auto count = [&](const std::vector<std::uint32_t>& mentions, bool plain) {
    for (const std::uint32_t m : mentions) {
      const Mention& mention = document.mentions[m];
      if (!has(Holds::pieces) && !fits_tokens(document, mention))
        lose("ends of mentions within a token", 1);
      if ((plain || !has(Holds::kinds)) && types.coarse(mention.type) != mention.type)
        lose("kinds", 1);
      if ((plain || !has(Holds::ids)) && !mention.id.empty()) lose("ids", 1);
      if (!has(Holds::values) && mention.value.kind != ValueKind::none) lose("values", 1);
      if (!has(Holds::scores) && mention.score >= 0.0F) lose("scores", 1);
      if (!has(Holds::entities) && mention.entity != kNone) lose("entity numbers", 1);
      if (!has(Holds::parts)) lose("parts", parts_of(document, m).size());
      if (!has(Holds::zones) && document.zone_at(mention.span.begin) != kNone)
        lose("zones of mentions", 1);
    }
  };
  count(written, false);
  count(within, true);
}

}  // namespace vigie
