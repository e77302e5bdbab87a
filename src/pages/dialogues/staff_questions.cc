// Officers: the questions of a dialogue, clearing them for the public, grouping look-alikes,
// answering; one question.
#include "pages/dialogues/dialogue_page.h"
#include "pages/dialogues/register.h"
#include "pages/directives/parts.h"

namespace langnghe::pages {
namespace {

using meetings::Dialogue;
using meetings::Question;

constexpr std::size_t kGroups = 20, kInGroup = 30;

std::optional<Dialogue> dialogue_of(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto one = services.database.read([&](storage::Session& session) { return meetings::find_dialogue(session, *code); });
  if (one && !may_at(services, staff, "dialogue.prepare", one->unit, "")) one.reset();
  return one;
}

// ---- all of a dialogue --------------------------------------------------------------------------

web::Response list(const Services& services, const web::Request& request, const Staff& staff, const Dialogue& one, const Errors& errors = {}) {
  const web::Words words = words_of(services, request);
  const std::string state(request.arg("state"));
  const meetings::QuestionFilter filter{.dialogue = one.id, .heads_only = true, .state = state, .offset = offset_of(request), .limit = kQuestionsAPage};
  std::vector<Question> questions;
  std::map<std::int64_t, int> groups;
  int total = 0;
  services.database.read([&](storage::Session& session) {
    questions = meetings::questions_of(session, filter);
    groups = meetings::group_sizes(session, one.id);
    total = meetings::count_questions(session, filter);
  });
  web::View view("dialogues/staff_questions");
  web::FormView form(view, words, errors);
  form.select("state", state, {{"open", words("dialogues.question.open")}, {"answered", words("dialogues.question.answered")},
                               {"later", words("dialogues.question.later")}, {"case", words("dialogues.question.case")},
                               {"declined", words("dialogues.question.declined")}});
  form.finish();
  view.set("CODE", one.code);
  view.set("TITLE", one.title);
  for (const Question& question : questions) {
    web::View& row = view.add("ROW");
    row.set("QUESTION", question.code);
    row.set("WORDS", beginning(question.words, 240));
    row.set("THEME", entry_name(services.meetings.pack.themes, question.theme, request.language));
    row.set("SOURCE", words("dialogues.source." + question.source));
    row.set("VOTES", question.votes);
    row.set("TAG_LOOK", look_of_question(question));
    row.set("TAG_TEXT", state_of(services, words, question));
    row.show("UNCLEARED", question.public_words.empty());
    if (const auto group = groups.find(question.id); group != groups.end()) row.add("GROUP").set("GROUP_TEXT", words("dialogues.group.also", {{"n", group->second}}));
    row.show("ON_SCREEN", question.code == one.on_screen);
    row.show("TO_SCREEN", question.code != one.on_screen && !question.public_words.empty() && one.state == "live");
  }
  view.show("EMPTY", questions.empty());
  view.show("TABLE", !questions.empty());
  view.show("OFF_SCREEN", !one.on_screen.empty());
  fill_pages(words, view, "/staff/dialogues/" + one.code + "/questions?state=" + state + "&", filter.offset, kQuestionsAPage, total);
  web::Frame frame = staff_frame(services, request, staff, "dialogues.questions");
  frame.path = "/staff/dialogues/" + one.code + "/questions";
  if (request.arg("done") == "1" && request.method == "GET") frame.notice = words("meetings.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response screen(const Services& services, const web::Request& request, const Staff& staff, const Dialogue& one) {
  const auto done = write(services, [&](storage::Transaction& tx) {
    return meetings::show_in_hall(services.meetings, tx, one.code, std::string(request.value("question")), staff.officer.id, services.clock.now());
  });
  return done ? web::redirect("/staff/dialogues/" + one.code + "/questions?done=1") : list(services, request, staff, one, done.error());
}

// Every box that was ticked, cleared as it stands.
web::Response clear_all(const Services& services, const web::Request& request, const Staff& staff, const Dialogue& one) {
  const auto done = write(services, [&](storage::Transaction& tx) -> Result<int> {
    int count = 0;
    for (const auto& [name, code] : request.form) {
      if (name != "pick") continue;
      const auto question = meetings::find_question(tx, code);
      if (!question || question->dialogue != one.id) return refuse(Fault::kNotFound, "meetings.refused.no_question");
      const auto cleared = meetings::clear_question(services.meetings, tx, code, question->words, staff.officer.id, services.clock.now());
      if (!cleared) return tl::unexpected<Errors>(cleared.error());
      ++count;
    }
    return count == 0 ? Result<int>(refuse(Fault::kInvalid, "meetings.refused.nothing_picked")) : Result<int>(count);
  });
  return done ? web::redirect("/staff/dialogues/" + one.code + "/questions?done=1") : list(services, request, staff, one, done.error());
}

// ---- look-alikes ----------------------------------------------------------------------------------

web::Response alike(const Services& services, const web::Request& request, const Staff& staff, const Dialogue& one, const Errors& errors = {}) {
  const web::Words words = words_of(services, request);
  const auto groups = services.database.read([&](storage::Session& session) { return meetings::look_alike_questions(session, one.id, kGroups); });
  web::View view("dialogues/alike");
  web::FormView form(view, words, errors);
  form.finish();
  view.set("CODE", one.code);
  view.set("TITLE", one.title);
  int number = 0;
  for (const auto& group : groups) {
    web::View& box = view.add("GROUP");
    box.set("NUMBER", ++number);
    box.set("GROUP_SIZE", words("dialogues.alike.size", {{"n", static_cast<int>(group.size())}}));
    for (std::size_t i = 0; i < std::min(group.size(), kInGroup); ++i) {
      web::View& row = box.add("MEMBER");
      row.set("QUESTION", group[i].code);
      row.set("WORDS", beginning(group[i].words, 200));
      row.show("FIRST", i == 0);
    }
    if (group.size() > kInGroup) box.add("REST").set("REST_TEXT", words("dialogues.alike.rest", {{"n", static_cast<int>(group.size() - kInGroup)}}));
  }
  view.show("EMPTY", groups.empty());
  web::Frame frame = staff_frame(services, request, staff, "dialogues.alike");
  frame.path = "/staff/dialogues/" + one.code + "/alike";
  if (request.arg("done") == "1" && request.method == "GET") frame.notice = words("meetings.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response group(const Services& services, const web::Request& request, const Staff& staff, const Dialogue& one) {
  const auto done = write(services, [&](storage::Transaction& tx) -> Result<int> {
    std::string head;
    int count = 0;
    for (const auto& [name, code] : request.form) {
      if (name != "pick") continue;
      const auto question = meetings::find_question(tx, code);
      if (!question || question->dialogue != one.id) return refuse(Fault::kNotFound, "meetings.refused.no_question");
      if (head.empty()) {
        head = code;
        continue;
      }
      const auto grouped = meetings::group_question(services.meetings, tx, code, head, staff.officer.id, services.clock.now());
      if (!grouped) return tl::unexpected<Errors>(grouped.error());
      ++count;
    }
    return count == 0 ? Result<int>(refuse(Fault::kInvalid, "meetings.refused.two_to_group")) : Result<int>(count);
  });
  return done ? web::redirect("/staff/dialogues/" + one.code + "/alike?done=1") : alike(services, request, staff, one, done.error());
}

// ---- one question -----------------------------------------------------------------------------------

struct One {
  Question question;
  Dialogue dialogue;
  bool prepares = true;  // else it is for the body that was to answer later
};

std::optional<One> question_of(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  return services.database.read([&](storage::Session& session) -> std::optional<One> {
    auto question = meetings::find_question(session, *code);
    if (!question) return std::nullopt;
    auto dialogue = meetings::dialogue_by_id(session, question->dialogue);
    if (!meetings::may_answer(services.meetings, staff.officer.id, *dialogue, *question, services.clock.now())) return std::nullopt;
    const bool prepares = may_at(services, staff, "dialogue.prepare", dialogue->unit, "");
    return One{std::move(*question), std::move(*dialogue), prepares};
  });
}

std::vector<web::Option> body_options(const Services& services, const Dialogue& dialogue, web::Language language) {
  // Bodies of the same territory and the one above.
  const auto directory = services.directory.now();
  const directory::Unit* own = directory->units().unit_by_id(dialogue.unit);
  std::vector<std::int64_t> units;
  if (own == nullptr) return {};
  const directory::Unit* territory = directory->units().territory_of(own->code);
  const directory::Unit* above = directory->units().superior(own->code);
  for (const directory::Unit& unit : directory->units().all())
    if ((territory != nullptr && directory->units().territory_of(unit.code) == territory) ||
        (above != nullptr && directory->units().territory_of(unit.code) == directory->units().territory_of(above->code)))
      units.push_back(unit.id);
  return unit_options(services, units, language);
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff, const One& one, const Errors& errors,
                   const vault::Person* person = nullptr) {
  const web::Words words = words_of(services, request);
  const Question& question = one.question;
  const auto value = [&](std::string_view name, std::string_view otherwise) {
    return !errors.empty() && request.method == "POST" ? request.value(name) : otherwise;
  };
  std::optional<Question> head;
  std::vector<Question> members;
  services.database.read([&](storage::Session& session) {
    if (question.head) head = meetings::question_by_id(session, *question.head);
    members = meetings::group_of(session, question.id);
  });
  web::View view("dialogues/staff_question");
  web::FormView form(view, words, errors);
  view.set("CODE", question.code);
  view.set("DIALOGUE", one.dialogue.title);
  view.set("BACK", one.prepares ? "/staff/dialogues/" + one.dialogue.code + "/questions" : "/staff/dialogues");
  view.set("WORDS", question.words);
  view.set("THEME", entry_name(services.meetings.pack.themes, question.theme, request.language));
  view.set("SOURCE", words("dialogues.source." + question.source));
  view.set("ASKED", words.date_time(question.asked_at));
  view.set("VOTES", words("dialogues.votes", {{"n", question.votes}}));
  view.set("TAG_LOOK", look_of_question(question));
  view.set("TAG_TEXT", state_of(services, words, question));
  if (!question.answer.empty()) view.add("ANSWER").set("ANSWER_WORDS", question.answer);
  if (!question.case_code.empty()) view.add("CASE").set("CASE_CODE", question.case_code);
  if (head) {
    web::View& part = view.add("HEAD");
    part.set("HEAD_CODE", head->code);
    part.set("HEAD_WORDS", beginning(head->words, 200));
  }
  for (const Question& member : members) {
    web::View& row = view.add("MEMBER");
    row.set("MEMBER_CODE", member.code);
    row.set("MEMBER_WORDS", beginning(member.words, 200));
  }
  view.show("GROUP", !members.empty());
  view.show("PREPARES", one.prepares);
  form.field("public_words", value("public_words", question.public_words.empty() ? question.words : question.public_words));
  view.show("UNCLEARED", question.public_words.empty());
  view.show("CLEARED", !question.public_words.empty());
  form.field("head", value("head", ""));
  const bool may_answer = !head && question.state != "answered" && question.state != "case";
  if (may_answer) {
    view.show("CAN_ANSWER");
    form.field("answer", value("answer", ""));
    const auto terms = meetings::terms_of(services.meetings.law, one.dialogue, services.clock.now());
    form.select("body", value("body", ""), body_options(services, one.dialogue, request.language));
    form.field("due", value("due", question.due_day.empty() && terms.answer ? iso_date(*terms.answer) : question.due_day));
    form.field("decline_words", value("decline_words", ""));
    if (may_somewhere(services, staff, "case.enter")) view.add("CAN_BECOME").set("BECOME_HREF", "/staff/desk?question=" + question.code);
  }
  view.show("CAN_PROMISE", may_at(services, staff, "commitment.make", one.dialogue.unit, ""));
  if (person != nullptr) {
    web::View& part = view.add("PERSON");
    part.set("NAME", person->name);
    part.set("REACH", person->phone + (person->email.empty() ? "" : " " + person->email));
  } else if (question.named) {
    view.show("OPEN_PERSON");
    std::vector<web::Option> purposes;
    for (const vault::Purpose& purpose : services.vault.purposes().all())
      if (purpose.level == vault::Level::kOrdinary) purposes.push_back({purpose.key, words("vault.purpose." + purpose.key)});
    form.select("purpose", value("purpose", ""), purposes);
    form.field("person_words", value("person_words", ""));
  }
  form.finish();
  fill_links_panel(services, request, staff, view, {"question", question.id, question.code}, "/staff/dialogues/question/" + question.code);
  web::Frame frame = staff_frame(services, request, staff, "dialogues.staff.question");
  frame.path = "/staff/dialogues";
  if (request.arg("done") == "1" && request.method == "GET") frame.notice = words("meetings.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

Result<Question> step(const Services& services, const web::Request& request, const Staff& staff, const One& one, storage::Transaction& tx) {
  const Millis now = services.clock.now();
  const std::int64_t who = staff.officer.id;
  const meetings::Room& room = services.meetings;
  const std::string& code = one.question.code;
  const std::string_view what = request.part("what");
  const auto text = [&](std::string_view name) { return std::string(request.value(name)); };
  if (what == "clear") return meetings::clear_question(room, tx, code, text("public_words"), who, now);
  if (what == "hide") return meetings::clear_question(room, tx, code, "", who, now);
  if (what == "group") {
    const auto head = read_code(request.value("head"));
    if (!head) return refuse(Fault::kInvalid, "meetings.refused.no_question", "head");
    return meetings::group_question(room, tx, code, *head, who, now);
  }
  if (what == "ungroup") return meetings::group_question(room, tx, code, "", who, now);
  if (what == "answer") return meetings::answer_question(room, tx, code, text("answer"), who, now);
  if (what == "decline") return meetings::decline_question(room, tx, code, text("decline_words"), who, now);
  if (what == "later") {
    const auto due = parse_date(request.value("due"));
    if (!due) return refuse(Fault::kInvalid, "meetings.refused.day", "due");
    const auto directory = services.directory.now();
    const directory::Unit* body = directory->unit(request.value("body"));
    return meetings::answer_later(room, tx, code, body == nullptr ? 0 : body->id, *due, who, now);
  }
  return refuse(Fault::kNotFound, "meetings.refused.no_question");
}

web::Response open_person(const Services& services, const web::Request& request, const Staff& staff, const One& one) {
  const auto records = services.database.read([&](storage::Session& session) { return services.vault.records_of(session, {"question", one.question.id}); });
  if (records.empty()) return error_page(services, request, 404);
  auto person = services.vault.open(services.database, records.front().id, reader_of(services, staff, may_at(services, staff, "vault.read", one.dialogue.unit, "")),
                                    request.value("purpose"), request.value("person_words"), services.clock.now());
  if (person) return private_page(show(services, request, staff, one, {}, &*person));
  for (Error& error : person.error())
    if (error.field == "words") error.field = "person_words";
  return show(services, request, staff, one, person.error());
}

web::Response act(const Services& services, const web::Request& request, const Staff& staff, const One& one) {
  if (request.part("what") == "person") return open_person(services, request, staff, one);
  const auto done = write(services, [&](storage::Transaction& tx) { return step(services, request, staff, one, tx); });
  // Once answered it is no more of a body that only answers.
  if (done && !one.prepares) return web::redirect("/staff/dialogues");
  return done ? web::redirect("/staff/dialogues/question/" + one.question.code + "?done=1") : show(services, request, staff, one, done.error());
}

}  // namespace

void register_staff_questions(web::Router& router, const Services& services) {
  const auto of_dialogue = [&services](auto handler) {
    return guarded(services, [&services, handler](const web::Request& request, const Staff& staff) {
      const auto found = dialogue_of(services, request, staff);
      return found ? handler(services, request, staff, *found) : error_page(services, request, 404);
    });
  };
  router.get("/staff/dialogues/{code}/questions", of_dialogue([](const Services& s, const web::Request& r, const Staff& f, const Dialogue& d) { return list(s, r, f, d); }));
  router.post("/staff/dialogues/{code}/screen", of_dialogue(screen));
  router.post("/staff/dialogues/{code}/clear", of_dialogue(clear_all));
  router.get("/staff/dialogues/{code}/alike", of_dialogue([](const Services& s, const web::Request& r, const Staff& f, const Dialogue& d) { return alike(s, r, f, d); }));
  router.post("/staff/dialogues/{code}/group", of_dialogue(group));
  router.get("/staff/dialogues/question/{code}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               const auto one = question_of(services, request, staff);
               return one ? show(services, request, staff, *one, {}) : error_page(services, request, 404);
             }));
  router.post("/staff/dialogues/question/{code}/{what}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                const auto one = question_of(services, request, staff);
                return one ? act(services, request, staff, *one) : error_page(services, request, 404);
              }));
}

}  // namespace langnghe::pages
