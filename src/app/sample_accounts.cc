#include "app/sample_accounts.h"

#include <map>

#include "base/result.h"
#include "directory/commands.h"

namespace langnghe::app {

std::vector<SampleAccount> create_sample_accounts(storage::Database& database,
                                                  directory::Directory& directory,
                                                  const std::string& pack_directory,
                                                  const accounts::Policy& policy, Millis at) {
  const auto samples = directory::read_sample_officers(pack_directory);
  // Hashing is slow on purpose: before the transaction, not in it.
  std::map<std::string, std::pair<std::string, std::string>> passwords;
  for (const auto& sample : samples) {
    if (directory.now()->officer_by_login(sample.officer.login)) continue;
    const std::string password = accounts::one_time_password();
    passwords[sample.officer.login] = {password, accounts::hash_password(policy, password)};
  }
  if (passwords.empty()) return {};
  const auto made = database.write(
      [&](storage::Transaction& transaction) -> Result<std::vector<SampleAccount>> {
        const auto added = directory::load_sample_officers(transaction, directory, samples, at);
        if (!added) return tl::unexpected(added.error());
        std::vector<SampleAccount> out;
        for (const auto& officer : *added) {
          const auto& [password, hash] = passwords.at(officer.login);
          const auto opened =
              accounts::create_account(transaction, officer.id, officer.login, hash, false, at);
          if (!opened) return tl::unexpected(opened.error());
          out.push_back({officer.login, officer.name, officer.unit, officer.title_vi, password});
        }
        return out;
      });
  if (!made)
    throw SetupError(pack_directory + "/sample/officers.toml: " + made.error().front().field + ": " +
                     made.error().front().message + "; load the units of the pack first");
  return *made;
}

}  // namespace langnghe::app
