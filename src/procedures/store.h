// The SQL of control sheets, and the digest of a dossier. Only this room uses it.
#pragma once

#include "procedures/dossier.h"

namespace langnghe::procedures {

void insert_step(storage::Transaction& tx, std::int64_t dossier, const StepDone& line);
void update_step(storage::Transaction& tx, std::int64_t dossier, const StepDone& line);
// The control sheet as it enters the digest of its dossier; "" for an empty one.
std::string step_lines(const std::vector<StepDone>& lines);
// The next number of a counter table (unit, year, last). Two transactions that ask for the same
// wait for one another.
std::int64_t next_register_no(storage::Transaction& tx, std::int64_t unit, int year);
// A code nobody has.
std::string fresh_code(storage::Transaction& tx);

}  // namespace langnghe::procedures
