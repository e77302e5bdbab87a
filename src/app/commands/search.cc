// langnghe search: ask the indexes, build them anew, compare them with the rows.
// langnghe lookalikes: how good the suggestions are on labelled pairs (docs/lookalikes.md).
#include <fmt/core.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>

#include "app/commands/place_options.h"
#include "app/search.h"
#include "base/result.h"
#include "casework/search_sources.h"
#include "consultations/search_sources.h"
#include "directives/search_sources.h"
#include "initiatives/search_sources.h"
#include "ledger/log.h"
#include "meetings/search_sources.h"
#include "search/curve.h"
#include "search/find.h"
#include "search/measure.h"

namespace langnghe::app {
namespace {

struct Arguments {
  Place place;
  std::vector<std::string> words;
  bool staff = false;
  int limit = 20;
  std::string cases, pairs, settings, svg;
};

double ms_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

int ask(const Arguments& a) {
  const SystemClock clock;
  Deployment deployment(a.place, clock, 1);
  Search search(deployment, indexes_of(deployment, 1, search::Index::Use::kRead));
  search.indexes->open_saved();
  while (search.indexes->follow()) {
  }
  std::string typed;
  for (const std::string& word : a.words) {
    if (!typed.empty()) typed += ' ';
    typed += word.find(' ') == std::string::npos ? word : "\"" + word + "\"";
  }
  const auto audience = a.staff ? search::Audience::kStaff : search::Audience::kPublic;
  search::Wanted wanted;
  wanted.query = search::parse_query(typed, search.settings);
  for (const search::Source& source : search.indexes->sources())
    if (source.audience == audience) wanted.sight.push_back({source.number, true, {}});
  for (const search::Filter& filter : wanted.query.filters) {
    if (filter.field == "from" || filter.field == "to") {
      const auto day = parse_date(filter.value);
      if (!day) throw SetupError(filter.typed + ":" + filter.value + " is no date; write 2026-11-01");
      (filter.field == "from" ? wanted.from : wanted.until) = filter.field == "from" ? start_of(*day) : end_of(*day);
    } else if (filter.field != "unit") {
      wanted.facets.push_back({filter.field, {filter.value}, filter.negative});
    } else {
      throw SetupError(filter.typed + ": is for the pages; leave it out here");
    }
  }
  wanted.limit = static_cast<std::size_t>(a.limit);
  wanted.now = clock.now();
  const auto snapshot = search.indexes->now(audience);
  const auto begin = std::chrono::steady_clock::now();
  const search::Found found = search::find(*snapshot, wanted);
  const double ms = ms_since(begin);
  for (const search::Hit& hit : found.hits) {
    const search::Source* source = search.indexes->source(search::source_of(hit.key));
    const auto document = deployment.database->read(
        [&](storage::Session& session) { return source->one(session, search::id_of(hit.key)); });
    if (!document) continue;
    std::string code;
    for (const auto& [name, value] : document->facets)
      if (name == "code") code = value;
    fmt::print("{:.3f}  {} {}  {}\n", hit.score, source->kind, code, document->words.substr(0, document->words.find('\n')));
  }
  fmt::print("{}{} found{} in {:.1f} ms among {} documents\n", found.at_least ? "at least " : "", found.total,
             found.typing_errors ? ", one letter taken for another" : "", ms, snapshot->documents());
  return found.total > 0 ? 0 : 1;
}

int rebuild(const Arguments& a) {
  const SystemClock clock;
  Deployment deployment(a.place, clock, 2);
  try {
    const auto indexes = indexes_of(deployment, 1);
    const auto begin = std::chrono::steady_clock::now();
    indexes->rebuild();
    for (const auto audience : {search::Audience::kPublic, search::Audience::kStaff}) {
      const auto snapshot = indexes->now(audience);
      fmt::print("{}: {} documents, {} files, {:.1f} MB\n", audience == search::Audience::kPublic ? "public" : "officers",
                 snapshot->documents(), snapshot->parts.size(), static_cast<double>(snapshot->bytes()) / 1e6);
    }
    fmt::print("built in {:.1f} s\n", ms_since(begin) / 1000);
  } catch (const search::IndexInUse&) {
    for (int number = 1; std::filesystem::exists(search_folder(a.place, number)); ++number)
      search::Indexes::ask_rebuild(search_folder(a.place, number));
    fmt::print("the server that keeps the index was asked to build it anew; it goes on serving\n");
  }
  return 0;
}

int check(const Arguments& a) {
  const SystemClock clock;
  Deployment deployment(a.place, clock, 2);
  // What is saved, and what happened since: so it can be asked while a server keeps the folder.
  const auto indexes = indexes_of(deployment, 1, search::Index::Use::kRead);
  indexes->open_saved();
  // What a crash left without a number gets its number now: the index follows numbers.
  ledger::Log log(*deployment.database, clock, deployment.log_options());
  while (log.sequence_now()) {
  }
  while (indexes->follow()) {
  }
  const auto differences = indexes->check();
  for (const std::string& line : differences) fmt::print("{}\n", line);
  fmt::print("{}\n", differences.empty() ? "the index says what the rows say" : "run langnghe search rebuild");
  return differences.empty() ? 0 : 1;
}

int measure(const Arguments& a) {
  const std::string pack = a.place.pack.empty() ? share_folder("packs/vn") : a.place.pack;
  const search::Settings settings = search::Settings::load(a.settings.empty() ? pack + "/search.toml" : a.settings);
  const auto open = [](const std::string& path) {
    std::ifstream in(path);
    if (!in) throw SetupError(path + ": cannot be read");
    return in;
  };
  std::ifstream cases = open(a.cases), pairs = open(a.pairs);
  const search::Measured found =
      search::measure(settings, search::read_cases(cases, a.cases), search::read_pairs(pairs, a.pairs));
  fmt::print("{} cases, {} pairs ({} left out: a case is not there)\n", found.cases, found.pairs, found.left_out);
  fmt::print("recall at 1: {:.3f}, at 3: {:.3f}, at 10: {:.3f}, without a threshold\n", found.recall1, found.recall3, found.recall10);
  fmt::print("a question: {:.2f} ms, the slowest {:.2f} ms\n\n", found.query_ms, found.slowest_ms);
  fmt::print("threshold  recall  precision  suggested  quiet     (at most {} suggestions)\n", settings.suggestions);
  for (const search::AtThreshold& at : found.curve)
    fmt::print("{:9.2f}  {:6.3f}  {:9.3f}  {:9.2f}  {:5.3f}{}\n", at.threshold, at.recall, at.precision, at.suggested,
               at.quiet, std::abs(at.threshold - settings.threshold) < 0.001 ? "     shipped" : "");
  if (!a.svg.empty()) {
    std::ofstream out(a.svg);
    out << search::curve_svg(found, settings.threshold);
    if (!out.flush()) throw SetupError(a.svg + ": cannot be written");
  }
  return 0;
}

}  // namespace

std::vector<search::Source> search_sources(const directory::Directory& directory) {
  std::vector<search::Source> all;
  for (auto sources : {casework::search_sources(directory), directives::search_sources(), initiatives::search_sources(),
                       consultations::search_sources(), meetings::search_sources()})
    all.insert(all.end(), sources.begin(), sources.end());
  return all;
}

std::string search_folder(const Place& place, int number) {
  return place.data + "/search" + (number == 1 ? "" : "-" + std::to_string(number));
}

std::unique_ptr<search::Indexes> indexes_of(Deployment& deployment, int number, search::Index::Use use) {
  return std::make_unique<search::Indexes>(*deployment.database, search_sources(deployment.directory),
                                           search_folder(deployment.place, number), use);
}

std::unique_ptr<search::Indexes> free_indexes(Deployment& deployment) {
  for (int number = 1;; ++number) {
    try {
      return indexes_of(deployment, number);
    } catch (const search::IndexInUse&) {
      if (number == 64) throw;
    }
  }
}

void add_search_commands(CLI::App& root, int& exit_code) {
  auto a = std::make_shared<Arguments>();
  auto* command = root.add_subcommand("search", "Search as the pages do; the index and its rows compared; built anew");
  add_place_options(*command, a->place);
  command->add_option("words", a->words, "what to look for: words, \"phrases\", -not, kind:reflection, from:2026-11-01");
  command->add_flag("--staff", a->staff, "in all that officers may find, not only what is public");
  command->add_option("--limit", a->limit, "most lines")->check(CLI::Range(1, 1000))->capture_default_str();
  auto* again = command->add_subcommand("rebuild", "Build the index anew from the rows");
  auto* compare = command->add_subcommand("check", "Compare every document of the index with its row");
  for (CLI::App* one : {again, compare}) one->fallthrough();
  again->callback([a, &exit_code] { exit_code = rebuild(*a); });
  compare->callback([a, &exit_code] { exit_code = check(*a); });
  command->callback([a, &exit_code, again, compare] {
    if (again->parsed() || compare->parsed()) return;
    if (a->words.empty()) throw CLI::RequiredError("words, or rebuild, or check");
    exit_code = ask(*a);
  });
  auto* alike = root.add_subcommand("lookalikes", "Measure the suggestions on pairs that people have labelled");
  alike->add_option("--cases", a->cases, "CSV: id, opened, closed, words (or case_title, type), place, lat, lon")->required();
  alike->add_option("--pairs", a->pairs, "CSV: duplicate_id, original_id")->required();
  alike->add_option("--settings", a->settings, "weights and threshold, when not search.toml of the pack");
  alike->add_option("--pack", a->place.pack, "pack of rules and texts, when not packs/vn of the program");
  alike->add_option("--svg", a->svg, "a file for the curve as a picture");
  alike->callback([a, &exit_code] { exit_code = measure(*a); });
}

}  // namespace langnghe::app
