// langnghe scan: the scan statistic over files (docs/scan.md).
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <unistd.h>

#include "app/commands.h"
#include "base/result.h"
#include "insight/scan/day.h"
#include "insight/scan/input.h"
#include "insight/scan/output.h"
#include "insight/scan/scan.h"

namespace langnghe::app {

namespace {

namespace sc = insight::scan;

enum class Format { kText, kJson, kCsv, kGeojson };

struct Options {
  sc::Files files;
  sc::Settings settings;
  sc::LoadOptions load;
  std::string from, to, out;
  double max_km = 0, max_length_share = 0;
  int max_length = 0;
  Format format = Format::kText;
};

// A whole month or year stands for its first day at the start, its last day at the end.
Date date_of(const std::string& text, const char* option, bool last) {
  const auto day = sc::parse_day(text, 2000);
  if (!day) throw CLI::ValidationError(option, "\"" + text + "\" is no date; write 2026-07-01");
  return last ? day->last() : day->date;
}

std::string shown(const Options& options, const sc::Input& input, const sc::Result& result) {
  switch (options.format) {
    case Format::kJson:
      return sc::as_json(input, options.settings, result);
    case Format::kCsv:
      return sc::as_csv(input, options.settings, result);
    case Format::kGeojson:
      return sc::as_geojson(input, options.settings, result);
    case Format::kText:
      break;
  }
  return sc::as_text(input, options.settings, result);
}

void run(const CLI::App& command, Options& options) {
  auto& settings = options.settings;
  if (!options.from.empty()) settings.from = date_of(options.from, "--from", false);
  if (!options.to.empty()) settings.to = date_of(options.to, "--to", true);
  if (command.count("--max-km") > 0) settings.max_km = options.max_km;
  if (command.count("--max-length") > 0) settings.max_length = options.max_length;
  if (command.count("--max-length-share") > 0) {
    settings.max_length_share = options.max_length_share;
  }
  if (options.format == Format::kGeojson && settings.coordinates == sc::Coordinates::kCartesian) {
    throw CLI::ValidationError("--format", "geojson needs --coordinates latlong");
  }
  if (settings.shape == sc::Shape::kSpace && settings.mode == sc::Mode::kProspective) {
    throw CLI::ValidationError("--shape", "space has no present; use --mode retrospective");
  }
  if (settings.model == sc::Model::kPermutation && settings.shape != sc::Shape::kSpaceTime) {
    throw CLI::ValidationError("--model",
                               "permutation compares places with times; use --shape space-time");
  }

  const auto loaded = sc::load(options.files, settings, options.load);
  if (loaded.skipped_cases > 0) {
    std::fprintf(stderr, "langnghe: %zu cases lie outside the study period and were skipped\n",
                 loaded.skipped_cases);
  }
  const bool terminal = isatty(STDERR_FILENO) != 0;
  if (terminal) {
    settings.progress = [](int done, int total) {
      constexpr int kWidth = 40;
      const int filled = total > 0 ? kWidth * done / total : kWidth;
      std::fprintf(stderr, "\r[%-*.*s] %d of %d replicas ", kWidth, filled,
                   "########################################", done, total);
    };
  }
  const auto result = sc::scan(loaded.input, settings);
  if (terminal) std::fprintf(stderr, "\r%72s\r", "");

  const std::string text = shown(options, loaded.input, result);
  if (options.out.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (std::fflush(stdout) != 0) throw SetupError("scan: standard output cannot be written");
    return;
  }
  std::ofstream file(options.out, std::ios::binary);
  file << text;
  if (!file.flush()) throw SetupError(options.out + ": cannot be written; check the folder");
}

}  // namespace

void add_scan_command(CLI::App& root, int& exit_code) {
  auto* command = root.add_subcommand(
      "scan", "Find clusters of cases in space and time (scan statistic, docs/scan.md)");
  auto options = std::make_shared<Options>();
  auto& settings = options->settings;

  const std::map<std::string, sc::Model> models{{"permutation", sc::Model::kPermutation},
                                                {"poisson", sc::Model::kPoisson}};
  const std::map<std::string, sc::Shape> shapes{{"space", sc::Shape::kSpace},
                                                {"time", sc::Shape::kTime},
                                                {"space-time", sc::Shape::kSpaceTime}};
  const std::map<std::string, sc::Mode> modes{{"retrospective", sc::Mode::kRetrospective},
                                              {"prospective", sc::Mode::kProspective}};
  const std::map<std::string, sc::TimeUnit> units{
      {"day", sc::TimeUnit::kDay}, {"month", sc::TimeUnit::kMonth}, {"year", sc::TimeUnit::kYear}};
  const std::map<std::string, sc::Coordinates> coordinates{
      {"latlong", sc::Coordinates::kLatLong}, {"cartesian", sc::Coordinates::kCartesian}};
  const std::map<std::string, Format> formats{{"text", Format::kText},
                                              {"json", Format::kJson},
                                              {"csv", Format::kCsv},
                                              {"geojson", Format::kGeojson}};

  command->add_option("--model", settings.model, "permutation or poisson")
      ->transform(CLI::CheckedTransformer(models));
  command->add_option("--shape", settings.shape, "space, time or space-time")
      ->transform(CLI::CheckedTransformer(shapes));
  command->add_option("--mode", settings.mode, "retrospective or prospective")
      ->transform(CLI::CheckedTransformer(modes));
  command->add_option("--cases", options->files.cases, "file of cases: id, count, date")
      ->required();
  command->add_option("--places", options->files.places, "file of places: id, latitude, longitude");
  command->add_option("--population", options->files.population,
                      "file of people at risk: id, date, people");
  command->add_option("--from", options->from, "first day of the study; default the first case");
  command->add_option("--to", options->to, "last day of the study; default the last case");
  command->add_option("--time-unit", settings.time_unit, "day, month or year")
      ->transform(CLI::CheckedTransformer(units));
  command->add_option("--time-length", settings.time_length, "time units in a piece of time");
  command->add_option("--max-km", options->max_km, "largest radius, km (or units of x, y)");
  command->add_option("--max-share", settings.max_share,
                      "largest share of the cases, or of the population, in a circle");
  command->add_option("--max-length", options->max_length, "longest window in time units");
  command->add_option("--max-length-share", options->max_length_share,
                      "longest window as share of the study; default 0.5 without --max-length");
  command->add_option("--min-cases", settings.min_cases, "fewest cases in a cluster");
  command->add_option("--coordinates", settings.coordinates, "latlong or cartesian")
      ->transform(CLI::CheckedTransformer(coordinates));
  command->add_option("--replicas", settings.replicas, "random replicas for the p-values");
  command->add_option("--sequential-stop", settings.stop_after,
                      "stop when so many replicas beat the best cluster; 0 never");
  command->add_option("--max-p", settings.max_p, "tell secondary clusters up to this p-value");
  command->add_option("--max-clusters", settings.max_clusters, "tell at most so many clusters");
  command->add_option("--seed", settings.seed, "the same seed gives the same answer");
  command->add_option("--threads", settings.threads, "0: one a core");
  command->add_flag("--skip-outside", options->load.skip_outside,
                    "leave out cases outside the study period instead of refusing them");
  command->add_option("--format", options->format, "text, json, csv or geojson")
      ->transform(CLI::CheckedTransformer(formats));
  command->add_option("--out", options->out, "write there instead of to standard output");
  command->callback([command, options, &exit_code] {
    run(*command, *options);
    exit_code = 0;
  });
}

}  // namespace langnghe::app
