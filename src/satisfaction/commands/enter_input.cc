#include "ledger/table.h"
#include "satisfaction/service_index.h"

namespace langnghe::satisfaction {

Result<IndexInput> enter_input(const Room& room, storage::Transaction& tx, const IndexInput& input, std::int64_t officer, Millis at) {
  if (!may(room, officer, "index.enter", input.unit, at)) return refuse(Fault::kForbidden, "satisfaction.refused.not_yours");
  Errors errors;
  if (room.pack.part_of(input.measure) == nullptr || is_counted(input.measure))
    errors.push_back({Fault::kInvalid, "measure", "satisfaction.refused.measure"});
  if (input.year < 2000 || input.year > year_of(at)) errors.push_back({Fault::kInvalid, "year", "satisfaction.refused.year"});
  if (input.whole < 1 || input.whole > 1'000'000'000) errors.push_back({Fault::kInvalid, "whole", "satisfaction.refused.whole"});
  if (input.part < 0 || input.part > input.whole) errors.push_back({Fault::kInvalid, "part", "satisfaction.refused.part"});
  IndexInput row = input;
  row.source = take_words(errors, input.source, "source", true);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const std::string unit = unit_code(room, input.unit);
  row.code = unit + "/" + std::to_string(input.year) + "/" + input.measure;
  row.officer = officer;
  row.entered_at = at;
  if (const auto before = ledger::row_by_code<IndexInput>(tx, row.code)) {
    row.id = before->id;
    row.version = before->version;
    return ledger::update_row(tx, std::move(row), {"corrected", unit, officer}, at, kFaster);
  }
  ledger::insert_row(tx, row, {"entered", unit, officer}, at);
  return row;
}

}  // namespace langnghe::satisfaction
