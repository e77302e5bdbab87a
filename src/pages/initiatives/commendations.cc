// Officers: proposals of commendation, their decision, the certificate on paper; nominations.
#include <algorithm>

#include "base/text.h"
#include "documents/letters.h"
#include "pages/initiatives/model_page.h"
#include "pages/letters/letter_paper.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using initiatives::Commendation;

std::string level_text(const ModelServices& services, std::string_view id, web::Language language) {
  const initiatives::Level* level = services.initiatives.programme.level(id);
  return level == nullptr ? std::string(id) : level->form.in(web::code_of(language)) + " – " + level->name.in(web::code_of(language));
}

std::string_view look(std::string_view state) { return state == "proposed" ? "wait" : state == "decided" ? "done" : "stop"; }

web::Response list(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const auto units = units_where(services, staff, "report.see");
  if (units.empty()) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  web::View view("initiatives/commendations");
  services.database.read([&](storage::Session& session) {
    for (const char* state : {"proposed", "decided", "declined"})
      for (const Commendation& one : initiatives::commendations(session, units, state, 100)) {
        const auto model = initiatives::model_by_id(session, one.model);
        if (!model) continue;
        web::View& row = view.add("ROW");
        row.set("CODE", one.code);
        row.set("TITLE", model->title);
        row.set("UNIT", unit_name(services, model->unit, request.language));
        row.set("LEVEL", level_text(services, one.level, request.language));
        row.set("YEAR", std::to_string(one.year));
        row.set("LOOK", look(one.state));
        row.set("STATE", words("models.commendation." + one.state));
      }
  });
  view.show("EMPTY", !view.has("ROW"));
  view.show("TABLE", view.has("ROW"));
  return page(services, view, staff_frame(services, request, staff, "models.staff.nav.commendations"));
}

struct Found {
  Commendation one;
  initiatives::Model model;
};
std::optional<Found> find(const ModelServices& services, const web::Request& request, const Staff& staff) {
  return services.database.read([&](storage::Session& session) -> std::optional<Found> {
    auto one = initiatives::find_commendation(session, request.part("code"));
    if (!one) return std::nullopt;
    auto model = initiatives::model_by_id(session, one->model);
    if (!model || !(initiatives::may(services.initiatives, staff.officer.id, "report.see", model->unit, services.clock.now()) ||
                    initiatives::owns(services.initiatives, staff.officer.id, model->unit, services.clock.now())))
      return std::nullopt;
    return Found{std::move(*one), std::move(*model)};
  });
}

