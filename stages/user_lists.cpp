#include "stages/user_lists.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <filesystem>
#include <optional>
#include <system_error>

#include "gazetteers/compiler.h"
#include "pipeline/atomic_file.h"
#include "pipeline/packed.h"
#include "pipeline/resource_file.h"
#include "pipeline/text_source.h"
#include "vigie/version.h"

namespace vigie {
namespace {

// Raise it when lists are read or compiled otherwise than before, the file's layout being the same.
constexpr std::uint32_t kCacheVersion = 1;
constexpr char kKey[] = "user.key";
constexpr char kFaults[] = "user.faults";
// Smaller lists are compiled faster than they are worth a file.
constexpr std::size_t kWorthKeeping = 65536;

void pack_wide(std::uint64_t value, std::string& out) {
  pack_number(static_cast<std::uint32_t>(value), out);
  pack_number(static_cast<std::uint32_t>(value >> 32U), out);
}

// How a list is read, and which one it is.
void pack_identity(const UserList& list, std::string& out) {
  pack_text(list.path, out);
  pack_number(list.options.format ? static_cast<std::uint32_t>(*list.options.format) + 1 : 0, out);
  pack_text(list.options.type, out);
  pack_number(list.options.exclude ? 1 : 0, out);
}

std::string pack_faults(const std::vector<Fault>& faults) {
  std::string out;
  pack_number(static_cast<std::uint32_t>(faults.size()), out);
  for (const Fault& fault : faults) {
    pack_text(fault.place.file, out);
    pack_number(fault.place.line, out);
    pack_number(fault.place.column, out);
    pack_text(fault.message, out);
  }
  return out;
}

std::vector<Fault> unpack_faults(std::string_view bytes) {
  std::vector<Fault> faults;
  PackedReader reader(bytes);
  for (std::uint32_t left = reader.number(); left > 0; --left) {
    Fault fault;
    fault.place.file = reader.text();
    fault.place.line = reader.number();
    fault.place.column = reader.number();
    fault.message = reader.text();
    faults.push_back(std::move(fault));
  }
  return faults;
}

// Lists with their texts, and what a compiled file of them is called and must say.
class Kept {
 public:
  Kept(const std::vector<UserList>& lists, const std::vector<std::string>& texts,
       const ListSurroundings& surroundings, const std::string& folder) {
    if (folder.empty()) return;
    std::size_t size = 0;
    std::error_code code;
    std::string names;
    for (const UserList& list : lists) {
      // A pipe has no name that stands for its bytes.
      if (!std::filesystem::is_regular_file(list.path, code)) return;
      const std::filesystem::path path = std::filesystem::absolute(list.path, code);
      if (code) return;
      pack_text(path.lexically_normal().string(), names);
      pack_identity(list, names);
    }
    pack_number(kCacheVersion, key_);
    pack_text(kVersion, key_);
    pack_text(U_UNICODE_VERSION, key_);
    pack_wide(Tokeniser::fingerprint(surroundings.words), key_);
    pack_wide(surroundings.words_digest, key_);
    for (std::size_t i = 0; i < lists.size(); ++i) {
      pack_identity(lists[i], key_);
      pack_wide(texts[i].size(), key_);
      pack_wide(digest_of(texts[i]), key_);
      size += texts[i].size();
    }
    if (size >= kWorthKeeping) {
      path_ = fmt::format("{}/{:016x}.lists", folder, digest_of(names));
    }
  }

  // The gazetteer and the faults of an earlier run. Nothing when there is none to be trusted.
  [[nodiscard]] std::shared_ptr<const Gazetteer> find(TypeTable& types,
                                                      std::vector<Fault>& faults) const {
    if (path_.empty()) return nullptr;
    try {
      const std::shared_ptr<const ResourceFile> file = ResourceFile::open(path_);
      if (file->section(kKey) != key_) return nullptr;
      const std::vector<Fault> known = unpack_faults(file->section(kFaults));
      auto gazetteer = std::make_shared<const Gazetteer>(file, types);
      faults.insert(faults.end(), known.begin(), known.end());
      return gazetteer;
    } catch (const Error&) {
      return nullptr;  // not there, damaged, of another version
    }
  }

  // Adds to `builder` what `find` will ask for, and leaves the bytes for the next run.
  void keep(const std::string& bytes) const {
    if (path_.empty()) return;
    try {
      std::error_code code;
      const std::filesystem::path folder = std::filesystem::path(path_).parent_path();
      if (std::filesystem::create_directories(folder, code)) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, code);
      }
      write_atomically(path_, bytes);
    } catch (const Error&) {
      // The next run compiles again.
    }
  }
  void describe(const std::vector<Fault>& faults, ResourceBuilder& builder) const {
    if (path_.empty()) return;
    builder.add(kKey, key_);
    builder.add(kFaults, pack_faults(faults));
  }

 private:
  std::string path_;  // empty: nothing is kept
  std::string key_;
};

}  // namespace

std::string read_user_list(const UserList& list) {
  try {
    return read_file(list.path);
  } catch (const InputOutputError& error) {
    throw ConfigError({}, error.what());  // not a document that failed
  }
}

std::shared_ptr<const Gazetteer> open_user_lists(const std::vector<UserList>& lists,
                                                 const ListSurroundings& surroundings,
                                                 const std::string& cache, TypeTable& types,
                                                 std::vector<Fault>& faults) {
  std::vector<std::string> texts;
  texts.reserve(lists.size());
  for (const UserList& list : lists) texts.push_back(read_user_list(list));
  const Kept kept(lists, texts, surroundings, cache);
  if (auto gazetteer = kept.find(types, faults)) return gazetteer;

  std::vector<ListFile> read;
  std::vector<Fault> found;
  std::size_t unusable = 0;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    read.push_back(read_list(texts[i], lists[i].path, lists[i].options, found));
    if (!read.back().usable) ++unusable;
    texts[i] = {};
  }
  if (unusable > 0) {
    faults.insert(faults.end(), found.begin(), found.end());
    throw ConfigError({}, fmt::format("{} list{} cannot be used, nothing was done", unusable,
                                      unusable == 1 ? "" : "s"));
  }
  ResourceBuilder builder;
  compile_gazetteer(read, surroundings.words, surroundings.tokeniser.name_cutter(), builder, found);
  kept.describe(found, builder);
  std::string bytes = builder.finish();
  kept.keep(bytes);
  faults.insert(faults.end(), found.begin(), found.end());
  return std::make_shared<const Gazetteer>(ResourceFile::from_bytes(std::move(bytes), "--lists"),
                                           types);
}

}  // namespace vigie
