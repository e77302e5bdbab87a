// Reception days and visits (Law on Citizen Reception 42/2013; Decree 154/2026).
//
// Commands run inside the transaction given to them, append one entry to the ledger for each
// row they change and answer with the row as it is now. They refuse with "meetings.refused.*".
// Officer 0 is a citizen. Names stand in the vault: subject {"visit", id}.
#pragma once

#include <tuple>

#include "meetings/duty.h"
#include "meetings/room.h"
#include "meetings/schedule.h"

namespace langnghe::meetings {

// planned → held | cancelled. Moving keeps the row: its calendar entry keeps its UID.
struct ReceptionDay {
  static constexpr std::string_view kTable = "reception_day";
  static constexpr std::string_view kColumns =
      "code, unit, host, on_day, from_minute, to_minute, slot_minutes, kind, mode, place, content, state, posted_at, "
      "held_by, reason, moved_from, sequence, created_at, changed_at";
  auto fields() {
    return std::tie(code, unit, host, on_day, from_minute, to_minute, slot_minutes, kind, mode, place, content, state,
                    posted_at, held_by, reason, moved_from, sequence, created_at, changed_at);
  }
  std::int64_t id = 0, version = 0;
  std::string code;
  std::int64_t unit = 0;      // directory id of the body
  std::int64_t host = 0;      // officer who receives
  std::string on_day;         // "2026-12-01"
  int from_minute = 480, to_minute = 690;
  int slot_minutes = 15;      // of one visit
  std::string kind = "periodic";  // regular | periodic | unscheduled
  std::string mode = "direct";    // direct | online
  std::string place;          // room and house; the address of the connection when online
  std::string content;        // participants and what it is about, as posted
  std::string state = "planned";
  std::optional<Millis> posted_at;
  std::int64_t held_by = 0;   // officer who sat; another than host: by delegation
  std::string reason;         // of the last move, of cancelling, of delegation
  std::string moved_from;     // the day before the last move, or ""
  int sequence = 0;           // of the calendar entry: counts changes people must know
  Millis created_at = 0, changed_at = 0;

