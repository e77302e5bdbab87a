// Queue tickets of a desk's waiting room: a series and a number, no person. One row a ticket.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "procedures/room.h"

namespace langnghe::procedures {

// waiting → called → served | missed.
struct Ticket {
  static constexpr std::string_view kTable = "ticket";
  static constexpr std::string_view kColumns =
      "code, unit, on_day, series, number, state, counter, issued_at, called_at, done_at, officer";
  auto fields() {
    return std::tie(code, unit, on_day, series, number, state, counter, issued_at, called_at, done_at, officer);
  }
  std::int64_t id = 0, version = 0;
  std::string code;           // "22945.UBND/2026-08-03/A012"
  std::int64_t unit = 0;
  std::string on_day;         // "2026-08-03"
  std::string series;         // [[series]] of desk.toml: "A"
  int number = 0;             // from 1 each day
  std::string state = "waiting";
  int counter = 0;            // who is called goes there
  Millis issued_at = 0;
  std::optional<Millis> called_at, done_at;
  std::int64_t officer = 0;   // who called

  std::string label() const;  // "A012"
};

// Anybody, at the door. procedures.refused.series; refused when the office is closed today
// (procedures.refused.closed_today).
Result<Ticket> take_ticket(const Room& room, storage::Transaction& tx, std::int64_t unit, const std::string& series,
                           Millis at);
// The next one waiting (of a series, or "" for the longest wait) to a counter; who sits there is
// done with the one before. ticket.call at the unit. procedures.refused.nobody_waits.
Result<Ticket> call_next(const Room& room, storage::Transaction& tx, std::int64_t unit, const std::string& series,
                         int counter, std::int64_t officer, Millis at);
// Nobody came.
Result<Ticket> miss_ticket(const Room& room, storage::Transaction& tx, const std::string& code,
                           std::int64_t officer, Millis at);

// Called today and not missed, newest first.
std::vector<Ticket> called_today(storage::Session& session, std::int64_t unit, Date day, int limit);
std::optional<Ticket> ticket_at(storage::Session& session, std::int64_t unit, Date day, int counter);
std::optional<Ticket> find_ticket(storage::Session& session, std::string_view code);
struct Waiting {
  std::string series;
  std::int64_t people = 0;
};
std::vector<Waiting> waiting_today(storage::Session& session, std::int64_t unit, Date day);
// How many of its series are before it.
std::int64_t before(storage::Session& session, const Ticket& ticket);

inline constexpr int kMostCounters = 20;

}  // namespace langnghe::procedures
