#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "pipeline/cli/files.h"
#include "pipeline/cli/in_order.h"
#include "pipeline/cli/run.h"
#include "pipeline/cli/verbs.h"
#include "pipeline/encoding.h"
#include "pipeline/formats/exporter.h"
#include "pipeline/formats/format_table.h"
#include "pipeline/formats/jsonl_reader.h"
#include "pipeline/formats/text_reader.h"
#include "pipeline/nearest.h"
#include "pipeline/text_source.h"
#include "stages/stage_table.h"

namespace vigie::cli {
namespace {

constexpr std::array<std::string_view, 3> kUnits = {"codepoint", "byte", "utf16"};
constexpr std::array<std::string_view, 3> kPer = {"file", "paragraph", "line"};
constexpr std::array<std::string_view, 2> kInputs = {"text", "jsonl"};
constexpr std::array<std::string_view, 5> kLayers = {"sentences", "tokens", "zones", "text",
                                                     "evidence"};
constexpr std::array<std::string_view, 3> kWhen = {"auto", "always", "never"};

// Index of `value` in `known`; a UsageError when it is not there.
std::size_t choice(const Arguments& arguments, std::string_view flag, std::string_view otherwise,
                   std::span<const std::string_view> known) {
  const std::string value = arguments.get(flag, otherwise);
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] == value) return i;
  }
  unknown_value(flag, value, known);
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

std::uint32_t wanted_zones(const Arguments& arguments) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kZoneKindCount; ++i)
    names.emplace_back(zone_name(static_cast<ZoneKind>(i)));
  std::uint32_t wanted = 0;
  for (const std::string& name : comma_values(arguments, "zones")) {
    const auto it = std::find(names.begin(), names.end(), name);
    if (it == names.end()) unknown_value("zones", name, names);
    wanted |= zone_bit(static_cast<ZoneKind>(it - names.begin()));
  }
  return wanted == 0 ? kAllZones : wanted;
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

// Ids of plain-text documents: the file's name without folder and ending, which is what people join
// on; the whole path where two files of the run would get the same.
std::map<std::string, std::string> document_ids(const std::vector<std::string>& files) {
  std::map<std::string, int> stems;
  const auto stem = [](const std::string& file) {
    return file == "-" ? std::string("stdin") : std::filesystem::path(file).stem().string();
  };
  for (const std::string& file : files) ++stems[stem(file)];
  std::map<std::string, std::string> ids;
  for (const std::string& file : files) ids[file] = stems[stem(file)] > 1 ? file : stem(file);
  return ids;
}

bool is_jsonl(const Arguments& arguments, const std::string& file) {
  if (arguments.has("input")) return choice(arguments, "input", "text", kInputs) == 1;
  return file.ends_with(".jsonl") || file.ends_with(".ndjson");
}

// The encoding of plain text as readers take it. JSON is always in UTF-8, so nothing else goes with
// a file of JSON Lines.
std::string wanted_encoding(const Arguments& arguments) {
  if (!arguments.has("encoding")) return {};
  std::string name = arguments.get("encoding", {});
  if (name == "auto") return name;
  std::optional<std::string> known = find_encoding(name);
  if (!known) {
    throw UsageError(fmt::format(
        "--encoding: unknown \"{}\", expected auto or a name that ICU knows; did you mean \"{}\"?",
        name, nearest_encoding(name)));
  }
  if (*known == "UTF-8") return *known;
  for (const std::string& file : input_files(arguments)) {
    if (!is_jsonl(arguments, file)) continue;
    throw UsageError(
        fmt::format("--encoding {} does not go with {}: JSON Lines are always UTF-8; convert the "
                    "file, or leave the option out",
                    name, file == "-" ? "--input jsonl" : file));
  }
  return *known;
}

// A file or folder to be written beside the output.
struct Export {
  const FormatRow* format;
  std::string path;
  std::unique_ptr<Exporter> exporter{};
};

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

// All of --export. What can be wrong with their paths is told before anything is read.
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

void check_layers(const FormatRow& format, Layer provided, const Arguments& arguments) {
  const Layer missing = format.needs & ~provided;
  if (!any(missing)) return;
  throw UsageError(
      fmt::format("format {} shows {}, which `--until {}` does not make; go further or "
                  "choose another format",
                  format.name, layer_names(missing), arguments.get("until", {})));
}

