#include "app/deployment.h"

#include "app/hotspots.h"
#include "app/initiatives.h"
#include "app/procedures.h"
#include "app/satisfaction.h"
#include "app/promises.h"

#include <fmt/core.h>

#include <cstdlib>
#include <filesystem>

#include "base/encoding.h"
#include "base/result.h"
#include "casework/casework.h"
#include "consultations/consultations.h"
#include "directives/directives.h"
#include "directory/commands.h"
#include "documents/images.h"
#include "ledger/ledger.h"
#include "insight/open_data/open_data.h"
#include "links/names.h"
#include "meetings/meetings.h"
#include "insight/reports/review.h"
#include "notices/notices.h"
#include "pages/letters/letter_room.h"
#include "search/settings.h"
#include "storage/migration.h"
#include "vault/vault.h"
#include "web/catalogue.h"

namespace langnghe::app {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<storage::Database> open_database(const Place& place, int readers) {
  storage::Options options;
  options.url = place.database_url();
  options.readers = readers;
  return storage::Database::open(options);
}

lifecycle::KnownNames known_names(const directory::Roles& roles, const legalclock::Rules& rules,
                                  const lifecycle::Lists& lists,
                                  const notices::Templates& templates) {
  return {.grant = [&roles](std::string_view grant) { return roles.known_action(grant); },
          .clock = [&rules](std::string_view clock) { return rules.known(clock); },
          .list = [&lists](std::string_view list) { return lists.find(list) != nullptr; },
          .notice = [&templates](std::string_view notice) { return templates.known(notice); },
          .guard = casework::known_guard,
          .facts = casework::own_facts()};
}

std::map<std::string, casework::Lifecycle, std::less<>> lifecycles_of(const std::string& pack,
                                                                      const legalclock::Law& law,
                                                                      const lifecycle::Lists& lists,
                                                                      const notices::Templates& templates) {
  const directory::Roles roles = directory::Roles::load(pack + "/roles.toml");
  std::map<std::string, casework::Lifecycle, std::less<>> out;
  for (casework::Lifecycle& one :
       lifecycle::load_lifecycles(pack + "/lifecycles", known_names(roles, law.rules, lists, templates)))
    out.emplace(one.kind, std::move(one));
  return out;
}

// As the lifecycles, letters are proved before anything starts: a wrong placeholder would show
// only on somebody's paper.
documents::LetterKinds letters_of(const std::string& pack) {
  const std::string folder = pack + "/letters";
  const auto problems = documents::LetterKinds::check(folder, pages::known_placeholder);
  if (!problems.empty()) throw SetupError(problems.front());
  return documents::LetterKinds::load(folder);
}

casework::Urging urging_of(const std::string& pack, const notices::Templates& templates) {
  return casework::Urging::load(pack + "/notices/urging.toml",
                                [&](std::string_view notice) { return templates.known(notice); });
}

std::string pack_of(const Place& place) {
  return place.pack.empty() ? share_folder("packs/vn") : place.pack;
}

// The key is process-wide and every command appends: set before anything else runs.
Keys keys_of(const Place& place) {
  Keys keys = load_keys(place.keys_folder());
  ledger::set_subject_key(keys.subject);
  return keys;
}

}  // namespace

lifecycle::Lifecycle model_lifecycle_of(const std::string& pack) {
  const directory::Roles roles = directory::Roles::load(pack + "/roles.toml");
  return lifecycle::load_lifecycles(pack + "/lifecycles/initiatives",
                                    {.grant = [&roles](std::string_view grant) { return roles.known_action(grant); }})
      .front();
}

lifecycle::Lifecycle dossier_lifecycle_of(const std::string& pack, const legalclock::Law& law) {
  const directory::Roles roles = directory::Roles::load(pack + "/roles.toml");
  return lifecycle::load_lifecycles(pack + "/lifecycles/procedures",
                                    {.grant = [&roles](std::string_view grant) { return roles.known_action(grant); },
                                     .clock = [&law](std::string_view clock) { return law.rules.known(clock); }})
      .front();
}