  Date day() const { return parse_date(on_day).value_or(Date{}); }
};

struct Visit {
  static constexpr std::string_view kTable = "visit";
  static constexpr std::string_view kColumns =
      "code, day, unit, host, on_day, slot, channel, kind, mode, topic, words, companions, people, named, language, "
      "state, booked_at, received_at, register_no, prior_body, competent, guided_to, guided_no, handled_by, "
      "transfer_no, result, note, due_at, due_rule, due_reasons, answer, answer_words, answer_no, answered_at, ground, "
      "refusal_words, refused_at, refusal_due, refusal_no, refusal_sent_at, conclusion, conclusion_no, resolve_by, "
      "concluded_at, case_code, changed_at";
  auto fields() {
    return std::tie(code, day, unit, host, on_day, slot, channel, kind, mode, topic, words, companions, people, named,
                    language, state, booked_at, received_at, register_no, prior_body, competent, guided_to, guided_no,
                    handled_by, transfer_no, result, note, due_at, due_rule, due_reasons, answer, answer_words,
                    answer_no, answered_at, ground, refusal_words, refused_at, refusal_due, refusal_no,
                    refusal_sent_at, conclusion, conclusion_no, resolve_by, concluded_at, case_code, changed_at);
  }
  std::int64_t id = 0, version = 0;
  std::string code;
  std::optional<std::int64_t> day;  // ReceptionDay; none for regular or unscheduled reception
  std::int64_t unit = 0, host = 0;
  std::string on_day;
  std::optional<int> slot;    // minute of the day it was booked for
  std::string channel = "web";    // web | desk
  std::string kind = "periodic";  // regular | periodic | unscheduled
  std::string mode = "direct";    // direct | online
  std::string topic;          // Pack::topics
  std::string words;          // what it is about, as the person said
  int companions = 0;         // who come along
  int people = 1;             // with the same matter, themselves among them
  bool named = false;
  std::string language = "vi";
  std::string state = "booked";  // booked | cancelled | absent | received | refused
  Millis booked_at = 0;
  std::optional<Millis> received_at;
  int register_no = 0;        // of the unit and year; 0: not in the register
  std::string prior_body;     // who has resolved it before
  bool competent = false;
  std::string guided_to, guided_no;
  std::string handled_by, transfer_no;
  std::string result, note;
  std::optional<Millis> due_at;  // of the answer (TCD.answer)
  std::string due_rule, due_reasons;
  std::string answer;         // "" | accepted | longer | refused | forwarded
  std::string answer_words, answer_no;
  std::optional<Millis> answered_at;
  std::string ground;         // of refusing to receive
  std::string refusal_words;
  std::optional<Millis> refused_at, refusal_due;  // refusal_due: when a notice is needed (TCD.refuse)
  std::string refusal_no;
  std::optional<Millis> refusal_sent_at;
  std::string conclusion, conclusion_no;
  std::string resolve_by;     // the day the conclusion fixes, or ""
  std::optional<Millis> concluded_at;
  std::string case_code;      // the case it became, or ""
  Millis changed_at = 0;
};

// ---- the schedule --------------------------------------------------------------------------

struct NewDay {
  std::int64_t unit = 0, host = 0;
  Date day{};
  int from_minute = 480, to_minute = 690, slot_minutes = 15;
  std::string kind = "periodic", mode = "direct", place, content;
};
// reception.plan at the unit. Refuses a day off (naming the holiday), a day past (but for an
// unscheduled one of the last 7 days), a host who is not of the unit, a day the host has already.
Result<ReceptionDay> add_day(const Room& room, storage::Transaction& tx, const NewDay& day,
                             std::int64_t officer, Millis at);
// The days of a year by a pattern; those the host has already stay. Gives how many were added.
Result<int> plan_year(const Room& room, storage::Transaction& tx, NewDay day, int year,
                      const Pattern& pattern, std::int64_t officer, Millis at);
// Puts all planned days of the unit up to and with `until` on the public schedule. Gives how many.
Result<int> post_days(const Room& room, storage::Transaction& tx, std::int64_t unit, Date until,
                      std::int64_t officer, Millis at);
// To another day or time, with a reason (Law 42/2013 art. 24(4)); never onto a day off. Those
// who booked keep their visit: its slot goes along.
Result<ReceptionDay> move_day(const Room& room, storage::Transaction& tx, const std::string& code,
                              Date day, int from_minute, int to_minute, const std::string& reason,
                              std::int64_t officer, Millis at);
Result<ReceptionDay> cancel_day(const Room& room, storage::Transaction& tx, const std::string& code,
                                const std::string& reason, std::int64_t officer, Millis at);
// The day took place; `held_by` sat there. Another than the host needs a reason; whether such a
// day counts is for the duty to say.
Result<ReceptionDay> hold_day(const Room& room, storage::Transaction& tx, const std::string& code,
                              std::int64_t held_by, const std::string& reason, std::int64_t officer,
                              Millis at);

// The last day on which the schedule of that day is posted in time (TCD.schedule).
Date last_posting_day(const legalclock::Law& law, Date day);
// Not posted while it still could be in time, or posted too late, or not at all.
enum class Posting { kInTime, kLate, kDue, kMissed };
Posting posting_of(const legalclock::Law& law, const ReceptionDay& day, Millis now);

// ---- visits --------------------------------------------------------------------------------

struct Booking {
  std::string day;            // code of the day
  int slot = 0;               // minute
  std::string topic, words;
  int companions = 0, people = 1;
  std::string language = "vi";
  vault::Person person;
};
// By a citizen (officer 0) or at the desk. Refuses: a day not posted, past or cancelled; a slot
// taken or outside; no name or no way to reach the person; more people in the room than may
// speak for so many (Law 42/2013 art. 29).
Result<Visit> book_visit(const Room& room, storage::Transaction& tx, const Booking& booking,
                         std::int64_t officer, Millis at);
// officer 0: the visitor, whose secret the caller has checked.
Result<Visit> cancel_visit(const Room& room, storage::Transaction& tx, const std::string& code,
                           std::int64_t officer, Millis at);

struct WalkIn {  // what the desk writes down of somebody who came
  std::int64_t unit = 0, host = 0;
  std::string day;            // code, or "" for regular and unscheduled reception
  std::string kind = "regular", mode = "direct", topic, words, language = "vi";
  int companions = 0, people = 1;
  vault::Person person;       // an unnamed one is refused: Decree 154/2026 art. 12
};
// Somebody came without booking: entered and received at once.
Result<Visit> enter_visit(const Room& room, storage::Transaction& tx, const WalkIn& entry,
                          std::int64_t officer, Millis at);
// Who booked came, or did not.
Result<Visit> receive_visit(const Room& room, storage::Transaction& tx, const std::string& code,
                            std::int64_t officer, Millis at);
Result<Visit> miss_visit(const Room& room, storage::Transaction& tx, const std::string& code,
                         std::int64_t officer, Millis at);
// The columns of the register (form 03/TCD) that are filled in as the matter goes on.
struct RegisterColumns {
  std::string topic, prior_body, guided_to, guided_no, handled_by, transfer_no, result, note;
  bool competent = false;
  int people = 1;
};
Result<Visit> write_register(const Room& room, storage::Transaction& tx, const std::string& code,
                             const RegisterColumns& columns, std::int64_t officer, Millis at);
// Turns somebody away on a ground of the pack in force that day. Grounds that need a notice
// start TCD.refuse.
Result<Visit> refuse_visit(const Room& room, storage::Transaction& tx, const std::string& code,
                           const std::string& ground, const std::string& words, std::int64_t officer,
                           Millis at);
Result<Visit> send_refusal(const Room& room, storage::Transaction& tx, const std::string& code,
                           const std::string& number, std::int64_t officer, Millis at);
// The conclusion notice after a session; fixes a day to resolve (Decree 154/2026 art. 25(2)).
Result<Visit> conclude_visit(const Room& room, storage::Transaction& tx, const std::string& code,
                             const std::string& words, const std::string& number, Date resolve_by,
                             std::int64_t officer, Millis at);
// answer: accepted | longer | refused | forwarded. Ends TCD.answer.
Result<Visit> answer_visit(const Room& room, storage::Transaction& tx, const std::string& code,
                           const std::string& answer, const std::string& words,
                           const std::string& number, std::int64_t officer, Millis at);
// The case that this visit became.
Result<Visit> visit_became(const Room& room, storage::Transaction& tx, const std::string& code,
                           const std::string& case_code, std::int64_t officer, Millis at);

std::string visit_secret(const Room& room, std::string_view code);
bool is_visit_secret(const Room& room, std::string_view code, std::string_view typed);

// ---- queries -------------------------------------------------------------------------------

std::optional<ReceptionDay> find_day(storage::Session& session, std::string_view code);
std::optional<Visit> find_visit(storage::Session& session, std::string_view code);
// Days of these units (empty: all) from … to, in order; `posted_only` for the public.
std::vector<ReceptionDay> days_of(storage::Session& session, const std::vector<std::int64_t>& units,
                                  Date from, Date to, bool posted_only, int limit = 500);
std::vector<Visit> visits_of_day(storage::Session& session, std::int64_t day);
// Minutes of the slots that are free.
std::vector<int> free_slots(storage::Session& session, const ReceptionDay& day, Millis now);
// The register of a unit: received and refused, by number.
std::vector<Visit> register_of(storage::Session& session, std::int64_t unit, Date from, Date to);
// Received or refused visits of these units that wait for an answer or a notice, due first.
std::vector<Visit> open_visits(storage::Session& session, const std::vector<std::int64_t>& units);

struct DutyRow {
  std::int64_t unit = 0;
  std::int64_t head = 0;        // officer, 0: nobody named
  const Duty* duty = nullptr;
  DutyMonth month;
  int delegated = 0;            // days a deputy held
  int not_posted = 0;           // days held that were not posted in time
};
// Every unit with a duty in that month and at least one officer or day in it.
std::vector<DutyRow> duty_report(const Room& room, storage::Session& session,
                                 std::chrono::year_month month, Millis now);

}  // namespace langnghe::meetings
