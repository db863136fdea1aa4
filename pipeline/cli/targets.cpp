#include "pipeline/cli/targets.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "pipeline/cli/verbs.h"
#include "pipeline/nearest.h"
#include "vigie/error.h"

namespace vigie::cli {
namespace {

constexpr std::array<std::string_view, 3> kUnits = {"codepoint", "byte", "utf16"};
constexpr std::array<std::string_view, 5> kLayers = {"sentences", "tokens", "zones", "text",
                                                     "evidence"};
constexpr std::array<std::string_view, 3> kWhen = {"auto", "always", "never"};

const FormatRow& chosen_format(const Arguments& arguments, const Output& output) {
  if (arguments.verb == "explain") return *find_format("explain");
  const std::string name = arguments.get("format", output.is_terminal() ? "text" : "jsonl");
  if (const FormatRow* format = find_format(name)) {
    if (format->make != nullptr) return *format;
    throw UsageError(fmt::format(
        "--format {}: is files of its own, which no stream can hold; use --export NAME{}", name,
        format->ending));
  }
  std::vector<std::string_view> known;
  for (const FormatRow& format : format_table()) known.push_back(format.name);
  unknown_value("format", name, known);
}

bool wants_colour(const Arguments& arguments, const Output& output) {
  switch (choice(arguments, "colour", "auto", kWhen)) {
    case 1: return true;
    case 2: return false;
    default: break;
  }
  const char* no_colour = std::getenv("NO_COLOR");
  return output.is_terminal() && (no_colour == nullptr || *no_colour == '\0');
}

// One value of --export: FORMAT:FILE, or FILE with an ending that tells its format.
Export wanted_export(const std::string& value) {
  if (value == "-" || value.ends_with(":-")) {
    throw UsageError(
        fmt::format("--export {}: expected a file; --format is for standard output", value));
  }
  const std::size_t colon = value.find(':');
  if (colon != std::string::npos && colon + 1 < value.size()) {
    if (const FormatRow* format = find_format(value.substr(0, colon)))
      return {format, value.substr(colon + 1)};
  }
  if (const FormatRow* format = format_of_path(value)) return {format, value};
  std::string endings;
  for (const FormatRow& format : format_table()) {
    if (!format.ending.empty())
      endings += fmt::format("{}{}", endings.empty() ? "" : " ", format.ending);
  }
  throw UsageError(fmt::format(
      "--export: no format for \"{}\", expected an ending of {}, or FORMAT:FILE", value, endings));
}

void check_layers(const FormatRow& format, Layer provided, const Arguments& arguments) {
  const Layer missing = format.needs & ~provided;
  if (!any(missing)) return;
  throw UsageError(
      fmt::format("format {} shows {}, which `--until {}` does not make; go further or "
                  "choose another format",
                  format.name, layer_names(missing), arguments.get("until", {})));
}

}  // namespace

std::size_t choice(const Arguments& arguments, std::string_view flag, std::string_view otherwise,
                   std::span<const std::string_view> known) {
  const std::string value = arguments.get(flag, otherwise);
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] == value) return i;
  }
  unknown_value(flag, value, known);
}

Unit wanted_unit(const Arguments& arguments) {
  return static_cast<Unit>(choice(arguments, "unit", "codepoint", kUnits));
}

Shown shown_layers(const Arguments& arguments) {
  Shown shown;
  for (const std::string& layer : comma_values(arguments, "with")) {
    if (layer == "sentences") {
      shown.sentences = true;
    } else if (layer == "tokens") {
      shown.tokens = true;
    } else if (layer == "zones") {
      shown.zones = true;
    } else if (layer == "evidence") {
      shown.evidence = true;
    } else if (layer != "text") {
      unknown_value("with", layer, kLayers);
    }
  }
  return shown;
}

std::vector<TypeId> wanted_types(const Arguments& arguments, const TypeTable& types) {
  std::vector<TypeId> wanted;
  for (const std::string& name : comma_values(arguments, "types")) {
    const auto type = types.find(name);
    if (!type) {
      std::vector<std::string_view> names;
      for (std::size_t i = 0; i < types.size(); ++i)
        names.push_back(types.name(static_cast<TypeId>(i)));
      throw UsageError(
          fmt::format("--types: unknown \"{}\"; did you mean \"{}\"?", name, nearest(name, names)));
    }
    wanted.push_back(*type);
  }
  return wanted;
}

std::vector<Export> wanted_exports(const Arguments& arguments) {
  namespace fs = std::filesystem;
  std::error_code code;
  const auto place = [&](const std::string& path) {
    fs::path whole = fs::weakly_canonical(fs::absolute(path, code), code);
    return (whole.has_filename() ? whole : whole.parent_path()).string();
  };
  std::map<std::string, std::string> places;
  if (const std::string output = arguments.get("output", "-"); output != "-")
    places.emplace(place(output), "--output " + output);
  std::vector<Export> exports;
  for (const std::string& value : arguments.all("export")) {
    Export wanted = wanted_export(value);
    const auto [other, is_new] = places.emplace(place(wanted.path), "--export " + value);
    if (!is_new) {
      throw UsageError(
          fmt::format("--export {}: the same place as {}; name another", value, other->second));
    }
    if (!arguments.has("force") && fs::exists(wanted.path, code) &&
        (fs::is_regular_file(wanted.path, code) || fs::is_directory(wanted.path, code))) {
      throw UsageError(fmt::format("--export {}: is there already; --force replaces it", value));
    }
    exports.push_back(std::move(wanted));
  }
  return exports;
}

void check_format(const Arguments& arguments) {
  const Output standard("-");
  static_cast<void>(chosen_format(arguments, standard));
}

Targets::Targets(const Arguments& arguments, std::vector<Export> wanted, const Pipeline& pipeline,
                 WriterOptions options)
    : output_(arguments.get("output", "-")), exports_(std::move(wanted)) {
  const Layer provided = pipeline.provides();
  if (exports_.empty() || arguments.has("format") || arguments.has("output")) {
    const FormatRow& format = chosen_format(arguments, output_);
    check_layers(format, provided, arguments);
    options.colour = wants_colour(arguments, output_);
    writer_ = format.make(pipeline, options);
    writer_->begin(output_.buffer());
    formats_.push_back(&format);
  }
  options.colour = false;
  for (Export& target : exports_) {
    check_layers(*target.format, provided, arguments);
    target.exporter = make_exporter(*target.format, target.path, pipeline, options);
    formats_.push_back(target.format);
  }
}

void Targets::write(const Record& record) {
  if (writer_) writer_->write(record, output_.buffer());
}

bool Targets::write_exports(const Record& record) {
  bool good = true;
  for (const Export& target : exports_) {
    const auto fault = target.exporter->write(record);
    if (!fault) continue;
    complain(
        fmt::format("{}:{}: --export {}: {}", record.source, record.line, target.path, *fault));
    good = false;
  }
  return good;
}

void Targets::unless_closed(void (Output::*step)()) {
  try {
    (output_.*step)();
  } catch (const OutputClosed&) {
    if (exports_.empty()) throw;
    writer_.reset();
    output_.buffer().clear();
  }
}

void Targets::flush() {
  unless_closed(&Output::flush);
}

void Targets::flush_if_large() {
  unless_closed(&Output::flush_if_large);
}

void Targets::finish() {
  if (writer_) writer_->end(output_.buffer());
  unless_closed(&Output::finish);
  for (const Export& target : exports_) target.exporter->finish();
}

}  // namespace vigie::cli
