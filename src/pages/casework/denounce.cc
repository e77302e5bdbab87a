// Denouncing, by a citizen and at the desk, and the officers' list of denunciations. Nothing of
// what is typed is kept on the device or staged on the server: it goes into the vault in the
// one transaction that makes the case.
#include <algorithm>

#include "base/text.h"
#include "casework/casework.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "pages/casework/action_form.h"
#include "pages/casework/letter_page.h"
#include "pages/casework/sealed_panels.h"
#include "pages/casework/tracking.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

// Bodies a denunciation can be sent to: committees, departments, inspectorate, reception.
std::vector<web::Option> receivers(const Services& services, web::Language language) {
  using directory::UnitKind;
  std::vector<web::Option> out;
  const auto directory = services.directory.now();
  const Date today = local_date(services.clock.now());
  for (const directory::Unit& unit : directory->units().all()) {
    const bool body = unit.kind == UnitKind::kCommittee || unit.kind == UnitKind::kDepartment ||
                      unit.kind == UnitKind::kInspectorate || unit.kind == UnitKind::kReception;
    if (body && unit.valid_on(today)) out.push_back({unit.code, unit.name(web::code_of(language))});
  }
  std::sort(out.begin(), out.end(), [](const web::Option& a, const web::Option& b) {
    return fold(a.label) < fold(b.label);
  });
  return out;
}

casework::Denunciation denunciation_of(const web::Request& request) {
  casework::Denunciation out;
  out.unit = request.value("unit");
  out.about_head = request.value("about_head") == "1";
  out.accused = request.value("accused");
  out.words = request.value("words");
  out.person.name = trim(request.value("name"));
  out.person.address = trim(request.value("address"));
  out.person.phone = trim(request.value("phone"));
  out.person.email = trim(request.value("email"));
  out.person.id_number = trim(request.value("id_number"));
  out.wants_protection = request.value("protect") == "1";
  out.language = web::code_of(request.language);
  out.originals = originals_of(request, "original");
  return out;
}

void fill_form(const Services& services, const web::Request& request, web::FormView& form) {
  form.select("unit", request.value("unit"), receivers(services, request.language));
  form.check("about_head", request.value("about_head") == "1");
  form.field("accused", request.value("accused"));
  form.field("words", request.value("words"));
  form.file("original");
  form.field("name", request.value("name"));
  form.field("address", request.value("address"));
  form.field("phone", request.value("phone"));
  form.field("email", request.value("email"));
  form.field("id_number", request.value("id_number"));
  form.check("protect", request.value("protect") == "1");
}

web::Response show(const Services& services, const web::Request& request, const Errors& errors) {
  web::Frame frame = frame_of(services, request, "denounce.title");
  frame.path = "/denounce";
  const web::Words words = words_of(services, request);
  web::View view("denunciations/denounce");
  web::FormView form(view, words, errors);
  fill_form(services, request, form);
  form.finish();
  view.show("FILES_AGAIN", !errors.empty() && !originals_of(request, "original").empty());
  return private_page(page(services, view, frame, errors.empty() ? 200 : status_of(errors)));
}