// 0 stands for all that there are.
std::size_t wanted_threads(const Arguments& arguments) {
  if (!arguments.has("threads")) return 0;
  const double number = arguments.number("threads", 1.0, 1.0, 1024.0);
  if (number != std::floor(number)) {
    throw UsageError(
        fmt::format("--threads: \"{}\", expected a whole number", arguments.get("threads", {})));
  }
  return static_cast<std::size_t>(number);
}

// Working memory for as many threads as are at work at once.
class Sessions {
 public:
  explicit Sessions(const Pipeline& pipeline) : pipeline_(pipeline) {}

  void run(Document& document) {
    std::unique_ptr<Session> session = take();
    pipeline_.run(document, *session);
    const std::lock_guard<std::mutex> lock(mutex_);
    free_.push_back(std::move(session));
  }

 private:
  std::unique_ptr<Session> take() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!free_.empty()) {
        std::unique_ptr<Session> session = std::move(free_.back());
        free_.pop_back();
        return session;
      }
    }
    return std::make_unique<Session>(pipeline_.start());
  }

  const Pipeline& pipeline_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Session>> free_;
};

// The run over all files: what each document needs is set up once.
class Run {
 public:
  // `writer` may be null: nothing goes to the output then.
  Run(const Arguments& arguments, const Pipeline& pipeline, Writer* writer, Output& output,
      std::vector<Export>& exports)
      : arguments_(arguments),
        encoding_(wanted_encoding(arguments)),
        written_(wanted_date(arguments)),
        files_(input_files(arguments)),
        ids_(document_ids(files_)),
        pipeline_(pipeline),
        sessions_(pipeline),
        writer_(writer),
        output_(output),
        exports_(exports),
        quiet_(arguments.has("quiet")) {}

  void all(std::size_t threads) {
    run_in_order({[this](InFlight& next) { return read(next); },
                  [this](Record& record) { sessions_.run(record.document); },
                  [this](InFlight& done) { write(done); }},
                 threads);
  }

  // What a scheme had no place for, once for the whole run.
  void tell_losses() const {
    if (quiet_ || left_out_.empty()) return;
    std::size_t total = 0;
    std::string types;
    for (const auto& [type, count] : left_out_) {
      total += count;
      types +=
          fmt::format("{}{} {}", types.empty() ? "" : ", ", pipeline_.types().name(type), count);
    }
    complain(fmt::format("--scheme {}: {} mention{} left out: {}", arguments_.get("scheme", {}),
                         total, total == 1 ? "" : "s", types));
  }

  // What comes behind the last document.
  void end_output() {
    if (writer_ != nullptr) writer_->end(output_.buffer());
    flush();
    output_.finish();
  }

  [[nodiscard]] bool failed() const { return failed_; }

 private:
  // The next document of all files, or what is wrong where it should be.
  bool read(InFlight& next) {
    reading_ = &next;
    while (file_ < files_.size()) {
      const std::string& path = files_[file_];
      try {
        if (!reader_) open(path);
        std::optional<ReadFault> fault;
        if (reader_->next(next.record, fault)) {
          waiting_ = false;
          if (fault) {
            const std::string place =
                fault->line == 0 ? path : fmt::format("{}:{}", path, fault->line);
            next.complaints.push_back(fmt::format("{}: {}", place, fault->message));
            next.failed = true;
            return true;
          }
          if (!next.record.document.date.is_full()) next.record.document.date = written_;
          next.has_document = true;
          return true;
        }
        close();
      } catch (const InputOutputError& error) {
        // A source that fails is reported, the others are done; a failing output ends the run.
        if (output_failed_) throw;
        std::string hint;
        if (arguments_.files.size() == 1 && arguments_.verb == "tag") hint = verb_hint(path);
        next.complaints.push_back(error.what() + hint);
        next.failed = true;
        close();
        return true;
      }
    }
    return !next.complaints.empty();
  }

  void open(const std::string& path) {
    input_.emplace(path, [this] { before_wait(); });
    const auto remark = [this, path](const std::string& text) {
      if (!quiet_) reading_->complaints.push_back(fmt::format("{}: {}", path, text));
    };
    const ReaderOptions options{static_cast<Per>(choice(arguments_, "per", "file", kPer)), path,
                                ids_.at(path), encoding_, remark};
    reader_ = is_jsonl(arguments_, path) ? make_jsonl_reader(*input_, options)
                                         : make_text_reader(*input_, options);
  }
  void close() {
    reader_.reset();
    input_.reset();
    ++file_;
  }

