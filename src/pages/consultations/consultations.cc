// Consultations for everybody: the draft by its paragraphs, what people say, what became of it.
#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "consultations/boards.h"
#include "consultations/proposals.h"
#include "consultations/publications.h"
#include "consultations/votes.h"
#include "consultations/works.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "notices/delivery.h"
#include "pages/consultations/opinions_view.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using consultations::Consultation;
using consultations::Opinion;
using consultations::OpinionGroup;

// ---- the way in --------------------------------------------------------------------------

web::Response together(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  web::View view("consultations/together");
  services.database.read([&](storage::Session& s) {
    const Millis now = services.clock.now();
    const auto all = consultations::consultations_of(s, "", false);
    const auto votes = consultations::votes_of(s, "", false);
    const auto debts = consultations::debts_of(services.consultations, s, "", now);
    const auto open = [](const auto& list) {
      return static_cast<std::int64_t>(std::count_if(list.begin(), list.end(), [](const auto& one) { return one.state == "open"; }));
    };
    const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
    view.set("PUBLICATIONS", words("together.publications", {{"count", size(debts)}}));
    view.set("CONSULTATIONS", words("together.open", {{"count", open(all)}}));
    view.set("VOTES", words("together.open", {{"count", open(votes)}}));
    view.set("PROPOSALS", words("together.count", {{"count", size(consultations::proposals_of(s, ""))}}));
    view.set("WORKS", words("together.count", {{"count", size(consultations::works_of(s, ""))}}));
    view.set("BOARDS", words("together.count", {{"count", size(consultations::boards_of(s, ""))}}));
  });
  return page(services, view, frame_of(services, request, "together.title"));
}

std::string when_text(const web::Words& words, const Consultation& one) {
  return one.ends_at ? words("consult.until", {{"date", words.date(*one.ends_at - 1)}}) : std::string();
}

web::Response list(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const auto all = services.database.read(
      [](storage::Session& session) { return consultations::consultations_of(session, "", false); });
  web::View view("consultations/consultations");
  view.show("EMPTY", all.empty());
  for (const Consultation& one : all) {
    web::View& row = view.add("ROW");
    fill_consultation_head(services, words, row, one);
    row.set("COMMUNE", commune_name(services, one.commune, request.language));
    row.set("WHEN", when_text(words, one));
  }
  return page(services, view, frame_of(services, request, "consult.title"));
}

// ---- one consultation ----------------------------------------------------------------------

std::optional<Consultation> public_one(const Services& services, const web::Request& request) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto one = services.database.read(
      [&](storage::Session& session) { return consultations::find_consultation(session, *code); });
  if (!one || one->state == "prepared") return std::nullopt;
  return one;
}

void fill_draft(const web::Words& words, web::View& view, const Consultation& one,
                const std::vector<Opinion>& opinions, bool open) {
  const auto paragraphs = consultations::paragraphs_of(one.draft);
  if (paragraphs.empty()) return;
  web::View& draft = view.add("DRAFT");
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    web::View& row = draft.add("PARAGRAPH");
    row.set("NUMBER", static_cast<std::int64_t>(i + 1));
    row.set("PARAGRAPH_TEXT", paragraphs[i]);
    const auto said = std::count_if(opinions.begin(), opinions.end(), [&](const Opinion& opinion) {
      return opinion.state == "shown" && opinion.paragraph == static_cast<int>(i + 1);
    });
    row.set("SAID", said == 0 ? std::string() : words("consult.said", {{"count", static_cast<std::int64_t>(said)}}));
    row.show("OPEN", open);
  }
}

bool tells_by_mail(const Services& services) {
  const auto channels = services.delivery.channels();
  return std::find(channels.begin(), channels.end(), notices::Channel::kEmail) != channels.end();
}

