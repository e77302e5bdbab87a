// langnghe clock explain: one rule, one starting time, the due date and every reason for it.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/commands.h"
#include "base/result.h"
#include "legalclock/clock.h"
#include "web/catalogue.h"

namespace langnghe::app {
namespace {

namespace clk = legalclock;

struct Options {
  std::string rule, from, receipt, now, category;
  std::string pack = "packs/vn", format = "text", language = "vi";
  bool remote = false, complex = false, special = false;
  int target = 0;
  std::vector<std::string> pauses, extensions;
};

Millis instant(const std::string& option, const std::string& text) {
  const auto value = parse_instant(text);
  if (!value)
    throw CLI::ValidationError(option, "\"" + text +
                                           "\" is not a time; write 2026-07-01 or "
                                           "2026-07-01T09:00");
  return *value;
}

// "FROM/TO", or "FROM/" while it lasts.
clk::Pause pause_of(const std::string& text) {
  const auto slash = text.find('/');
  if (slash == std::string::npos)
    throw CLI::ValidationError("--pause",
                               "\"" + text + "\": write FROM/TO, or FROM/ while it lasts");
  clk::Pause pause{instant("--pause", text.substr(0, slash)), std::nullopt};
  if (slash + 1 < text.size()) pause.to = instant("--pause", text.substr(slash + 1));
  return pause;
}

// "DAYS/DOCUMENT"; the document's number may itself hold slashes.
clk::Extension extension_of(const std::string& text) {
  const auto slash = text.find('/');
  if (slash == std::string::npos || slash == 0 || slash > 4 ||
      text.find_first_not_of("0123456789") != slash)
    throw CLI::ValidationError("--extend", "\"" + text + "\": write DAYS/DOCUMENT");
  return {std::stoi(text.substr(0, slash)), text.substr(slash + 1), std::nullopt};
}

clk::Facts facts_of(const Options& options) {
  clk::Facts facts;
  facts.start = instant("--from", options.from);
  facts.remote = options.remote;
  facts.complex = options.complex;
  facts.special = options.special;
  facts.category = options.category;
  if (options.target > 0) facts.target_days = options.target;
  if (!options.receipt.empty()) facts.receipt = instant("--receipt", options.receipt);
  for (const std::string& each : options.pauses) facts.pauses.push_back(pause_of(each));
  for (const std::string& each : options.extensions)
    facts.extensions.push_back(extension_of(each));
  return facts;
}

std::string words(const clk::Reason& reason, web::Language language, const clk::Law& law,
                  const web::Catalogue& catalogue) {
  const clk::Words found = clk::reason_args(reason, web::code_of(language), law);
  std::vector<web::Arg> args;
  for (const auto& [name, value] : found.args)
    std::visit([&, &key = name](const auto& each) { args.emplace_back(key, each); }, value);
  return catalogue.text(language, found.key, args);
}

void print_json(const clk::Deadline& deadline, const clk::Facts& facts, web::Language language,
                const clk::Law& law, const web::Catalogue& catalogue) {
  const std::string_view code = web::code_of(language);
  nlohmann::ordered_json out;
  out["rule"] = deadline.rule_id;
  out["version"] = deadline.version;
  out["name"] = deadline.rule->name.in(code);
  out["citation"] = deadline.rule->citation.in(code);
  out["confidence"] = clk::confidence_code(deadline.rule->confidence);
  out["from"] = iso_local(facts.start);
  out["first_day"] = iso_date(deadline.first_day);
  out["due"] = iso_local(deadline.due);
  out["due_date"] = iso_date(deadline.due_date);
  out["state"] = clk::state_code(deadline.state);
  if (deadline.remaining) out["remaining"] = *deadline.remaining;
  if (deadline.warn_date) out["warn_date"] = iso_date(*deadline.warn_date);
  auto reasons = nlohmann::ordered_json::parse(clk::reasons_json(deadline.reasons));
  for (std::size_t i = 0; i < deadline.reasons.size(); ++i) {
    reasons[i]["text"] = words(deadline.reasons[i], language, law, catalogue);
    if (reasons[i].contains("cite"))
      reasons[i]["citation"] = law.rules.citation(deadline.reasons[i].citation, code);
  }
  out["reasons"] = std::move(reasons);
  std::printf("%s\n", out.dump(2).c_str());
}

void print_text(const clk::Deadline& deadline, bool with_state, web::Language language,
                const clk::Law& law, const web::Catalogue& catalogue) {
  const bool hours = deadline.rule->unit == clk::Unit::kHours;
  std::string due = hours ? iso_local(deadline.due)
                          : catalogue.text(language, "clock.due", {{"date", deadline.due_date}});
  if (with_state) {
    const std::string key = "clock.state." + std::string(clk::state_code(deadline.state));
    due += " (" + std::string(catalogue.text(language, key)) + ")";
  }
  std::printf("%s  %s\n%s\n", deadline.version.c_str(),
              deadline.rule->name.in(web::code_of(language)).c_str(), due.c_str());
  for (const clk::Reason& reason : deadline.reasons)
    std::printf("  - %s\n", words(reason, language, law, catalogue).c_str());
}

void explain(const Options& options, int& exit_code) {
  const clk::Facts facts = facts_of(options);
  const Millis now = options.now.empty() ? SystemClock().now() : instant("--now", options.now);
  const clk::Law law = clk::Law::load(options.pack);
  const web::Catalogue catalogue(options.pack + "/translations");
  const web::Language language =
      options.language == "en" ? web::Language::kEnglish : web::Language::kVietnamese;
  const auto deadline = clk::compute(law, options.rule, facts, now);
  if (!deadline) {
    const Error& error = deadline.error().front();
    std::fprintf(stderr, "langnghe clock: %s\n", catalogue.text(language, error).c_str());
    // A rule that does not exist is wrong use; anything else is the law saying no.
    exit_code = error.fault == Fault::kNotFound ? 2 : 1;
    return;
  }
  if (options.format == "json")
    print_json(*deadline, facts, language, law, catalogue);
  else
    // Nobody said how it went on: only the date is asked for, unless a time is named.
    print_text(*deadline, !options.now.empty(), language, law, catalogue);
}

}  // namespace

void add_clock_command(CLI::App& root, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* clock = root.add_subcommand("clock", "The legal clock: when something is due, and why");
  clock->require_subcommand(1);
  CLI::App* command = clock->add_subcommand("explain", "Print a due date and every reason for it");
  command->add_option("--rule", options->rule, "Rule or family: KN.res1, KN.accept")->required();
  command->add_option("--from", options->from, "When the starting event happened (local time)")
      ->required();
  command->add_option("--receipt", options->receipt,
                      "When the case came in; chooses the version of the law");
  command->add_option("--now", options->now, "Reckon as of this time instead of now");
  command->add_flag("--remote", options->remote, "A remote area that is hard to reach");
  command->add_flag("--complex", options->complex, "A complex case");
  command->add_flag("--special", options->special, "A specially complex case");
  command->add_option("--category", options->category, "Category, for targets by category");
  command->add_option("--target", options->target, "Days instead of the rule's target")
      ->check(CLI::PositiveNumber);
  command->add_option("--pause", options->pauses, "FROM/TO, or FROM/ while it lasts; repeatable");
  command->add_option("--extend", options->extensions, "DAYS/DOCUMENT; repeatable");
  command->add_option("--pack", options->pack, "Folder of the pack")->capture_default_str();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_option("--language", options->language, "vi or en")
      ->check(CLI::IsMember({"vi", "en"}))
      ->capture_default_str();
  command->callback([options, &exit_code] { explain(*options, exit_code); });
  add_redate_command(*clock, exit_code);
}

}  // namespace langnghe::app