  // Whoever feeds a live pipe gets all answers before more is asked: those written so far now,
  // those still in work as they come.
  void before_wait() {
    const std::lock_guard<std::mutex> lock(output_mutex_);
    waiting_ = true;
    try {
      flush();
    } catch (const InputOutputError&) {
      output_failed_ = true;
      throw;
    }
  }

  // Who reads our output may have had enough (`| head`): what else is to be written still is.
  void flush() {
    try {
      output_.flush();
    } catch (const OutputClosed&) {
      if (exports_.empty()) throw;
      writer_ = nullptr;
    }
  }

  void write(InFlight& done) {
    for (const std::string& complaint : done.complaints) complain(complaint);
    failed_ = failed_ || done.failed;
    if (!done.has_document) return;
    const Record& record = done.record;
    warn(record);
    for (const Mention& mention : record.document.mentions) {
      if (mention.verdict.reason == Reason::outside_scheme) ++left_out_[mention.type];
    }
    {
      const std::lock_guard<std::mutex> lock(output_mutex_);
      if (writer_ != nullptr) writer_->write(record, output_.buffer());
      if (waiting_ || output_.is_large()) flush();
    }
    for (const Export& target : exports_) {
      const auto fault = target.exporter->write(record);
      if (!fault) continue;
      complain(
          fmt::format("{}:{}: --export {}: {}", record.source, record.line, target.path, *fault));
      failed_ = true;
    }
  }

  // Ill-formed bytes are kept and marked; people should still hear of them, once a document.
  void warn(const Record& record) const {
    if (quiet_ || record.document.diagnostics.empty()) return;
    std::map<DiagnosticCode, std::pair<std::size_t, std::uint32_t>> counts;
    for (const Diagnostic& diagnostic : record.document.diagnostics) {
      const auto it = counts.try_emplace(diagnostic.code, 0, diagnostic.original.begin).first;
      it->second.first += diagnostic.count;
    }
    for (const auto& [code, count] : counts) {
      complain(fmt::format("{}:{}: {} {}, the first at byte {}{}", record.source, record.line,
                           count.first, diagnostic_name(code), count.second, advice(record, code)));
    }
  }

  [[nodiscard]] std::string_view advice(const Record& record, DiagnosticCode code) const {
    switch (code) {
      case DiagnosticCode::ill_formed_utf8:
        // JSON is UTF-8 in any case.
        return encoding_.empty() && record.members.empty()
                   ? "; if the text is not UTF-8, name its --encoding"
                   : "";
      case DiagnosticCode::encoded_twice:
        return "; UTF-8 was read as windows-1252 and encoded once more: repair the text";
      default: return "";
    }
  }

  static std::string verb_hint(const std::string& path) {
    std::error_code code;
    if (std::filesystem::exists(path, code) || path.find('/') != std::string::npos) return {};
    std::vector<std::string_view> verbs;
    for (const VerbRow& verb : verb_table()) verbs.push_back(verb.name);
    const std::string_view verb = nearest(path, verbs);
    return edit_distance(path, verb) > 2 ? std::string()
                                         : fmt::format(" (or did you mean the verb `{}`?)", verb);
  }

  const Arguments& arguments_;
  std::string encoding_;  // as asked for
  DocumentDate written_;  // --dct
  std::map<TypeId, std::size_t> left_out_;
  // Of reading.
  const std::vector<std::string> files_;
  const std::map<std::string, std::string> ids_;
  std::size_t file_ = 0;  // being read
  std::optional<Input> input_;
  std::unique_ptr<Reader> reader_;
  InFlight* reading_ = nullptr;  // what is being filled
  // Of annotating.
  const Pipeline& pipeline_;
  Sessions sessions_;
  // Of writing, which goes on while the next document is being read.
  Writer* writer_;
  std::mutex output_mutex_;  // of the output
  Output& output_;
  std::atomic<bool> waiting_{false};        // for input, as far as is known
  std::atomic<bool> output_failed_{false};  // while input was waited for
  std::vector<Export>& exports_;
  bool quiet_;
  bool failed_ = false;
};

}  // namespace

