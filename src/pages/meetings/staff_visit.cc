// Officers: somebody comes, with or without booking; what became of it.
#include "meetings/meetings.h"
#include "pages/links/panel.h"
#include "pages/meetings/meeting_page.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using meetings::ReceptionDay;
using meetings::Visit;

// ---- entering ------------------------------------------------------------------------------

struct Where {
  const directory::Unit* unit = nullptr;
  std::optional<ReceptionDay> day;
};

Where where_of(const Services& services, const directory::Snapshot& directory, const web::Request& request, const Staff& staff) {
  Where out;
  const bool post = request.method == "POST";
  if (const auto code = read_code(post ? request.value("at_day") : request.arg("day")))
    out.day = services.database.read([&](storage::Session& session) { return meetings::find_day(session, *code); });
  if (out.day) {
    const directory::Unit* unit = directory.units().unit_by_id(out.day->unit);
    if (unit != nullptr && may_at(services, staff, "reception.record", unit->id, "")) out.unit = unit;
  } else {
    out.unit = chosen_unit(services, directory, staff, "reception.record", post ? request.value("unit") : request.arg("unit"));
  }
  return out;
}

web::Response entry_form(const Services& services, const web::Request& request, const Staff& staff, const Where& where,
                         const Errors& errors) {
  const Millis now = services.clock.now();
  const web::Words words = words_of(services, request);
  const auto value = [&](std::string_view name, std::string_view otherwise = {}) {
    const std::string_view typed = request.value(name);
    return typed.empty() ? otherwise : typed;
  };
  web::View view("meetings/staff_entry");
  web::FormView form(view, words, errors);
  view.set("UNIT", where.unit->name(web::code_of(request.language)));
  view.set("UNIT_CODE", where.unit->code);
  view.set("DAY_CODE", where.day ? where.day->code : "");
  std::vector<web::Option> slots;
  if (where.day) {
    view.add("ON_DAY").set("DAY", long_day(words, where.day->on_day));
    const auto free = services.database.read([&](storage::Session& session) { return meetings::free_slots(session, *where.day, now); });
    if (where.day->day() == local_date(now)) slots.push_back({"now", words("meetings.entry.now")});
    for (int slot : free) slots.push_back({std::to_string(slot), hours(slot, slot + where.day->slot_minutes)});
    form.select("slot", value("slot"), slots);
    view.show("WITH_SLOT");
  } else {
    form.choice("kind", value("kind", "regular"),
                {{"regular", words("meetings.kind.regular")},
                 {"unscheduled", words("meetings.kind.unscheduled"), words("meetings.kind.unscheduled.hint")}});
    form.select("host", value("host", std::to_string(staff.officer.id)), officer_options(services, *where.unit, request.language));
    view.show("WITHOUT_DAY");
  }
  form.choice("mode", value("mode", where.day ? where.day->mode : "direct"),
              {{"direct", words("meetings.mode.direct")}, {"online", words("meetings.mode.online")}});
  form.choice("topic", request.value("topic"), entry_options(services.meetings.pack.topics, request.language));
  form.field("words", request.value("words"));
  form.field("companions", value("companions", "0"));
  form.field("people", value("people", "1"));
  form.field("name", request.value("name"));
  form.field("id_number", request.value("id_number"));
  form.field("address", request.value("address"));
  form.field("phone", request.value("phone"));
  form.field("email", request.value("email"));
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "meetings.entry.title");
  frame.path = "/staff/reception";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response enter(const Services& services, const web::Request& request, const Staff& staff, const Where& where) {
  const Millis now = services.clock.now();
  const bool came = !where.day || request.value("slot") == "now";
  const auto made = write(services, [&](storage::Transaction& tx) {
    if (!came) {
      meetings::Booking booking;
      booking.day = where.day->code;
      booking.slot = number_of(request.value("slot"), -1);
      booking.topic = request.value("topic");
      booking.words = request.value("words");
      booking.companions = number_of(request.value("companions"), 0);
      booking.people = number_of(request.value("people"), 1);
      booking.person = person_of(request);
      return meetings::book_visit(services.meetings, tx, booking, staff.officer.id, now);
    }
    meetings::WalkIn entry;
    entry.unit = where.unit->id;
    entry.host = number_of(request.value("host"), 0);
    if (where.day) entry.day = where.day->code;
    entry.kind = where.day ? where.day->kind : std::string(request.value("kind"));
    entry.mode = request.value("mode");
    entry.topic = request.value("topic");
    entry.words = request.value("words");
    entry.companions = number_of(request.value("companions"), 0);
    entry.people = number_of(request.value("people"), 1);
    entry.person = person_of(request);
    return meetings::enter_visit(services.meetings, tx, entry, staff.officer.id, now);
  });
  if (!made) return entry_form(services, request, staff, where, made.error());
  return web::redirect("/staff/visit/" + made->code + "?new=1");
}

// ---- one visit -----------------------------------------------------------------------------

std::optional<Visit> visit_of(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto visit = services.database.read([&](storage::Session& session) { return meetings::find_visit(session, *code); });
  if (visit && !may_at(services, staff, "reception.record", visit->unit, "")) visit.reset();
  return visit;
}

