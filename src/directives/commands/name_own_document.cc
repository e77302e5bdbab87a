#include "directives/commands/duty.h"

namespace langnghe::directives {

Result<Duty> name_own_document(const Room& room, storage::Transaction& tx, std::int64_t id,
                               const std::string& code, OfficerId who, Millis at) {
  auto duty = open_duty(room, tx, id, "directive.report", who, at);
  if (!duty) return duty;
  if (duty->state == "done") return refuse(Fault::kConflict, "directives.refused.done");
  const auto own = find_document(tx, code);
  if (!own) return refuse(Fault::kInvalid, "directives.refused.own", "own_code");
  if (own->id == duty->document) return refuse(Fault::kInvalid, "links.refused.itself", "own_code");
  if (own->unit != duty->unit) return refuse(Fault::kInvalid, "directives.refused.own_unit", "own_code");
  const auto document = document_by_id(tx, duty->document);
  bool joined = false;
  for (const links::Edge& edge : links::edges_of(tx, subject_of(*own)))
    joined = joined || (edge.kind == "implements" && edge.to.same(subject_of(*document)));
  if (!joined) {
    const auto edge = links::join(room.links, tx, {"implements", subject_of(*own), subject_of(*document)},
                                  {who, acting_unit(room, who)}, at);
    if (!edge) {
      Errors errors = edge.error();
      errors.front().field = "own_code";
      return tl::unexpected<Errors>(std::move(errors));
    }
  }
  duty->own = "document";
  duty->own_document = own->id;
  duty->own_reason.clear();
  update_duty(tx, *duty);
  record_duty(room, tx, "concretised", *duty, who, {{"unit", unit_code(room, duty->unit)}, {"document", own->code}}, at);
  return duty;
}

Result<Duty> explain_no_document(const Room& room, storage::Transaction& tx, std::int64_t id,
                                 const std::string& reason, OfficerId who, Millis at) {
  auto duty = open_duty(room, tx, id, "directive.report", who, at);
  if (!duty) return duty;
  if (duty->state == "done") return refuse(Fault::kConflict, "directives.refused.done");
  Errors errors;
  duty->own_reason = checked(errors, reason, "own_reason", true, kMostWords);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  duty->own = "reason";
  duty->own_document = 0;
  update_duty(tx, *duty);
  record_duty(room, tx, "explained", *duty, who, {{"unit", unit_code(room, duty->unit)}}, at);
  return duty;
}

}  // namespace langnghe::directives