std::string Place::database_url() const {
  return database.empty() ? "sqlite:" + data + "/langnghe.db" : database;
}
std::string Place::keys_folder() const { return keys.empty() ? data + "/keys" : keys; }
std::string Place::attachments_folder() const { return data + "/attachments"; }
std::string Place::open_data_folder() const { return data + "/open-data"; }

std::string share_folder(const std::string& name) {
  std::vector<fs::path> roots;
  if (const char* share = std::getenv("LANGNGHE_SHARE")) roots.emplace_back(share);
  std::error_code error;
  fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  // build/langnghe, build/bench/seed, or installed beside the folders.
  for (int up = 0; up < 4 && !program.empty(); ++up, program = program.parent_path())
    roots.push_back(program);
  for (const fs::path& root : roots)
    if (fs::is_directory(root / name, error)) return (root / name).string();
  throw SetupError(fmt::format("{}: not found beside the program; set LANGNGHE_SHARE to the folder that holds it", name));
}

std::vector<storage::Migration> all_migrations() {
  std::vector<storage::Migration> all;
  for (auto steps : {ledger::migrations(), directory::migrations(), accounts::migrations(),
                     documents::migrations(), vault::migrations(), links::migrations(),
                     notices::migrations(), casework::migrations(), consultations::migrations(),
                     directives::migrations(), insight::migrations(), insight::hotspots::migrations(), initiatives::migrations(),
                     meetings::migrations(), procedures::migrations(), satisfaction::migrations()})
    all.insert(all.end(), steps.begin(), steps.end());
  return all;
}

std::vector<std::string> check_pack(const std::string& pack) {
  std::vector<std::string> problems;
  for (const legalclock::Problem& problem : legalclock::check_pack(pack)) problems.push_back(problem.text());
  const auto attempt = [&](auto&& load) {
    try {
      load();
    } catch (const SetupError& error) {
      problems.emplace_back(error.what());
    }
  };
  attempt([&] { casework::Categories::load(pack + "/categories.toml"); });
  attempt([&] { directory::read_pack_units(pack); });
  attempt([&] { directory::CommuneMap::load(pack + "/geo/communes.json"); });
  attempt([&] { documents::AcceptRules::load(pack + "/forms/attachments.toml"); });
  for (std::string& problem : documents::LetterKinds::check(pack + "/letters", pages::known_placeholder))
    problems.push_back(std::move(problem));
  attempt([&] { vault::Purposes::load(pack + "/forms/purposes.toml"); });
  attempt([&] { meetings::Pack::load(pack); });
  attempt([&] { links::Kinds::load(pack + "/links.toml"); });
  attempt([&] { consultations::Pack::load(pack); });
  attempt([&] { directives::Pack::load(pack + "/directives.toml"); });
  attempt([&] { initiatives::Programme::load(pack + "/initiatives"); });
  attempt([&] { procedures::Catalogue::load(pack); });
  attempt([&] { satisfaction::Pack::load(pack); });
  attempt([&] { insight::ReportForms::load(pack + "/reports"); });
  attempt([&] { search::Settings::load(pack + "/search.toml"); });
  attempt([&] { insight::ReviewForm::load(pack + "/review.toml", insight::ReportForms::load(pack + "/reports")); });
  attempt([&] { web::Catalogue(pack + "/translations"); });
  attempt([&] { urging_of(pack, notices::Templates::load(pack + "/notices")); });
  if (!problems.empty()) return problems;  // lifecycles lean on sound rules and roles
  attempt([&] {
    const auto lists = lifecycle::Lists::load(pack + "/lists");
    const auto all = lifecycles_of(pack, legalclock::Law::load(pack), lists,
                                   notices::Templates::load(pack + "/notices"));
    const web::Catalogue texts(pack + "/translations");
    for (const std::string& missing : casework::missing_texts(
             all, [&](const std::string& key) { return texts.has(key); }))
      problems.push_back(pack + "/translations: " + missing + " has no text; add it in vi and en");
  });
  attempt([&] { model_lifecycle_of(pack); });
  attempt([&] { hotspot_lifecycle_of(pack); });
  attempt([&] { insight::hotspots::Pack::load(pack + "/hotspots.toml"); });
  attempt([&] { dossier_lifecycle_of(pack, legalclock::Law::load(pack)); });
  attempt([&] { promise_lifecycle_of(pack); });
  return problems;
}

