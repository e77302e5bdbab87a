// What all commands of the room stand on. Refusals are "satisfaction.refused.*"; officer 0 is a citizen.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "directory/directory.h"
#include "ledger/fsck.h"
#include "satisfaction/pack.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace langnghe::satisfaction {

struct Room {
  const Pack& pack;
  const directory::Directory& directory;
  std::string secret_key;  // makes the secrets of links; 32 bytes
};

std::vector<storage::Migration> migrations();  // 1540-1559
std::vector<ledger::StateSource> state_sources();

bool may(const Room& room, std::int64_t officer, std::string_view action, std::int64_t unit, Millis at);
std::string unit_code(const Room& room, std::int64_t unit);
// Is the unit the root or below it? Root 0: everything is.
bool is_below(const Room& room, std::int64_t unit, std::int64_t root);

inline constexpr std::size_t kMostWords = 2000;
inline constexpr std::int64_t kFewest = 5;  // no public figure is about fewer
inline constexpr std::string_view kFaster = "satisfaction.refused.faster";

// Trimmed and in normal form; adds a refusal that names the field when missing or too long.
std::string take_words(Errors& errors, std::string_view text, const char* field, bool must);
inline int year_of(Millis at) { return static_cast<int>(local_date(at).year()); }
// The first instant of the year, local time.
Millis year_start(int year);
// The last instant of the day `days` after `at`, plus one: what happens before it is in time.
inline Millis due_after(Millis at, int days) { return start_of(add_days(local_date(at), days + 1)); }

}  // namespace langnghe::satisfaction
