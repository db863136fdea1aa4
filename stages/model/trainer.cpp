#include "stages/model/trainer.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <random>
#include <thread>

namespace vigie::model {
namespace {

constexpr std::size_t kPoints = 21;                      // of the calibration
constexpr std::uint64_t kApart = 0x7A9B31C5D2E4F606ULL;  // turns a feature into its kind's own

// The weights of one run, each with what FTRL-proximal keeps for it.
class Table {
 public:
  Table(std::size_t rows, const TrainingOptions& options)
      : l1_(static_cast<float>(options.l1)),
        l2_(static_cast<float>(options.l2)),
        step_(static_cast<float>(1.0 / options.rate)),
        rows_(rows) {}

  using Row = Scores;

  Row weights(std::size_t row) const {
    Row out;
    const Entry& entry = rows_[row];
    for (std::size_t i = 0; i < kLanes; ++i) out[i] = weight(entry.z[i], entry.n[i]);
    return out;
  }

  void update(std::size_t row, const Row& gradient) {
    Entry& entry = rows_[row];
    for (std::size_t i = 0; i < kLanes; ++i) {
      const float g = gradient[i];
      const float now = weight(entry.z[i], entry.n[i]);
      const float more = entry.n[i] + g * g;
      const float sigma = (std::sqrt(more) - std::sqrt(entry.n[i])) * step_;
      entry.z[i] += g - sigma * now;
      entry.n[i] = more;
    }
  }

