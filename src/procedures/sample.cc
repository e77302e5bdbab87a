#include "procedures/sample.h"

#include <algorithm>

#include "documents/toml.h"
#include "procedures/dossier.h"
#include "procedures/office_hours.h"
#include "procedures/tickets.h"

namespace langnghe::procedures {
namespace {

using documents::TomlFile;
using documents::TomlTable;

template <class T>
T must(const TomlTable& row, Result<T> result) {
  if (!result) row.complain("procedure", "was refused: " + result.error().front().message);
  return std::move(*result);
}

struct Officers {
  std::int64_t desk = 0, handler = 0;
};

// The moment `days` working days before today at that time of day; never after `at`.
Millis moment(const Room& room, const TomlTable& row, Millis at) {
  const int days = row.has("days_ago") ? static_cast<int>(row.positive("days_ago")) : 0;
  const Date day = room.law.calendar.add_working_days(local_date(at), -days);
  const auto when = parse_instant(iso_date(day) + "T" + row.text("at"));
  if (!when) row.complain("at", "must be a time of day, \"09:15\"");
  return std::min(*when, at - kMinute);
}

void add(const Room& room, storage::Transaction& tx, const TomlTable& row, const Officers& who, Millis now) {
  row.only({"procedure", "days_ago", "at", "commune", "name", "address", "phone", "email", "decision", "words", "ground",
            "online", "steps", "slow", "finish", "hand"});
  Millis at = moment(room, row, now);
  Filing filing;
  filing.procedure = row.text("procedure");
  filing.commune = row.text("commune");
  filing.person = {row.text("name"), row.text_or_empty("address"), row.text_or_empty("phone"), row.text_or_empty("email"), "", {}};
  const Procedure* procedure = room.catalogue.in_force(filing.procedure, local_date(at));
  if (procedure == nullptr) row.complain("procedure", "is not in the catalogue");
  for (std::size_t i = 0; i < procedure->papers.size(); ++i)
    if (!procedure->papers[i].optional) filing.papers.push_back({static_cast<int>(i), procedure->papers[i].original});
  if (row.flag("online", false)) {
    must(row, file_dossier(room, tx, filing, at));
    return;
  }
  if (row.has("decision")) filing.decision = row.text("decision");
  filing.words = row.text_or_empty("words");
  filing.ground = row.text_or_empty("ground");
  Dossier one = must(row, receive_dossier(room, tx, filing, who.desk, at));
  const std::int64_t steps = row.has("steps") ? row.positive("steps") : 0;
  const auto next = [&] {
    const auto planned = procedure->steps[static_cast<std::size_t>(one.step)].minutes;
    at = std::min(now - kMinute, add_working_minutes(room.law.calendar, room.catalogue.hours, at,
                                                     row.flag("slow", false) ? planned * 3 : std::max(planned * 3 / 4, 10)));
  };
  for (std::int64_t i = 0; i < steps; ++i) {
    next();
    one = must(row, pass_dossier(room, tx, one.code, "", one.holder == one.received_unit ? who.desk : who.handler, at));
  }
  if (!row.flag("finish", false)) return;
  while (one.step + 1 < static_cast<int>(procedure->steps.size())) {
    next();
    one = must(row, pass_dossier(room, tx, one.code, "", who.handler, at));
  }
  next();
  one = must(row, finish_dossier(room, tx, one.code, "", who.handler, at));
  if (row.flag("hand", false)) must(row, hand_over(room, tx, one.code, "self", who.desk, std::min(at + kHour, now)));
}

void add_tickets(const Room& room, storage::Transaction& tx, const TomlFile& file, const Officers& who,
                 std::int64_t unit, Millis now) {
  const auto waiting = file.texts("tickets");
  for (const std::string& series : waiting)
    if (!take_ticket(room, tx, unit, series, now)) return;  // the office is closed today
  for (std::int64_t counter = 1; counter <= file.positive("counters"); ++counter)
    (void)call_next(room, tx, unit, "", static_cast<int>(counter), who.desk, now);
}

}  // namespace

int load_sample(const Room& room, storage::Transaction& tx, const std::string& pack_directory, Millis at) {
  if (tx.value<std::int64_t>("SELECT id FROM dossier LIMIT 1")) return 0;
  const TomlFile file(pack_directory + "/sample/dossiers.toml");
  file.only({"dossier", "desk", "handler", "tickets", "counters"});
  const auto directory = room.directory.now();
  const directory::Officer* desk = directory->officer_by_login(file.text("desk"));
  const directory::Officer* handler = directory->officer_by_login(file.text("handler"));
  if (desk == nullptr || handler == nullptr) return 0;
  const Officers who{desk->id, handler->id};
  int count = 0;
  for (const TomlTable& row : file.tables("dossier")) {
    add(room, tx, row, who, at);
    ++count;
  }
  add_tickets(room, tx, file, who, unit_of_officer(room, desk->id), at);
  return count;
}

}  // namespace langnghe::procedures
