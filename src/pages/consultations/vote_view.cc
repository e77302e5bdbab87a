#include "pages/consultations/vote_view.h"
#include "consultations/consultations.h"

namespace langnghe::pages {

using consultations::Vote;
using consultations::VoteItem;

std::string_view vote_look(const Vote& vote) {
  if (vote.state == "prepared") return "new";
  if (vote.state == "open") return "work";
  if (vote.state == "closed") return "wait";
  if (vote.state == "refused") return "stop";
  return vote.outcome == "passed" ? "done" : "stop";
}

std::string vote_state(const web::Words& words, const Vote& vote) {
  if (vote.state == "counted") return words("votes.outcome." + vote.outcome);
  return words("votes.state." + vote.state);
}

std::string vote_rule(const web::Words& words, const VoteItem& item) {
  return words(item.more_than ? "votes.rule.more_than" : "votes.rule.at_least",
               {{"part", std::to_string(item.pass.part)}, {"whole", std::to_string(item.pass.whole)}});
}

void fill_vote_head(const Services& services, const web::Words& words, web::View& view, const Vote& vote) {
  const VoteItem* item = services.consultations.pack.vote(vote.item);
  view.set("CODE", vote.code);
  view.set("TITLE", vote.title);
  view.set("ITEM", item == nullptr ? vote.item : item->name(web::code_of(words.language())));
  view.set("TAG_LOOK", vote_look(vote));
  view.set("TAG_TEXT", vote_state(words, vote));
}

void fill_vote_terms(const Services& services, const web::Words& words, web::View& view, const Vote& vote) {
  const Millis now = services.clock.now();
  if (vote.outcome != "passed") return;
  const auto recognition = consultations::recognition_due(services.consultations, vote, now);
  const auto sending = consultations::sending_due(services.consultations, vote, now);
  if (recognition)
    fill_term(services, words, view, *recognition);
  else if (sending)
    fill_term(services, words, view, *sending);
}

std::optional<Vote> public_vote(const Services& services, const web::Request& request) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto vote = services.database.read(
      [&](storage::Session& session) { return consultations::find_vote(session, *code); });
  if (!vote || vote->state == "prepared") return std::nullopt;
  return vote;
}

}  // namespace langnghe::pages
