// What the commands on days and visits share. For the files of this room only.
#pragma once

#include "meetings/reception.h"
#include "meetings/table.h"

namespace langnghe::meetings {

// The row, when it is there and the officer may do this at its unit.
Result<ReceptionDay> day_for(const Room& room, storage::Transaction& tx, const std::string& code,
                             std::int64_t officer, std::string_view action, Millis at);
Result<Visit> visit_for(const Room& room, storage::Transaction& tx, const std::string& code,
                        std::int64_t officer, std::string_view action, Millis at);
Result<ReceptionDay> save_day(const Room& room, storage::Transaction& tx, ReceptionDay day,
                              std::string_view verb, std::int64_t officer, Millis at);
Result<Visit> save_visit(const Room& room, storage::Transaction& tx, Visit visit, std::string_view verb,
                         std::int64_t officer, Millis at);
// Gives the visit its number in the register and starts the term of the answer.
Result<void> take_in(const Room& room, storage::Transaction& tx, Visit& visit, Millis at);
// How many may be in the room for so many people with one matter.
void check_party(Errors& errors, const Pack& pack, int companions, int people);

}  // namespace langnghe::meetings
