// What the commands of this room do for sealed kinds. Private to it.
#pragma once

#include "casework/denunciations.h"

namespace langnghe::casework {

// How the parts of a sealed message are called inside its record (vault::Person::extra).
inline constexpr const char* kSealedWords = "words";
inline constexpr const char* kSealedAccused = "accused";

vault::Subject sealed_subject(const Case& one);
// Keeps a later message of the denouncer; gives the record.
std::int64_t seal_message(const Room& room, storage::Transaction& tx, const Case& one,
                          const std::string& words, Millis at);
// After the case went to another unit: its readers were named by the old one.
Result<void> end_readers(const Room& room, storage::Transaction& tx, const Case& one, const Actor& who,
                         Millis at);
bool leads_or_handles(const Room& room, const Case& one, std::int64_t officer, Millis at);
// Whether an officer with the right of the action may take this step: a handler works on what
// is assigned to them, whatever else their role covers.
bool handles_sealed(const Room& room, const Case& one, const Action& action, std::int64_t officer,
                    Millis at);
// The officer as the vault records them.
vault::Reader reader_of(const Room& room, std::int64_t officer, bool granted);
// What of the person still stands in a text: "name", "phone", … or "".
std::string gives_away(const vault::Person& person, std::string_view text);
// Seals the files to the newest record of the case, at most as many and as large as the pack
// lets petitioners send; refuses what is no such file.
// Name, address and the rest in their limits; all or nothing.
void check_denouncer(const vault::Person& person, Errors& errors);
Errors check_originals(const Room& room, const std::vector<Original>& originals, std::string_view field);
void seal_originals(const Room& room, storage::Transaction& tx, std::int64_t record,
                    const std::vector<Original>& originals, Millis at);

}  // namespace langnghe::casework
