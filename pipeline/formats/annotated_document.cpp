#include "pipeline/formats/annotated_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "pipeline/mention_order.h"

namespace vigie {
namespace {

bool is_between(char c, char first, char last) {
  return c >= first && c <= last;
}

// The nearest name that a TypeTable takes: "pers.Ind" is "PERS.ind", "date/heure" "DATE_HEURE".
std::string well_formed(std::string_view name) {
  std::string out;
  bool finer = false;  // behind the first dot
  for (const char c : name) {
    if (c == '.' && !out.empty() && out.back() != '.') {
      finer = true;
      out += c;
    } else if (is_between(c, 'a', 'z')) {
      out += finer ? c : static_cast<char>(c - 'a' + 'A');
    } else if (is_between(c, 'A', 'Z')) {
      out += finer ? static_cast<char>(c - 'A' + 'a') : c;
    } else {
      out += is_between(c, '0', '9') ? c : '_';
    }
  }
  while (out.ends_with('.')) out.pop_back();
  // A type begins with a letter.
  return out.empty() || !is_between(out.front(), 'A', 'Z') ? "X" + out : out;
}

class Marks {
 public:
  Marks(const AnnotatedText& annotated, const GivenMarks& given, Document& document,
        TypeTable& types, Losses& losses)
      : annotated_(annotated),
        document_(document),
        types_(types),
        losses_(losses),
        stage_(given.index()) {}

  void put() {
    put_zones();
    std::vector<const Annotation*> order;
    for (const Annotation& annotation : annotated_.annotations) {
      if (annotation.span.begin == annotation.span.end) {
        ++losses_["mentions without a letter"];
      } else {
        order.push_back(&annotation);
      }
    }
    std::stable_sort(order.begin(), order.end(), [](const Annotation* a, const Annotation* b) {
      return a->span.begin != b->span.begin ? a->span.begin < b->span.begin
                                            : a->span.end > b->span.end;
    });
    for (const Annotation* annotation : order) put_mention(*annotation);
    put_entities(order);
  }

 private:
  Span in_text(Span span) {
    const Span found = document_.normalisation().to_derived(span);
    if (document_.in_decoded(found) != span)
      ++losses_["ends within a character or a byte-order mark"];
    return found;
  }

  TypeId type_of(const Annotation& annotation) {
    const std::string coarse = well_formed(annotation.type);
    std::string name = coarse;
    if (!annotation.kind.empty()) {
      const std::string kind = well_formed(annotation.kind);
      if (kind.starts_with(name) && (kind.size() == name.size() || kind[name.size()] == '.')) {
        name = kind;
      } else {
        ++losses_["kinds that are none of their type"];
      }
    }
    if (!annotation.type.empty() && coarse.substr(0, annotation.type.size()) != annotation.type)
      ++losses_[fmt::format("types \"{}\", which are now \"{}\"", annotation.type, coarse)];
    const auto type = types_.intern(name);
    if (type) return *type;
    ++losses_["types beyond the 65,000 that can be held"];
    return types::NONE;
  }

  TokenRange tokens_of(Span span) const {
    const auto& tokens = document_.tokens;
    const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.span.end <= span.begin;
    });
    const auto last = std::partition_point(
        first, tokens.end(), [&](const Token& token) { return token.span.begin < span.end; });
    return {static_cast<std::uint32_t>(first - tokens.begin()),
            static_cast<std::uint32_t>(last - tokens.begin())};
  }

  PoolText kept(const std::string& text) {
    return text.empty() ? PoolText{} : document_.keep(text);
  }

  void put_mention(const Annotation& annotation) {
    Mention mention;
    mention.span = in_text(annotation.span);
    mention.tokens = tokens_of(mention.span);
    mention.type = type_of(annotation);
    mention.score = static_cast<float>(annotation.score.value_or(-1.0));
    mention.verdict = {State::kept, Reason::none, kNone};
    mention.id = kept(annotation.id);
    const PoolText source =
        document_.keep(annotation.proposer.empty() ? annotated_.source : annotation.proposer);
    mention.origin = {stage_, false, source.begin, source.size};
    if (!annotation.proposer_kind.empty()) ++losses_["pieces of evidence, but for their sources"];
    const GivenValue& value = annotation.value;
    mention.value = {value.kind,      value.approx,     kept(value.main), kept(value.min),
                     kept(value.max), kept(value.unit), value.open};
    const auto number = static_cast<std::uint32_t>(document_.mentions.size());
    for (std::uint32_t m = number; m-- > 0;) {
      if (!document_.mentions[m].span.contains(mention.span)) continue;
      mention.enclosing = m;
      break;
    }
    for (const Annotation& part : annotation.parts)
      document_.parts.push_back({number, in_text(part.span), kept(part.type)});
    document_.mentions.push_back(mention);
    if (!annotation.zone.empty() &&
        annotation.zone != zone_name(document_.zone_kind_at(mention.span.begin)))
      ++losses_["zones of mentions, where the text alone tells others"];
  }

