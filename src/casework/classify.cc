#include "casework/classify.h"

namespace langnghe::casework {
namespace {

std::string answer(const lifecycle::Facts& answers, std::string_view name) {
  const auto found = answers.find(name);
  return found == answers.end() ? std::string() : found->second;
}

bool is_complaint(std::string_view kind) { return kind.starts_with("complaint"); }

std::string outcome_of(std::string_view kind, const lifecycle::Facts& answers) {
  const std::string eligible = answer(answers, "eligible"), competent = answer(answers, "competent");
  const bool ours = competent.empty() || competent == "ours";
  // Several contents for several bodies cannot be handled as one (form 07-XLĐ).
  if (answer(answers, "several") == "1") return "split";
  if (eligible == "missing") return "supplement";
  // A complaint that is ours but too late gets a refusal with its ground (art. 11), all else that
  // does not qualify is filed (art. 28).
  if (eligible == "time_barred" && ours && is_complaint(kind)) return "refuse";
  if (!eligible.empty() && eligible != "eligible") return "archive";
  if (ours) return answer(answers, "sensitive") == "1" ? "report_head" : "accept";
  if (competent == "lower_late") return "urge";
  if (!is_complaint(kind)) return "transfer";  // denunciations once; reflections and proposals
  if (answer(answers, "source") == "forwarded") return "return_sender";
  // The same content is guided once only.
  if (answer(answers, "guided_before") == "1") return "archive";
  return "guide";
}

}  // namespace

Proposal classify(std::string_view kind, const lifecycle::Facts& answers) {
  Proposal out;
  out.outcome = outcome_of(kind, answers);
  out.cite = "casework.classify.cite." + out.outcome;
  if (is_complaint(kind))
    out.clock = "KN.accept";
  else if (kind == "denunciation")
    out.clock = out.outcome == "transfer" ? "TC.transfer" : "TC.check";
  else
    out.clock = "PA.answer";
  return out;
}

std::string_view action_for(std::string_view kind, std::string_view outcome) {
  const bool complaint = is_complaint(kind);
  if (outcome == "accept") return "accept";
  if (outcome == "transfer") return "transfer";
  if (!complaint) {
    if (outcome == "supplement") return "ask";
    if (outcome == "urge" || outcome == "report_head") return {};
    return "return";  // reflections and proposals have one way back
  }
  if (outcome == "supplement") return "ask_supplement";
  if (outcome == "refuse") return "refuse";
  if (outcome == "guide") return "guide";
  if (outcome == "return_sender") return "return_to_sender";
  if (outcome == "split") return "split";
  if (outcome == "urge") return "urge";
  if (outcome == "archive") return "archive";
  if (outcome == "report_head") return "report_head";
  return {};
}

}  // namespace langnghe::casework
