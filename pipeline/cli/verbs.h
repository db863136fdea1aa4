// One function a verb. Each returns an exit code and may throw Error or OutputClosed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gazetteers/list_file.h"
#include "pipeline/cli/flags.h"
#include "stages/resources.h"

namespace vigie::cli {

int tag(const Arguments& arguments);  ///< also `explain`: the same run, another format
int eval(const Arguments& arguments);
int convert(const Arguments& arguments);
int verify(const Arguments& arguments);
int compile(const Arguments& arguments);
int lint(const Arguments& arguments);
int info(const Arguments& arguments);
int train(const Arguments& arguments);
int lookup(const Arguments& arguments);
int diff(const Arguments& arguments);

/// The resource that --resource, VIGIE_RESOURCE or the program's place name.
[[nodiscard]] std::string resource_path(const Arguments& arguments);

/// The resource and the user's lists and rules, as --lists, --exclude, --rules, --type,
/// --list-format, --cache and the environment tell. Throws UsageError.
[[nodiscard]] ResourceOptions resource_options(const Arguments& arguments);

/// How lists are to be read: --type and --list-format. Throws UsageError.
[[nodiscard]] ListOptions list_options(const Arguments& arguments);

/// Opens what resource_options() names. Faults are reported, and left in `faults`. Throws Error.
[[nodiscard]] std::shared_ptr<Resources> open_and_report(const Arguments& arguments,
                                                         std::vector<Fault>& faults);

/// The day of writing that --dct names; all zero without it. Throws UsageError.
[[nodiscard]] DocumentDate wanted_date(const Arguments& arguments);

/// What --scheme names: a scheme of the resource, or a file. Nothing without it. Throws Error.
[[nodiscard]] std::optional<Scheme> wanted_scheme(const Arguments& arguments,
                                                  const Resources& resources);

/// The files to read: "-" when none is named.
[[nodiscard]] std::vector<std::string> input_files(const Arguments& arguments);

/// Splits every value of a repeated flag at commas.
[[nodiscard]] std::vector<std::string> comma_values(const Arguments& arguments,
                                                    std::string_view flag);

/// Throws UsageError that names the nearest of `known`.
[[noreturn]] void unknown_value(std::string_view flag, std::string_view value,
                                std::span<const std::string_view> known);

/// One line on standard error for each fault.
void report(const std::vector<Fault>& faults);

}  // namespace vigie::cli
