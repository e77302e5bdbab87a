#include "directives/commands/duty.h"

namespace langnghe::directives {

Result<Report> report_duty(const Room& room, storage::Transaction& tx, std::int64_t id,
                           const std::string& words, bool complete,
                           const std::vector<std::string>& attachments, OfficerId who, Millis at) {
  auto duty = open_duty(room, tx, id, "directive.report", who, at);
  if (!duty) return tl::unexpected<Errors>(duty.error());
  if (duty->state == "done") return refuse(Fault::kConflict, "directives.refused.done");
  if (duty->state == "reported") return refuse(Fault::kConflict, "directives.refused.reported");
  Report report;
  report.duty = id;
  report.at = at;
  report.officer = who;
  report.complete = complete;
  Errors errors;
  report.words = checked(errors, words, "report_words", true, kMostWords);
  if (complete && attachments.empty())
    errors.push_back({Fault::kInvalid, "report_file", "directives.refused.evidence"});
  if (complete && duty->own.empty())
    errors.push_back({Fault::kConflict, "complete", "directives.refused.document_first"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  report.id = insert_report(tx, report);
  if (!attachments.empty()) {
    const auto claimed = room.attachments.claim(tx, attachments, {"report", report.id, "evidence"}, at);
    if (!claimed) return tl::unexpected<Errors>(claimed.error());
  }
  ++duty->reports;
  if (complete) {
    duty->state = "reported";
    duty->done_at = at;
    duty->grade.clear();
    duty->grade_words.clear();
  }
  update_duty(tx, *duty);
  const auto joined = links::join(room.links, tx,
                                  {"report_on", {"report", report.id, report.code()},
                                   {"task", duty->task, "nv" + std::to_string(duty->task)}},
                                  {who, acting_unit(room, who)}, at);
  if (!joined) return tl::unexpected<Errors>(joined.error());
  record_duty(room, tx, "reported", *duty, who,
              {{"unit", unit_code(room, duty->unit)}, {"complete", complete ? "yes" : ""}}, at);
  return report;
}

}  // namespace langnghe::directives
