// Votes of households for everybody: the list, one vote, the ballot, the check of the count.
#include "base/text.h"
#include "consultations/consultations.h"
#include "ledger/log.h"
#include "pages/consultations/vote_view.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using consultations::Choice;
using consultations::VillageVote;
using consultations::Vote;

web::Response list(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const auto votes = services.database.read(
      [](storage::Session& session) { return consultations::votes_of(session, "", false); });
  web::View view("consultations/votes");
  view.show("EMPTY", votes.empty());
  for (const Vote& vote : votes) {
    web::View& row = view.add("ROW");
    row.set("CODE", vote.code);
    row.set("TITLE", vote.title);
    row.set("TAG_LOOK", vote_look(vote));
    row.set("TAG_TEXT", vote_state(words, vote));
    row.set("COMMUNE", commune_name(services, vote.commune, request.language));
    row.set("WHEN", words("votes.from_to", {{"from", words.date_time(vote.begins_at)},
                                            {"to", words.date_time(vote.ends_at)}}));
  }
  return page(services, view, frame_of(services, request, "votes.title"));
}

void fill_villages(const web::Words& words, web::View& view, const Vote& vote,
                   const consultations::VoteItem& item, const std::vector<VillageVote>& villages) {
  view.show("COUNTED", vote.counted_at.has_value());
  for (const VillageVote& one : villages) {
    web::View& row = view.add("ROW");
    row.set("VILLAGE", one.name);
    row.set("HOUSEHOLDS", words.number(one.tally.households));
    row.set("NEEDED", words.number(consultations::needed(item, one.tally.households)));
    row.set("VOTED", words.number(one.tally.voted));
    if (!vote.counted_at) continue;
    web::View& counts = row.add("COUNTS");
    counts.set("YES", words.number(one.tally.yes));
    counts.set("NO", words.number(one.tally.no));
    counts.set("OTHER", words.number(one.tally.other));
    counts.set("INVALID", words.number(one.tally.invalid));
    counts.set("PASS_LOOK", one.passed ? "done" : "stop");
    counts.set("PASS_TEXT", words(one.passed ? "votes.outcome.passed" : "votes.outcome.failed"));
  }
}

web::Response show(const Services& services, const web::Request& request) {
  const auto vote = public_vote(services, request);
  const auto* item = vote ? services.consultations.pack.vote(vote->item) : nullptr;
  if (item == nullptr) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  web::View view("consultations/vote");
  fill_vote_head(services, words, view, *vote);
  view.set("WORDS", vote->words);
  view.set("COMMUNE", commune_name(services, vote->commune, request.language));
  view.set("FORM", words("votes.form." + vote->form));
  view.set("SCOPE", words("votes.scope." + vote->scope));
  view.set("BEGINS", words.date_time(vote->begins_at));
  view.set("ENDS", words.date_time(vote->ends_at));
  view.set("RULE", vote_rule(words, *item));
  if (vote->scope == "commune" && item->villages)
    view.add("RULE_COMMUNE").set("RULE_COMMUNE_TEXT",
                                 words("votes.rule.commune", {{"part", std::to_string(item->villages->part)},
                                                              {"whole", std::to_string(item->villages->whole)}}));
  view.set("EFFECT", words("votes.effect." + item->effect));
  view.set("CITATION", item->citation(language));
  if (!vote->work.empty()) view.add("ABOUT_WORK").set("WORK", vote->work);
  std::string_view left = vote->team;
  while (!left.empty()) {
    view.add("MEMBER").set("NAME", trim(left.substr(0, left.find('\n'))));
    left.remove_prefix(std::min(left.size(), left.find('\n') == std::string_view::npos ? left.size() : left.find('\n') + 1));
  }
  const Millis now = services.clock.now();
  view.show("VOTE_NOW", vote->state == "open" && vote->form == "online" && now >= vote->begins_at && now < vote->ends_at);
  std::vector<VillageVote> villages;
  std::vector<std::pair<std::string, consultations::RollRow>> changes;
  services.database.read([&](storage::Session& session) {
    villages = consultations::villages_in(session, *vote);
    for (const VillageVote& one : villages)
      for (consultations::RollRow& row : consultations::roll_of(session, *vote, one.village))
        if (row.changed_at && changes.size() < 100) changes.emplace_back(one.name, std::move(row));
  });
  if (vote->counted_at) {
    web::View& result = view.add("RESULT");
    result.set("OUTCOME", words("votes.outcome." + vote->outcome));
    if (!vote->decision.empty()) {
      result.add("DECISION").set("DECISION_TEXT", vote->decision);
      result.show("WITH_DECISION");
    }
    result.show_with("RECOGNITION", "RECOGNITION_TEXT", vote->recognition);
    bool by_code = false;
    for (const VillageVote& one : villages) by_code = by_code || one.by_code > 0;
    result.show("CHECKABLE", by_code);
  }
  fill_vote_terms(services, words, view, *vote);
  fill_villages(words, view, *vote, *item, villages);
  if (!changes.empty()) {
    web::View& section = view.add("CHANGES");
    for (const auto& [village, row] : changes)
      section.add("CHANGE").set("CHANGE_TEXT",
                                words(row.on ? "votes.change.added" : "votes.change.removed",
                                      {{"village", village}, {"number", row.number}, {"why", row.why},
                                       {"at", words.date_time(*row.changed_at)}}));
  }
  web::Frame frame = frame_of(services, request, "votes.title");
  frame.title = vote->title;
  return page(services, view, frame);
}

