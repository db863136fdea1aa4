// Entity types: built-in coarse ones, finer kinds after a dot, and the user's own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vigie {

/// Index into a TypeTable. Coarse built-in types have fixed values, see `types`.
using TypeId = std::uint16_t;

namespace types {
inline constexpr TypeId PER = 0;
inline constexpr TypeId LOC = 1;
inline constexpr TypeId ORG = 2;
inline constexpr TypeId GROUP = 3;
inline constexpr TypeId PROD = 4;
inline constexpr TypeId EVENT = 5;
inline constexpr TypeId DATE = 6;
inline constexpr TypeId TIME = 7;
inline constexpr TypeId DURATION = 8;
inline constexpr TypeId SET = 9;
inline constexpr TypeId MONEY = 10;
inline constexpr TypeId PERCENT = 11;
inline constexpr TypeId QUANTITY = 12;
inline constexpr TypeId EMAIL = 13;
inline constexpr TypeId URL = 14;
inline constexpr TypeId PHONE = 15;
inline constexpr TypeId IBAN = 16;
inline constexpr TypeId SIRET = 17;
inline constexpr TypeId SIREN = 18;
inline constexpr TypeId NIR = 19;
inline constexpr TypeId PLATE = 20;
inline constexpr TypeId DOI = 21;
inline constexpr TypeId ISBN = 22;
inline constexpr TypeId ISSN = 23;
/// Not a type of entity: list entries of this type say that a form is no name.
inline constexpr TypeId NONE = 24;
inline constexpr TypeId built_in_count = 25;
}  // namespace types

/// Names of types <-> small numbers. Filled while a pipeline is put together, then only read:
/// `intern` must not run beside any other call; the const calls may run in any number of threads.
class TypeTable {
 public:
  /// Starts with the built-in coarse types at their fixed numbers.
  TypeTable();

  /// The number of `name`, added if new. "ORG.military" also adds "ORG". Nothing when it is neither
  /// well-formed nor letters, then digits, _, -, between dots; or 65,000 types are there already.
  std::optional<TypeId> intern(std::string_view name);

  [[nodiscard]] std::optional<TypeId> find(std::string_view name) const;

  /// The full name, for example "ORG.military". The view lives as long as the table.
  [[nodiscard]] std::string_view name(TypeId type) const { return rows_[type].name; }

  /// The type before the first dot: coarse("ORG.military") is "ORG".
  [[nodiscard]] TypeId coarse(TypeId type) const { return rows_[type].coarse; }

  [[nodiscard]] std::size_t size() const { return rows_.size(); }

  /// Capitals, digits and underscores, then any number of ".lower-case" kinds.
  [[nodiscard]] static bool is_well_formed(std::string_view name);

 private:
  struct Row {
    std::string name;
    TypeId coarse;
  };
  std::vector<Row> rows_;
  std::unordered_map<std::string, TypeId> index_;
};

}  // namespace vigie