  // Numbers are given anew, in their order: those of mentions that were left out may be missing.
  void put_entities(const std::vector<const Annotation*>& order) {
    std::map<std::uint64_t, std::uint32_t> numbers;
    for (const Annotation* annotation : order) {
      if (annotation->entity) numbers.emplace(*annotation->entity, 0);
    }
    std::uint32_t next = 0;
    for (auto& [given, number] : numbers) number = next++;
    document_.entities.assign(numbers.size(), Entity{});
    for (std::uint32_t m = 0; m < order.size(); ++m) {
      if (!order[m]->entity) continue;
      Mention& mention = document_.mentions[m];
      mention.entity = numbers.at(*order[m]->entity);
      Entity& entity = document_.entities[mention.entity];
      if (entity.mention_count++ == 0 ||
          document_.mentions[entity.representative].span.size() < mention.span.size()) {
        entity.representative = m;
        entity.type = types_.coarse(mention.type);
      }
    }
  }

  // Zones as given; where only mentions name theirs, those that the text tells; else none.
  void put_zones() {
    if (annotated_.zones.empty()) {
      const bool told = std::any_of(annotated_.annotations.begin(), annotated_.annotations.end(),
                                    [](const Annotation& a) { return !a.zone.empty(); });
      if (!told) drop_zones();
      return;
    }
    drop_zones();
    std::vector<std::uint32_t> open;
    for (const Annotation& given : annotated_.zones) {
      const Span span = in_text(given.span);
      std::size_t kind = 0;
      while (kind < kZoneKindCount && zone_name(static_cast<ZoneKind>(kind)) != given.type) ++kind;
      while (!open.empty() && document_.zones[open.back()].span.end <= span.begin) open.pop_back();
      const bool in_order =
          document_.zones.empty() || document_.zones.back().span.begin <= span.begin;
      const bool nests = open.empty() || document_.zones[open.back()].span.contains(span);
      if (kind == kZoneKindCount || !in_order || !nests) {
        ++losses_["zones of an unknown kind, out of order or crossing"];
        continue;
      }
      const std::uint32_t parent = open.empty() ? kNone : open.back();
      open.push_back(static_cast<std::uint32_t>(document_.zones.size()));
      put_date(given.date, open.back());
      document_.zones.push_back({span, static_cast<ZoneKind>(kind), parent});
    }
  }

  // "XXXX-12-31" is a day of no year. What the text is told beside its zones comes first.
  void put_date(std::string date, std::uint32_t zone) {
    const bool no_year = date.starts_with("XXXX-");
    if (no_year) date.replace(0, 4, "2000");  // a leap year: any day will do
    DocumentDate day = DocumentDate::from_iso(date);
    if (!day.is_full() || document_.date.is_full()) return;
    if (no_year) day.year = 0;
    day.zone = zone;
    document_.date = day;
  }

  void drop_zones() {
    document_.zones.clear();
    if (document_.date.zone != kNone) document_.date = DocumentDate{};  // they had told it
  }

  const AnnotatedText& annotated_;
  Document& document_;
  TypeTable& types_;
  Losses& losses_;
  std::uint8_t stage_;
};

}  // namespace

void GivenMarks::run(Document& /*document*/, Scratch* /*scratch*/) const {}

OriginText GivenMarks::describe(const Document& document, const Origin& origin) const {
  OriginText text;
  text.kind = "given";
  text.source = document.pooled(PoolText{origin.source, origin.item});
  return text;
}

void put_marks(const AnnotatedText& annotated, const GivenMarks& given, Document& document,
               TypeTable& types, Losses& losses) {
  Marks(annotated, given, document, types, losses).put();
}

}  // namespace vigie
