// SQL of public works. Private to the room.
#pragma once

#include "consultations/common.h"
#include "consultations/opinion_store.h"
#include "consultations/works.h"

namespace langnghe::consultations {

extern const Kept kWorks, kMoney, kProgress, kRatings;
Result<Work> work_for(const Room& room, storage::Transaction& tx, const Actor& who, std::string_view code, Millis at);

}  // namespace langnghe::consultations
