// What all commands of the room stand on.
#pragma once

#include <string>

#include "base/codes.h"
#include "base/result.h"
#include "base/time.h"
#include "directory/directory.h"
#include "documents/attachments.h"
#include "legalclock/clock.h"
#include "meetings/pack.h"
#include "storage/database.h"
#include "storage/migration.h"
#include "vault/vault.h"

namespace langnghe::meetings {

struct Room {
  const Pack& pack;
  const legalclock::Law& law;
  const directory::Directory& directory;
  vault::Vault& vault;
  documents::AttachmentStore& attachments;
  std::string secret_key;  // makes the secrets of codes; 32 bytes
};

std::vector<storage::Migration> migrations();  // 1100-1199

// May the officer do this at that unit? Officer 0, a citizen, may nothing.
bool may(const Room& room, std::int64_t officer, std::string_view action, std::int64_t unit, Millis at);
std::string unit_code(const Room& room, std::int64_t unit);
// The code of the unit an officer sits in, for the ledger; "" for nobody.
std::string unit_of_officer(const Room& room, std::int64_t officer);

inline constexpr std::size_t kMostWords = 4000;     // letters of what people write
inline constexpr std::size_t kMostOfficial = 20'000;  // of minutes and conclusions
inline constexpr std::size_t kMostLine = 300;

// Trimmed words in normal form, or the refusal that names the field: missing, or too long.
Result<std::string> words_of(std::string_view text, std::size_t most, std::string_view field, bool must = true);
// The same into a list of errors, for forms of many fields.
std::string take_words(Errors& errors, std::string_view text, std::size_t most, const char* field, bool must);
// Name, address, telephone, e-mail, identity number as a form may send them.
void check_person(Errors& errors, const vault::Person& person, bool name_needed);
// "14:05" → minutes of the day; nothing when it is no time.
std::optional<int> parse_minutes(std::string_view text);
std::string minutes_text(int minutes);  // "14:05"
Millis instant_of(Date day, int minutes);
// A refusal that names the holiday when the day is a day off; nothing when it is a working day.
std::optional<Error> day_off(const legalclock::Calendar& calendar, Date day, const char* field);

}  // namespace langnghe::meetings
