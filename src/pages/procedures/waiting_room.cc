// The waiting room: a ticket at the door, the screen on the wall, "next please" at the counter.
// No personal data anywhere: a letter and a number.
#include "pages/procedures/dossier_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using procedures::Ticket;

const directory::Unit* unit_asked(const directory::Snapshot& directory, const web::Request& request, Millis now) {
  const directory::Unit* unit = directory.unit(request.part("unit"));
  if (unit == nullptr || directory::is_territory(unit->kind) || !unit->valid_on(local_date(now))) return nullptr;
  return unit;
}

web::Response kiosk(const Services& services, const web::Request& request, const directory::Unit& unit,
                    const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("procedures/kiosk");
  web::FormView form(view, words, errors);
  form.finish();
  view.set("UNIT", unit.name(web::code_of(request.language)));
  view.set("UNIT_CODE", unit.code);
  const auto waiting = services.database.read([&](storage::Session& session) {
    return procedures::waiting_today(session, unit.id, local_date(services.clock.now()));
  });
  for (const procedures::Series& one : services.procedures.catalogue.series) {
    web::View& row = view.add("SERIES");
    row.set("SERIES_ID", one.id);
    row.set("SERIES_NAME", one.name.in(web::code_of(request.language)));
    std::int64_t people = 0;
    for (const auto& group : waiting)
      if (group.series == one.id) people = group.people;
    row.set("SERIES_WAITING", words("procedures.tickets.before", {{"count", people}}));
  }
  web::Frame frame = frame_of(services, request, "procedures.tickets.title");
  frame.path = "/tickets/" + unit.code;
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response own_ticket(const Services& services, const web::Request& request, const directory::Unit& unit) {
  const Date today = local_date(services.clock.now());
  const std::string code = unit.code + "/" + iso_date(today) + "/" + std::string(request.part("label"));
  std::optional<Ticket> ticket;
  std::int64_t before = 0;
  services.database.read([&](storage::Session& session) {
    ticket = procedures::find_ticket(session, code);
    if (ticket) before = procedures::before(session, *ticket);
  });
  if (!ticket) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::View view("procedures/ticket");
  view.set("UNIT", unit.name(web::code_of(request.language)));
  view.set("UNIT_CODE", unit.code);
  view.set("LABEL", ticket->label());
  view.set("WHEN", words.date_time(ticket->issued_at));
  view.set("STATE", ticket->state == "waiting" ? words("procedures.tickets.before", {{"count", before}})
                    : ticket->state == "called" ? words("procedures.tickets.go", {{"counter", std::int64_t{ticket->counter}}})
                                                : words("procedures.tickets." + ticket->state));
  web::Frame frame = frame_of(services, request, "procedures.tickets.yours");
  frame.path = "/tickets/" + unit.code + "/" + ticket->label();
  frame.no_index = true;
  web::Response response = page(services, view, frame);
  if (ticket->state == "waiting") response.headers.emplace_back("Refresh", "20");
  return response;
}

web::Response screen(const Services& services, const web::Request& request, const directory::Unit& unit) {
  const Millis now = services.clock.now();
  const Date today = local_date(now);
  std::vector<Ticket> called;
  std::vector<procedures::Waiting> waiting;
  services.database.read([&](storage::Session& session) {
    called = procedures::called_today(session, unit.id, today, 6);
    waiting = procedures::waiting_today(session, unit.id, today);
  });
  const web::Words words = words_of(services, request);
  web::View view("procedures/screen");
  view.set("UNIT", unit.name(web::code_of(request.language)));
  view.set("TIME", web::format_time(now));
  view.set("DAY", words.long_date(today));
  view.show("NOBODY", called.empty());
  bool first = true;
  for (const Ticket& ticket : called) {
    web::View& row = view.add("CALLED");
    row.set("LABEL", ticket.label());
    row.set("COUNTER", words("procedures.tickets.counter_no", {{"counter", std::int64_t{ticket.counter}}}));
    row.show("NEWEST", first);
    first = false;
  }
  for (const procedures::Series& one : services.procedures.catalogue.series) {
    std::int64_t people = 0;
    for (const auto& group : waiting)
      if (group.series == one.id) people = group.people;
    web::View& row = view.add("SERIES");
    row.set("SERIES_ID", one.id);
    row.set("SERIES_NAME", one.name.in(web::code_of(request.language)));
    row.set("WAITING", words("procedures.tickets.waiting", {{"count", people}}));
  }
  web::Frame frame = frame_of(services, request, "procedures.tickets.screen");
  web::Response response = html(services.renderer.render(view, request.language));
  // A board on the wall: nobody operates it, so it looks by itself.
  response.headers.emplace_back("Refresh", "5");
  return response;
}

// ---- at the counter ------------------------------------------------------------------------

web::Response counter(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const auto directory = services.directory.now();
  const directory::Unit* unit = chosen_unit(services, *directory, staff, "ticket.call", request.arg("unit"));
  if (unit == nullptr) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  const Date today = local_date(services.clock.now());
  const std::string_view asked = request.value("counter").empty() ? request.arg("counter") : request.value("counter");
  const int number = number_of(asked, 1);
  const std::string_view series = request.value("series").empty() ? request.arg("series") : request.value("series");
  std::optional<Ticket> sitting;
  std::vector<procedures::Waiting> waiting;
  services.database.read([&](storage::Session& session) {
    sitting = procedures::ticket_at(session, unit->id, today, number);
    waiting = procedures::waiting_today(session, unit->id, today);
  });
  web::View view("procedures/counter");
  web::FormView form(view, words, errors);
  form.field("counter", std::to_string(number));
  std::vector<web::Option> options = {{"", words("procedures.tickets.any")}};
  std::int64_t all = 0;
  for (const procedures::Series& one : services.procedures.catalogue.series) {
    std::int64_t people = 0;
    for (const auto& group : waiting)
      if (group.series == one.id) people = group.people;
    all += people;
    options.push_back({one.id, one.id + " · " + one.name.in(web::code_of(request.language)) + " (" + words.number(people) + ")"});
  }
  form.select("series", series, options);
  form.finish();
  view.set("UNIT", unit->name(web::code_of(request.language)));
  view.set("UNIT_CODE", unit->code);
  view.set("WAITING", words("procedures.tickets.waiting", {{"count", all}}));
  view.show("NONE", !sitting);
  if (sitting) {
    web::View& part = view.add("SITTING");
    part.set("LABEL", sitting->label());
    part.set("TICKET", sitting->code);
    part.set("COUNTER", number);
  }
  web::Frame frame = staff_frame(services, request, staff, "procedures.tickets.counter");
  frame.path = "/staff/tickets";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response call(const Services& services, const web::Request& request, const Staff& staff) {
  const auto directory = services.directory.now();
  const directory::Unit* unit = chosen_unit(services, *directory, staff, "ticket.call", request.value("unit"));
  if (unit == nullptr) return error_page(services, request, 403);
  const int number = number_of(request.value("counter"), 1);
  const auto done = write(services, [&](storage::Transaction& tx) {
    return procedures::call_next(services.procedures, tx, unit->id, std::string(request.value("series")), number,
                                 staff.officer.id, services.clock.now());
  });
  if (!done) return counter(services, request, staff, done.error());
  return web::redirect("/staff/tickets?counter=" + std::to_string(number) + "&series=" + std::string(request.value("series")) +
                       "&unit=" + unit->code);
}

}  // namespace

void register_waiting_room(web::Router& router, const Services& services) {
  const auto of_unit = [&services](auto handler) {
    return [&services, handler](const web::Request& request) -> web::Response {
      const auto directory = services.directory.now();
      const directory::Unit* unit = unit_asked(*directory, request, services.clock.now());
      return unit == nullptr ? error_page(services, request, 404) : handler(request, *unit);
    };
  };
  router.get("/tickets/{unit}", of_unit([&services](const web::Request& request, const directory::Unit& unit) {
               return kiosk(services, request, unit, {});
             }));
  router.get("/tickets/{unit}/screen", of_unit([&services](const web::Request& request, const directory::Unit& unit) {
               return screen(services, request, unit);
             }));
  router.get("/tickets/{unit}/{label}", of_unit([&services](const web::Request& request, const directory::Unit& unit) {
               return own_ticket(services, request, unit);
             }));
  router.post("/tickets/{unit}", of_unit([&services](const web::Request& request, const directory::Unit& unit) {
                // A kiosk serves a whole room from one address: the limit is the unit's.
                if (!within(services, "ticket", unit.code, services.limits.uploads_a_minute))
                  return kiosk(services, request, unit, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
                const auto made = write(services, [&](storage::Transaction& tx) {
                  return procedures::take_ticket(services.procedures, tx, unit.id, std::string(request.value("series")),
                                                 services.clock.now());
                });
                if (!made) return kiosk(services, request, unit, made.error());
                return web::redirect("/tickets/" + unit.code + "/" + made->label());
              }));
  router.get("/staff/tickets", guarded(services, [&services](const auto& request, const Staff& staff) {
               return counter(services, request, staff, {});
             }));
  router.post("/staff/tickets", guarded(services, [&services](const auto& request, const Staff& staff) {
                return call(services, request, staff);
              }));
  router.post("/staff/tickets/missed", guarded(services, [&services](const auto& request, const Staff& staff) {
                const auto done = write(services, [&](storage::Transaction& tx) {
                  return procedures::miss_ticket(services.procedures, tx, std::string(request.value("ticket")),
                                                 staff.officer.id, services.clock.now());
                });
                if (!done) return refused(services, request, done.error());
                return web::redirect("/staff/tickets?counter=" + std::string(request.value("counter")));
              }));
}

}  // namespace langnghe::pages