web::Response show(const ModelServices& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const auto found = find(services, request, staff);
  if (!found) return error_page(services, request, 404);
  const auto& [one, model] = *found;
  const web::Words words = words_of(services, request);
  web::View view("initiatives/commendation");
  web::FormView form(view, words, errors);
  view.set("CODE", one.code);
  view.set("MODEL_CODE", model.code);
  view.set("TITLE", model.title);
  view.set("KIND", words("initiatives.kind." + model.kind));
  view.set("UNIT", unit_name(services, model.unit, request.language));
  view.set("LEVEL", level_text(services, one.level, request.language));
  view.set("YEAR", std::to_string(one.year));
  view.set("LOOK", look(one.state));
  view.set("STATE", words("models.commendation." + one.state));
  view.set("REASON", one.reason);
  view.set("PROPOSED_BY", officer_and_unit(services, one.proposed_by, request.language) + ", " + words.date(one.proposed_at));
  const auto checks = services.database.read([&](storage::Session& session) {
    return initiatives::check_record(services.initiatives, session, model, one.level);
  });
  for (const initiatives::Check& check : checks) {
    web::View& item = view.add("CHECK");
    item.set("CHECK_LOOK", check.met ? "done" : "late");
    const initiatives::Level* before = services.initiatives.programme.level(check.wanted);
    item.set("CHECK_TEXT", words("initiatives.check." + check.key,
                                 {{"wanted", before == nullptr ? check.wanted : before->name.in(web::code_of(request.language))}, {"found", check.found}}));
  }
  if (one.state == "decided") {
    web::View& decided = view.add("DECIDED");
    const auto day = parse_date(one.dated);
    decided.set("DECISION", words("models.decision_line", {{"number", one.number}, {"date", day ? words.date(*day) : one.dated}}));
    decided.set("AWARDER", one.awarder);
  }
  view.show_with("ANSWER", "ANSWER_TEXT", one.answer);
  if (one.state == "proposed" && initiatives::may(services.initiatives, staff.officer.id, "commendation.decide", model.unit, services.clock.now())) {
    view.show("MAY_DECIDE");
    form.field("number", request.value("number"));
    form.field("dated", errors.empty() ? iso_date(local_date(services.clock.now())) : std::string(request.value("dated")));
    form.field("awarder", request.value("awarder"));
    form.field("answer", request.value("answer"));
  }
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "models.staff.nav.commendations");
  frame.path = "/staff/models/commendations/" + one.code;
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response decide(const ModelServices& services, const web::Request& request, const Staff& staff) {
  if (!find(services, request, staff)) return error_page(services, request, 404);
  initiatives::Decision decision{request.value("decline") != "1", std::string(request.value("number")), std::string(request.value("dated")),
                                 std::string(request.value("awarder")), std::string(request.value("answer"))};
  const auto done = write(services, [&](storage::Transaction& tx) {
    return initiatives::decide_commendation(services.initiatives, tx, std::string(request.part("code")), decision, staff.officer.id, services.clock.now());
  });
  if (!done) return show(services, request, staff, done.error());
  return web::redirect("/staff/models/commendations/" + done->code);
}

// Puts the values of the pack's line in: {who} {year} …
std::string filled(std::string text, std::initializer_list<std::pair<std::string_view, std::string>> values) {
  for (const auto& [name, value] : values) {
    const std::string mark = "{" + std::string(name) + "}";
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size())) text.replace(at, mark.size(), value);
  }
  return text;
}

// The certificate, A4. An exemplar's name is typed by the officer who prints it (it is the vault's),
// or is the one they agreed to be shown by; it is put on the paper and kept nowhere.
web::Response certificate(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const auto found = find(services, request, staff);
  if (!found || found->one.state != "decided") return error_page(services, request, 404);
  const auto& [one, model] = *found;
  const initiatives::Certificate* layout = services.initiatives.programme.certificate(one.level);
  const initiatives::Level* level = services.initiatives.programme.level(one.level);
  if (layout == nullptr || level == nullptr) return error_page(services, request, 404);
  const std::string_view language = web::code_of(request.language);
  const web::Words words = words_of(services, request);
  const bool landscape = request.value("layout") == "landscape";
  std::string who(trim(request.value("who")));
  if (who.empty()) who = model.kind == "exemplar" ? model.public_name : unit_name(services, model.unit, request.language);
  if (utf8_length(who) > 200) who = truncate_utf8(who, 200);
  web::View view("initiatives/certificate");
  view.set("ORIENTATION", landscape ? "landscape" : "portrait");
  view.set("AWARDER_TITLE", layout->awarder.in(language));
  view.set("VERB", layout->verb.in(language));
  view.set("FORM", level->form.in(language));
  view.set("WHO", who);
  view.set("REASON", filled(layout->reason.in(language), {{"year", std::to_string(one.year)}, {"achievement", model.title}}));
  const auto day = parse_date(one.dated);
  view.set("DECISION", words("models.decision_line", {{"number", one.number}, {"date", day ? words.date(*day) : one.dated}}));
  view.set("SIGNER", one.awarder);
  // Where the body sits that decided, as on a letter of its own.
  documents::LetterValues body;
  if (const directory::Officer* by = services.directory.now()->officer(one.decided_by))
    if (const directory::Unit* unit = services.directory.now()->unit(by->unit))
      add_unit_values(services, words, unit->id, by->id, services.clock.now(), body);
  view.set("PLACE_DATE", words("letters.place_date", {{"place", body["unit.place"]}, {"date", day ? day_in_words(words, *day) : one.dated}}));
  web::Frame frame = staff_frame(services, request, staff, "models.certificate.title");
  web::Response response;
  response.body = services.renderer.print(view, frame);
  return response;
}

