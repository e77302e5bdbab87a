// The survey: by link and QR, on a tablet with large buttons, and from paper by an officer.
#include "base/codes.h"
#include "documents/qr.h"
#include "pages/satisfaction/satisfaction_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using satisfaction::Subject;

std::optional<Subject> subject_of(const SatisfactionServices& services, std::string_view kind, const std::string& code) {
  return services.database.read([&](storage::Session& session) { return satisfaction::find_subject(session, kind, code); });
}

void fill_questions(const SatisfactionServices& services, const web::Request& request, const Subject& subject, web::View& view,
                    web::FormView& form) {
  const auto language = web::code_of(request.language);
  for (const satisfaction::Question& question : services.satisfaction.pack.questions) {
    if (question.late_only && !subject.late) continue;
    web::View& part = view.add("QUESTION");
    part.set("QUESTION_ID", question.id);
    part.set("QUESTION_TEXT", question.text.in(language));
    if (const std::string wrong = form.claim(question.id); !wrong.empty()) part.add("WRONG").set("WRONG_TEXT", wrong);
    // The first option carries the question's own id, so that the line on top leads to it.
    bool first = true;
    for (const satisfaction::Option& option : question.options) {
      web::View& row = part.add("OPTION");
      row.set("OPTION_ID", first ? question.id : question.id + "-" + option.id);
      row.set("OPTION_VALUE", option.id);
      row.set("OPTION_LABEL", option.name.in(language));
      row.show("CHOSEN", request.value(question.id) == option.id);
      first = false;
    }
  }
  form.field("words", request.value("words"));
}

satisfaction::Given given_of(const SatisfactionServices& services, const web::Request& request, const Subject& subject,
                             std::string channel) {
  satisfaction::Given out{subject.kind, subject.code, std::move(channel), {}, std::string(request.value("words"))};
  for (const satisfaction::Question& question : services.satisfaction.pack.questions)
    out.choices[question.id] = request.value(question.id);
  return out;
}

web::Response said_page(const SatisfactionServices& services, const web::Request& request, std::string_view text) {
  web::View view("satisfaction/said");
  view.set("SAID", words_of(services, request)(text));
  web::Frame frame = frame_of(services, request, "survey.title");
  frame.no_index = true;
  return private_page(page(services, view, frame));
}

// ---- by link -------------------------------------------------------------------------------

web::Response by_link(const SatisfactionServices& services, const web::Request& request) {
  if (!within(services, "survey", request.peer, services.limits.secrets_a_minute * 6)) return error_page(services, request, 429);
  const auto code = read_code(request.part("code"));
  const std::string_view kind = request.part("kind");
  if (!code || !satisfaction::is_survey_secret(services.satisfaction, kind, *code, request.part("secret")))
    return error_page(services, request, 404);
  const auto subject = subject_of(services, kind, *code);
  if (!subject) return error_page(services, request, 404);
  if (services.database.read([&](storage::Session& session) { return satisfaction::answer_about(session, kind, *code).has_value(); }))
    return said_page(services, request, "survey.already");
  if (!subject->finished_at) return said_page(services, request, "survey.not_yet");
  const bool tablet = request.arg("tablet") == "1" || request.value("tablet") == "1";
  Errors errors;
  if (request.method == "POST") {
    const auto made = write(services, [&](storage::Transaction& tx) {
      return satisfaction::answer_survey(services.satisfaction, tx, given_of(services, request, *subject, tablet ? "tablet" : "link"), 0,
                                         services.clock.now());
    });
    if (made) return web::redirect("/survey/thanks");
    errors = made.error();
  }
  const web::Words words = words_of(services, request);
  web::View view("satisfaction/survey");
  web::FormView form(view, words, errors);
  view.set("ACTION", "/survey/" + subject->kind + "/" + subject->code + "/" + std::string(request.part("secret")));
  view.set("CODE", subject->code);
  view.set("TOPIC", topic_name(services, words, subject->kind + "." + subject->topic));
  view.set("UNIT", unit_name(services, subject->unit, request.language));
  view.show("TABLET", tablet);
  fill_questions(services, request, *subject, view, form);
  form.finish();
  web::Frame frame = frame_of(services, request, "survey.title");
  frame.no_index = true;
  return private_page(page(services, view, frame, errors.empty() ? 200 : status_of(errors)));
}

