// langnghe officer add|list|grant|revoke|end|reset: who works here and what each may do. Run
// by whoever holds the keys of the machine; every change is an entry in the log.
#include <fmt/core.h>

#include <memory>

#include "app/commands.h"
#include "app/commands/place_options.h"
#include "base/result.h"
#include "directory/commands.h"
#include "ledger/ledger.h"
#include "web/catalogue.h"

namespace langnghe::app {
namespace {

struct Arguments {
  Place place;
  directory::NewOfficer officer;
  std::string login, role, unit, from, to;
  std::vector<std::string> kinds;
  std::int64_t grant = 0;
};

Date day_or_today(const std::string& text, const Clock& clock, const char* option) {
  if (text.empty()) return local_date(clock.now());
  const auto day = parse_date(text);
  if (!day) throw SetupError(fmt::format("{}: \"{}\" is not a day; write it as 2026-07-01", option, text));
  return *day;
}

const directory::Officer& officer_of(const directory::Snapshot& snapshot, const std::string& login) {
  const directory::Officer* found = snapshot.officer_by_login(login);
  if (found == nullptr)
    throw SetupError(fmt::format("--login: nobody has the login {}; langnghe officer list shows all", login));
  return *found;
}

// Says each refusal in words; 1: the answer is "no".
template <class T>
int told(const Deployment& deployment, const Result<T>& result) {
  if (result) return 0;
  const web::Catalogue catalogue(deployment.pack + "/translations");
  for (const Error& error : result.error())
    fmt::print(stderr, "langnghe: officer: {}{}{}\n", error.field, error.field.empty() ? "" : ": ",
               catalogue.text(web::Language::kEnglish, error));
  return 1;
}

int add(Arguments& arguments) {
  const SystemClock clock;
  Deployment deployment(arguments.place, clock, 1);
  arguments.officer.login = arguments.login;
  arguments.officer.unit = arguments.unit;
  arguments.officer.valid_from = day_or_today(arguments.from, clock, "--from");
  if (arguments.officer.title_en.empty()) arguments.officer.title_en = arguments.officer.title_vi;
  const std::string password = accounts::one_time_password();
  const std::string hash = accounts::hash_password({}, password);
  const auto added = deployment.database->write([&](storage::Transaction& tx) -> Result<std::int64_t> {
    const auto id = directory::add_officer(tx, deployment.directory, arguments.officer, {}, clock.now());
    if (!id) return id;
    if (const auto opened = accounts::create_account(tx, *id, arguments.login, hash, true, clock.now()); !opened)
      return tl::unexpected<Errors>(opened.error());
    return id;
  });
  if (const int no = told(deployment, added); no != 0) return no;
  fmt::print("{} may sign in once with the password {} and then chooses another; grant a role next\n",
             arguments.login, password);
  return 0;
}

int list(const Arguments& arguments) {
  const SystemClock clock;
  Deployment deployment(arguments.place, clock, 1);
  const auto now = deployment.directory.now();
  const Date today = local_date(clock.now());
  for (const directory::Unit& unit : now->units().all())
    for (const directory::Officer* officer : now->officers_of(unit.code, today)) {
      fmt::print("{:<24} {} ({}, {})\n", officer->login, officer->name, officer->post.title_vi, unit.name_vi);
      for (const directory::Grant* grant : now->grants_of(officer->id))
        fmt::print("  grant {:<6} {} at {}{}\n", grant->id, grant->role, grant->unit,
                   grant->valid_on(today) ? "" : " (not in force today)");
    }
  return 0;
}

int grant(const Arguments& arguments) {
  const SystemClock clock;
  Deployment deployment(arguments.place, clock, 1);
  directory::NewGrant wanted;
  wanted.officer = officer_of(*deployment.directory.now(), arguments.login).id;
  wanted.role = arguments.role;
  wanted.unit = arguments.unit;
  wanted.kinds = arguments.kinds;
  wanted.valid_from = day_or_today(arguments.from, clock, "--from");
  if (!arguments.to.empty()) wanted.valid_to = day_or_today(arguments.to, clock, "--to");
  const auto granted = deployment.database->write([&](storage::Transaction& tx) {
    return directory::grant_role(tx, deployment.directory, wanted, {}, clock.now());
  });
  if (const int no = told(deployment, granted); no != 0) return no;
  fmt::print("grant {}: {} is {} at {}\n", *granted, arguments.login, arguments.role, arguments.unit);
  return 0;
}

int revoke(const Arguments& arguments) {
  const SystemClock clock;
  Deployment deployment(arguments.place, clock, 1);
  const Date end = day_or_today(arguments.to, clock, "--to");
  return told(deployment, deployment.database->write([&](storage::Transaction& tx) {
    return directory::revoke_role(tx, deployment.directory, arguments.grant, end, {}, clock.now());
  }));
}

int end(const Arguments& arguments) {
  const SystemClock clock;
  Deployment deployment(arguments.place, clock, 1);
  const std::int64_t id = officer_of(*deployment.directory.now(), arguments.login).id;
  const Date day = day_or_today(arguments.to, clock, "--to");
  const int no = told(deployment, deployment.database->write([&](storage::Transaction& tx) {
    return directory::end_officer(tx, deployment.directory, id, day, {}, clock.now());
  }));
  // A day to come leaves the account open until then: pages ask for the officer's days each time.
  if (no != 0 || day > local_date(clock.now())) return no;
  return told(deployment, deployment.accounts.set_open(id, false, 0));
}

int reset(const Arguments& arguments) {
  const SystemClock clock;
  Deployment deployment(arguments.place, clock, 1);
  const std::int64_t id = officer_of(*deployment.directory.now(), arguments.login).id;
  const auto password = deployment.accounts.reset_password(id, 0);
  if (const int no = told(deployment, password); no != 0) return no;
  if (const int no = told(deployment, deployment.accounts.reset_totp(id, 0)); no != 0) return no;
  fmt::print("{} may sign in once with the password {} and then chooses another\n", arguments.login, *password);
  return 0;
}

}  // namespace

void add_officer_command(CLI::App& root, int& exit_code) {
  auto* officer = root.add_subcommand("officer", "Who works here and what each may do");
  officer->require_subcommand(1);
  const auto sub = [&](const char* name, const char* what, int (*run)(Arguments&)) {
    auto arguments = std::make_shared<Arguments>();
    auto* command = officer->add_subcommand(name, what);
    add_place_options(*command, arguments->place);
    command->callback([arguments, run, &exit_code] { exit_code = run(*arguments); });
    return std::pair{command, arguments};
  };
  {
    const auto [command, a] = sub("add", "A new officer, with a password to be changed at once", add);
    command->add_option("--login", a->login, "3 to 64 of a-z 0-9 . _ -")->required();
    command->add_option("--name", a->officer.name, "name as on letters")->required();
    command->add_option("--unit", a->unit, "code of the unit of the post")->required();
    command->add_option("--title", a->officer.title_vi, "title of the post, Vietnamese")->required();
    command->add_option("--title-en", a->officer.title_en, "title of the post, English");
    command->add_flag("--head", a->officer.head, "heads the unit: signs, and is told when something is late");
    command->add_option("--from", a->from, "first day; default today");
  }
  sub("list", "Officers of today with their grants", [](Arguments& a) { return list(a); });
  {
    const auto [command, a] = sub("grant", "Give a role in a unit and all below it", [](Arguments& b) { return grant(b); });
    command->add_option("--login", a->login)->required();
    command->add_option("--role", a->role, "desk, handler, leader, … (packs/vn/roles.toml)")->required();
    command->add_option("--unit", a->unit, "code of the unit")->required();
    command->add_option("--kind", a->kinds, "only for these kinds of case");
    command->add_option("--from", a->from, "first day; default today");
    command->add_option("--to", a->to, "the first day on which no more");
  }
  {
    const auto [command, a] = sub("revoke", "End a grant", [](Arguments& b) { return revoke(b); });
    command->add_option("grant", a->grant, "number, from langnghe officer list")->required();
    command->add_option("--to", a->to, "the first day on which no more; default today");
  }
  {
    const auto [command, a] = sub("end", "An officer leaves: all grants end", [](Arguments& b) { return end(b); });
    command->add_option("--login", a->login)->required();
    command->add_option("--to", a->to, "the first day on which no more; default today");
  }
  {
    const auto [command, a] = sub("reset", "A new password; the authenticator is forgotten", [](Arguments& b) { return reset(b); });
    command->add_option("--login", a->login)->required();
  }
}

}  // namespace langnghe::app