 private:
  struct Entry {
    Row z{};
    Row n{};
  };
  [[nodiscard]] float weight(float z, float n) const {
    // Without a branch, so that a row is worked out several labels at once.
    const float beyond = z - std::min(std::max(z, -l1_), l1_);
    return -beyond / ((1.0F + std::sqrt(n)) * step_ + l2_);
  }
  float l1_;
  float l2_;
  float step_;  // one by the rate
  std::vector<Entry> rows_;
};

}  // namespace

TrainingSet::TrainingSet() {
  FeatureMaker::Features features;
  for (std::size_t row = 0; row < kTypeCount; ++row) {
    for (std::uint32_t length = 1; length <= 4; ++length) {
      for (const Place place : {kEnd, kSingle, kBegin, kInside}) {
        features.clear();
        FeatureMaker::append_kept(FeatureMaker::kept_value(kTypes[row], length, place), 0,
                                  features);
        trusted_.emplace_back(number_of(features.front(), false), label_of(row, place));
      }
    }
  }
}

std::uint32_t TrainingSet::number_of(std::uint64_t hash, bool apart) {
  const auto [it, fresh] = numbers_.try_emplace(hash, static_cast<std::uint32_t>(hashes_.size()));
  if (fresh) {
    hashes_.push_back(hash);
    counts_.push_back(0);
    apart_.push_back(apart ? 1 : 0);
  }
  return it->second;
}

void TrainingSet::add(const Document& document, const std::vector<GoldSpan>& gold,
                      FeatureMaker& maker, const Evidence& evidence, bool apart) {
  first_island_.push_back(islands_.size());
  find_certain(document, *evidence.types, evidence.gazetteer, evidence.rules,
               certain_of_.emplace_back());
  maker.start(document);
  std::vector<Label> labels(document.tokens.size(), kOutside);
  std::vector<std::uint8_t> covered(document.tokens.size(), 0);
  for (const Island& island : maker.islands())
    std::fill(covered.begin() + island.tokens.first, covered.begin() + island.tokens.last,
              std::uint8_t{1});
  std::array<std::size_t, kTypeCount> lost{};
  for (const GoldSpan& name : gold) {
    const auto at = [&](std::uint32_t position, bool end) {
      return static_cast<std::uint32_t>(
          std::partition_point(document.tokens.begin(), document.tokens.end(),
                               [&](const Token& token) {
                                 return (end ? token.span.end : token.span.begin) < position;
                               }) -
          document.tokens.begin());
    };
    const std::uint32_t first = at(name.span.begin, false);
    const std::uint32_t last = at(name.span.end, true) + 1;
    bool good = first < last && last <= labels.size() &&
                document.tokens[first].span.begin == name.span.begin &&
                document.tokens[last - 1].span.end == name.span.end;
    for (std::uint32_t t = first; good && t < last; ++t)
      good = covered[t] != 0 && labels[t] == kOutside;
    // A name across two islands or sentences cannot be a chain.
    if (good) {
      good = std::any_of(maker.islands().begin(), maker.islands().end(), [&](const Island& island) {
        return island.tokens.first <= first && last <= island.tokens.last;
      });
    }
    ++gold_;
    if (!good) {
      ++lost[name.type];
      ++lost_;
      continue;
    }
    for (std::uint32_t t = first; t < last; ++t) {
      labels[t] = label_of(name.type, place_in(first, last, t));
    }
  }
  lost_of_.push_back(lost);
  apart_of_.push_back(apart ? 1 : 0);
  std::vector<std::uint64_t> features;
  for (const Island& island : maker.islands()) {
    Example& example = islands_.emplace_back();
    example.first = island.tokens.first;
    for (std::uint32_t t = island.tokens.first; t < island.tokens.last; ++t) {
      example.begins.push_back(static_cast<std::uint32_t>(example.features.size()));
      features.clear();
      maker.append(island, t, features);
      const std::size_t common = features.size();
      for (std::size_t f = 0; apart && f < common; ++f) features.push_back(features[f] ^ kApart);
      for (std::size_t f = 0; f < features.size(); ++f) {
        const std::uint32_t number = number_of(features[f], f >= common);
        ++counts_[number];
        example.features.push_back(number);
      }
      example.labels.push_back(labels[t]);
      example.words.push_back(maker.word(t));
    }
    example.begins.push_back(static_cast<std::uint32_t>(example.features.size()));
  }
}

Trainer::Trainer(const TrainingSet& set, TrainingOptions options,
                 std::function<void(double)> progress)
    : set_(set), options_(options), progress_(std::move(progress)) {}

std::pair<std::size_t, std::size_t> Trainer::islands_of(std::size_t document) const {
  const std::size_t last = document + 1 < set_.first_island_.size()
                               ? set_.first_island_[document + 1]
                               : set_.islands_.size();
  return {set_.first_island_[document], last};
}

TrainedWeights Trainer::run(const std::vector<std::size_t>& documents, bool all) {
  Table table(set_.hashes_.size(), options_);
  Table pairs(kLabels, options_);
  std::vector<std::size_t> islands;
  for (const std::size_t document : documents) {
    const auto [first, last] = islands_of(document);
    for (std::size_t i = first; i < last; ++i) islands.push_back(i);
  }
  std::mt19937_64 random(7);
  Transitions transitions{};
  Chain chain(transitions);
  std::vector<Scores> scores;
  const double share = 1.0 / (options_.rounds * (options_.folds > 0 ? options_.folds + 1 : 1));
  for (int round = 0; round < options_.rounds; ++round) {
    // Our own shuffle: the standard one differs from library to library.
    for (std::size_t i = islands.size(); i > 1; --i)
      std::swap(islands[i - 1], islands[random() % i]);
    for (const std::size_t index : islands) {
      const Example& example = set_.islands_[index];
      const std::size_t count = example.labels.size();
      const auto left_out = [&](std::uint32_t feature) {
        return set_.counts_[feature] < options_.least;
      };
      scores.assign(count, Scores{});
      for (std::size_t t = 0; t < count; ++t) {
        for (std::uint32_t f = example.begins[t]; f < example.begins[t + 1]; ++f) {
          const std::uint32_t feature = example.features[f];
          if (left_out(feature)) continue;
          const Table::Row row = table.weights(feature);
          for (std::size_t i = 0; i < kLanes; ++i) scores[t][i] += row[i];
        }
      }
      for (std::size_t label = 0; label < kLabels; ++label)
        std::copy_n(pairs.weights(label).begin(), kLabels, transitions[label].begin());
      chain.set(transitions);
      chain.sum(scores);
      // The gradient: what the model expects less what is there.
      std::array<Table::Row, kLabels> moves{};
      for (std::size_t t = 0; t <= count; ++t) {
        const Label before = t == 0 ? kOutside : example.labels[t - 1];
        const Label next = t == count ? kOutside : example.labels[t];
        moves[before][next] -= 1.0F;
        for (std::size_t a = 0; a < kLabels; ++a) {
          for (std::size_t b = 0; b < kLabels; ++b) {
            if (!may_follow(static_cast<Label>(a), static_cast<Label>(b))) continue;
            if (t == 0 && a != kOutside) continue;
            if (t == count && b != kOutside) continue;
            moves[a][b] += t == 0       ? chain.probability(0, static_cast<Label>(b))
                           : t == count ? chain.probability(count - 1, static_cast<Label>(a))
                                        : chain.probability(t - 1, static_cast<Label>(a),
                                                            static_cast<Label>(b));
          }
        }
      }
      for (std::size_t label = 0; label < kLabels; ++label) pairs.update(label, moves[label]);
      for (std::size_t t = 0; t < count; ++t) {
        Table::Row gradient{};
        for (std::size_t label = 0; label < kLabels; ++label) {
          const float p = chain.probability(t, static_cast<Label>(label));
          gradient[label] = p < 1e-4F ? 0.0F : p;
        }
        gradient[example.labels[t]] -= 1.0F;
        if (std::abs(gradient[example.labels[t]]) < 1e-4F) gradient[example.labels[t]] = 0.0F;
        for (std::uint32_t f = example.begins[t]; f < example.begins[t + 1]; ++f) {
          const std::uint32_t feature = example.features[f];
          if (!left_out(feature)) table.update(feature, gradient);
        }
      }
    }
    const std::scoped_lock lock(progress_guard_);
    done_ += share;
    progress_(std::min(done_, 1.0));
  }
  TrainedWeights trained;
  trained.transitions = transitions;
  for (std::size_t label = 0; label < kLabels; ++label)
    std::copy_n(pairs.weights(label).begin(), kLabels, trained.transitions[label].begin());
  std::vector<Table::Row> rows(set_.hashes_.size());
  for (std::size_t feature = 0; feature < rows.size(); ++feature)
    rows[feature] = table.weights(feature);
  for (const auto& [feature, label] : set_.trusted_)
    rows[feature][label] += static_cast<float>(options_.trust);
  for (std::size_t feature = 0; feature < rows.size(); ++feature) {
    const Table::Row& row = rows[feature];
    const bool nothing = std::all_of(row.begin(), row.end(), [](float w) { return w == 0.0F; });
    if (all && (nothing || set_.apart_[feature] != 0)) continue;
    trained.features.push_back(set_.hashes_[feature]);
    trained.weights.push_back(row);
  }
  return trained;
}

// What is counted on documents held out.
struct Trainer::Held {
  std::vector<std::pair<float, bool>> names;  // probability, right
  std::size_t certain = 0;                    // names that a list was sure of, against the model
  std::size_t certain_right = 0;
  FoldResult result;
};

void Trainer::held_out(const TrainedWeights& weights, const std::vector<std::size_t>& documents,
                       Held& held) const {
  Chain chain(weights.transitions);
  std::vector<Scores> scores;
  std::vector<Found> found;
  std::vector<std::uint64_t> forms;
  std::vector<Label> labels;  // by token of the document
  for (const std::size_t document : documents) {
    const bool apart = set_.apart_of_[document] != 0;
    FoldResult::Types& counts = apart ? held.result.apart : held.result.types;
    for (std::size_t row = 0; row < kTypeCount; ++row)
      counts[row].gold += set_.lost_of_[document][row];
    found.clear();
    forms.clear();
    labels.clear();
    const auto [first, last] = islands_of(document);
    for (std::size_t i = first; i < last; ++i) {
      const Example& example = set_.islands_[i];
      const std::size_t count = example.labels.size();
      scores.assign(count, Scores{});
      for (std::size_t t = 0; t < count; ++t) {
        for (std::uint32_t f = example.begins[t]; f < example.begins[t + 1]; ++f) {
          if (set_.apart_[example.features[f]] != 0) continue;
          const auto& row = weights.weights[example.features[f]];
          for (std::size_t label = 0; label < kLanes; ++label) scores[t][label] += row[label];
        }
      }
      std::size_t next = found.size();
      chain.decode(scores, found);
      for (; next < found.size(); ++next) {
        NameForm form;
        for (std::uint32_t t = found[next].first; t < found[next].last; ++t)
          form.add(example.words[t]);
        forms.push_back(form.value());
        found[next].first += example.first;
        found[next].last += example.first;
      }
      labels.resize(example.first, kOutside);
      labels.insert(labels.end(), example.labels.begin(), example.labels.end());
      for (const Label label : example.labels) {
        if (label != kOutside && (place_of(label) == kBegin || place_of(label) == kSingle))
          ++counts[type_of(label)].gold;
      }
    }
    agree(found, forms);
    put_certain(set_.certain_of_[document], found);
    for (const Found& name : found) {
      bool right = name.last <= labels.size();
      for (std::uint32_t t = name.first; right && t < name.last; ++t)
        right = labels[t] == label_of(name.type, place_in(name.first, name.last, t));
      ++counts[name.type].found;
      if (right) ++counts[name.type].right;
      if (name.probability == kUnweighed) {
        ++held.certain;
        if (right) ++held.certain_right;
      } else {
        held.names.emplace_back(name.probability, right);
      }
    }
  }
}

namespace {

// Isotonic regression of "right" on probability (pool adjacent violators), read at evenly spaced
// points.
std::vector<float> calibration_of(std::vector<std::pair<float, bool>> names) {
  std::vector<float> points(kPoints);
  for (std::size_t i = 0; i < kPoints; ++i) points[i] = static_cast<float>(i) / (kPoints - 1);
  if (names.size() < 200) return points;
  std::sort(names.begin(), names.end());
  struct Block {
    double place, right, size;
  };
  std::vector<Block> blocks;
  for (const auto& [probability, right] : names) {
    blocks.push_back({static_cast<double>(probability), right ? 1.0 : 0.0, 1.0});
    while (blocks.size() > 1) {
      Block& last = blocks.back();
      Block& before = blocks[blocks.size() - 2];
      if (before.right / before.size < last.right / last.size) break;
      before.place += last.place;
      before.right += last.right;
      before.size += last.size;
      blocks.pop_back();
    }
  }
  for (std::size_t i = 0; i < kPoints; ++i) {
    const double x = static_cast<double>(i) / (kPoints - 1);
    double below_x = 0.0, below_y = 0.0, above_x = 1.0, above_y = 1.0;
    for (const Block& block : blocks) {
      const double place = block.place / block.size;
      if (place <= x) {
        below_x = place;
        below_y = block.right / block.size;
      } else {
        above_x = place;
        above_y = block.right / block.size;
        break;
      }
    }
    const double part = above_x > below_x ? (x - below_x) / (above_x - below_x) : 0.0;
    points[i] = static_cast<float>(below_y + std::clamp(part, 0.0, 1.0) * (above_y - below_y));
  }
  return points;
}

void add(FoldResult::Types& sum, const FoldResult::Types& more) {
  for (std::size_t row = 0; row < kTypeCount; ++row) {
    sum[row].right += more[row].right;
    sum[row].found += more[row].found;
    sum[row].gold += more[row].gold;
  }
}

}  // namespace

TrainedWeights Trainer::train(FoldResult& result) {
  const auto folds = static_cast<std::size_t>(options_.folds);
  std::vector<Held> parts(folds);
  TrainedWeights trained;
  // Each run is one thread's work alone and goes to a place of its own, so that it does not matter
  // who comes first.
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t job = next++; job <= folds; job = next++) {
      std::vector<std::size_t> in, out;
      for (std::size_t d = 0; d < set_.documents(); ++d)
        (job < folds && d % folds == job ? out : in).push_back(d);
      if (job == folds) {
        trained = run(in, true);
      } else {
        held_out(run(in, false), out, parts[job]);
      }
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < std::max(options_.threads, 1U); ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  std::vector<std::pair<float, bool>> names;
  std::size_t certain = 0;
  std::size_t certain_right = 0;
  for (const Held& part : parts) {
    names.insert(names.end(), part.names.begin(), part.names.end());
    certain += part.certain;
    certain_right += part.certain_right;
    add(result.types, part.result.types);
    add(result.apart, part.result.apart);
  }
  // One more of either kind, so that few cases do not make sure.
  trained.certain =
      static_cast<float>(static_cast<double>(certain_right + 1) / static_cast<double>(certain + 2));
  trained.calibration = calibration_of(std::move(names));
  return trained;
}

}  // namespace vigie::model