void init_deployment(const Place& place, const Clock& clock) {
  std::error_code error;
  fs::create_directories(place.data, error);
  if (error) throw SetupError(fmt::format("{}: cannot be made: {}", place.data, error.message()));
  create_keys(place.keys_folder());
  const Keys keys = keys_of(place);
  const std::string pack = pack_of(place);
  const auto database = open_database(place, 2);
  storage::migrate(*database, all_migrations());
  directory::Directory directory(*database, directory::Roles::load(pack + "/roles.toml"),
                                 directory::CommuneMap::load(pack + "/geo/communes.json"));
  const directory::PackUnits units = directory::read_pack_units(pack);
  database->write([&](storage::Transaction& tx) {
    directory::load_pack_units(tx, directory, units, clock.now());
  });
  ledger::LogOptions options;
  // Two deployments must not sign under one name: a random part where nobody chose one.
  options.origin = ledger::begun_origin(*database).value_or(
      place.origin.empty() ? "langnghe/" + hex(random_bytes(4)) : place.origin);
  options.seed = keys.log;
  options.subject_key = keys.subject;
  options.memory_directory = place.keys_folder();
  ledger::Log log(*database, clock, options);
  log.sequence_now();
}

Deployment::Deployment(const Place& where, const Clock& clock, int readers)
    : place(where),
      pack(pack_of(where)),
      keys(keys_of(where)),
      database(open_database(where, readers)),
      law(legalclock::Law::load(pack)),
      directory((storage::migrate(*database, all_migrations()), *database),
                directory::Roles::load(pack + "/roles.toml"),
                directory::CommuneMap::load(pack + "/geo/communes.json")),
      lists(lifecycle::Lists::load(pack + "/lists")),
      notice_templates(notices::Templates::load(pack + "/notices")),
      urging(urging_of(pack, notice_templates)),
      lifecycles(lifecycles_of(pack, law, lists, notice_templates)),
      categories(casework::Categories::load(pack + "/categories.toml")),
      keyring(keys.vault),
      vault(keyring, vault::Purposes::load(pack + "/forms/purposes.toml")),
      attachments(*database,
                  {place.attachments_folder(), documents::beside_executable("langnghe-image"),
                   documents::AcceptRules::load(pack + "/forms/attachments.toml"),
                   keyring.derive("attachment names")},
                  clock),
      letters(letters_of(pack)),
      link_kinds(links::Kinds::load(pack + "/links.toml")),
      accounts(*database, clock, hmac_sha256(keys.vault, "accounts.totp")),
      casework{lifecycles, categories, law, directory, vault, attachments, lists, keys.code},
      consultation_pack(consultations::Pack::load(pack)),
      consultations(consultations::Room::make(consultation_pack, law, directory, vault, attachments, keys.code)),
      directives_pack(directives::Pack::load(pack + "/directives.toml")),
      directives{directives_pack, link_kinds, law, directory, attachments},
      meetings_pack(meetings::Pack::load(pack)),
      meetings{meetings_pack, law, directory, vault, attachments, keys.code} {}

ledger::LogOptions Deployment::log_options() const {
  ledger::LogOptions options;
  const auto origin = ledger::begun_origin(*database);
  if (!origin)
    throw SetupError(fmt::format("{}: holds no log yet; run langnghe init first", place.database_url()));
  options.origin = *origin;
  options.seed = keys.log;
  options.subject_key = keys.subject;
  options.memory_directory = place.keys_folder();
  return options;
}

}  // namespace langnghe::app
