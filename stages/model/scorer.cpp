#include "stages/model/scorer.h"

#include <algorithm>

namespace vigie::model {
namespace {

constexpr unsigned kKeptBits = 7;
constexpr unsigned kClaimBits = 10;
constexpr int kFar = FeatureMaker::kFormReach;

std::size_t index_of(int offset) {
  return static_cast<std::size_t>(offset + kFar);
}

}  // namespace

Scorer::Scorer(const Evidence& evidence, const Weights& weights)
    : weights_(&weights),
      maker_(evidence),
      forms_(FormTable::kPlaces),
      kept_(std::size_t{1} << kKeptBits),
      claims_(std::size_t{1} << kClaimBits),
      edge_{},
      loose_{} {
  fill_form(kNone, edge_);
}

void Scorer::start(const Document& document) {
  document_ = &document;
  maker_.start(document);
}

void Scorer::add_features(Sums& sums) {
  rows_.clear();
  weights_->find(features_, rows_);
  weights_->add(rows_, sums);
}

void Scorer::fill_form(std::uint32_t token, ByOffset& sums) {
  for (int offset = -kFar; offset <= kFar; ++offset) {
    Sums& here = sums[index_of(offset)];
    here = {};
    if (token == kNone && offset == 0) continue;
    features_.clear();
    maker_.append_form(token, offset, features_);
    add_features(here);
  }
}

const Scorer::ByOffset& Scorer::form_sums(std::uint32_t token) {
  const FeatureMaker::FormPlace at = maker_.form_place(token);
  if (at.place == FormTable::kPlaces) {
    fill_form(token, loose_);
    return loose_;
  }
  FormSums& known = forms_[at.place];
  if (known.round != at.round) {
    known.round = at.round;
    fill_form(token, known.sums);
  }
  return known.sums;
}

const Scorer::ByOffset& Scorer::kept_sums(std::uint32_t kept) {
  KeptSums& known = kept_[kept * 0x9E3779B1U >> (32 - kKeptBits)];
  if (known.kept != kept) {
    known.kept = kept;
    for (int offset = -kFar; offset <= kFar; ++offset) {
      Sums& here = known.sums[index_of(offset)];
      here = {};
      features_.clear();
      FeatureMaker::append_kept(kept, offset, features_);
      add_features(here);
    }
  }
  return known.sums;
}

const std::array<Sums, 3>& Scorer::claim_sums(const FeatureMaker::Claim& claim) {
  const std::uint64_t key = maker_.claim_key(claim) | 1U;
  ClaimSums& known = claims_[key >> (64 - kClaimBits)];
  if (known.key != key) {
    known.key = key;
    for (int offset = -1; offset <= 1; ++offset) {
      Sums& here = known.sums[static_cast<std::size_t>(offset + 1)];
      here = {};
      features_.clear();
      maker_.append_claim(claim, offset, features_);
      add_features(here);
    }
  }
  return known.sums;
}

std::span<Scores> Scorer::score(const Island& island) {
  const TokenRange tokens = island.tokens;
  const TokenRange sentence = document_->sentences[island.sentence].tokens;
  sums_.assign(tokens.size(), {});
  const auto first = static_cast<std::int64_t>(tokens.first);
  const auto last = static_cast<std::int64_t>(tokens.last);
  for (std::int64_t at = first - kFar; at < last + kFar; ++at) {
    // What stands at `at` is `offset` tokens away from those round it.
    const auto round = [&](int reach, const auto& sums_at) {
      const std::int64_t from = std::max(first, at - reach);
      const std::int64_t to = std::min(last, at + reach + 1);
      for (std::int64_t t = from; t < to; ++t)
        sums_[static_cast<std::size_t>(t - first)] += sums_at(static_cast<int>(at - t));
    };
    if (at < sentence.first || at >= sentence.last) {
      round(kFar, [&](int offset) -> const Sums& { return edge_[index_of(offset)]; });
      continue;
    }
    const auto token = static_cast<std::uint32_t>(at);
    const ByOffset& form = form_sums(token);
    round(kFar, [&](int offset) -> const Sums& { return form[index_of(offset)]; });
    if (const std::uint32_t kept = maker_.kept_at(token); kept != 0) {
      const ByOffset& sums = kept_sums(kept);
      round(kFar, [&](int offset) -> const Sums& { return sums[index_of(offset)]; });
    }
    if (at < first - 1 || at > last) continue;
    for (const FeatureMaker::Claim& claim : maker_.claims_at(token)) {
      const std::array<Sums, 3>& sums = claim_sums(claim);
      round(1,
            [&](int offset) -> const Sums& { return sums[static_cast<std::size_t>(offset + 1)]; });
    }
  }
  // All features of the island first, then where their weights are, then the weights: each step
  // asks for the memory that the next one needs.
  features_.clear();
  begins_.clear();
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
    begins_.push_back(features_.size());
    maker_.append_place(island, t, features_);
    for (std::size_t f = begins_.back(); f < features_.size(); ++f)
      weights_->prefetch(features_[f]);
  }
  begins_.push_back(features_.size());
  rows_.clear();
  for (std::size_t t = 0; t + 1 < begins_.size(); ++t) {
    const auto features = std::span(features_).subspan(begins_[t], begins_[t + 1] - begins_[t]);
    begins_[t] = rows_.size();
    weights_->find(features, rows_);
  }
  begins_.back() = rows_.size();
  scores_.resize(tokens.size());
  for (std::size_t t = 0; t + 1 < begins_.size(); ++t) {
    weights_->add(std::span(rows_).subspan(begins_[t], begins_[t + 1] - begins_[t]), sums_[t]);
    scores_[t] = weights_->scores(sums_[t]);
  }
  return scores_;
}

}  // namespace vigie::model