web::Response send(const Services& services, const web::Request& request) {
  if (!within(services, "submit", request.peer, services.limits.submissions_a_minute))
    return show(services, request, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  const casework::Denunciation denunciation = denunciation_of(request);
  const auto sent = write(services, [&](storage::Transaction& tx) {
    return casework::submit_denunciation(services.casework, tx, denunciation,
                                         casework::Actor::petitioner(), services.clock.now());
  });
  if (!sent) return show(services, request, sent.error());
  web::Response response = web::redirect("/track/" + sent->code + "/sent");
  response.cookies.push_back(tracking_cookie(services, sent->code));
  return response;
}

web::Response desk(const Services& services, const web::Request& request, const Staff& staff,
                   const Errors& errors, const StagedFiles& copies) {
  web::Frame frame = staff_frame(services, request, staff, "denounce.desk.title");
  frame.path = "/staff/desk/denunciation";
  const web::Words words = words_of(services, request);
  web::View view("denunciations/desk");
  web::FormView form(view, words, errors);
  std::vector<web::Option> channels;
  for (const char* id : {"letter", "visit", "call"})
    channels.push_back({id, words(std::string("denounce.channel.") + id)});
  const std::string_view channel = request.value("channel");
  form.choice("channel", channel.empty() ? "letter" : channel, channels);
  form.field("received_at", request.value("received_at"));
  fill_form(services, request, form);
  form.field("working_words", request.value("working_words"));
  form.file("working_file");
  form.finish();
  view.show("FILES_AGAIN", !errors.empty() && !originals_of(request, "original").empty());
  for (const documents::Staged& file : copies.files) {
    web::View& row = view.add("WORKING_STAGED");
    row.set("TOKEN", file.token);
    row.set("STAGED_NAME", file.name);
    row.set("STAGED_SIZE", words.file_size(file.bytes));
  }
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response enter(const Services& services, const web::Request& request, const Staff& staff) {
  const auto copies = stage_nameless(services, request, "working_file");
  if (!copies) return desk(services, request, staff, copies.error(), {});
  casework::Denunciation denunciation = denunciation_of(request);
  denunciation.channel = request.value("channel");
  denunciation.working_words = request.value("working_words");
  denunciation.working_copies = copies->tokens();
  Errors errors;
  if (const std::string_view typed = trim(request.value("received_at")); !typed.empty()) {
    denunciation.received_at = parse_instant(typed);
    if (!denunciation.received_at)
      errors.push_back({Fault::kInvalid, "received_at", "staff.desk.received.wrong"});
  }
  if (!errors.empty()) return desk(services, request, staff, errors, *copies);
  const auto sent = services.database.write([&](storage::Transaction& tx) {
    return casework::submit_denunciation(services.casework, tx, denunciation, staff.actor(),
                                         services.clock.now());
  });
  if (!sent) return desk(services, request, staff, sent.error(), *copies);
  return web::redirect("/staff/desk/done/" + sent->code + "?pass=" + desk_pass(services, staff, sent->code));
}

web::Response list(const Services& services, const web::Request& request, const Staff& staff) {
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "denounce.list.title");
  frame.path = "/staff/denunciations";
  web::View view("denunciations/list");
  const bool ended = request.arg("ended") == "1";
  const auto rows = services.database.read([&](storage::Session& session) {
    return casework::sealed_queue(services.casework, session, staff.officer.id, ended, services.clock.now());
  });
  view.show("ENDED", ended);
  view.show("RUNNING", !ended);
  view.show("EMPTY", rows.empty());
  web::View* table = rows.empty() ? nullptr : &view.add("TABLE");
  for (const casework::SealedRow& one : rows) {
    web::View& row = table->add("ROW");
    row.set("CODE", one.code);
    row.set("ALIAS", one.anonymous ? words("denounce.list.anonymous") : words("denounce.alias", {{"alias", one.alias}}));
    row.set("TAG_LOOK", look_of(one.state));
    row.set("TAG_TEXT", lifecycle_text(words, "state", "denunciation", one.state));
    row.show("NOT_REDACTED", !one.redacted);
    row.set("UNIT", unit_name(services, one.unit, request.language));
    row.set("OFFICER", one.officer ? officer_and_unit(services, *one.officer, request.language)
                                   : words("staff.case.nobody_yet"));
    row.set("RECEIVED", words.date(local_date(one.received_at)));
    const TimeLeft left = left_of(services, words, one.due_at, one.state);
    row.set("LEFT_LOOK", left.look);
    row.set("LEFT_TEXT", ended ? std::string() : left.text);
  }
  return page(services, view, frame);
}

}  // namespace

void register_denounce(web::Router& router, const Services& services) {
  const web::RouteOptions with_files{
      .body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) * 2 + (1 << 20)};
  router.get("/denounce", [&services](const web::Request& request) { return show(services, request, {}); });
  router.post("/denounce", [&services](const web::Request& request) { return send(services, request); },
              with_files);
  const auto at_desk = [&services](StaffHandler handler) {
    return guarded(services, [&services, handler = std::move(handler)](const web::Request& request,
                                                                       const Staff& staff) {
      if (!may_somewhere(services, staff, "denunciation.enter")) return error_page(services, request, 403);
      return handler(request, staff);
    });
  };
  router.get("/staff/desk/denunciation",
             at_desk([&services](const web::Request& request, const Staff& staff) {
               return desk(services, request, staff, {}, {});
             }));
  router.post("/staff/desk/denunciation",
              at_desk([&services](const web::Request& request, const Staff& staff) {
                return enter(services, request, staff);
              }),
              with_files);
  // Named readers need no right to find what they were named for.
  router.get("/staff/denunciations",
             guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return list(services, request, staff);
             }));
  register_sealed(router, services);
}

}  // namespace langnghe::pages