// ---- nominations -------------------------------------------------------------------------------

web::Response nominations(const ModelServices& services, const web::Request& request, const Staff& staff, const Errors& errors,
                          const vault::Person* person = nullptr) {
  const auto units = units_where(services, staff, "nomination.check");
  if (units.empty()) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  web::View view("initiatives/nominations");
  web::FormView form(view, words, errors);
  const auto rows = services.database.read([&](storage::Session& session) {
    auto all = initiatives::nominations(session, units, "received", 100);
    for (const char* state : {"accepted", "declined"})
      for (auto& one : initiatives::nominations(session, units, state, 20)) all.push_back(std::move(one));
    return all;
  });
  view.show("EMPTY", rows.empty());
  for (const initiatives::Nomination& one : rows) {
    web::View& row = view.add("ROW");
    row.set("CODE", one.code);
    row.set("KIND", words("initiatives.kind." + one.kind));
    row.set("FIELD", field_name(services, one.field, request.language));
    row.set("UNIT", unit_name(services, one.unit, request.language));
    row.set("WORDS", one.words);
    row.set("PLACE", one.place.empty() ? "–" : one.place);
    row.set("RECEIVED", words.date(one.received_at));
    row.set("LOOK", one.state == "received" ? "new" : one.state == "accepted" ? "done" : "stop");
    row.set("STATE", words("models.nomination." + one.state));
    row.show_with("ANSWER", "ANSWER_TEXT", one.answer);
    if (one.state != "received") continue;
    web::View& open = row.add("CHECK");
    const bool again = request.part("code") == one.code;
    open.set("ANSWER_TYPED", again ? std::string(request.value("answer")) : std::string());
    open.show("OPEN", again);
    if (!one.named) continue;
    web::View& sealed = open.add("SEALED");
    if (person == nullptr || !again) {
      sealed.show("CLOSED");
      continue;
    }
    web::View& shown = sealed.add("PERSON");
    const auto about = person->extra.find("about");
    shown.set("PERSON_ABOUT", about == person->extra.end() ? std::string("–") : about->second);
    shown.set("PERSON_NAME", person->name.empty() ? std::string("–") : person->name);
    shown.set("PERSON_PHONE", person->phone.empty() ? std::string("–") : person->phone);
  }
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "models.staff.nav.nominations");
  frame.path = "/staff/models/nominations";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response check(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const auto done = write(services, [&](storage::Transaction& tx) {
    return initiatives::check_nomination(services.initiatives, tx, std::string(request.part("code")), request.value("accept") == "1",
                                         std::string(request.value("answer")), staff.officer.id, services.clock.now());
  });
  if (!done) return nominations(services, request, staff, done.error());
  return web::redirect("/staff/models/nominations");
}

web::Response open_names(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const auto person = initiatives::open_nomination(services.initiatives, services.database, std::string(request.part("code")),
                                                   staff.officer.id, "verify", services.clock.now());
  if (!person) return nominations(services, request, staff, person.error());
  return nominations(services, request, staff, {}, &*person);
}

}  // namespace

void register_commendations(web::Router& router, const ModelServices& services) {
  const auto with = [&](web::Response (*handler)(const ModelServices&, const web::Request&, const Staff&)) {
    return guarded(services, [&services, handler](const web::Request& request, const Staff& staff) { return handler(services, request, staff); });
  };
  router.get("/staff/models/commendations", with(list));
  router.get("/staff/models/commendations/{code}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return show(services, request, staff, {});
             }));
  router.post("/staff/models/commendations/{code}/decide", with(decide));
  router.post("/staff/models/commendations/{code}/certificate", with(certificate));
  router.get("/staff/models/nominations", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return nominations(services, request, staff, {});
             }));
  router.post("/staff/models/nominations/{code}", with(check));
  router.post("/staff/models/nominations/{code}/names", with(open_names));
}

}  // namespace langnghe::pages
