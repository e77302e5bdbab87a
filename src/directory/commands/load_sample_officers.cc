#include <fstream>
#include <toml++/toml.h>

#include "directory/commands.h"
#include "directory/store.h"

namespace langnghe::directory {
namespace {

std::string needed(const toml::table& table, std::string_view key, const std::string& where) {
  const auto value = table[key].value<std::string>();
  if (!value || value->empty())
    throw SetupError(where + ": " + std::string(key) + " is missing");
  return *value;
}

}  // namespace

std::vector<SampleOfficer> read_sample_officers(const std::string& pack_directory) {
  const std::string path = pack_directory + "/sample/officers.toml";
  std::ifstream in(path);
  if (!in) throw SetupError(path + ": cannot be read; it holds the sample officers");
  toml::table file;
  try {
    file = toml::parse(in, path);
  } catch (const toml::parse_error& error) {
    throw SetupError(path + ":" + std::to_string(error.source().begin.line) + ": " +
                     std::string(error.description()));
  }
  std::vector<SampleOfficer> out;
  const toml::array* officers = file["officer"].as_array();
  if (!officers) throw SetupError(path + ": no [[officer]] in it");
  for (const toml::node& node : *officers) {
    const std::string where = path + ":" + std::to_string(node.source().begin.line);
    const toml::table* table = node.as_table();
    if (!table) throw SetupError(where + ": write [[officer]]");
    SampleOfficer sample;
    NewOfficer& officer = sample.officer;
    officer.login = needed(*table, "login", where);
    officer.name = needed(*table, "name", where);
    officer.unit = needed(*table, "unit", where);
    officer.title_vi = (*table)["title"]["vi"].value_or(std::string());
    officer.title_en = (*table)["title"]["en"].value_or(std::string());
    officer.head = (*table)["head"].value_or(false);
    officer.sample = true;
    if (const toml::array* grants = (*table)["grants"].as_array())
      for (const toml::node& item : *grants) {
        const toml::table* grant = item.as_table();
        if (!grant) throw SetupError(where + ": a grant is { role = …, unit = … }");
        sample.grants.push_back({0, needed(*grant, "role", where), needed(*grant, "unit", where), {}, {}, {}});
      }
    out.push_back(std::move(sample));
  }
  return out;
}

Result<std::vector<AddedSample>> load_sample_officers(storage::Transaction& transaction,
                                                      Directory& directory,
                                                      const std::vector<SampleOfficer>& samples,
                                                      Millis at) {
  std::vector<AddedSample> added;
  const Actor system;
  // In office for some weeks, so that what other samples tell of the last days can be theirs.
  const Date since = add_days(local_date(at), -45);
  for (const SampleOfficer& sample : samples) {
    NewOfficer officer = sample.officer;
    if (transaction.value<std::int64_t>("SELECT id FROM officer WHERE login = :login",
                                        officer.login))
      continue;
    officer.valid_from = since;
    const auto id = add_officer(transaction, directory, officer, system, at);
    if (!id) return tl::unexpected(id.error());
    for (NewGrant grant : sample.grants) {
      grant.officer = *id;
      grant.valid_from = since;
      const auto given = grant_role(transaction, directory, grant, system, at);
      if (!given) return tl::unexpected(given.error());
    }
    added.push_back({*id, officer.login, officer.name, officer.unit, officer.title_vi});
  }
  return added;
}

}  // namespace langnghe::directory
