// The rows of this room; for its own files only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "directory/directory.h"
#include "storage/database.h"

namespace langnghe::directory {

std::vector<Unit> read_units(storage::Session& session);
std::vector<Officer> read_officers(storage::Session& session);
std::vector<Grant> read_grants(storage::Session& session);
std::optional<Officer> read_officer(storage::Session& session, OfficerId id);
std::optional<Grant> read_grant(storage::Session& session, std::int64_t id);
// A unit that is there on the day, for a command's checks: the snapshot may be older than
// the transaction.
bool unit_valid(storage::Session& session, std::string_view code, Date day);

std::int64_t insert_unit(storage::Transaction& transaction, const Unit& unit);
void insert_successor(storage::Transaction& transaction, std::string_view unit,
                      std::string_view successor);

std::string date_text(Date day);                         // "" for an unknown one
std::optional<std::string> date_text(std::optional<Date> day);
Date date_of(std::string_view text);                     // of what date_text wrote
std::string join(const std::vector<std::string>& parts, char separator);
std::vector<std::string> split(std::string_view text, char separator);

// What fsck compares: 64 hex digits over every column of the row.
std::string digest(const Officer& officer);
std::string digest(const Grant& grant);

// Counts the change, so that every process notices, and swaps our snapshot after the commit.
void changed(storage::Transaction& transaction, Directory& directory);
// Refuses with directory.not_allowed unless the actor may do it there (officer 0 may).
std::optional<Errors> not_allowed(const Directory& directory, const Actor& actor,
                                  std::string_view action, std::string_view unit, Millis at);
// A line people will read: not empty, valid UTF-8, no control characters, at most `max` letters.
// Adds what is wrong to `errors` under the field's name.
void check_line(Errors& errors, std::string_view field, std::string_view text, std::size_t max);

}  // namespace langnghe::directory
