// A notice to the unit that has a duty. Private.
#pragma once

#include "directives/record.h"
#include "directives/task_changes.h"
#include "notices/notices.h"

namespace langnghe::directives {

// Nothing secret: the number of the document, the unit, a date.
inline void tell(const Room& room, storage::Transaction& tx, const Duty& duty, std::string what, const std::string& number,
                 std::vector<notices::Arg> args, Millis at) {
  const auto to = told_at(room, duty.unit, at);
  if (!to) return;
  const auto directory = room.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(duty.unit);
  args.push_back(notices::Arg::text("unit", unit->name_vi, unit->name_en));
  notices::put(tx, {.to = notices::Recipient::of_officer(*to), .what = std::move(what), .code = number,
                    .link = "/staff/directives/duty/" + std::to_string(duty.id), .args = std::move(args), .dedupe = {}},
               at);
}

}  // namespace langnghe::directives
