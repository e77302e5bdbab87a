// The screen of the hall: what is being asked now, in letters one can read from the last row. It
// comes again by itself (the Refresh field of HTTP, so a projector needs no script) unless somebody
// stops it: "?still=1". Only what is public stands on it, but for the word with which those in the
// hall rate the dialogue: that needs the key in the address that officers get.
#include "documents/qr.h"
#include "pages/dialogues/dialogue_page.h"
#include "pages/dialogues/register.h"

namespace langnghe::pages {
namespace {

constexpr int kSeconds = 4;
constexpr int kNext = 4;  // questions that come next

web::Response hall(const Services& services, const web::Request& request, const meetings::Dialogue& one) {
  const web::Words words = words_of(services, request);
  std::optional<meetings::Question> now;
  std::vector<meetings::Question> next;
  meetings::QuestionCount count;
  services.database.read([&](storage::Session& session) {
    if (!one.on_screen.empty()) now = meetings::find_question(session, one.on_screen);
    next = meetings::questions_of(session, {.dialogue = one.id, .public_only = true, .heads_only = true, .state = "open", .limit = kNext + 1});
    count = meetings::count_questions(session, one.id);
  });
  web::View view("dialogues/hall");
  view.set("TITLE", one.title);
  view.set("UNIT", unit_name(services, one.unit, request.language));
  view.set("COUNTS", words("dialogues.hall.counts", {{"all", count.all}, {"answered", count.answered}, {"open", count.open}}));
  if (now && !now->public_words.empty()) {
    web::View& part = view.add("NOW");
    part.set("WORDS", beginning(now->public_words, 420));
    part.set("THEME", entry_name(services.meetings.pack.themes, now->theme, request.language));
    part.show_with("ANSWER", "ANSWER_WORDS", beginning(now->answer, 420));
  } else {
    view.show("NOTHING");
  }
  int shown = 0;
  for (const meetings::Question& question : next) {
    if ((now && question.id == now->id) || shown == kNext) continue;
    ++shown;
    web::View& row = view.add("NEXT");
    row.set("WORDS", beginning(question.public_words, 110));
    row.set("VOTES", words("dialogues.votes", {{"n", question.votes}}));
  }
  view.show("SOME_NEXT", shown > 0);
  const std::string key(request.arg("key"));
  const bool in_hall = is_secret_for(services.meetings.secret_key, kHallKey, one.code, key);
  if (in_hall) {
    const std::string word = meetings::hall_word(services.meetings, one.code);
    web::View& part = view.add("RATE");
    part.set("WORD", word);
    part.set("QR", web::Html{documents::qr_svg(base_url(services, request) + "/dialogues/" + one.code + "/rate?word=" + word, words("dialogues.hall.qr"))});
  }
  const bool still = request.arg("still") == "1";
  const std::string with_key = in_hall ? "key=" + key : "";
  view.set("SWITCH_HREF", "/dialogues/" + one.code + "/hall?" + (still ? "" : "still=1&") + with_key);
  view.set("SWITCH_TEXT", words(still ? "dialogues.hall.run" : "dialogues.hall.still"));
  web::Response response = html(services.renderer.render(view, request.language));
  if (!still) response.headers.emplace_back("Refresh", std::to_string(kSeconds));
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace

void register_hall(web::Router& router, const Services& services) {
  router.get("/dialogues/{code}/hall", [&services](const web::Request& request) {
    const auto one = public_dialogue(services, request.part("code"));
    return one ? hall(services, request, *one) : error_page(services, request, 404);
  });
}

}  // namespace langnghe::pages