DocumentDate wanted_date(const Arguments& arguments) {
  if (!arguments.has("dct")) return {};
  const std::string text = arguments.get("dct", {});
  const DocumentDate date = DocumentDate::from_iso(text);
  if (!date.is_full()) {
    throw UsageError(fmt::format(
        "--dct: \"{}\", expected a day of the calendar as year-month-day, such as 2021-12-31",
        text));
  }
  return date;
}

std::optional<Scheme> wanted_scheme(const Arguments& arguments, const Resources& resources) {
  if (!arguments.has("scheme")) return std::nullopt;
  const std::string name = arguments.get("scheme", {});
  if (name.ends_with(".scheme")) {
    std::vector<Fault> faults;
    std::string text;
    try {
      text = read_file(name);
    } catch (const InputOutputError& error) {
      throw ConfigError({}, error.what());  // no document that failed: nothing can be done at all
    }
    Scheme scheme = parse_scheme({name, std::move(text)}, faults);
    report(faults);
    if (!faults.empty()) throw ConfigError({}, fmt::format("--scheme {}: nothing was done", name));
    return scheme;
  }
  std::vector<std::string_view> known;
  for (const Scheme& scheme : resources.schemes) {
    if (scheme.name == name) return scheme;
    known.push_back(scheme.name);
  }
  unknown_value("scheme", name, known);
}

int tag(const Arguments& arguments) {
  // Everything that can be wrong with the command line is checked before any input is read.
  static_cast<void>(choice(arguments, "per", "file", kPer));
  if (arguments.has("input") && choice(arguments, "input", "text", kInputs) == 1 &&
      arguments.has("per")) {
    throw UsageError(
        "--per cuts plain text, but --input jsonl has a document a line; leave one out");
  }
  static_cast<void>(wanted_encoding(arguments));
  static_cast<void>(wanted_date(arguments));
  static_cast<void>(list_options(arguments));
  const std::size_t threads = wanted_threads(arguments);
  std::vector<Export> exports = wanted_exports(arguments);
  WriterOptions options;
  options.unit = static_cast<Unit>(choice(arguments, "unit", "codepoint", kUnits));
  options.shown = shown_layers(arguments);
  options.zones = wanted_zones(arguments);
  if (!arguments.has("output")) {
    const Output standard("-");
    static_cast<void>(chosen_format(arguments, standard));
  }

  std::vector<Fault> faults;
  const std::shared_ptr<Resources> resources = open_and_report(arguments, faults);
  const std::optional<Scheme> scheme = wanted_scheme(arguments, *resources);
  const Pipeline pipeline =
      make_pipeline(*resources, arguments.get("until", {}), scheme ? &*scheme : nullptr);
  options.types = wanted_types(arguments, pipeline.types());
  options.min_score = static_cast<float>(arguments.number("min-score", 0.0, 0.0, 1.0));
  if (arguments.has("stamp")) options.stamp = resources->file->digest();
  const Layer provided = pipeline.provides();
  options.open_mentions = !any(provided & Layer::verdicts);
  if (arguments.has("until")) {
    // A prefix is run to see what it makes.
    options.shown.zones = options.shown.zones || any(provided & Layer::zones);
    options.shown.tokens = options.shown.tokens || any(provided & Layer::tokens);
    options.shown.sentences = options.shown.sentences || any(provided & Layer::sentences);
  }

  Output output(arguments.get("output", "-"));
  std::unique_ptr<Writer> writer;
  if (exports.empty() || arguments.has("format") || arguments.has("output")) {
    const FormatRow& format = chosen_format(arguments, output);
    check_layers(format, provided, arguments);
    options.colour = wants_colour(arguments, output);
    writer = format.make(pipeline, options);
    writer->begin(output.buffer());
  }
  options.colour = false;
  for (Export& target : exports) {
    check_layers(*target.format, provided, arguments);
    target.exporter = make_exporter(*target.format, target.path, pipeline, options);
  }

  Run run(arguments, pipeline, writer.get(), output, exports);
  run.all(threads);
  run.tell_losses();
  run.end_output();
  for (const Export& target : exports) target.exporter->finish();
  return run.failed() || !faults.empty() ? kFailed : kDone;
}

}  // namespace vigie::cli