web::Response show(const Services& services, const web::Request& request, const Consultation& one,
                   const Errors& errors) {
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  web::View view("consultations/consultation");
  fill_consultation_head(services, words, view, one);
  view.set("WHEN", when_text(words, one));
  view.set("SUMMARY", one.summary);
  view.set("COMMUNE", commune_name(services, one.commune, request.language));
  view.show_with("TOUCHED", "TOUCHED_TEXT", one.touched);
  view.show_with("BUDGET", "BUDGET_TEXT", one.budget);
  view.show_with("ABOUT_WORK", "WORK", one.work);
  if (one.lat && one.lon) view.add("POINT").set("AT", fmt::format("{:.6f},{:.6f}", *one.lat, *one.lon));
  if (!one.decision.empty()) view.add("DECIDED").set("DECISION", one.decision);
  std::vector<Opinion> opinions;
  std::vector<OpinionGroup> groups;
  std::vector<documents::Attachment> files;
  services.database.read([&](storage::Session& session) {
    opinions = consultations::opinions_of(session, one.id);
    groups = consultations::groups_of(session, one.id);
    files = services.attachments.of(session, "consultation", one.id);
  });
  fill_files(words, view, files, "/together");
  if (one.state == "explained" && !groups.empty()) {
    web::View& section = view.add("GROUPS");
    for (const OpinionGroup& group : groups) fill_group(words, section.add("GROUP"), group);
  }
  if (one.state == "open")
    if (const auto least = consultations::least_end(services.consultations, one, now))
      fill_term(services, words, view, *least);
  const bool open = one.state == "open" && now < *one.ends_at;
  fill_draft(words, view, one, opinions, open);
  if (open) {
    web::View& speak = view.add("SPEAK");
    web::FormView form(speak, words, errors);
    form.select("paragraph", request.method == "POST" ? request.value("paragraph") : request.arg("paragraph"),
                paragraph_options(words, one));
    form.field("opinion", request.value("opinion"));
    if (tells_by_mail(services)) form.field("email", request.value("email"));
    form.finish();
  }
  // The newest hundred that were looked at; the table of explanation has all.
  int shown = 0;
  for (auto opinion = opinions.rbegin(); opinion != opinions.rend() && shown < 100; ++opinion) {
    if (opinion->state != "shown") continue;
    ++shown;
    web::View& row = view.add("OPINION");
    row.set("OPINION_TEXT", beginning(opinion->words, 600));
    row.set("OPINION_HOW", how_said(words, *opinion));
  }
  view.show("NO_OPINIONS", shown == 0);
  web::Frame frame = frame_of(services, request, "consult.title");
  frame.title = one.title;
  frame.path = "/consultations/" + one.code;
  frame.map = one.lat.has_value();
  if (open) frame.scripts = {"draft"};
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response say(const Services& services, const web::Request& request) {
  const auto one = public_one(services, request);
  if (!one) return error_page(services, request, 404);
  if (!within(services, "opinion", request.peer, services.limits.submissions_a_minute))
    return show(services, request, *one, {{Fault::kTooMany, "opinion", "votes.refused.too_many"}});
  consultations::NewOpinion input;
  input.words = request.value("opinion");
  input.paragraph = static_cast<int>(number_field(request, "paragraph").value_or(0));
  if (tells_by_mail(services)) input.email = request.value("email");
  input.language = web::code_of(request.language);
  const auto sent = write(services, [&](storage::Transaction& tx) {
    return consultations::send_opinion(services.consultations, tx, consultations::Actor::citizen(), one->code, input,
                                       services.clock.now());
  });
  if (!sent) return show(services, request, *one, sent.error());
  return web::redirect("/opinions/" + sent->code + "/" +
                       consultations::opinion_secret(services.consultations, sent->code) + "?sent=1");
}

// ---- one's own opinion -----------------------------------------------------------------------

web::Response mine(const Services& services, const web::Request& request) {
  const auto code = read_code(request.part("code"));
  if (!code || !within(services, "opinion secret", request.peer, services.limits.secrets_a_minute * 3) ||
      !consultations::is_opinion_secret(services.consultations, *code, request.part("secret")))
    return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  std::optional<Opinion> opinion;
  std::optional<Consultation> one;
  std::vector<OpinionGroup> groups;
  services.database.read([&](storage::Session& session) {
    opinion = consultations::find_opinion(session, *code);
    if (opinion) one = consultations::consultation_by_id(session, opinion->consultation);
    if (one) groups = consultations::groups_of(session, one->id);
  });
  if (!one) return error_page(services, request, 404);
  web::View view("consultations/opinion");
  view.set("CODE", *code);
  view.set("SECRET", consultations::opinion_secret(services.consultations, *code));
  view.set("WORDS", opinion->words);
  view.set("TAG_LOOK", opinion->state == "waiting" ? "wait" : opinion->state == "shown" ? "done" : "stop");
  view.set("TAG_TEXT", words("consult.opinion." + opinion->state));
  view.show_with("HIDDEN", "REASON", opinion->reason);
  for (const OpinionGroup& group : groups)
    if (group.id == opinion->group) fill_group(words, view.add("GROUPED"), group);
  view.set("CONSULTATION", one->code);
  view.set("TITLE", one->title);
  view.show("FRESH", !request.arg("sent").empty() && opinion->state == "waiting");
  web::Frame frame = frame_of(services, request, "consult.mine");
  frame.no_index = true;
  frame.scripts = {"draft"};
  return private_page(page(services, view, frame));
}

web::Response track(const Services& services, const web::Request& request, const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("consultations/opinion_form");
  web::FormView form(view, words, errors);
  form.field("code", request.value("code"));
  form.field("secret", "");
  form.finish();
  web::Frame frame = frame_of(services, request, "consult.track.title");
  frame.path = "/opinions";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response look_up(const Services& services, const web::Request& request) {
  const auto code = read_code(request.value("code"));
  if (!code || !within(services, "opinion secret", request.peer, services.limits.secrets_a_minute) ||
      !consultations::is_opinion_secret(services.consultations, *code, request.value("secret")))
    return track(services, request, {{Fault::kInvalid, "code", "consult.refused.code"}});
  return web::redirect("/opinions/" + *code + "/" + consultations::opinion_secret(services.consultations, *code));
}

// ---- the table of explanation ------------------------------------------------------------------

web::Response explanation(const Services& services, const web::Request& request) {
  const auto one = public_one(services, request);
  if (!one || one->state != "explained") return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::View view("consultations/explanation");
  fill_sheet_head(services, words, view, one->commune, *one->explained_at);
  view.set("TITLE", one->title);
  view.set("DECISION", one->decision);
  std::int64_t count = 0, people = 0, number = 0, hidden = 0;
  services.database.read([&](storage::Session& session) {
    for (const OpinionGroup& group : consultations::groups_of(session, one->id)) {
      web::View& row = view.add("GROUP");
      row.set("NO", ++number);
      row.set("GROUP_TITLE", group.title);
      row.set("COUNT", words.number(group.opinions));
      row.set("ANSWER", words("consult.answer." + group.answer));
      row.set("BECAUSE", group.words);
    }
    for (const Opinion& opinion : consultations::opinions_of(session, one->id)) {
      ++count;
      people += opinion.people;
      hidden += opinion.state == "hidden" ? 1 : 0;
    }
  });
  view.set("HOW_MANY", words("consult.explanation.count_text",
                             {{"count", count}, {"people", people}, {"hidden", hidden},
                              {"from", words.date(*one->opened_at)}, {"to", words.date(*one->ends_at - 1)}}));
  web::Frame frame = frame_of(services, request, "consult.explanation");
  return html(services.renderer.print(view, frame));
}

// ---- files that everybody may see ----------------------------------------------------------------

web::Response file(const Services& services, const web::Request& request) {
  std::optional<documents::Attachment> found;
  services.database.read([&](storage::Session& session) {
    found = services.attachments.find(session, whole_number(request.part("id")));
    if (!found) return;
    const std::string& room = found->subject.room;
    if (room == "consultation") {
      const auto one = consultations::consultation_by_id(session, found->subject.id);
      if (!one || one->state == "prepared") found.reset();
    } else if (room != "posting" && room != "work" && room != "visit") {
      found.reset();
    }
  });
  if (!found) return error_page(services, request, 404);
  return file_response(services, request, *found, !request.arg("small").empty());
}

}  // namespace

void register_consultations(web::Router& router, const Services& services) {
  const auto get = [&](std::string_view path, auto handler) {
    router.get(path, [&services, handler](const web::Request& request) { return handler(services, request); });
  };
  get("/together", together);
  get("/together/files/{id}", file);
  get("/consultations", list);
  get("/consultations/{code}", [](const Services& s, const web::Request& request) {
    const auto one = public_one(s, request);
    return one ? show(s, request, *one, {}) : error_page(s, request, 404);
  });
  router.post("/consultations/{code}/opinions", [&services](const web::Request& request) { return say(services, request); });
  get("/consultations/{code}/explanation", explanation);
  get("/opinions", [](const Services& s, const web::Request& request) { return track(s, request, {}); });
  router.post("/opinions", [&services](const web::Request& request) { return look_up(services, request); });
  get("/opinions/{code}/{secret}", mine);
}

}  // namespace langnghe::pages
