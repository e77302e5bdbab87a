// The secretary's screen: questions written down as fast as they are said. The words have the
// focus; Tab reaches theme and button, the theme is the one of before, Enter on the button (or
// Ctrl+Enter in the words) sends and the empty form is back. The same form sent twice makes one
// question.
#include "base/encoding.h"
#include "pages/dialogues/dialogue_page.h"
#include "pages/dialogues/register.h"

namespace langnghe::pages {
namespace {

using meetings::Dialogue;

constexpr int kLast = 8;

struct Right {
  std::optional<Dialogue> dialogue;
  bool prepares = false;  // else: brings, as the Front
};

Right right_of(const Services& services, const web::Request& request, const Staff& staff) {
  Right out;
  const auto code = read_code(request.part("code"));
  if (!code) return out;
  out.dialogue = services.database.read([&](storage::Session& session) { return meetings::find_dialogue(session, *code); });
  if (!out.dialogue) return out;
  out.prepares = may_at(services, staff, "dialogue.prepare", out.dialogue->unit, "");
  if (!out.prepares && !meetings::may_bring(services.meetings, staff.officer.id, *out.dialogue, services.clock.now())) out.dialogue.reset();
  return out;
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff, const Right& right, const Errors& errors) {
  const Dialogue& one = *right.dialogue;
  const web::Words words = words_of(services, request);
  const bool again = !errors.empty() && request.method == "POST";
  const auto value = [&](std::string_view name, std::string_view otherwise) { return again ? request.value(name) : otherwise; };
  web::View view("dialogues/enter");
  web::FormView form(view, words, errors);
  view.set("CODE", one.code);
  view.set("TITLE", one.title);
  view.set("ONCE", again ? std::string(request.value("once")) : hex(random_bytes(12)));
  form.field("words", value("words", ""));
  std::string_view theme = value("theme", request.arg("theme"));
  const auto own = themes_of(one.themes);
  if (theme.empty() && !own.empty()) theme = own.front();
  form.select("theme", theme, entry_options(services.meetings.pack.themes, request.language));
  if (right.prepares) {
    const std::string_view usual = one.state == "live" ? "hall" : "desk";
    std::string_view source = value("source", request.arg("source"));
    if (source.empty()) source = usual;
    form.select("source", source, {{"hall", words("dialogues.source.hall")}, {"desk", words("dialogues.source.desk")}, {"front", words("dialogues.source.front")}});
    form.check("cleared", again ? request.value("cleared") == "1" : request.arg("cleared") != "0");
    view.add("PREPARES").set("BACK", "/staff/dialogues/" + one.code);
  } else {
    view.show("BRINGS");
  }
  form.field("name", value("name", ""));
  form.field("phone", value("phone", ""));
  form.finish();
  std::vector<meetings::Question> last;
  int total = 0;
  services.database.read([&](storage::Session& session) {
    if (right.prepares) last = meetings::questions_of(session, {.dialogue = one.id, .limit = kLast, .latest_first = true});
    total = meetings::count_questions(session, meetings::QuestionFilter{.dialogue = one.id});
  });
  view.set("TOTAL", words("dialogues.entry.total", {{"n", total}}));
  for (const meetings::Question& question : last) {
    web::View& row = view.add("LAST");
    row.set("LAST_HREF", "/staff/dialogues/question/" + question.code);
    row.set("LAST_WORDS", beginning(question.words, 120));
    row.set("LAST_THEME", entry_name(services.meetings.pack.themes, question.theme, request.language));
  }
  view.show("SOME_LAST", !last.empty());
  web::Frame frame = staff_frame(services, request, staff, "dialogues.entry");
  frame.path = "/staff/dialogues/" + one.code + "/enter";
  frame.scripts = {"entry"};
  if (request.method == "GET" && read_code(request.arg("kept")))
    frame.notice = words("dialogues.entry.kept", {{"code", *read_code(request.arg("kept"))}, {"secret", meetings::question_secret(services.meetings, *read_code(request.arg("kept")))}});
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response enter(const Services& services, const web::Request& request, const Staff& staff, const Right& right) {
  meetings::Asked asked;
  asked.dialogue = right.dialogue->code;
  asked.theme = request.value("theme");
  asked.words = request.value("words");
  asked.source = right.prepares ? std::string(request.value("source")) : "front";
  asked.once = request.value("once");
  asked.cleared = request.value("cleared") == "1";
  asked.person = person_of(request);
  const auto made = write(services, [&](storage::Transaction& tx) {
    return meetings::ask_question(services.meetings, tx, asked, staff.officer.id, services.clock.now());
  });
  if (!made) return show(services, request, staff, right, made.error());
  return web::redirect("/staff/dialogues/" + right.dialogue->code + "/enter?theme=" + made->theme + "&source=" + made->source +
                       "&cleared=" + (asked.cleared ? "1" : "0") + "&kept=" + made->code);
}

}  // namespace

void register_question_entry(web::Router& router, const Services& services) {
  router.get("/staff/dialogues/{code}/enter", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               const Right right = right_of(services, request, staff);
               return right.dialogue ? show(services, request, staff, right, {}) : error_page(services, request, 404);
             }));
  router.post("/staff/dialogues/{code}/enter", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                const Right right = right_of(services, request, staff);
                return right.dialogue ? enter(services, request, staff, right) : error_page(services, request, 404);
              }));
}

}  // namespace langnghe::pages
