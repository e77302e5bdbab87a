#include <algorithm>

#include "base/text.h"
#include "directory/commands.h"
#include "directory/record.h"
#include "directory/store.h"

namespace langnghe::directory {
namespace {

bool is_login(std::string_view login) {
  return login.size() >= 3 && login.size() <= 64 &&
         std::all_of(login.begin(), login.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
         });
}

}  // namespace

Result<OfficerId> add_officer(storage::Transaction& transaction, Directory& directory,
                              const NewOfficer& wanted, const Actor& actor, Millis at) {
  if (auto errors = not_allowed(directory, actor, "officers.manage", wanted.unit, at))
    return tl::unexpected(std::move(*errors));
  Errors errors;
  const auto wrong = [&](std::string field, std::string message) {
    errors.push_back({Fault::kInvalid, std::move(field), std::move(message)});
  };
  if (!is_login(wanted.login))
    wrong("login", "directory.login_form");
  else if (transaction.value<std::int64_t>("SELECT id FROM officer WHERE login = :login",
                                           wanted.login))
    wrong("login", "directory.login_taken");
  check_line(errors, "name", wanted.name, 200);
  check_line(errors, "title_vi", wanted.title_vi, 200);
  if (!wanted.title_en.empty()) check_line(errors, "title_en", wanted.title_en, 200);
  if (wanted.language != "vi" && wanted.language != "en")
    wrong("language", "directory.language_unknown");
  if (!wanted.valid_from.ok())
    wrong("valid_from", "directory.date_missing");
  else if (!unit_valid(transaction, wanted.unit, wanted.valid_from))
    wrong("unit", "directory.unit_unknown");
  if (wanted.valid_to && *wanted.valid_to <= wanted.valid_from)
    wrong("valid_to", "directory.ends_before_start");
  if (!errors.empty()) return tl::unexpected(std::move(errors));

  const std::string title_vi = nfc(trim(wanted.title_vi)), title_en = nfc(trim(wanted.title_en)),
                    name = nfc(trim(wanted.name)), from = date_text(wanted.valid_from);
  const auto to = date_text(wanted.valid_to);
  const auto post = transaction
                        .value<std::int64_t>(
                            "INSERT INTO post (unit, title_vi, title_en, head) VALUES (:unit, "
                            ":title_vi, :title_en, :head) RETURNING id",
                            wanted.unit, title_vi, title_en, wanted.head)
                        .value();
  const auto id = transaction
                      .value<std::int64_t>(
                          "INSERT INTO officer (login, name, language, post, valid_from, valid_to, "
                          "sample) VALUES (:login, :name, :language, :post, :valid_from, :valid_to, "
                          ":sample) RETURNING id",
                          wanted.login, name, wanted.language, post, from, to, wanted.sample)
                      .value();
  record(transaction, "officer.added", read_officer(transaction, id).value(), actor, at);
  changed(transaction, directory);
  return id;
}

}  // namespace langnghe::directory
