#include "pipeline/resource_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <bit>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace vigie {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the compiled format is little-endian; add byte swapping to port it");

// Like PNG's: a line end and a Ctrl-Z show a file mangled by a text-mode transfer.
constexpr std::string_view kMagic = "VIGIE\r\n\x1A";
constexpr std::uint32_t kByteOrderMark = 0x01020304;
constexpr std::size_t kAlignment = 16;

struct Header {
  char magic[8];
  std::uint32_t byte_order;
  std::uint32_t version;
  std::uint64_t file_size;
  std::uint64_t table_digest;  // of the section table, which holds each section's digest
  std::uint32_t section_count;
  std::uint32_t reserved;
};
static_assert(sizeof(Header) == 40);

struct SectionRow {
  char name[24];
  std::uint64_t offset;
  std::uint64_t size;
  std::uint64_t digest;
};
static_assert(sizeof(SectionRow) == 48);

std::size_t aligned(std::size_t size) {
  return (size + kAlignment - 1) / kAlignment * kAlignment;
}

std::string error_text(int code) {
  return std::generic_category().message(code);
}

// An open file descriptor, closed when it goes out of scope.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

constexpr const char* kRebuild = "rebuild it from the text sources with `vigie compile`";

}  // namespace

std::uint64_t digest_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

void ResourceBuilder::add(std::string_view name, std::string bytes) {
  sections_.push_back({std::string(name), std::move(bytes)});
}

std::string ResourceBuilder::finish() const {
  std::vector<SectionRow> table(sections_.size());
  std::size_t offset = aligned(sizeof(Header) + sections_.size() * sizeof(SectionRow));
  const std::size_t first = offset;
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    SectionRow& row = table[i];
    std::memset(row.name, 0, sizeof(row.name));
    sections_[i].name.copy(row.name, sizeof(row.name) - 1);
    row.offset = offset;
    row.size = sections_[i].bytes.size();
    row.digest = digest_of(sections_[i].bytes);
    offset = aligned(offset + row.size);
  }
  const std::string_view table_bytes(reinterpret_cast<const char*>(table.data()),
                                     table.size() * sizeof(SectionRow));
  Header header{};
  kMagic.copy(header.magic, sizeof(header.magic));
  header.byte_order = kByteOrderMark;
  header.version = kResourceVersion;
  header.file_size = offset;
  header.table_digest = digest_of(table_bytes);
  header.section_count = static_cast<std::uint32_t>(table.size());

  std::string file;
  file.reserve(offset);
  file.append(reinterpret_cast<const char*>(&header), sizeof(header));
  file.append(table_bytes);
  file.resize(first, '\0');
  for (const Section& section : sections_) {
    file.append(section.bytes);
    file.resize(aligned(file.size()), '\0');
  }
  return file;
}

std::shared_ptr<const ResourceFile> ResourceFile::open(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    throw ResourceError(fmt::format(
        "{}: cannot open the compiled resource: {}; make it with `vigie compile` or name another "
        "with --resource",
        path, error_text(errno)));
  }
  struct stat info {};
  if (::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
    throw ResourceError(fmt::format(
        "{}: not a regular file, expected a compiled resource; name one with --resource", path));
  }
  std::shared_ptr<ResourceFile> resource(new ResourceFile);
  resource->name_ = path;
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size > 0) {
    void* mapping = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.get(), 0);
    if (mapping == MAP_FAILED) {
      throw ResourceError(
          fmt::format("{}: cannot map {} bytes: {}", path, size, error_text(errno)));
    }
    resource->mapping_ = mapping;
    resource->bytes_ = {static_cast<const char*>(mapping), size};
  }
  resource->check();
  return resource;
}

std::shared_ptr<const ResourceFile> ResourceFile::from_bytes(std::string bytes,
                                                             const std::string& name) {
  std::shared_ptr<ResourceFile> resource(new ResourceFile);
  resource->name_ = name;
  resource->memory_.resize((bytes.size() + 15) / 8);
  char* home = reinterpret_cast<char*>(resource->memory_.data());
  // Sections are aligned to 16 bytes within the file; vectors only promise 8 for their elements.
  if (reinterpret_cast<std::uintptr_t>(home) % kAlignment != 0) home += 8;
  std::memcpy(home, bytes.data(), bytes.size());
  resource->bytes_ = {home, bytes.size()};
  resource->check();
  return resource;
}

