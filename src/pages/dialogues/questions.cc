// Asking a question on the web, and what came of it for the one who asked.
#include "casework/casework.h"
#include "documents/qr.h"
#include "pages/dialogues/dialogue_page.h"
#include "pages/dialogues/register.h"

namespace langnghe::pages {
namespace {

using meetings::Dialogue;
using meetings::Question;

// The themes of the dialogue, or all when it is about anything.
std::vector<web::Option> theme_options(const Services& services, const Dialogue& one, web::Language language) {
  std::vector<web::Option> out;
  for (const std::string& id : themes_of(one.themes)) out.push_back({id, entry_name(services.meetings.pack.themes, id, language)});
  return out.empty() ? entry_options(services.meetings.pack.themes, language) : out;
}

web::Response ask_form(const Services& services, const web::Request& request, const Dialogue& one, const Errors& errors) {
  const web::Words words = words_of(services, request);
  if (one.state != "announced" && one.state != "live")
    return refused(services, request, {{Fault::kConflict, "", "meetings.refused.questions_closed"}});
  web::View view("dialogues/ask");
  web::FormView form(view, words, errors);
  view.set("CODE", one.code);
  view.set("TITLE", one.title);
  view.set("WHEN", long_day(words, one.on_day) + ", " + hours(one.from_minute, one.to_minute));
  form.select("theme", request.value("theme"), theme_options(services, one, request.language));
  form.field("words", request.value("words"));
  form.field("name", request.value("name"));
  form.field("phone", request.value("phone"));
  form.field("email", request.value("email"));
  form.finish();
  web::Frame frame = frame_of(services, request, "dialogues.ask");
  frame.path = "/dialogues/" + one.code + "/ask";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response ask(const Services& services, const web::Request& request, const Dialogue& one) {
  if (!within(services, "ask", request.peer, services.limits.submissions_a_minute))
    return ask_form(services, request, one, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  meetings::Asked asked;
  asked.dialogue = one.code;
  asked.theme = request.value("theme");
  asked.words = request.value("words");
  asked.person = person_of(request);
  const auto made = write(services, [&](storage::Transaction& tx) {
    return meetings::ask_question(services.meetings, tx, asked, 0, services.clock.now());
  });
  if (!made) return ask_form(services, request, one, made.error());
  web::Response response = web::redirect("/question/" + made->code + "/asked");
  response.cookies.push_back(own_cookie(services, "question", made->code));
  return response;
}

// ---- one's own question ------------------------------------------------------------------------

web::Response find_form(const Services& services, const web::Request& request, const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("dialogues/find_question");
  web::FormView form(view, words, errors);
  form.field("code", request.value("code"));
  form.field("secret", "");
  form.finish();
  web::Frame frame = frame_of(services, request, "dialogues.own.find");
  frame.path = "/question";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response find(const Services& services, const web::Request& request) {
  const auto code = read_code(request.value("code"));
  if (!within(services, "secret", request.peer, services.limits.secrets_a_minute))
    return find_form(services, request, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  const bool right = code && meetings::is_question_secret(services.meetings, *code, request.value("secret")) &&
                     services.database.read([&](storage::Session& session) { return meetings::find_question(session, *code).has_value(); });
  if (!right) return find_form(services, request, {{Fault::kInvalid, "code", "meetings.refused.secret"}});
  web::Response response = web::redirect("/question/" + *code);
  response.cookies.push_back(own_cookie(services, "question", *code));
  return response;
}

std::optional<Question> own(const Services& services, const web::Request& request) {
  const auto code = read_code(request.part("code"));
  if (!code || !is_own(services, request, "question", *code)) return std::nullopt;
  return services.database.read([&](storage::Session& session) { return meetings::find_question(session, *code); });
}

web::Response show(const Services& services, const web::Request& request, const Question& mine, bool fresh, const Errors& errors) {
  const web::Words words = words_of(services, request);
  Question one = mine;  // one in a group is as far as its head
  std::optional<Dialogue> dialogue;
  std::vector<vault::Read> reads;
  services.database.read([&](storage::Session& session) {
    if (mine.head) one = meetings::question_by_id(session, *mine.head).value_or(mine);
    dialogue = meetings::dialogue_by_id(session, mine.dialogue);
    reads = services.vault.reads_of(session, {"question", mine.id});
  });
  web::View view("dialogues/own_question");
  web::FormView form(view, words, errors);
  view.set("CODE", mine.code);
  view.set("WORDS", mine.words);
  view.set("TAG_LOOK", look_of_question(one));
  view.set("TAG_TEXT", state_of(services, words, one));
  view.set("DIALOGUE", dialogue->title);
  view.set("DIALOGUE_HREF", "/dialogues/" + dialogue->code);
  view.set("WHEN", long_day(words, dialogue->on_day) + ", " + hours(dialogue->from_minute, dialogue->to_minute));
  view.set("PLACE", dialogue->place);
  view.show("GROUPED", mine.head.has_value());
  if (!one.answer.empty()) {
    web::View& answer = view.add("ANSWER");
    answer.set("ANSWER_WORDS", one.answer);
    answer.set("ANSWERED", words.date(*one.answered_at));
  }
  if (one.state == "case" && !mine.head) {
    web::View& part = view.add("CASE");
    part.set("CASE_CODE", one.case_code);
    part.set("CASE_HREF", "/t/" + one.case_code + "/" + casework::secret_of(services.casework, one.case_code));
  }
  if (fresh) {
    web::View& part = view.add("FRESH");
    part.set("SECRET", meetings::question_secret(services.meetings, mine.code));
    part.set("QR", web::Html{documents::qr_svg(base_url(services, request) + "/question", words("dialogues.own.qr"))});
  }
  if (dialogue->state == "live" || dialogue->state == "ended" || dialogue->state == "concluded") {
    view.show("RATE");
    std::vector<web::Option> stars;
    for (int n = 5; n >= 1; --n) stars.push_back({std::to_string(n), words("dialogues.stars." + std::to_string(n))});
    form.choice("stars", request.value("stars"), stars);
    form.field("rating_words", request.value("rating_words"));
  }
  form.finish();
  for (const vault::Read& read : reads) {
    web::View& row = view.add("READ");
    row.set("WHO", read.post + ", " + read.unit_name);
    row.set("WHY", words("vault.purpose." + read.purpose) + (read.words.empty() ? "" : ": " + read.words));
    row.set("AT", words.date_time(read.at));
  }
  view.show("NO_READS", reads.empty());
  web::Frame frame = frame_of(services, request, "dialogues.own");
  frame.path = "/question/" + mine.code;
  frame.no_index = true;
  if (request.arg("rated") == "1" && request.method == "GET") frame.notice = words("dialogues.rate.done");
  return private_page(page(services, view, frame, errors.empty() ? 200 : status_of(errors)));
}

web::Response rate(const Services& services, const web::Request& request, const Question& mine) {
  const auto done = write(services, [&](storage::Transaction& tx) -> Result<meetings::Rating> {
    const auto dialogue = meetings::dialogue_by_id(tx, mine.dialogue);
    return meetings::rate_dialogue(services.meetings, tx, dialogue->code, "question " + mine.code, number_of(request.value("stars"), 0),
                                   std::string(request.value("rating_words")), services.clock.now());
  });
  return done ? web::redirect("/question/" + mine.code + "?rated=1") : show(services, request, mine, false, done.error());
}

}  // namespace

void register_questions(web::Router& router, const Services& services) {
  router.get("/dialogues/{code}/ask", [&services](const web::Request& request) {
    const auto one = public_dialogue(services, request.part("code"));
    return one ? ask_form(services, request, *one, {}) : error_page(services, request, 404);
  });
  router.post("/dialogues/{code}/ask", [&services](const web::Request& request) {
    const auto one = public_dialogue(services, request.part("code"));
    return one ? ask(services, request, *one) : error_page(services, request, 404);
  });
  router.get("/question", [&services](const web::Request& request) { return find_form(services, request, {}); });
  router.post("/question", [&services](const web::Request& request) { return find(services, request); });
  for (const bool fresh : {false, true})
    router.get(fresh ? "/question/{code}/asked" : "/question/{code}", [&services, fresh](const web::Request& request) {
      const auto mine = own(services, request);
      return mine ? show(services, request, *mine, fresh, {}) : web::redirect("/question");
    });
  router.post("/question/{code}/rate", [&services](const web::Request& request) {
    const auto mine = own(services, request);
    return mine ? rate(services, request, *mine) : web::redirect("/question");
  });
}

}  // namespace langnghe::pages
