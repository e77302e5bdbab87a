// What a low mark needs: who, until when, what was done.
#include "pages/satisfaction/satisfaction_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using satisfaction::FollowUp;

web::Response list(const SatisfactionServices& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const auto units = units_where(services, staff, "survey.follow");
  if (units.empty()) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  std::vector<std::pair<FollowUp, satisfaction::Answer>> rows;
  services.database.read([&](storage::Session& session) {
    for (FollowUp& one : satisfaction::followups_of(session, units, 60))
      if (auto answer = satisfaction::answer_by_id(session, one.answer)) rows.emplace_back(std::move(one), std::move(*answer));
    return 0;
  });
  web::View view("satisfaction/followups");
  web::FormView form(view, words, errors);
  form.finish();
  view.show("EMPTY", rows.empty());
  for (const auto& [one, answer] : rows) {
    web::View& row = view.add("ROW");
    const bool done = one.state == "done", late = one.due_at <= (one.done_at ? *one.done_at : now);
    row.set("CODE", one.code);
    row.set("FILE", answer.subject_code);
    row.set("TOPIC", topic_name(services, words, answer.subject_kind + "." + answer.topic));
    row.set("UNIT", unit_name(services, one.unit, request.language));
    row.set("MARK", words("followup.mark", {{"mark", answer.mark}}));
    row.set("TAG_LOOK", done ? "done" : late ? "late" : one.state == "taken" ? "work" : "new");
    row.set("TAG_TEXT", words("followup.state." + one.state));
    row.set("DUE", words.date(one.due_at - 1));
    row.show_with("SAID", "SAID_TEXT", answer.words);
    if (one.officer != 0) row.add("WHO").set("WHO_TEXT", officer_and_unit(services, one.officer, request.language));
    row.show_with("DID", "DID_TEXT", one.done_words);
    std::string low;
    for (const auto& question : services.satisfaction.pack.questions)
      for (const auto& option : question.options)
        if (("," + answer.choices + ",").find("," + question.id + "=" + option.id + ",") != std::string::npos && option.points == 0)
          low += (low.empty() ? "" : "; ") + option.name.in(web::code_of(request.language));
    row.show_with("LOW", "LOW_TEXT", low);
    if (!done) {
      web::View& act = row.add("ACT");
      act.show("TAKE", one.state == "open");
      act.set("FIELD_ID", "done_words-" + one.code);
      act.set("TYPED", request.part("code") == one.code ? request.value("done_words") : std::string_view());
    }
  }
  return page(services, view, staff_frame(services, request, staff, "followup.title"), errors.empty() ? 200 : status_of(errors));
}

}  // namespace

void register_followups(web::Router& router, const SatisfactionServices& services) {
  router.get("/staff/followups", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return list(services, request, staff, {});
             }));
  router.post("/staff/followups/{code}/{action}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                const std::string code(request.part("code"));
                const bool take = request.part("action") == "take";
                if (!take && request.part("action") != "done") return error_page(services, request, 404);
                auto made = write(services, [&](storage::Transaction& tx) {
                  return take ? satisfaction::take_followup(services.satisfaction, tx, code, staff.officer.id, services.clock.now())
                              : satisfaction::finish_followup(services.satisfaction, tx, code, std::string(request.value("done_words")),
                                                              staff.officer.id, services.clock.now());
                });
                if (made) return web::redirect("/staff/followups");
                for (Error& error : made.error())
                  if (!error.field.empty()) error.field += "-" + code;
                return list(services, request, staff, made.error());
              }));
}

}  // namespace langnghe::pages
