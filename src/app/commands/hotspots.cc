// langnghe hotspots run: look for hot spots now. langnghe hotspots sample: made-up cases of the last
// months, among them an outbreak, so that there is something to see.
#include "app/hotspots.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>
#include <toml++/toml.h>

#include "app/commands.h"
#include "app/commands/place_options.h"
#include "base/result.h"
#include "casework/import.h"
#include "insight/scan/random.h"

namespace langnghe::app {

lifecycle::Lifecycle hotspot_lifecycle_of(const std::string& pack) {
  const directory::Roles roles = directory::Roles::load(pack + "/roles.toml");
  const notices::Templates templates = notices::Templates::load(pack + "/notices");
  return lifecycle::load_lifecycles(pack + "/lifecycles/insight",
                                    {.grant = [&](std::string_view grant) { return roles.known_action(grant); },
                                     .notice = [&](std::string_view notice) { return templates.known(notice); }})
      .front();
}

namespace {

namespace hs = insight::hotspots;

struct Arguments {
  Place place;
  std::string day;
  int threads = 0;
};

int run(const Arguments& arguments) {
  const SystemClock clock;
  Deployment deployment(arguments.place, clock, 2);
  const Hotspots hotspots(deployment);
  Date day = local_date(clock.now());
  if (!arguments.day.empty()) {
    const auto given = parse_date(arguments.day);
    if (!given || days_between(*given, day) < 0) {
      fmt::print(stderr, "--day {}: no day up to today; write it like {}\n", arguments.day, iso_date(day));
      return 2;
    }
    day = *given;
  }
  const hs::Run done = hs::run(hotspots.room, *deployment.database, "command", day, arguments.threads, clock.now());
  fmt::print("{} cases up to {} ({} imported left out, {} without a place), {} tests, {} findings, {} new alarms, {:.1f} s\n",
             done.cases, iso_date(done.day), done.left_out, done.nowhere, done.tests, done.found, done.opened,
             static_cast<double>(done.took) / 1000);
  deployment.database->read([&](storage::Session& session) {
    for (const hs::Alarm& one : hs::alarms(session, false, 50)) {
      std::string where;
      for (const std::string& commune : one.communes) where += (where.empty() ? "" : " ") + commune;
      fmt::print("{}  {:<10} {:<12} since {}  {:.0f} against {:.1f}  once in {} days  {}{}\n", one.code, hs::code_of(one.kind),
                 one.category.empty() ? "all" : one.category, iso_date(one.from), one.observed, one.expected,
                 one.recurrence_days, where, one.topic.empty() ? "" : "  \"" + one.topic + "\"");
    }
  });
  return 0;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

// PACK/sample/hotspots.toml: places, sentences, what breaks out. The same seed gives the same
// cases; their days end yesterday.
int sample(const Arguments& arguments) {
  const SystemClock clock;
  Deployment deployment(arguments.place, clock, 2);
  const Hotspots hotspots(deployment);
  const std::string file = deployment.pack + "/sample/hotspots.toml";
  toml::table table;
  try {
    table = toml::parse_file(file);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", file, error.source().begin.line, error.description()));
  }
  const Millis now = clock.now();
  const Date yesterday = add_days(local_date(now), -1);
  const int days = table["days"].value_or(120);
  insight::scan::Random random(static_cast<std::uint64_t>(table["seed"].value_or(1)), 0);
  const auto directory = deployment.directory.now();
  std::map<std::string, std::string> csv;  // by unit
  int number = 0;
  const auto one = [&](const toml::table& words, const std::string& commune, int ago, double open_share, int settle_days) {
    const directory::Unit* place = directory->unit(commune);
    const directory::Unit* unit = directory->units().committee_of(commune);
    const toml::array* texts = words["words"].as_array();
    if (place == nullptr || !place->place || unit == nullptr || texts == nullptr || texts->empty())
      throw SetupError(fmt::format("{}: commune {} or its words are not known", file, commune));
    const Millis opened = start_of(add_days(yesterday, -ago)) + (8 * 60 + random.below(600)) * kMinute;
    const Millis closed = opened + static_cast<Millis>(1 + random.below(static_cast<std::uint32_t>(settle_days))) * kDay;
    const bool open = closed >= now || random.unit() < open_share;
    const double lat = place->place->lat + 0.012 * (random.unit() - 0.5), lon = place->place->lon + 0.012 * (random.unit() - 0.5);
    csv[unit->code] += fmt::format("{},{},{},{},{},{},{:.5f},{:.5f},{}\r\n", ++number, iso_utc(opened), iso_utc(opened + 14 * kDay),
                                   open ? "" : iso_utc(closed), open ? "open" : "closed", words["category"].value_or(std::string("other")),
                                   lat, lon, quoted(texts->at(random.below(static_cast<std::uint32_t>(texts->size()))).value_or(std::string())));
  };
  const toml::array* communes = table["communes"].as_array();
  const toml::array* kinds = table["background"].as_array();
  if (communes == nullptr || kinds == nullptr) throw SetupError(file + ": communes and [[background]] are needed");
  for (int ago = days; ago >= 0; --ago) {
    const unsigned day = weekday(add_days(yesterday, -ago));
    const int count = static_cast<int>(random.below(day == 0 || day == 6 ? 4 : 9));
    for (int i = 0; i < count; ++i)
      one(*kinds->at(random.below(static_cast<std::uint32_t>(kinds->size()))).as_table(),
          communes->at(random.below(static_cast<std::uint32_t>(communes->size()))).value_or(std::string()), ago, 0.02, 12);
  }
  if (const toml::array* outbreaks = table["outbreak"].as_array())
    for (const toml::node& node : *outbreaks) {
      const toml::table& what = *node.as_table();
      const int from = what["from_days_ago"].value_or(6), to = what["to_days_ago"].value_or(0), cases = what["cases"].value_or(20);
      for (int i = 0; i < cases; ++i)
        one(what, what["commune"].value_or(std::string()), to + static_cast<int>(random.below(static_cast<std::uint32_t>(from - to + 1))),
            what["open_share"].value_or(0.8), 20);
    }
  casework::ImportMap map = casework::ImportMap::parse(
      "source = \"sample\"\nkind = \"reflection\"\nlanguage = \"vi\"\nunit = \"68.BTCD\"\ntimezone = \"UTC\"\npublish = true\n"
      "words = \"{words}\"\nplace = \"\"\n[columns]\nexternal = \"id\"\nopened = \"opened\"\ntarget = \"target\"\nclosed = \"closed\"\n"
      "status = \"status\"\ncategory = \"category\"\nlat = \"lat\"\nlon = \"lon\"\n[status]\nopen = [\"open\"]\nclosed = [\"closed\"]\n"
      "[categories]\ndefault = \"other\"\n", "sample");
  for (const auto& category : deployment.categories.all()) map.categories[category.id] = category.id;
  std::int64_t imported = 0;
  for (const auto& [unit, rows] : csv) {
    map.unit = unit;
    imported += casework::import_cases(deployment.casework, *deployment.database, map,
                                       "id,opened,target,closed,status,category,lat,lon,words\r\n" + rows, {}, now).imported;
  }
  const hs::Run done = hs::run(hotspots.room, *deployment.database, "command", yesterday, arguments.threads, now);
  ledger::Log log(*deployment.database, clock, deployment.log_options());
  log.sequence_now();
  fmt::print("SAMPLE: {} made-up cases, {} hot spots found: /staff/hotspots\n", imported, done.opened);
  return 0;
}

}  // namespace

void add_hotspots_commands(CLI::App& root, int& exit_code) {
  auto* command = root.add_subcommand("hotspots", "Where more cases are than chance explains (docs/hotspots.md)");
  command->require_subcommand(1);
  auto arguments = std::make_shared<Arguments>();
  auto* now = command->add_subcommand("run", "Look for hot spots now, write alarms, print those that are open");
  add_place_options(*now, arguments->place);
  now->add_option("--day", arguments->day, "the last day counted (default: today)");
  now->add_option("--threads", arguments->threads, "0: one a core")->check(CLI::Range(0, 256))->capture_default_str();
  now->callback([arguments, &exit_code] { exit_code = run(*arguments); });
  auto samples = std::make_shared<Arguments>();
  auto* made_up = command->add_subcommand("sample", "Made-up cases with outbreaks in them, for trying out only");
  add_place_options(*made_up, samples->place);
  made_up->callback([samples, &exit_code] { exit_code = sample(*samples); });
}

}  // namespace langnghe::app