// ---- at the desk ---------------------------------------------------------------------------

std::optional<Subject> at_desk(const SatisfactionServices& services, const Staff& staff, std::string_view typed, Errors& errors) {
  const auto code = read_code(typed);
  std::optional<Subject> found;
  if (code)
    for (const char* kind : {"dossier", "case"})
      if (!found) found = subject_of(services, kind, *code);
  // A file of somebody else's unit is as unknown as one that is not there.
  if (!found || !may_at(services, staff, "survey.enter", found->unit, "")) {
    errors.push_back({Fault::kNotFound, "code", "satisfaction.refused.unknown"});
    return std::nullopt;
  }
  return found;
}

web::Response desk(const SatisfactionServices& services, const web::Request& request, const Staff& staff) {
  Errors errors;
  const std::string_view typed = request.arg("code");
  if (!typed.empty())
    if (const auto found = at_desk(services, staff, typed, errors)) return web::redirect("/staff/surveys/file/" + found->code);
  const web::Words words = words_of(services, request);
  web::View view("satisfaction/desk");
  web::FormView form(view, words, errors);
  form.field("code", typed);
  form.finish();
  view.show("DONE", request.arg("done") == "1");
  return page(services, view, staff_frame(services, request, staff, "survey.desk.title"), errors.empty() ? 200 : status_of(errors));
}

web::Response file(const SatisfactionServices& services, const web::Request& request, const Staff& staff) {
  Errors errors;
  const auto subject = at_desk(services, staff, request.part("code"), errors);
  if (!subject) return error_page(services, request, 404);
  if (request.method == "POST") {
    const auto made = write(services, [&](storage::Transaction& tx) {
      return satisfaction::answer_survey(services.satisfaction, tx, given_of(services, request, *subject, "paper"), staff.officer.id,
                                         services.clock.now());
    });
    if (made) return web::redirect("/staff/surveys?done=1");
    errors = made.error();
  }
  const web::Words words = words_of(services, request);
  web::View view("satisfaction/file");
  web::FormView form(view, words, errors);
  view.set("CODE", subject->code);
  view.set("TOPIC", topic_name(services, words, subject->kind + "." + subject->topic));
  view.set("UNIT", unit_name(services, subject->unit, request.language));
  const bool answered = services.database.read([&](storage::Session& session) {
    return satisfaction::answer_about(session, subject->kind, subject->code).has_value();
  });
  view.show("ANSWERED", answered);
  view.show("NOT_YET", !subject->finished_at);
  if (!answered && subject->finished_at) {
    web::View& open = view.add("OPEN");
    const std::string link = base_url(services, request) + "/survey/" + subject->kind + "/" + subject->code + "/" +
                             satisfaction::survey_secret(services.satisfaction, subject->kind, subject->code);
    open.set("LINK", link);
    open.set("TABLET_LINK", link + "?tablet=1");
    open.set("QR", web::Html{documents::qr_svg(link, words("survey.qr"))});
  }
  fill_questions(services, request, *subject, view, form);
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "survey.desk.title");
  frame.path = "/staff/surveys";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

}  // namespace

void register_survey(web::Router& router, const SatisfactionServices& services) {
  const auto link = [&services](const web::Request& request) { return by_link(services, request); };
  router.get("/survey/{kind}/{code}/{secret}", link);
  router.post("/survey/{kind}/{code}/{secret}", link);
  router.get("/survey/thanks", [&services](const web::Request& request) { return said_page(services, request, "survey.thanks"); });
  router.get("/staff/surveys", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               if (!may_somewhere(services, staff, "survey.enter")) return error_page(services, request, 403);
               return desk(services, request, staff);
             }));
  const auto one = guarded(services, [&services](const web::Request& request, const Staff& staff) { return file(services, request, staff); });
  router.get("/staff/surveys/file/{code}", one);
  router.post("/staff/surveys/file/{code}", one);
}

}  // namespace langnghe::pages
