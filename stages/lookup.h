// What the lists know of a name, and why it is found or not.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "stages/resources.h"

namespace vigie {

/// An entry that a name leads to.
struct LookupHit {
  Gazetteer::Entry entry;    ///< views live as long as the resources
  std::string_view form;     ///< the form of the entry that is meant: its name or an alias
  std::string_view type;     ///< full name
  std::string_view list;     ///< name of the list
  std::string_view path;     ///< its file
  bool user = false;         ///< of the user's lists
  bool drops_first = false;  ///< the first word is no part of the name: "au Caire"
  bool found = false;        ///< a text that says the name as given gets this entry
  bool exact = false;        ///< same letters
  std::uint8_t folds = 0;    ///< Fold bits that the name needs to become the form; none for another
                             ///< spelling, found by its sounds or as a slip
  std::string why_not;       ///< when not found: what forbids it
};

/// What is known of one name.
struct Lookup {
  std::string name;                       ///< as it was read: valid UTF-8, in NFC
  std::vector<LookupHit> hits;            ///< found ones first, then the user's, then by list
  std::size_t longer = 0;                 ///< names that start with it and go on
  std::vector<std::string_view> samples;  ///< some of these, at most five
};

/// Looks `name` up as if a text consisted of it. Bytes that are not UTF-8 are no letters. Slower
/// than tagging: all names are looked at for the longer ones.
[[nodiscard]] Lookup look_up(const Resources& resources, std::string_view name);

}  // namespace vigie