void fill_facts(const Services& services, const web::Words& words, web::View& view, const Visit& visit) {
  const auto fact = [&](std::string_view key, const std::string& text) {
    if (text.empty()) return;
    web::View& row = view.add("FACT");
    row.set("LABEL", words(key));
    row.set("TEXT", text);
  };
  fact("meetings.day", long_day(words, visit.on_day) + (visit.slot ? ", " + meetings::minutes_text(*visit.slot) : ""));
  fact("meetings.kind", words("meetings.kind." + visit.kind) + ", " + words("meetings.mode." + visit.mode));
  fact("meetings.host", name_and_post(services, visit.host, words.language()));
  fact("meetings.companions", words.number(visit.companions));
  if (visit.register_no > 0) fact("meetings.register.no", words.number(visit.register_no));
  if (visit.due_at) fact("meetings.visit.due", words.long_date(local_date(*visit.due_at - 1)));
  if (visit.answered_at)
    fact("meetings.answer", words("meetings.answer." + visit.answer) + " " + visit.answer_no + ", " + words.date(*visit.answered_at));
  if (visit.concluded_at) fact("meetings.conclusion", visit.conclusion_no + ", " + words("meetings.resolve_by") + " " + short_day(words, visit.resolve_by));
  if (visit.state == "refused") {
    fact("meetings.refusal", entry_name(services.meetings.pack.grounds, visit.ground, words.language()));
    if (visit.refusal_due)
      fact("meetings.refusal.due", visit.refusal_sent_at ? visit.refusal_no + ", " + words.date(*visit.refusal_sent_at)
                                                         : words.long_date(local_date(*visit.refusal_due - 1)));
  }
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff, const Visit& visit,
                   const Errors& errors, const vault::Person* person = nullptr) {
  const web::Words words = words_of(services, request);
  const auto value = [&](std::string_view name, std::string_view otherwise) {
    return request.method == "POST" && !errors.empty() ? request.value(name) : otherwise;
  };
  web::View view("meetings/staff_visit");
  web::FormView form(view, words, errors);
  view.set("CODE", visit.code);
  view.set("TAG_LOOK", look_of_visit(visit));
  view.set("TAG_TEXT", words("meetings.visit." + visit.state));
  view.set("WORDS", visit.words);
  view.set("UNIT", unit_name(services, visit.unit, request.language));
  fill_facts(services, words, view, visit);
  if (visit.due_at && !visit.answered_at && visit.state == "received") {
    const TimeLeft left = left_of(services, words, visit.due_at, "received");
    web::View& part = view.add("LEFT");
    part.set("LEFT_LOOK", left.look);
    part.set("LEFT_TEXT", left.text);
  }
  form.select("topic", value("topic", visit.topic), entry_options(services.meetings.pack.topics, request.language));
  form.field("people", value("people", std::to_string(visit.people)));
  form.field("prior_body", value("prior_body", visit.prior_body));
  form.check("competent", errors.empty() ? visit.competent : request.value("competent") == "1");
  form.field("guided_to", value("guided_to", visit.guided_to));
  form.field("guided_no", value("guided_no", visit.guided_no));
  form.field("handled_by", value("handled_by", visit.handled_by));
  form.field("transfer_no", value("transfer_no", visit.transfer_no));
  form.field("result", value("result", visit.result));
  form.field("note", value("note", visit.note));
  form.select("ground", value("ground", ""), entry_options(services.meetings.pack.grounds, request.language, local_date(services.clock.now())));
  form.field("refusal_words", value("refusal_words", ""));
  form.field("refusal_no", value("refusal_no", ""));
  form.field("conclusion", value("conclusion", visit.conclusion));
  form.field("conclusion_no", value("conclusion_no", visit.conclusion_no));
  form.field("resolve_by", value("resolve_by", visit.resolve_by));
  form.choice("answer", value("answer", ""), {{"accepted", words("meetings.answer.accepted")}, {"longer", words("meetings.answer.longer")},
              {"refused", words("meetings.answer.refused")}, {"forwarded", words("meetings.answer.forwarded")}});
  form.field("answer_words", value("answer_words", ""));
  form.field("answer_no", value("answer_no", ""));
  std::vector<web::Option> purposes;
  for (const vault::Purpose& one : services.vault.purposes().all())
    if (one.level == vault::Level::kOrdinary)
    purposes.push_back({one.key, words("vault.purpose." + one.key)});
  form.select("purpose", value("purpose", ""), purposes);
  form.field("person_words", value("person_words", ""));
  form.finish();
  const bool today = visit.on_day <= iso_date(local_date(services.clock.now()));
  view.show("CAN_RECEIVE", today && (visit.state == "booked" || visit.state == "absent"));
  view.show("CAN_MISS", today && visit.state == "booked");
  view.show("CAN_CANCEL", visit.state == "booked");
  view.show("CAN_WRITE", visit.register_no > 0);
  view.show("CAN_REFUSE", (visit.state == "booked" || visit.state == "received") && !visit.answered_at);
  view.show("CAN_SEND_REFUSAL", visit.state == "refused" && visit.refusal_due && !visit.refusal_sent_at);
  view.show("CAN_CONCLUDE", visit.state == "received");
  view.show("CAN_ANSWER", visit.state == "received" && !visit.answered_at);
  if (visit.state == "received" && visit.case_code.empty() && may_somewhere(services, staff, "case.enter")) view.show("CAN_BECOME");
  if (!visit.case_code.empty()) view.add("CASE").set("CASE_CODE", visit.case_code);
  if (request.arg("new") == "1" && request.method == "GET") view.add("NEW").set("SECRET", meetings::visit_secret(services.meetings, visit.code));
  if (person != nullptr) {
    web::View& part = view.add("PERSON");
    part.set("NAME", person->name);
    part.set("ADDRESS", person->address);
    part.set("ID_NUMBER", person->id_number);
    part.set("REACH", person->phone + (person->email.empty() ? "" : " " + person->email));
  } else if (visit.named) {
    view.show("OPEN_PERSON");
  }
  fill_links_panel(services, request, staff, view, {"visit", visit.id, visit.code}, "/staff/visit/" + visit.code);
  web::Frame frame = staff_frame(services, request, staff, "meetings.staff.visit");
  frame.path = "/staff/reception";
  if (request.arg("done") == "1") frame.notice = words("meetings.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

Result<Visit> step(const Services& services, const web::Request& request, const Staff& staff, const Visit& visit,
                   storage::Transaction& tx) {
  const Millis now = services.clock.now();
  const std::int64_t who = staff.officer.id;
  const meetings::Room& room = services.meetings;
  const std::string_view what = request.part("what");
  const auto text = [&](std::string_view name) { return std::string(request.value(name)); };
  if (what == "receive") return meetings::receive_visit(room, tx, visit.code, who, now);
  if (what == "absent") return meetings::miss_visit(room, tx, visit.code, who, now);
  if (what == "cancel") return meetings::cancel_visit(room, tx, visit.code, who, now);
  if (what == "refuse") return meetings::refuse_visit(room, tx, visit.code, text("ground"), text("refusal_words"), who, now);
  if (what == "refusal") return meetings::send_refusal(room, tx, visit.code, text("refusal_no"), who, now);
  if (what == "answer")
    return meetings::answer_visit(room, tx, visit.code, text("answer"), text("answer_words"), text("answer_no"), who, now);
  if (what == "conclude") {
    const auto by = parse_date(request.value("resolve_by"));
    if (!by) return refuse(Fault::kInvalid, "meetings.refused.day", "resolve_by");
    return meetings::conclude_visit(room, tx, visit.code, text("conclusion"), text("conclusion_no"), *by, who, now);
  }
  if (what == "register") {
    meetings::RegisterColumns columns{text("topic"), text("prior_body"), text("guided_to"), text("guided_no"), text("handled_by"),
                                      text("transfer_no"), text("result"), text("note"), request.value("competent") == "1",
                                      number_of(request.value("people"), 1)};
    return meetings::write_register(room, tx, visit.code, columns, who, now);
  }
  return refuse(Fault::kNotFound, "meetings.refused.no_visit");
}

web::Response open_person(const Services& services, const web::Request& request, const Staff& staff, const Visit& visit) {
  const auto records = services.database.read(
      [&](storage::Session& session) { return services.vault.records_of(session, {"visit", visit.id}); });
  if (records.empty()) return error_page(services, request, 404);
  auto person = services.vault.open(services.database, records.front().id,
                                    reader_of(services, staff, may_at(services, staff, "vault.read", visit.unit, "")),
                                    request.value("purpose"), request.value("person_words"), services.clock.now());
  if (person) return show(services, request, staff, visit, {}, &*person);
  for (Error& error : person.error())
    if (error.field == "words") error.field = "person_words";
  return show(services, request, staff, visit, person.error());
}

}  // namespace

void register_staff_visit(web::Router& router, const Services& services) {
  router.get("/staff/reception/visit", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               const auto directory = services.directory.now();
               const Where where = where_of(services, *directory, request, staff);
               return where.unit == nullptr ? error_page(services, request, 403) : entry_form(services, request, staff, where, {});
             }));
  router.post("/staff/reception/visit", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                const auto directory = services.directory.now();
                const Where where = where_of(services, *directory, request, staff);
                return where.unit == nullptr ? error_page(services, request, 403) : enter(services, request, staff, where);
              }));
  router.get("/staff/visit/{code}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               const auto visit = visit_of(services, request, staff);
               return visit ? show(services, request, staff, *visit, {}) : error_page(services, request, 404);
             }));
  router.post("/staff/visit/{code}/{what}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                const auto visit = visit_of(services, request, staff);
                if (!visit) return error_page(services, request, 404);
                if (request.part("what") == "person") return open_person(services, request, staff, *visit);
                const auto done = write(services, [&](storage::Transaction& tx) { return step(services, request, staff, *visit, tx); });
                return done ? web::redirect("/staff/visit/" + visit->code + "?done=1")
                            : show(services, request, staff, *visit, done.error());
              }));
}

}  // namespace langnghe::pages