std::vector<web::Option> choices(const web::Words& words) {
  return {{"yes", words("votes.choice.yes")}, {"no", words("votes.choice.no")}, {"other", words("votes.choice.other")}};
}

web::Response ballot_form(const Services& services, const web::Request& request, const Vote& vote,
                          const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("consultations/ballot");
  view.set("CODE", vote.code);
  view.set("TITLE", vote.title);
  view.set("WORDS", vote.words);
  web::FormView form(view, words, errors);
  form.field("ballot_code", request.value("ballot_code"));
  form.choice("choice", request.value("choice"), choices(words));
  form.finish();
  web::Frame frame = frame_of(services, request, "votes.ballot.title");
  frame.no_index = true;
  return private_page(page(services, view, frame, errors.empty() ? 200 : status_of(errors)));
}

web::Response cast(const Services& services, const web::Request& request) {
  const auto vote = public_vote(services, request);
  if (!vote) return error_page(services, request, 404);
  const auto choice = consultations::choice_of(request.value("choice"));
  Errors errors;
  if (trim(request.value("ballot_code")).empty())
    errors.push_back({Fault::kInvalid, "ballot_code", "consultations.refused.missing"});
  if (!choice) errors.push_back({Fault::kInvalid, "choice", "votes.refused.choice"});
  // Guessing a code of 60 bits is hopeless; trying costs the one who tries.
  if (errors.empty() && !within(services, "ballot", request.peer, services.limits.secrets_a_minute))
    errors.push_back({Fault::kTooMany, "ballot_code", "votes.refused.too_many"});
  if (!errors.empty()) return ballot_form(services, request, *vote, errors);
  const consultations::Ballot ballot = consultations::make_ballot(*choice);
  const auto receipt = write(services, [&](storage::Transaction& tx) {
    return consultations::cast_ballot(services.consultations, tx, vote->code,
                                      std::string(request.value("ballot_code")), ballot, services.clock.now());
  });
  if (!receipt) return ballot_form(services, request, *vote, receipt.error());
  // Shown here and nowhere else: it is not kept by household, so it cannot be shown again.
  web::View view("consultations/ballot_done");
  view.set("CODE", vote->code);
  view.set("COMMITMENT", receipt->commitment);
  view.set("NOTE", receipt->note);
  view.set("NONCE", ballot.nonce);
  web::Frame frame = frame_of(services, request, "votes.done.title");
  frame.no_index = true;
  return private_page(page(services, view, frame));
}

