#include "procedures/tickets.h"

#include <fmt/core.h>

#include "ledger/table.h"

namespace langnghe::procedures {

std::string Ticket::label() const { return fmt::format("{}{:03}", series, number); }

Result<Ticket> take_ticket(const Room& room, storage::Transaction& tx, std::int64_t unit, const std::string& series,
                           Millis at) {
  const std::string code = unit_code(room, unit);
  if (code.empty()) return refuse(Fault::kNotFound, "procedures.refused.unknown");
  if (room.catalogue.find_series(series) == nullptr)
    return refuse(Fault::kInvalid, "procedures.refused.series", "series");
  const Date today = local_date(at);
  // On a Saturday some desks are open though the day is no working day of any term.
  if (!room.law.calendar.working(today) && weekday(today) != 6)
    return refuse(Fault::kConflict, "procedures.refused.closed_today");
  Ticket out;
  out.unit = unit;
  out.on_day = iso_date(today);
  out.series = series;
  out.number = static_cast<int>(*tx.value<std::int64_t>(
      "INSERT INTO ticket_number (unit, on_day, series, last) VALUES (:unit, :on_day, :series, 1) "
      "ON CONFLICT (unit, on_day, series) DO UPDATE SET last = ticket_number.last + 1 RETURNING last",
      unit, out.on_day, series));
  out.code = code + "/" + out.on_day + "/" + out.label();
  out.issued_at = at;
  ledger::insert_row(tx, out, {"issued", code}, at);
  return out;
}

Result<Ticket> call_next(const Room& room, storage::Transaction& tx, std::int64_t unit, const std::string& series,
                         int counter, std::int64_t officer, Millis at) {
  if (!may(room, officer, "ticket.call", unit, at)) return refuse(Fault::kForbidden, "procedures.refused.not_yours");
  if (counter < 1 || counter > kMostCounters)
    return refuse(Fault::kInvalid, "procedures.refused.counter", "counter", {{"most", std::to_string(kMostCounters)}});
  const std::string code = unit_code(room, unit);
  const Date today = local_date(at);
  if (auto sitting = ticket_at(tx, unit, today, counter)) {
    sitting->state = "served";
    sitting->done_at = at;
    if (auto done = ledger::update_row(tx, *sitting, {"served", code, officer}, at, "procedures.refused.faster"); !done)
      return done;
  }
  const std::string tail = "WHERE unit = :unit AND on_day = :on_day AND state = 'waiting'" +
                           std::string(series.empty() ? "" : " AND series = :series") + " ORDER BY issued_at, id LIMIT 1";
  std::vector<storage::Param> params = {unit};
  const std::string day = iso_date(today);
  params.emplace_back(std::string_view(day));
  if (!series.empty()) params.emplace_back(std::string_view(series));
  auto next = ledger::select_row<Ticket>(tx, tail, params);
  if (!next) return refuse(Fault::kConflict, "procedures.refused.nobody_waits");
  next->state = "called";
  next->counter = counter;
  next->called_at = at;
  next->officer = officer;
  return ledger::update_row(tx, *next, {"called", code, officer}, at, "procedures.refused.faster");
}

Result<Ticket> miss_ticket(const Room& room, storage::Transaction& tx, const std::string& code,
                           std::int64_t officer, Millis at) {
  auto found = find_ticket(tx, code);
  if (!found) return refuse(Fault::kNotFound, "procedures.refused.unknown");
  if (!may(room, officer, "ticket.call", found->unit, at))
    return refuse(Fault::kForbidden, "procedures.refused.not_yours");
  if (found->state != "called") return refuse(Fault::kConflict, "procedures.refused.state");
  found->state = "missed";
  found->done_at = at;
  return ledger::update_row(tx, *found, {"missed", unit_code(room, found->unit), officer}, at,
                            "procedures.refused.faster");
}

}  // namespace langnghe::procedures
