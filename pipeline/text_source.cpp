#include "pipeline/text_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>
#include <system_error>

#include "pipeline/inflection.h"
#include "pipeline/packed.h"

namespace vigie {
std::string pack_sources(const std::vector<TextSource>& sources) {
  std::string out;
  pack_number(static_cast<std::uint32_t>(sources.size()), out);
  for (const TextSource& source : sources) {
    pack_text(source.path, out);
    pack_text(source.text, out);
  }
  return out;
}

std::vector<TextSource> unpack_sources(std::string_view bytes) {
  PackedReader reader(bytes);
  std::vector<TextSource> sources;
  for (std::uint32_t left = reader.number(); left > 0; --left) {
    std::string path(reader.text());
    std::string text(reader.text());
    sources.push_back({std::move(path), std::move(text)});
  }
  return sources;
}

std::string read_file(const std::string& path) {
  std::error_code code;
  if (std::filesystem::is_directory(path, code)) {
    throw InputOutputError(fmt::format("{}: is a directory, expected a file", path));
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw InputOutputError(fmt::format("{}: cannot open: {}", path,
                                       std::generic_category().message(errno != 0 ? errno : EIO)));
  }
  std::ostringstream content;
  content << file.rdbuf();
  if (file.bad()) throw InputOutputError(fmt::format("{}: cannot read to the end", path));
  return std::move(content).str();
}

std::vector<TextSource> read_folder(const std::string& folder, std::string_view suffix) {
  std::error_code code;
  std::vector<std::string> paths;
  for (std::filesystem::recursive_directory_iterator it(folder, code), end; !code && it != end;
       it.increment(code)) {
    const std::string path = it->path().generic_string();
    if (it->is_regular_file() && path.ends_with(suffix)) paths.push_back(path);
  }
  if (code) {
    throw InputOutputError(fmt::format("{}: cannot read the folder: {}", folder, code.message()));
  }
  std::sort(paths.begin(), paths.end());
  std::vector<TextSource> sources;
  sources.reserve(paths.size());
  for (std::string& path : paths) {
    std::string text = read_file(path);
    sources.push_back({std::move(path), std::move(text)});
  }
  return sources;
}

struct WordLists::List {
  std::string text;
  std::once_flag once;
  std::vector<Word> words;  // of the text, once

  void read() {
    std::string_view rest = text;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty() || line.front() == '#') continue;
      const std::size_t tab = line.find('\t');
      const std::string value =
          tab == std::string_view::npos ? std::string() : std::string(line.substr(tab + 1));
      for (std::string& form : inflected(line.substr(0, tab))) {
        words.push_back({std::move(form), value});
      }
    }
  }
};

void WordLists::add(const TextSource& source) {
  std::shared_ptr<List>& list = lists_[std::filesystem::path(source.path).stem().string()];
  auto longer = std::make_shared<List>();  // copies of this object keep the list as it was
  if (list != nullptr) longer->text = list->text + '\n';
  longer->text += source.text;
  list = std::move(longer);
}

const std::vector<Word>* WordLists::find(std::string_view name) const {
  if (asked_ != nullptr) asked_->emplace(name);
  const auto it = lists_.find(std::string(name));
  if (it == lists_.end()) return nullptr;
  List& list = *it->second;
  std::call_once(list.once, [&] { list.read(); });
  return &list.words;
}

const std::vector<Word>& WordLists::get(std::string_view name) const {
  static const std::vector<Word> empty;
  const std::vector<Word>* words = find(name);
  return words == nullptr ? empty : *words;
}

std::vector<std::string> WordLists::names() const {
  std::vector<std::string> names;
  names.reserve(lists_.size());
  for (const auto& [name, words] : lists_) names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace vigie
