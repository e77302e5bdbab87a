// A visit as the one who booked it sees it: when, where, what came of it, who read the name.
#include "casework/casework.h"
#include "documents/qr.h"
#include "meetings/meetings.h"
#include "pages/meetings/meeting_page.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using meetings::Visit;

web::Response ask(const Services& services, const web::Request& request, const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("meetings/visit_form");
  web::FormView form(view, words, errors);
  form.field("code", request.value("code"));
  form.field("secret", "");
  form.finish();
  web::Frame frame = frame_of(services, request, "meetings.visit.find");
  frame.path = "/visit";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response open(const Services& services, const web::Request& request) {
  const auto code = read_code(request.value("code"));
  if (!within(services, "secret", request.peer, services.limits.secrets_a_minute))
    return ask(services, request, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  const bool right = code && meetings::is_visit_secret(services.meetings, *code, request.value("secret")) &&
                     services.database.read([&](storage::Session& session) {
                       return meetings::find_visit(session, *code).has_value();
                     });
  if (!right) return ask(services, request, {{Fault::kInvalid, "code", "meetings.refused.secret"}});
  web::Response response = web::redirect("/visit/" + *code);
  response.cookies.push_back(own_cookie(services, "visit", *code));
  return response;
}

std::optional<Visit> own_visit(const Services& services, const web::Request& request) {
  const auto code = read_code(request.part("code"));
  if (!code || !is_own(services, request, "visit", *code)) return std::nullopt;
  return services.database.read([&](storage::Session& session) { return meetings::find_visit(session, *code); });
}

web::Response show(const Services& services, const web::Request& request, const Visit& visit, const Errors& errors,
                   bool booked) {
  const web::Words words = words_of(services, request);
  std::optional<meetings::ReceptionDay> day;
  std::vector<vault::Read> reads;
  services.database.read([&](storage::Session& session) {
    if (visit.day) {
      const auto code = session.value<std::string>("SELECT code FROM reception_day WHERE id = :id", *visit.day);
      if (code) day = meetings::find_day(session, *code);
    }
    reads = services.vault.reads_of(session, {"visit", visit.id});
  });
  web::View view("meetings/visit");
  web::FormView form(view, words, errors);
  form.finish();
  view.set("CODE", visit.code);
  view.set("TAG_LOOK", look_of_visit(visit));
  view.set("TAG_TEXT", words("meetings.visit." + visit.state));
  view.set("WORDS", visit.words);
  const auto fact = [&](std::string_view key, const std::string& text) {
    if (text.empty()) return;
    web::View& row = view.add("FACT");
    row.set("LABEL", words(key));
    row.set("TEXT", text);
  };
  fact("meetings.day", long_day(words, visit.on_day));
  if (visit.slot) fact("meetings.slot", meetings::minutes_text(*visit.slot));
  fact("meetings.unit", unit_name(services, visit.unit, request.language));
  fact("meetings.host", name_and_post(services, visit.host, request.language));
  if (day) fact("meetings.place", day->place);
  fact("meetings.mode", words("meetings.mode." + visit.mode));
  fact("meetings.topic", entry_name(services.meetings.pack.topics, visit.topic, request.language));
  if (visit.companions > 0) fact("meetings.companions", words.number(visit.companions));
  if (day && !day->moved_from.empty() && visit.state == "booked")
    fact("meetings.day.moved", words("meetings.day.moved.text", {{"day", *parse_date(day->moved_from)}, {"reason", day->reason}}));
  if (visit.due_at && !visit.answered_at && visit.state == "received") {
    web::View& due = view.add("DUE");
    due.set("DUE_DATE", words.long_date(local_date(*visit.due_at - 1)));
    for (const std::string& reason : reasons_in_words(services, words, visit.due_reasons))
      due.add("REASON").set("TEXT", reason);
  }
  if (!visit.case_code.empty()) {
    web::View& part = view.add("CASE");
    part.set("CASE_CODE", visit.case_code);
    part.set("CASE_HREF", "/t/" + visit.case_code + "/" + casework::secret_of(services.casework, visit.case_code));
  }
  if (visit.concluded_at) {
    web::View& part = view.add("CONCLUSION");
    part.set("TEXT", visit.conclusion);
    part.set("NUMBER", visit.conclusion_no);
    part.set("BY", long_day(words, visit.resolve_by));
  }
  if (visit.answered_at) {
    web::View& part = view.add("ANSWER");
    part.set("KIND", words("meetings.answer." + visit.answer));
    part.set("TEXT", visit.answer_words);
    part.set("AT", words.date(*visit.answered_at));
  }
  if (visit.state == "refused") {
    web::View& part = view.add("REFUSAL");
    part.set("GROUND", entry_name(services.meetings.pack.grounds, visit.ground, request.language));
    const meetings::Entry* ground = meetings::find(services.meetings.pack.grounds, visit.ground);
    part.set("CITATION", ground == nullptr ? "" : in(ground->citation, request.language));
    part.set("TEXT", visit.refusal_words);
  }
  view.show("CAN_CANCEL", visit.state == "booked");
  if (booked) {
    web::View& part = view.add("BOOKED");
    const std::string secret = meetings::visit_secret(services.meetings, visit.code);
    part.set("SECRET", secret);
    part.set("QR", web::Html{documents::qr_svg(base_url(services, request) + "/visit", words("meetings.visit.qr"))});
  }
  for (const vault::Read& read : reads) {
    web::View& row = view.add("READ");
    row.set("WHO", read.post + ", " + read.unit_name);
    row.set("WHY", words("vault.purpose." + read.purpose) + (read.words.empty() ? "" : ": " + read.words));
    row.set("AT", words.date_time(read.at));
  }
  view.show("NO_READS", reads.empty());
  web::Frame frame = frame_of(services, request, "meetings.visit.title");
  frame.path = "/visit/" + visit.code;
  frame.no_index = true;
  return private_page(page(services, view, frame, errors.empty() ? 200 : status_of(errors)));
}

}  // namespace

void register_visit(web::Router& router, const Services& services) {
  router.get("/visit", [&services](const web::Request& request) { return ask(services, request, {}); });
  router.post("/visit", [&services](const web::Request& request) { return open(services, request); });
  for (const bool booked : {false, true})
    router.get(booked ? "/visit/{code}/booked" : "/visit/{code}", [&services, booked](const web::Request& request) {
      const auto visit = own_visit(services, request);
      return visit ? show(services, request, *visit, {}, booked) : web::redirect("/visit");
    });
  router.post("/visit/{code}/cancel", [&services](const web::Request& request) {
    const auto visit = own_visit(services, request);
    if (!visit) return web::redirect("/visit");
    const auto done = write(services, [&](storage::Transaction& tx) {
      return meetings::cancel_visit(services.meetings, tx, visit->code, 0, services.clock.now());
    });
    return done ? web::redirect("/visit/" + visit->code) : show(services, request, *visit, done.error(), false);
  });
}

}  // namespace langnghe::pages
