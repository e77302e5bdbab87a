// The council of an entry: who is on it, what each member says.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "initiatives/step.h"
#include "initiatives/store.h"

namespace langnghe::initiatives {
namespace {

// Voices are heard from the registration on until the result is assessed.
bool is_open(const Model& one) {
  for (const std::string_view state :
       {"registered", "appraised", "accepted", "running", "checked", "self_assessed"})
    if (one.state == state) return true;
  return false;
}

}  // namespace

Result<Model> name_appraisers(const Room& room, storage::Transaction& tx, const std::string& code,
                              const std::vector<std::int64_t>& appraisers, std::int64_t officer, Millis at) {
  auto one = must_find(tx, code);
  if (!one) return one;
  if (!may(room, officer, "model.review", one->unit, at)) return refuse(Fault::kForbidden, "initiatives.refused.not_yours");
  if (!is_open(*one)) return refuse(Fault::kConflict, "initiatives.refused.assessed_already");
  const std::set<std::int64_t> wanted(appraisers.begin(), appraisers.end());
  if (static_cast<int>(wanted.size()) < room.programme.scoring.appraisers)
    return refuse(Fault::kInvalid, "initiatives.refused.council_small", "appraisers",
                  {{"least", std::to_string(room.programme.scoring.appraisers)}});
  for (const std::int64_t member : wanted) {
    const directory::Officer* found = room.directory.now()->officer(member);
    if (found == nullptr || !found->valid_on(local_date(at)))
      return refuse(Fault::kInvalid, "initiatives.refused.unknown_officer", "appraisers");
    const directory::Unit* home = home_of(room, member);
    if (home != nullptr && home->id == one->unit)
      return refuse(Fault::kInvalid, "initiatives.refused.own_unit", "appraisers", {{"name", found->name}});
  }
  // Who has spoken stays; who has not may go.
  for (const Appraiser& before : appraisers_of(tx, one->id, one->year))
    if (!wanted.contains(before.officer)) {
      if (before.scored_at || !before.conflict.empty())
        return refuse(Fault::kConflict, "initiatives.refused.has_spoken", "appraisers");
      tx.run("DELETE FROM model_appraiser WHERE model = :model AND year = :year AND officer = :officer", one->id,
             one->year, before.officer);
    }
  const auto there = appraisers_of(tx, one->id, one->year);
  for (const std::int64_t member : wanted)
    if (std::none_of(there.begin(), there.end(), [&](const Appraiser& a) { return a.officer == member; })) {
      Appraiser fresh;
      fresh.officer = member;
      put_appraiser(tx, one->id, one->year, fresh);
    }
  Event event{at, "name_appraisers", one->state, one->state, officer, ""};
  return record(room, tx, std::move(*one), std::move(event));
}

Result<Model> appraise_model(const Room& room, storage::Transaction& tx, const std::string& code,
                             const Appraiser& voice, Millis at) {
  auto one = must_find(tx, code);
  if (!one) return one;
  auto members = appraisers_of(tx, one->id, one->year);
  const auto self = std::find_if(members.begin(), members.end(),
                                 [&](const Appraiser& member) { return member.officer == voice.officer; });
  if (self == members.end()) return refuse(Fault::kForbidden, "initiatives.refused.not_on_council");
  if (!is_open(*one)) return refuse(Fault::kConflict, "initiatives.refused.assessed_already");
  if (!self->conflict.empty()) return refuse(Fault::kForbidden, "initiatives.refused.conflict_declared");
  Appraiser next;
  next.officer = voice.officer;
  Event event{at, "appraise_result", one->state, one->state, voice.officer, ""};
  if (const std::string_view conflict = trim(voice.conflict); !conflict.empty()) {
    if (auto fine = check_words(conflict, 1000, true, "conflict"); !fine) return tl::unexpected<Errors>(fine.error());
    // What was said before the conflict came to light does not count any more.
    next.conflict = conflict;
    event.action = "declare_conflict";
    put_appraiser(tx, one->id, one->year, next);
    return record(room, tx, std::move(*one), std::move(event));
  }
  if (auto fine = check_words(voice.comment, 2000, true, "comment"); !fine)
    return tl::unexpected<Errors>(fine.error());
  next.comment = trim(voice.comment);
  next.scored_at = at;
  if (one->kind == "exemplar") {
    // A person gets no points.
    if (!voice.agrees) return refuse(Fault::kInvalid, "initiatives.refused.agree_missing", "agrees");
    next.agrees = voice.agrees;
  } else {
    Errors errors;
    double total = 0;
    for (const Criterion& criterion : room.programme.scoring.criteria) {
      const auto given = voice.points.find(criterion.id);
      if (given == voice.points.end() || given->second < 0 || given->second > criterion.most)
        errors.push_back({Fault::kInvalid, "points_" + criterion.id, "initiatives.refused.points",
                          {{"most", std::to_string(criterion.most)}}});
      else
        total += given->second;
      if (given != voice.points.end()) next.points[criterion.id] = given->second;
    }
    if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
    next.total = total;
  }
  put_appraiser(tx, one->id, one->year, next);
  return record(room, tx, std::move(*one), std::move(event));
}

Council council_of(storage::Session& session, const Room& room, const Model& model, int year) {
  Council out;
  out.members = appraisers_of(session, model.id, year);
  double sum = 0;
  for (const Appraiser& member : out.members) {
    if (!member.scored_at) continue;
    ++out.scored;
    sum += member.total.value_or(0);
    out.agree += member.agrees.value_or(false) ? 1 : 0;
  }
  const Scoring& scoring = room.programme.scoring;
  out.complete = out.scored >= scoring.appraisers;
  if (model.kind == "exemplar") {
    out.reached = out.complete && 2 * out.agree > out.scored;
  } else if (out.scored > 0) {
    out.average = sum / out.scored;
    out.reached = out.complete && *out.average >= scoring.reached;
  }
  return out;
}

}  // namespace langnghe::initiatives