web::Response check(const Services& services, const web::Request& request) {
  const auto vote = public_vote(services, request);
  if (!vote || !vote->counted_at) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  std::vector<std::string> lines;
  std::vector<VillageVote> villages;
  services.database.read([&](storage::Session& session) {
    lines = consultations::published_lines(session, *vote);
    villages = consultations::villages_in(session, *vote);
  });
  web::View view("consultations/check");
  view.set("CODE", vote->code);
  view.set("TITLE", vote->title);
  view.set("ROOT", vote->root);
  const bool good = consultations::root_of_lines(lines) == vote->root && consultations::recount_vote(lines, villages);
  if (good)
    view.add("RECOUNT_GOOD").set("RECOUNT_TEXT", words("votes.check.good", {{"count", static_cast<std::int64_t>(lines.size())}}));
  else
    view.show("RECOUNT_BAD");
  Errors errors;
  const std::string commitment(trim(request.value("commitment")));
  const std::string nonce(trim(request.value("nonce")));
  const auto choice = consultations::choice_of(request.value("choice"));
  if (request.method == "POST" && commitment.empty())
    errors.push_back({Fault::kInvalid, "commitment", "consultations.refused.missing"});
  if (!nonce.empty() && !choice) errors.push_back({Fault::kInvalid, "choice", "votes.refused.choice"});
  if (!commitment.empty()) {
    if (const auto found = consultations::find_inclusion(lines, commitment)) {
      web::View& shown = view.add("FOUND");
      for (const VillageVote& one : villages)
        if (one.code == found->village) shown.set("VILLAGE", one.name);
      shown.set("PLACE", words("votes.check.place", {{"place", found->index + 1}, {"size", found->size}}));
      for (const std::string& hash : found->path) shown.add("HASH").set("VALUE", hash);
    } else {
      view.show("MISSING");
    }
    if (!nonce.empty() && choice) {
      if (consultations::opens({*choice, nonce, commitment}))
        view.add("OPENS").set("CHOICE", words("votes.choice." + std::string(name_of(*choice))));
      else
        view.show("OPENS_NOT");
    }
  }
  web::FormView form(view, words, errors);
  form.field("commitment", commitment);
  form.field("nonce", nonce);
  form.choice("choice", request.value("choice"), choices(words));
  form.finish();
  for (const VillageVote& one : villages) {
    web::View& sum = view.add("SUM");
    sum.set("VILLAGE_NAME", one.name);
    sum.set("NONCES", one.nonces);
    sum.set("SUM_TEXT", words("votes.check.sum", {{"yes", one.by_code_yes}, {"no", one.by_code_no}, {"other", one.by_code_other}}));
  }
  web::Frame frame = frame_of(services, request, "votes.check.title");
  frame.path = "/votes/" + vote->code + "/check";
  frame.scripts = {"votes"};
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response published(const Services& services, const web::Request& request) {
  const auto vote = public_vote(services, request);
  if (!vote || !vote->counted_at) return error_page(services, request, 404);
  web::Response response;
  response.type = "text/plain; charset=utf-8";
  services.database.read([&](storage::Session& session) {
    for (const std::string& line : consultations::published_lines(session, *vote)) response.body += line + "\n";
  });
  response.compress = true;
  return response;
}

web::Response proof(const Services& services, const web::Request& request) {
  const auto vote = public_vote(services, request);
  if (!vote || vote->entry == 0) return error_page(services, request, 404);
  const auto receipt = services.log.receipt(vote->entry);
  if (!receipt) return error_page(services, request, 503);
  web::Response response;
  response.type = "text/plain; charset=utf-8";
  response.headers = {{"Content-Disposition", "attachment; filename=\"" + vote->code + ".tlog-proof\""}};
  response.body = *receipt;
  return response;
}

}  // namespace

void register_votes(web::Router& router, const Services& services) {
  const auto get = [&](std::string_view path, auto handler) {
    router.get(path, [&services, handler](const web::Request& request) { return handler(services, request); });
  };
  get("/votes", list);
  get("/votes/{code}", show);
  get("/votes/{code}/ballot", [](const Services& s, const web::Request& request) {
    const auto vote = public_vote(s, request);
    if (!vote || vote->form != "online") return error_page(s, request, 404);
    return ballot_form(s, request, *vote, {});
  });
  router.post("/votes/{code}/ballot", [&services](const web::Request& request) { return cast(services, request); });
  get("/votes/{code}/check", check);
  router.post("/votes/{code}/check", [&services](const web::Request& request) { return check(services, request); });
  get("/votes/{code}/list.txt", published);
  get("/votes/{code}/count.tlog-proof", proof);
}

}  // namespace langnghe::pages
