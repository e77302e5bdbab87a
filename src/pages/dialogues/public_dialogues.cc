// Dialogues for everybody: which there are, one with its questions, answers, conclusion, pictures;
// what those who took part think of it.
#include "pages/dialogues/dialogue_page.h"
#include "pages/dialogues/register.h"
#include "pages/directives/parts.h"

namespace langnghe::pages {
namespace {

using meetings::Dialogue;
using meetings::Question;

web::Response list(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const auto directory = services.directory.now();
  const directory::Unit* unit = request.arg("unit").empty() ? nullptr : directory->unit(request.arg("unit"));
  std::vector<std::int64_t> units;
  std::vector<Dialogue> all;
  services.database.read([&](storage::Session& session) {
    session.each<std::int64_t>("SELECT DISTINCT unit FROM dialogue WHERE announced_at IS NOT NULL",
                               [&](std::int64_t one) { units.push_back(one); });
    all = meetings::dialogues_of(session, unit == nullptr ? std::vector<std::int64_t>{} : std::vector{unit->id}, true, 60);
  });
  web::View view("dialogues/list");
  const Errors none;
  web::FormView form(view, words, none);
  form.select("unit", unit == nullptr ? "" : unit->code, unit_options(services, units, request.language));
  form.finish();
  view.set("FEED", unit == nullptr ? "/meetings/feed.atom" : "/meetings/unit/" + unit->code + "/feed.atom");
  view.set("CALENDAR", unit == nullptr ? "/meetings/calendar.ics" : "/meetings/unit/" + unit->code + "/calendar.ics");
  const std::string today = iso_date(local_date(services.clock.now()));
  const auto fill = [&](web::View& row, const Dialogue& one) {
    row.set("HREF", "/dialogues/" + one.code);
    row.set("TITLE", one.title);
    row.set("WHEN", long_day(words, one.on_day) + ", " + hours(one.from_minute, one.to_minute));
    row.set("WHERE", one.place);
    row.set("UNIT", unit_name(services, one.unit, request.language));
    row.set("THEMES", theme_names(services, one.themes, request.language));
    row.set("TAG_LOOK", look_of_dialogue(one));
    row.set("TAG_TEXT", words("dialogues.state." + one.state));
  };
  for (auto one = all.rbegin(); one != all.rend(); ++one)
    if (one->on_day >= today && one->state != "concluded" && one->state != "cancelled") fill(view.add("COMING"), *one);
  for (const Dialogue& one : all)
    if (one.on_day < today || one.state == "concluded" || one.state == "cancelled") fill(view.add("PAST"), one);
  view.show("NONE_COMING", !view.has("COMING"));
  view.show("SOME_PAST", view.has("PAST"));
  return page(services, view, frame_of(services, request, "dialogues.title"));
}

void fill_questions(const Services& services, const web::Request& request, const web::Words& words, web::View& view, const Dialogue& one,
                    const std::string& state) {
  const meetings::QuestionFilter filter{.dialogue = one.id, .public_only = true, .heads_only = true, .state = state,
                                        .offset = offset_of(request), .limit = kQuestionsAPage};
  std::vector<Question> questions;
  std::map<std::int64_t, int> groups;
  int total = 0;
  services.database.read([&](storage::Session& session) {
    questions = meetings::questions_of(session, filter);
    groups = meetings::group_sizes(session, one.id);
    total = meetings::count_questions(session, filter);
  });
  const bool votes = one.state == "announced" || one.state == "live";
  for (const Question& question : questions) {
    web::View& row = view.add("QUESTION");
    row.set("QUESTION_HREF", "/dialogues/" + one.code + "/question/" + question.code);
    row.set("QUESTION_CODE", question.code);
    row.set("QUESTION_WORDS", beginning(question.public_words, 500));
    row.set("THEME", entry_name(services.meetings.pack.themes, question.theme, request.language));
    row.set("TAG_LOOK", look_of_question(question));
    row.set("TAG_TEXT", state_of(services, words, question));
    row.set("VOTES", words("dialogues.votes", {{"n", question.votes}}));
    if (const auto group = groups.find(question.id); group != groups.end())
      row.add("GROUP").set("GROUP_TEXT", words("dialogues.group.also", {{"n", group->second}}));
    if (!question.answer.empty()) row.add("ANSWER").set("ANSWER_WORDS", beginning(question.answer, 500));
    row.show("VOTE", votes && question.state == "open");
  }
  view.show("NO_QUESTIONS", questions.empty());
  fill_pages(words, view, "/dialogues/" + one.code + "?state=" + state + "&", filter.offset, kQuestionsAPage, total);
}

web::Response show(const Services& services, const web::Request& request, const Dialogue& one, const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("dialogues/dialogue");
  web::FormView form(view, words, errors);
  const std::string state(request.method == "GET" ? request.arg("state") : std::string_view());
  form.select("state", state, {{"open", words("dialogues.question.open")}, {"answered", words("dialogues.question.answered")},
                               {"later", words("dialogues.question.later")}, {"case", words("dialogues.question.case")}});
  form.finish();
  view.set("CODE", one.code);
  view.set("TITLE", one.title);
  view.set("TAG_LOOK", look_of_dialogue(one));
  view.set("TAG_TEXT", words("dialogues.state." + one.state));
  fill_dialogue_facts(services, words, view, one);
  if (!one.notice.empty()) view.add("NOTICE_BOX").set("NOTICE_WORDS", one.notice);
  view.show("CAN_ASK", one.state == "announced" || one.state == "live");
  view.show("CAN_RATE", one.state == "live" || one.state == "ended" || one.state == "concluded");
  if (one.state == "concluded") {
    web::View& part = view.add("CONCLUSION");
    part.set("CONCLUSION_NO", one.conclusion_no);
    part.set("CONCLUSION_WORDS", one.conclusion);
    part.set("CONCLUDED", words.date(*one.concluded_at));
  }
  meetings::QuestionCount count;
  meetings::RatingSum rating;
  std::vector<meetings::Medium> media;
  std::vector<meetings::Commitment> promised;
  services.database.read([&](storage::Session& session) {
    count = meetings::count_questions(session, one.id);
    rating = meetings::ratings_of(session, one.id);
    media = meetings::media_of(session, one.id);
    promised = meetings::commitments_of(session, {.origin = "dialogue", .origin_id = one.id, .public_only = true},
                                        local_date(services.clock.now()));
  });
  view.set("COUNT_ALL", count.all);
  view.set("COUNT_ANSWERED", count.answered);
  view.set("COUNT_LATER", count.later);
  view.set("COUNT_OPEN", count.open);
  if (rating.enough())
    view.add("RATED").set("RATED_TEXT", words("dialogues.rated", {{"mean", words.decimal(rating.mean(), 1)}, {"n", rating.count}}));
  for (const meetings::Medium& medium : media) {
    if (medium.kind == "photo") {
      web::View& photo = view.add("PHOTO");
      photo.set("PHOTO_HREF", "/dialogues/" + one.code + "/photo/" + medium.code);
      photo.set("CAPTION", medium.caption);
    } else {
      web::View& recording = view.add("RECORDING");
      recording.set("RECORDING_HREF", medium.link);
      recording.set("CAPTION", medium.caption);
    }
  }
  view.show("MEDIA", !media.empty());
  fill_commitments(services, words, view, promised, false);
  fill_questions(services, request, words, view, one, state);
  web::Frame frame = frame_of(services, request, "dialogues.title");
  frame.title = beginning(one.title, 80);
  frame.path = "/dialogues/" + one.code;
  if (request.arg("voted") == "1" && request.method == "GET") frame.notice = words("dialogues.vote.done");
  if (request.arg("rated") == "1" && request.method == "GET") frame.notice = words("dialogues.rate.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response question(const Services& services, const web::Request& request, const Dialogue& one) {
  const auto code = read_code(request.part("question"));
  std::optional<Question> found;
  std::vector<Question> group;
  if (code) services.database.read([&](storage::Session& session) {
    found = meetings::find_question(session, *code);
    if (found && found->dialogue == one.id && found->head) found = meetings::question_by_id(session, *found->head);
    if (found) group = meetings::group_of(session, found->id);
  });
  if (!found || found->dialogue != one.id || found->public_words.empty()) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::View view("dialogues/question");
  view.set("DIALOGUE", one.title);
  view.set("DIALOGUE_HREF", "/dialogues/" + one.code);
  view.set("CODE", found->code);
  view.set("WORDS", found->public_words);
  view.set("THEME", entry_name(services.meetings.pack.themes, found->theme, request.language));
  view.set("TAG_LOOK", look_of_question(*found));
  view.set("TAG_TEXT", state_of(services, words, *found));
  view.set("VOTES", words("dialogues.votes", {{"n", found->votes}}));
  if (!found->answer.empty()) {
    web::View& answer = view.add("ANSWER");
    answer.set("ANSWER_WORDS", found->answer);
    answer.set("ANSWERED", words.date(*found->answered_at));
  }
  for (const Question& member : group)
    if (!member.public_words.empty()) view.add("MEMBER").set("MEMBER_WORDS", beginning(member.public_words, 300));
  view.show("GROUP", view.has("MEMBER"));
  view.set("CHAIN_HREF", "/chain/question/" + found->code);
  web::Frame frame = frame_of(services, request, "dialogues.question.title");
  frame.path = "/dialogues/" + one.code + "/question/" + found->code;
  return page(services, view, frame);
}

web::Response photo(const Services& services, const web::Request& request, const Dialogue& one) {
  const auto file = services.database.read([&](storage::Session& session) -> std::optional<documents::Attachment> {
    for (const meetings::Medium& medium : meetings::media_of(session, one.id))
      if (medium.code == request.part("medium"))
        for (documents::Attachment& found : services.attachments.of(session, "dialogue_medium", medium.id)) return std::move(found);
    return std::nullopt;
  });
  return file ? file_response(services, request, *file, request.arg("small") == "1") : error_page(services, request, 404);
}

web::Response vote(const Services& services, const web::Request& request, const Dialogue& one) {
  const auto code = read_code(request.value("question"));
  if (!code) return error_page(services, request, 404);
  if (!within(services, "vote question", request.peer, services.limits.submissions_a_minute * 5))
    return show(services, request, one, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  const auto done = write(services, [&](storage::Transaction& tx) {
    return meetings::vote_question(services.meetings, tx, *code, voter_of(services, request, one.code), services.clock.now());
  });
  return done ? web::redirect("/dialogues/" + one.code + "?voted=1#questions") : show(services, request, one, done.error());
}

// ---- what those who took part think ----------------------------------------------------------

web::Response rating_form(const Services& services, const web::Request& request, const Dialogue& one, const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("dialogues/rate");
  web::FormView form(view, words, errors);
  view.set("CODE", one.code);
  view.set("TITLE", one.title);
  form.field("word", request.method == "POST" ? request.value("word") : request.arg("word"));
  std::vector<web::Option> stars;
  for (int n = 5; n >= 1; --n) stars.push_back({std::to_string(n), words("dialogues.stars." + std::to_string(n))});
  form.choice("stars", request.value("stars"), stars);
  form.field("rating_words", request.value("rating_words"));
  form.finish();
  web::Frame frame = frame_of(services, request, "dialogues.rate");
  frame.path = "/dialogues/" + one.code + "/rate";
  frame.no_index = true;
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response rate(const Services& services, const web::Request& request, const Dialogue& one) {
  if (!within(services, "secret", request.peer, services.limits.secrets_a_minute))
    return rating_form(services, request, one, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  // Who took part: the word of the hall, or code and secret of a question asked there.
  if (!meetings::is_hall_word(services.meetings, one.code, request.value("word")))
    return rating_form(services, request, one, {{Fault::kInvalid, "word", "meetings.refused.hall_word"}});
  const auto done = write(services, [&](storage::Transaction& tx) {
    return meetings::rate_dialogue(services.meetings, tx, one.code, voter_of(services, request, one.code), number_of(request.value("stars"), 0),
                                   std::string(request.value("rating_words")), services.clock.now());
  });
  return done ? web::redirect("/dialogues/" + one.code + "?rated=1") : rating_form(services, request, one, done.error());
}

}  // namespace

void register_public_dialogues(web::Router& router, const Services& services) {
  using Page = web::Response (*)(const Services&, const web::Request&, const Dialogue&);
  const auto open = [&services](Page handler) {
    return [&services, handler](const web::Request& request) {
      const auto one = public_dialogue(services, request.part("code"));
      return one ? handler(services, request, *one) : error_page(services, request, 404);
    };
  };
  router.get("/dialogues", [&services](const web::Request& request) { return list(services, request); });
  router.get("/dialogues/{code}", open([](const Services& s, const web::Request& r, const Dialogue& d) { return show(s, r, d, {}); }));
  router.get("/dialogues/{code}/question/{question}", open(question));
  router.get("/dialogues/{code}/photo/{medium}", open(photo));
  router.post("/dialogues/{code}/vote", open(vote));
  router.get("/dialogues/{code}/rate", open([](const Services& s, const web::Request& r, const Dialogue& d) { return rating_form(s, r, d, {}); }));
  router.post("/dialogues/{code}/rate", open(rate));
}

}  // namespace langnghe::pages
