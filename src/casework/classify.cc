#include "casework/classify.h"

namespace langnghe::casework {
namespace {

std::string answer(const lifecycle::Facts& answers, std::string_view name) {
  const auto found = answers.find(name);
  return found == answers.end() ? std::string() : found->second;
}

bool is_complaint(std::string_view kind) { return kind.starts_with("complaint"); }

std::string denunciation_outcome(const lifecycle::Facts& answers) {
  const auto is = [&](std::string_view name) { return answer(answers, name) == "1"; };
  const std::string eligible = answer(answers, "eligible"), competent = answer(answers, "competent");
  // Art. 25: without a name it is no denunciation, but information where it is clear and can be checked.
  if (is("nameless")) return is("clear") ? "inform" : "archive";
  if (is("several")) return "split";
  if (eligible == "missing") return "supplement";
  if (eligible == "no_basis") return "refuse";  // art. 29
  if (!eligible.empty() && eligible != "eligible") return "archive";
  if (competent.empty() || competent == "ours") return is("sensitive") ? "report_head" : "accept";
  if (competent == "lower_late") return "urge";
  return is("guided_before") ? "archive" : "transfer";  // art. 24(2): once
}

std::string outcome_of(std::string_view kind, const lifecycle::Facts& answers) {
  if (kind == "denunciation") return denunciation_outcome(answers);
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
  if (!is_complaint(kind)) return "transfer";  // form 06-XLĐ
  if (answer(answers, "source") == "forwarded") return "return_sender";
  // The same content is guided once only.
  if (answer(answers, "guided_before") == "1") return "archive";
  return "guide";
}

}  // namespace

Proposal classify(std::string_view kind, const lifecycle::Facts& answers) {
  Proposal out;
  out.outcome = outcome_of(kind, answers);
  // Denunciations have articles of their own.
  out.cite = kind == "denunciation" ? "casework.classify.cite.denunciation." + out.outcome
                                    : "casework.classify.cite." + out.outcome;
  if (is_complaint(kind))
    out.clock = "KN.accept";
  else if (kind == "denunciation")
    out.clock = out.outcome == "transfer" ? "TC.transfer" : out.outcome == "inform" ? "TC.information" : "TC.check";
  else
    out.clock = "PA.answer";
  return out;
}

std::string_view action_for(std::string_view kind, std::string_view outcome) {
  struct Way {
    std::string_view outcome, action;
  };
  static constexpr Way kWays[] = {
      {"accept", "accept"},         {"transfer", "transfer"}, {"supplement", "ask_supplement"},
      {"split", "split"},           {"urge", "urge"},         {"archive", "archive"},
      {"report_head", "report_head"},
  };
  static constexpr Way kComplaints[] = {{"refuse", "refuse"}, {"guide", "guide"}, {"return_sender", "return_to_sender"}};
  static constexpr Way kDenunciations[] = {{"refuse", "refuse"}, {"inform", "inform"}};
  for (const Way& way : kWays)
    if (way.outcome == outcome) return way.action;
  if (is_complaint(kind))
    for (const Way& way : kComplaints)
      if (way.outcome == outcome) return way.action;
  if (kind == "denunciation")
    for (const Way& way : kDenunciations)
      if (way.outcome == outcome) return way.action;
  return {};
}

}  // namespace langnghe::casework
