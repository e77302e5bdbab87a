// langnghe report: a statutory report as a file; langnghe insight: the counts behind them, checked.
#include <fmt/core.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "app/commands/place_options.h"
#include "app/insight.h"
#include "pages/insight/report_words.h"
#include "web/static_files.h"

namespace langnghe::app {
namespace {

struct Arguments {
  Place place;
  std::string name, period, unit, format = "csv", out, as_of, language = "vi";
};

// One self-contained page: the styles of the house stand in it.
std::string alone(std::string page) {
  std::string styles;
  for (const char* file : {"static/css/site.css", "static/css/letter.css"}) {
    std::ifstream in(share_folder(file), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    styles += text.str();
  }
  const auto head = page.find("</head>");
  if (head != std::string::npos) page.insert(head, "<style>" + styles + "</style>");
  return page;
}

int report(const Arguments& arguments) {
  const SystemClock clock;
  Deployment deployment(arguments.place, clock, 2);
  Insight insight(deployment);
  const insight::ReportForm* form = insight.forms.find(arguments.name);
  if (form == nullptr) {
    std::string known;
    for (const insight::ReportForm& one : insight.forms.all()) known += (known.empty() ? "" : ", ") + one.id;
    fmt::print(stderr, "langnghe: no report \"{}\"; there are {}\n", arguments.name, known);
    return 2;
  }
  const auto period = insight::parse_period(arguments.period);
  if (!period) {
    fmt::print(stderr, "langnghe: \"{}\" is no period; write 2026-Q1, 2026-H1, 2026-9M, 2026, 2026-03 or 2021-2025\n", arguments.period);
    return 2;
  }
  const directory::Unit* unit = deployment.directory.now()->unit(arguments.unit);
  if (unit == nullptr) {
    fmt::print(stderr, "langnghe: no unit \"{}\"; give its code, e.g. VN, 68 or 22945.UBND\n", arguments.unit);
    return 2;
  }
  Millis known = clock.now();
  if (!arguments.as_of.empty()) {
    const auto day = parse_date(arguments.as_of);
    const auto instant = day ? std::optional(end_of(*day) - 1) : parse_instant(arguments.as_of);
    if (!instant) {
      fmt::print(stderr, "langnghe: \"{}\" is no day; write 2026-03-31 or 2026-03-31T17:00\n", arguments.as_of);
      return 2;
    }
    known = std::min(known, *instant);
  }
  const bool terminal = isatty(STDERR_FILENO) != 0;
  insight.follower.follow(clock.now(), [&](std::int64_t done, std::int64_t total) {
    if (terminal) fmt::print(stderr, "\rcounting {} of {} cases", done, total);
  });
  if (terminal) fmt::print(stderr, "\r\x1b[K");
  const insight::Report made = deployment.database->read([&](storage::Session& session) {
    insight::Report out = insight::make_report(insight.room, session, *form, *period, unit->id, known);
    if (const auto before = insight::report_before(insight.room, session, *form, *period, unit->id)) out.findings = insight::check_report(out, &*before);
    return out;
  });
  const web::Catalogue catalogue(deployment.pack + "/translations");
  const web::Words words(catalogue, arguments.language == "en" ? web::Language::kEnglish : web::Language::kVietnamese);
  const auto directory = deployment.directory.now();
  if (arguments.format == "xlsx") {
    const std::string path = arguments.out.empty() ? form->id + "-" + unit->code + "-" + period->name + ".xlsx" : arguments.out;
    pages::report_xlsx(path, words, directory->units(), made);
    fmt::print(stderr, "{}\n", path);
  } else {
    std::string text;
    if (arguments.format == "csv") {
      text = pages::report_csv(words, directory->units(), made);
    } else {
      const web::Renderer renderer(catalogue, share_folder("templates"));
      web::View view("insight/report_paper");
      pages::fill_report_paper(view, words, directory->units(), made, nullptr, clock.now());
      text = alone(renderer.print(view, {.language = words.language(), .title = form->code}));
    }
    if (arguments.out.empty()) {
      std::cout << text;
    } else {
      std::ofstream out(arguments.out, std::ios::binary);
      if (!(out << text).flush()) throw SetupError(arguments.out + ": cannot be written");
    }
  }
  for (const insight::ReportFinding& finding : made.findings)
    fmt::print(stderr, "langnghe: {}\n", pages::finding_in_words(words, directory->units(), made, finding));
  return made.findings.empty() ? 0 : 1;
}

int check(const Place& place, bool recount) {
  const SystemClock clock;
  Deployment deployment(place, clock, 2);
  Insight insight(deployment);
  const bool terminal = isatty(STDERR_FILENO) != 0;
  const auto progress = [&](std::int64_t done, std::int64_t total) {
    if (terminal) fmt::print(stderr, "\rcounting {} of {} cases", done, total);
  };
  if (recount) {
    insight.follower.recount(clock.now(), progress);
    fmt::print("counted anew\n");
    return 0;
  }
  insight.follower.follow(clock.now(), progress);
  const auto wrong = insight.follower.check();
  for (const std::string& line : wrong) fmt::print("{}\n", line);
  if (wrong.empty())
    fmt::print("every ready count equals a full count\n");
  else
    fmt::print("{} differences or more; langnghe insight recount counts anew\n", wrong.size());
  return wrong.empty() ? 0 : 1;
}

}  // namespace

void add_report_command(CLI::App& root, int& exit_code) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = root.add_subcommand("report", "A statutory report; exit code 1 when it does not add up, and says where");
  command->add_option("name", arguments->name, "01-TCD, 02-TCD, 01-XLD … 04-XLD, 01-KQGQ … 04-KQGQ, DVK, HL")->required();
  command->add_option("--period", arguments->period, "2026-Q1, 2026-H1, 2026-9M, 2026, 2026-03, 2021-2025")->required();
  command->add_option("--unit", arguments->unit, "code of the unit; those below it are in it")->required();
  command->add_option("--format", arguments->format, "xlsx, csv or html")->check(CLI::IsMember({"xlsx", "csv", "html"}))->capture_default_str();
  command->add_option("--out", arguments->out, "file to write; default standard output, for xlsx NAME-UNIT-PERIOD.xlsx");
  command->add_option("--as-of", arguments->as_of, "as it was known at the end of that day, or at that time");
  command->add_option("--language", arguments->language, "vi or en")->check(CLI::IsMember({"vi", "en"}))->capture_default_str();
  add_place_options(*command, arguments->place);
  command->callback([arguments, &exit_code] { exit_code = report(*arguments); });
}

void add_insight_commands(CLI::App& root, int& exit_code) {
  CLI::App* group = root.add_subcommand("insight", "The counts behind reports and dashboards");
  group->require_subcommand(1);
  for (const bool recount : {false, true}) {
    auto place = std::make_shared<Place>();
    auto* command = group->add_subcommand(recount ? "recount" : "check", recount ? "count everything anew (after units moved)"
                                                                                 : "hold the ready counts against a full count");
    add_place_options(*command, *place);
    command->callback([place, recount, &exit_code] { exit_code = check(*place, recount); });
  }
}

}  // namespace langnghe::app
