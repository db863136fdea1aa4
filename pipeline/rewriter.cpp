#include "pipeline/rewriter.h"

#include <cstdint>
#include <utility>

#include "vigie/document.h"

namespace vigie {

bool Rewriter::replace(std::size_t begin, std::size_t end, std::string_view derived) {
  if (source_.substr(begin, end - begin) == derived) return true;
  const std::size_t at = out_.size() + (begin - copied_);
  if (at + derived.size() + (source_.size() - end) >= Document::kMaxSize) return false;
  if (!changed_) {
    changed_ = true;
    out_.reserve(source_.size() + source_.size() / 16);
  }
  out_.append(source_, copied_, begin - copied_);
  out_.append(derived);
  copied_ = end;
  map_->add({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
             {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(out_.size())}});
  return true;
}

std::string Rewriter::take() {
  out_.append(source_, copied_, source_.size() - copied_);
  copied_ = source_.size();
  return std::move(out_);
}

}  // namespace vigie
