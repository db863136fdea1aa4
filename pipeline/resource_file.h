// The container of compiled data: named sections in one file, mapped and checked.
// Layout: docs/file-format.md.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vigie/error.h"

namespace vigie {

/// The number in the header; a file of another version is refused.
inline constexpr std::uint32_t kResourceVersion = 7;

/// Puts sections into one file image. Not thread-safe.
class ResourceBuilder {
 public:
  /// Adds a section. Precondition: 1 to 23 bytes of name, not used before.
  void add(std::string_view name, std::string bytes);

  /// Adds an array of plain little-endian values as a section.
  template <typename T>
  void add_array(std::string_view name, const std::vector<T>& values) {
    add(name, std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)));
  }

  /// The whole file. Same sections in the same order give the same bytes.
  [[nodiscard]] std::string finish() const;

 private:
  struct Section {
    std::string name;
    std::string bytes;
  };
  std::vector<Section> sections_;
};

/// A compiled resource, mapped from disk or held in memory. Immutable; safe in any thread.
/// Views into it live as long as the object.
class ResourceFile {
 public:
  /// Maps and checks a file: magic, byte order, version, size, digest of every section. Throws
  /// ResourceError that says what was found, what was expected and what to do.
  static std::shared_ptr<const ResourceFile> open(const std::string& path);

  /// Takes a file image made by ResourceBuilder, with the same checks. `name` stands in messages.
  static std::shared_ptr<const ResourceFile> from_bytes(std::string bytes, const std::string& name);

  ~ResourceFile();
  ResourceFile(const ResourceFile&) = delete;
  ResourceFile& operator=(const ResourceFile&) = delete;
  ResourceFile(ResourceFile&&) = delete;
  ResourceFile& operator=(ResourceFile&&) = delete;

  /// Bytes of a section. Throws ResourceError when there is none.
  [[nodiscard]] std::string_view section(std::string_view name) const;

  /// A section as an array. Throws ResourceError when its size is no multiple of T's.
  template <typename T>
  [[nodiscard]] std::span<const T> array(std::string_view name) const {
    const std::string_view bytes = section(name);
    check_multiple(name, bytes.size(), sizeof(T));
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }

  struct SectionInfo {
    std::string_view name;
    std::uint64_t size;
    std::uint64_t digest;
  };
  [[nodiscard]] const std::vector<SectionInfo>& sections() const { return infos_; }
  /// Digest of the whole: what `--stamp` and `info` show. Sixteen hexadecimal digits.
  [[nodiscard]] std::string digest() const;
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint64_t size() const { return bytes_.size(); }

 private:
  ResourceFile() = default;
  void check();
  void check_multiple(std::string_view name, std::size_t size, std::size_t unit) const;
  [[noreturn]] void refuse(const std::string& found, const std::string& expected,
                           const std::string& advice) const;

  std::string name_;
  std::string_view bytes_;
  void* mapping_ = nullptr;
  std::vector<std::uint64_t> memory_;  // aligned home of an in-memory image
  std::vector<SectionInfo> infos_;
  std::vector<std::string_view> contents_;
  std::uint64_t digest_ = 0;
};

/// 64-bit digest (XXH3) of `bytes`.
[[nodiscard]] std::uint64_t digest_of(std::string_view bytes);

}  // namespace vigie
