// What every change of an entry ends with: the event in its chain, the row, the ledger entry.
#pragma once

#include <functional>

#include "initiatives/initiatives.h"

namespace langnghe::initiatives {

inline constexpr std::size_t kMostWords = 4000;

std::string unit_code(const Room& room, std::int64_t unit);
// Trimmed, NFC, a line break one character whatever the system that wrote it.
std::string tidy(std::string_view text);
Result<void> check_words(std::string_view words, std::size_t most, bool must, std::string_view field);
Result<Model> must_find(storage::Session& session, const std::string& code);
// An officer before the vault; `granted`: the right was checked.
vault::Reader reader_of(const Room& room, std::int64_t officer, bool granted);
// Refuses who does not own the entry.
Result<Model> own_model(const Room& room, storage::Session& session, const std::string& code,
                        std::int64_t officer, Millis at);

// Writes event, row and entry. Everything else that belongs to the state (years, council,
// campaigns) stands in the database already. `more` are members of the payload, JSON without braces.
Result<Model> record(const Room& room, storage::Transaction& tx, Model one, Event event,
                     const std::string& more = {});
// Moves the entry along an action of the lifecycle, whoever asks (the caller checked that):
// sets the year's result and goes through record().
Result<Model> take_step(const Room& room, storage::Transaction& tx, Model one, std::string_view action,
                        std::string words, std::int64_t officer, Millis at,
                        const std::function<void(Model&, Year&)>& prepare = {});

}  // namespace langnghe::initiatives
