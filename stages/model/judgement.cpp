#include "stages/model/judgement.h"

#include <algorithm>
#include <cmath>

namespace vigie::model {
namespace {

constexpr float kVoice = 0.3F;        // of another mention, beside one's own
constexpr float kVoices = 4.0F;       // of all others together at most so many count
constexpr float kLeastShare = 0.02F;  // nothing is impossible

// So many tokens make sure of what a list, or a rule, decides.
constexpr std::size_t kSureOfList = 2;
constexpr std::size_t kSureOfRule = 4;

}  // namespace

void agree(std::span<Found> names, std::span<const std::uint64_t> forms) {
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  order.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) order.emplace_back(forms[i], i);
  std::sort(order.begin(), order.end());
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    end = begin + 1;
    while (end < order.size() && order[end].first == order[begin].first) ++end;
    if (end - begin < 2) continue;
    std::array<float, kTypeCount> sum{};
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t type = 0; type < kTypeCount; ++type)
        sum[type] += std::log(names[order[i].second].types[type] + kLeastShare);
    }
    const float voice = kVoice * std::min(1.0F, kVoices / static_cast<float>(end - begin - 1));
    for (std::size_t i = begin; i < end; ++i) {
      Found& name = names[order[i].second];
      std::array<float, kTypeCount> scores{};
      for (std::size_t type = 0; type < kTypeCount; ++type) {
        const float own = std::log(name.types[type] + kLeastShare);
        scores[type] = own + voice * (sum[type] - own);
      }
      const auto best = std::max_element(scores.begin(), scores.end());
      float total = 0.0F;
      float all = 0.0F;
      for (std::size_t type = 0; type < kTypeCount; ++type) {
        total += std::exp(scores[type] - *best);
        all += name.types[type];
      }
      name.type = static_cast<std::size_t>(best - scores.begin());
      name.probability = std::min(1.0F, all) / total;  // that it is a name, and of this type
    }
  }
}

void find_certain(const Document& document, const TypeTable& types, std::uint8_t gazetteer,
                  std::uint8_t rules, std::vector<CertainName>& out) {
  out.clear();
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    if (mention.verdict.state != State::kept || mention.enclosing != kNone || mention.origin.user ||
        mention.strength != Strength::decide || mention.ambiguous)
      continue;
    const std::size_t enough = mention.origin.stage == gazetteer ? kSureOfList
                               : mention.origin.stage == rules   ? kSureOfRule
                                                                 : document.tokens.size() + 1;
    if (mention.tokens.size() < enough) continue;
    const std::size_t row = row_of(types.coarse(mention.type));
    if (row < kTypeCount) out.push_back({mention.tokens.first, mention.tokens.last, row, m});
  }
  std::sort(out.begin(), out.end(), [](const CertainName& a, const CertainName& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
}

void put_certain(std::span<const CertainName> certain, std::vector<Found>& names) {
  // One pass over both: names do not overlap and stand in order, and so does what is put out.
  std::vector<Found> out;
  out.reserve(names.size() + certain.size());
  auto next = names.begin();
  for (const CertainName& one : certain) {
    while (next != names.end() && next->last <= one.first) out.push_back(*next++);
    const auto holds = [&](const Found& name) {
      return name.first <= one.first && one.last <= name.last;
    };
    if (!out.empty() && holds(out.back())) continue;  // a certain name itself
    if (next != names.end() && holds(*next)) continue;
    while (!out.empty() && out.back().last > one.first) out.pop_back();
    while (next != names.end() && next->first < one.last) ++next;
    Found name;
    name.first = one.first;
    name.last = one.last;
    name.type = one.type;
    name.probability = kUnweighed;
    out.push_back(name);
  }
  out.insert(out.end(), next, names.end());
  names = std::move(out);
}

}  // namespace vigie::model