ResourceFile::~ResourceFile() {
  if (mapping_ != nullptr) ::munmap(mapping_, bytes_.size());
}

void ResourceFile::refuse(const std::string& found, const std::string& expected,
                          const std::string& advice) const {
  throw ResourceError(fmt::format("{}: {}, expected {}; {}", name_, found, expected, advice));
}

void ResourceFile::check() {
  if (!bytes_.starts_with(kMagic.substr(0, bytes_.size()))) {
    std::string found = "a file that does not start with Vigie's mark";
    if (bytes_.starts_with("\x1F\x8B")) found = "a gzip file";
    if (bytes_.starts_with("\x28\xB5\x2F\xFD")) found = "a zstd file";
    if (bytes_.starts_with("VIGIE\n")) found = "a resource damaged by a text-mode transfer";
    if (bytes_.starts_with("name\t") || bytes_.starts_with("# "))
      found = "a text file, perhaps a list";
    refuse(found, "a compiled resource",
           "name one with --resource, or compile lists with `vigie compile`");
  }
  if (bytes_.size() < sizeof(Header)) {
    refuse(fmt::format("a file of {} bytes", bytes_.size()),
           fmt::format("a compiled resource of at least {} bytes", sizeof(Header)), kRebuild);
  }
  Header header{};
  std::memcpy(&header, bytes_.data(), sizeof(header));
  if (header.byte_order != kByteOrderMark) {
    refuse(fmt::format("byte order mark {:08x}", header.byte_order),
           fmt::format("{:08x} (little-endian)", kByteOrderMark), kRebuild);
  }
  if (header.version != kResourceVersion) {
    refuse(fmt::format("format version {}", header.version),
           fmt::format("version {}", kResourceVersion), kRebuild);
  }
  if (header.file_size != bytes_.size()) {
    refuse(fmt::format("{} bytes", bytes_.size()),
           fmt::format("{} as its header says (the file is cut or has grown)", header.file_size),
           kRebuild);
  }
  const std::size_t table_size = std::size_t{header.section_count} * sizeof(SectionRow);
  if (table_size > bytes_.size() - sizeof(Header)) {
    refuse(fmt::format("a table of {} sections", header.section_count), "one that fits the file",
           kRebuild);
  }
  const std::string_view table = bytes_.substr(sizeof(Header), table_size);
  if (digest_of(table) != header.table_digest) {
    refuse("a section table that does not match its digest", "an undamaged file", kRebuild);
  }
  digest_ = header.table_digest;
  for (std::uint32_t i = 0; i < header.section_count; ++i) {
    const char* row_bytes = table.data() + std::size_t{i} * sizeof(SectionRow);
    SectionRow row{};
    std::memcpy(&row, row_bytes, sizeof(row));
    row.name[sizeof(row.name) - 1] = '\0';
    if (row.offset % kAlignment != 0 || row.offset > bytes_.size() ||
        row.size > bytes_.size() - row.offset) {
      refuse(fmt::format("section \"{}\" outside the file", row.name), "one within it", kRebuild);
    }
    const std::string_view content = bytes_.substr(row.offset, row.size);
    if (digest_of(content) != row.digest) {
      refuse(fmt::format("section \"{}\" that does not match its digest", row.name),
             "an undamaged file", kRebuild);
    }
    infos_.push_back({{row_bytes, std::strlen(row.name)}, row.size, row.digest});
    contents_.push_back(content);
  }
}

void ResourceFile::check_multiple(std::string_view name, std::size_t size, std::size_t unit) const {
  if (size % unit == 0) return;
  refuse(fmt::format("section \"{}\" of {} bytes", name, size),
         fmt::format("a multiple of {}", unit), kRebuild);
}

std::string_view ResourceFile::section(std::string_view name) const {
  for (std::size_t i = 0; i < infos_.size(); ++i) {
    if (infos_[i].name == name) return contents_[i];
  }
  refuse(fmt::format("no section \"{}\"", name), "one", kRebuild);
}

std::string ResourceFile::digest() const {
  return fmt::format("{:016x}", digest_);
}

}  // namespace vigie
