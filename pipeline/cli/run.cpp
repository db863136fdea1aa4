#include "pipeline/cli/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>

#include "pipeline/cli/files.h"
#include "pipeline/cli/verbs.h"
#include "pipeline/nearest.h"
#include "vigie/error.h"
#include "vigie/version.h"

namespace vigie::cli {
namespace {

int print(const std::string& text) {
  Output output("-");
  output.buffer() = text;
  output.finish();
  return kDone;
}

int dispatch(const Arguments& arguments) {
  if (arguments.has("help") || arguments.verb == "help") return print(help_text());
  if (arguments.has("version")) return print(fmt::format("vigie {}\n", kVersion));
  if (arguments.verb == "eval") return eval(arguments);
  if (arguments.verb == "convert") return convert(arguments);
  if (arguments.verb == "verify") return verify(arguments);
  if (arguments.verb == "compile") return compile(arguments);
  if (arguments.verb == "lint") return lint(arguments);
  if (arguments.verb == "info") return info(arguments);
  if (arguments.verb == "lookup") return lookup(arguments);
  if (arguments.verb == "diff") return diff(arguments);
  if (arguments.verb == "train") return train(arguments);
  return tag(arguments);
}

}  // namespace

int run(const std::vector<std::string>& words) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error code, handled where we write
  try {
    return dispatch(parse_arguments(words));
  } catch (const OutputClosed&) {
    return kDone;
  } catch (const UsageError& error) {
    complain(error.what());
    return kUsage;
  } catch (const InputOutputError& error) {
    complain(error.what());
    return kFailed;
  } catch (const Error& error) {
    complain(error.what());
    return kConfiguration;
  } catch (const std::bad_alloc&) {
    complain("out of memory; cut the input with --per paragraph or --per line");
    return kFailed;
  } catch (const std::exception& error) {
    complain(fmt::format("internal error: {}; please report it", error.what()));
    return kFailed;
  }
}

std::string resource_path(const Arguments& arguments) {
  if (arguments.has("resource")) return arguments.get("resource", {});
  if (const char* path = std::getenv("VIGIE_RESOURCE"); path != nullptr && *path != '\0')
    return path;
  const std::filesystem::path folder = program_folder();
  std::error_code code;
  const std::filesystem::path installed = folder / ".." / "share" / "vigie" / "fr.vigie";
  if (!std::filesystem::exists(folder / "fr.vigie", code) &&
      std::filesystem::exists(installed, code)) {
    return installed.lexically_normal().string();
  }
  return (folder / "fr.vigie").string();
}

std::vector<std::string> input_files(const Arguments& arguments) {
  return arguments.files.empty() ? std::vector<std::string>{"-"} : arguments.files;
}

std::vector<std::string> comma_values(const Arguments& arguments, std::string_view flag) {
  std::vector<std::string> values;
  for (const std::string& value : arguments.all(flag)) {
    std::size_t begin = 0;
    while (begin <= value.size()) {
      const std::size_t comma = std::min(value.find(',', begin), value.size());
      if (comma > begin) values.push_back(value.substr(begin, comma - begin));
      begin = comma + 1;
    }
  }
  return values;
}

void unknown_value(std::string_view flag, std::string_view value,
                   std::span<const std::string_view> known) {
  throw UsageError(fmt::format("--{}: unknown \"{}\", expected one of {}; did you mean \"{}\"?",
                               flag, value, fmt::join(known, ", "), nearest(value, known)));
}

void report(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    complain(fmt::format("{}: {}{}", fault.place.to_string(), fault.warning ? "warning: " : "",
                         fault.message));
  }
}

}  // namespace vigie::cli
