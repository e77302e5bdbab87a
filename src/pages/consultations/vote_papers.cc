// What a vote leaves on paper: minutes (Form 02), decision (Form 03) and ballots (Form 04) of
// Decree 59/2023/NĐ-CP.
#include "base/text.h"
#include "consultations/consultations.h"
#include "pages/consultations/vote_view.h"

namespace langnghe::pages {
namespace {

using consultations::VillageVote;
using consultations::Vote;

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!trim(line).empty()) out.emplace_back(trim(line));
  }
  return out;
}

web::Response print(const Services& services, const web::Request& request, const web::View& view,
                    const std::string& title) {
  web::Frame frame = frame_of(services, request, "site.name");
  frame.title = title;
  frame.no_index = true;
  return html(services.renderer.print(view, frame));
}

void fill_tally(const web::Words& words, web::View& view, const consultations::Tally& tally) {
  view.set("HOUSEHOLDS", words.number(tally.households));
  view.set("VOTED", words.number(tally.voted));
  view.set("ABSENT", words.number(tally.households - tally.voted));
  view.set("YES", words.number(tally.yes));
  view.set("NO", words.number(tally.no));
  view.set("OTHER", words.number(tally.other));
}

web::Response minutes(const Services& services, const web::Request& request) {
  const auto vote = public_vote(services, request);
  const auto* item = vote ? services.consultations.pack.vote(vote->item) : nullptr;
  if (item == nullptr || !vote->counted_at) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::View view("consultations/minutes");
  const auto villages = services.database.read(
      [&](storage::Session& session) { return consultations::villages_in(session, *vote); });
  for (const VillageVote& one : villages) {
    web::View& sheet = view.add("SHEET");
    fill_sheet_head(services, words, sheet, vote->commune, *vote->counted_at);
    sheet.set("SHEET_VILLAGE", one.name);
    sheet.set("TITLE", vote->title);
    sheet.set("WORDS", vote->words);
    sheet.set("WHEN", words("votes.form02.when", {{"from", words.date_time(vote->begins_at)},
                                                  {"to", words.date_time(vote->ended_at.value_or(vote->ends_at))}}));
    for (const std::string& name : lines(vote->team)) sheet.add("MEMBER").set("NAME", name);
    sheet.set("FORM", words("votes.form." + vote->form));
    fill_tally(words, sheet, one.tally);
    sheet.set("INVALID", words.number(one.tally.invalid));
    sheet.set("RULE", vote_rule(words, *item) + " " +
                          words("votes.form02.needed",
                                {{"needed", consultations::needed(*item, one.tally.households)}}));
    sheet.set("CONCLUSION", words(one.passed ? "votes.outcome.passed"
                                  : vote->outcome == "attendance" ? "votes.outcome.attendance"
                                                                  : "votes.outcome.failed"));
  }
  return print(services, request, view, words("votes.minutes"));
}

web::Response decision(const Services& services, const web::Request& request) {
  const auto vote = public_vote(services, request);
  const auto* item = vote ? services.consultations.pack.vote(vote->item) : nullptr;
  if (item == nullptr || vote->decision.empty()) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::View view("consultations/decision");
  const auto villages = services.database.read(
      [&](storage::Session& session) { return consultations::villages_in(session, *vote); });
  consultations::Tally sum;
  for (const VillageVote& one : villages) {
    sum.households += one.tally.households;
    sum.voted += one.tally.voted;
    sum.yes += one.tally.yes;
    sum.no += one.tally.no;
    sum.other += one.tally.other;
  }
  fill_sheet_head(services, words, view, vote->commune, *vote->sent_at);
  view.set("SHEET_VILLAGE", villages.size() == 1 ? villages.front().name : words("votes.form03.villages"));
  view.set("TITLE", vote->title);
  view.set("CITATION", item->citation(web::code_of(request.language)));
  view.set("BASIS", words("votes.form03.result", {{"date", words.date(*vote->counted_at)}, {"form", words("votes.form." + vote->form)}}));
  view.set("DECISION", vote->decision);
  view.set("EFFECT", words("votes.effect." + item->effect));
  fill_tally(words, view, sum);
  return print(services, request, view, words("votes.decision.form"));
}

// The answer to the POST: the codes are nowhere else, so there is nothing to redirect to.
web::Response slips(const Services& services, const web::Request& request, const Staff& staff) {
  const auto vote = public_vote(services, request);
  if (!vote) return error_page(services, request, 404);
  const std::int64_t village_id = whole_number(request.part("village"));
  const auto made = services.database.write([&](storage::Transaction& tx) {
    return consultations::issue_codes(services.consultations, tx, consult_actor(staff), vote->code, village_id,
                                      services.clock.now());
  });
  if (!made) return refused(services, request, made.error());
  const web::Words words = words_of(services, request);
  const auto village = services.database.read(
      [&](storage::Session& session) { return consultations::find_village(session, village_id); });
  web::View view("consultations/slips");
  for (const consultations::Slip& one : *made) {
    web::View& slip = view.add("SLIP");
    slip.set("VILLAGE", village ? village->name : "");
    slip.set("NUMBER", one.number);
    slip.set("TITLE", vote->title);
    slip.set("SLIP_CODE", one.code);
    slip.set("ENDS", words.date_time(vote->ends_at));
    if (vote->form == "online")
      slip.add("ONLINE").set("URL", base_url(services, request) + "/votes/" + vote->code + "/ballot");
    else
      slip.show("PAPER");
  }
  return private_page(print(services, request, view, words("votes.slips.title")));
}

}  // namespace

void register_vote_papers(web::Router& router, const Services& services) {
  router.get("/votes/{code}/minutes", [&services](const web::Request& request) { return minutes(services, request); });
  router.get("/votes/{code}/decision", [&services](const web::Request& request) { return decision(services, request); });
  router.post("/staff/votes/{code}/slips/{village}",
              with_grant(services, "vote.run", [&services](const web::Request& request, const Staff& staff) {
                return slips(services, request, staff);
              }));
}

}  // namespace langnghe::pages
