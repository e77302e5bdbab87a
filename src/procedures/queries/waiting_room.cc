#include "ledger/table.h"
#include "procedures/tickets.h"

namespace langnghe::procedures {

std::vector<Ticket> called_today(storage::Session& session, std::int64_t unit, Date day, int limit) {
  const std::string on_day = iso_date(day);
  return ledger::select_rows<Ticket>(session,
                                     "WHERE unit = :unit AND on_day = :on_day AND state IN ('called', 'served') "
                                     "ORDER BY called_at DESC, id DESC LIMIT :limit",
                                     {unit, std::string_view(on_day), static_cast<std::int64_t>(limit)});
}

std::optional<Ticket> ticket_at(storage::Session& session, std::int64_t unit, Date day, int counter) {
  const std::string on_day = iso_date(day);
  return ledger::select_row<Ticket>(
      session, "WHERE unit = :unit AND on_day = :on_day AND state = 'called' AND counter = :counter ORDER BY id DESC LIMIT 1",
      {unit, std::string_view(on_day), static_cast<std::int64_t>(counter)});
}

std::optional<Ticket> find_ticket(storage::Session& session, std::string_view code) {
  return ledger::row_by_code<Ticket>(session, code);
}

std::vector<Waiting> waiting_today(storage::Session& session, std::int64_t unit, Date day) {
  std::vector<Waiting> out;
  session.each<std::string, std::int64_t>(
      "SELECT series, count(*) FROM ticket WHERE unit = :unit AND on_day = :on_day AND state = 'waiting' GROUP BY series "
      "ORDER BY series",
      [&](std::string series, std::int64_t people) { out.push_back({std::move(series), people}); }, unit, iso_date(day));
  return out;
}

std::int64_t before(storage::Session& session, const Ticket& ticket) {
  return *session.value<std::int64_t>(
      "SELECT count(*) FROM ticket WHERE unit = :unit AND on_day = :on_day AND series = :series AND state = 'waiting' AND "
      "number < :number",
      ticket.unit, ticket.on_day, ticket.series, ticket.number);
}

}  // namespace langnghe::procedures
