// A round of supervision or social critique: its terms of law, its steps, recommendations, answers.
#include "base/text.h"
#include "directives/directives.h"
#include "pages/directives/joint_parts.h"
#include "pages/directives/parts.h"
#include "pages/links/panel.h"
#include "pages/trouble.h"

namespace langnghe::pages {

using directives::Recommendation;
using directives::Supervision;

void fill_round_head(const Services& services, const web::Request& request, web::View& view, const Supervision& round) {
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  view.set("ROUND_KIND", words("joint.kind." + round.kind));
  view.set("ROUND_TITLE", round.title);
  view.set("ROUND_UNIT", unit_name(services, round.unit, request.language));
  view.set("ROUND_BODY", unit_name(services, round.body, request.language));
  view.set("ROUND_BEGINS", words.date(round.begins_on));
  view.set("TAG_LOOK", round.result_on ? "done" : round.ended_on ? "work" : "new");
  view.set("TAG_TEXT", words(round.result_on ? "joint.state.result" : round.ended_on ? "joint.state.ended" : "joint.state.planned"));
  view.show_with("ROUND_RESULT", "RESULT", round.result);
  for (const directives::Term& term : directives::terms_of(services.directives, round, services.clock.now())) {
    const std::string state(legalclock::state_code(term.deadline.state));
    web::View& row = view.add("TERM");
    row.set("TERM_NAME", term.deadline.rule->name.in(language));
    row.set("TERM_UNTIL", words.date(term.deadline.due_date));
    row.set("TERM_LOOK", state == "met" ? "done" : state == "missed" ? "late" : "work");
    row.set("TERM_STATE", words("joint.term." + state));
    row.set("TERM_DONE", term.done_on ? words.date(*term.done_on) : std::string("–"));
    row.set("TERM_CITE", term.deadline.rule->citation.in(language));
  }
}

void fill_recommendation(const Services& services, const web::Request& request, web::View& view, const Recommendation& one) {
  const web::Words words = words_of(services, request);
  view.set("RECOMMENDED", one.words);
  view.set("RECOMMENDED_TO", unit_name(services, one.unit, request.language));
  view.set("TAKEN_LOOK", one.answered_on ? "done" : "wait");
  view.set("TAKEN", words(one.answered_on ? "joint.taken." + one.taken : "joint.taken.open"));
  if (!one.answered_on) return;
  web::View& answer = view.add("ANSWERED");
  answer.set("ANSWER", one.answer);
  answer.set("ANSWER_ON", words.date(*one.answered_on));
}

namespace {

web::Response show(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  std::optional<Supervision> round;
  std::optional<directives::Programme> programme;
  std::vector<Recommendation> made;
  services.database.read([&](storage::Session& session) {
    round = directives::find_supervision(session, number_of(request.part("id")));
    if (!round) return;
    programme = directives::find_programme(session, round->programme);
    made = directives::recommendations_of(session, round->id);
  });
  if (!round || !programme) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "joint.rounds");
  frame.path = "/staff/programmes/round/" + std::to_string(round->id);
  if (request.arg("done") == "1" && request.method == "GET") frame.notice = words("joint.done");
  web::View view("directives/round");
  view.set("PROGRAMME", programme->title);
  view.set("PROGRAMME_HREF", "/staff/programmes/" + std::to_string(programme->id));
  fill_round_head(services, request, view, *round);
  for (const Recommendation& one : made) fill_recommendation(services, request, view.add("RECOMMENDATION"), one);
  view.show("NO_RECOMMENDATIONS", made.empty());
  web::FormView form(view, words, errors);
  const auto typed = [&](std::string_view name) { return errors.empty() ? std::string_view() : request.value(name); };
  const auto open = [&](web::Name section) { view.add(section).set("ID", round->id); };
  const bool runs = may_at(services, staff, "supervision.run", round->unit, "");
  const bool body = may_at(services, staff, "directive.report", round->body, "");
  std::vector<web::Option> steps;
  const auto step = [&](const char* id, const std::optional<Date>& day, bool allowed) {
    if (allowed && !day) steps.push_back({id, words("joint.step." + std::string(id))});
  };
  if (round->kind == "supervision") {
    step("plan", round->plan_on, runs);
    step("report", round->report_on, runs || body);
  } else {
    step("draft", round->draft_on, runs || body);
  }
  step("ended", round->ended_on, runs);
  step("result", round->result_on, runs);
  if (!steps.empty()) {
    open("DO_STEP");
    form.select("step", typed("step"), steps);
    form.field("step_on", typed("step_on"));
    form.field("step_words", typed("step_words"));
  }
  if (runs) {
    open("DO_RECOMMEND");
    form.field("recommend_words", typed("recommend_words"));
    std::vector<web::Option> parties;
    for (const std::int64_t id : programme->parties)
      if (const directory::Unit* unit = services.directory.now()->units().unit_by_id(id)) parties.push_back({unit->code, unit->name(web::code_of(request.language))});
    const directory::Unit* of = services.directory.now()->units().unit_by_id(round->body);
    form.select("recommend_unit", errors.empty() && of != nullptr ? std::string_view(of->code) : typed("recommend_unit"), parties);
    form.field("answer_due", typed("answer_due"));
  }
  std::vector<web::Option> open_ones;
  for (const Recommendation& one : made)
    if (!one.answered_on && may_at(services, staff, "directive.report", one.unit, "")) open_ones.push_back({std::to_string(one.id), beginning(one.words, 80)});
  if (!open_ones.empty()) {
    open("DO_ANSWER");
    form.select("recommendation", typed("recommendation"), open_ones);
    form.choice("taken", typed("taken"), {{"fully", words("joint.taken.fully")}, {"partly", words("joint.taken.partly")}, {"no", words("joint.taken.no")}});
    form.field("answer_words", typed("answer_words"));
  }
  form.finish();
  fill_links_panel(services, request, staff, view, {"supervision", round->id, round->code()}, frame.path);
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response act(const Services& services, const web::Request& request, const Staff& staff) {
  const std::int64_t id = number_of(request.part("id"));
  const std::string_view action = request.part("action");
  const directives::OfficerId who = staff.officer.id;
  const Millis now = services.clock.now();
  const auto value = [&](std::string_view name) { return std::string(trim(request.value(name))); };
  Errors errors;
  std::optional<Date> due;
  if (action == "recommend" && !value("answer_due").empty()) {
    due = parse_date(value("answer_due"));
    if (!due) return show(services, request, staff, {{Fault::kInvalid, "answer_due", "directives.refused.date"}});
  }
  const auto done = write(services, [&](storage::Transaction& tx) -> Result<Supervision> {
    if (action == "step")
      return directives::record_supervision_step(services.directives, tx, id, value("step"), parse_date(value("step_on")), value("step_words"), who, now);
    if (action == "recommend") return directives::recommend(services.directives, tx, id, value("recommend_words"), value("recommend_unit"), due, who, now);
    if (action == "answer")
      return directives::answer_recommendation(services.directives, tx, number_of(value("recommendation")), value("taken"), value("answer_words"), who, now);
    return refuse(Fault::kNotFound, "directives.refused.unknown");
  });
  if (!done) return show(services, request, staff, done.error());
  return web::redirect("/staff/programmes/round/" + std::to_string(id) + "?done=1");
}

}  // namespace

void register_rounds(web::Router& router, const Services& services) {
  const auto open = [&services](StaffHandler handler) {
    return guarded(services, [&services, handler = std::move(handler)](const web::Request& request, const Staff& staff) {
      for (const char* grant : {"programme.run", "supervision.run", "directive.follow", "directive.report"})
        if (may_somewhere(services, staff, grant)) return handler(request, staff);
      return error_page(services, request, 403);
    });
  };
  router.get("/staff/programmes/round/{id}", open([&services](const auto& request, const Staff& staff) { return show(services, request, staff, {}); }));
  router.post("/staff/programmes/round/{id}/do/{action}", open([&services](const auto& request, const Staff& staff) { return act(services, request, staff); }));
}

}  // namespace langnghe::pages
