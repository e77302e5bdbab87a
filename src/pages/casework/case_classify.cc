// Classification as a wizard (law.md 3.4): plain questions, then the outcome that follows with its
// article and its term; the officer may choose another one with a reason. Both go on record.
#include <algorithm>

#include "casework/classify.h"
#include "pages/casework/action_form.h"
#include "pages/casework/case_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using casework::Action;
using casework::Case;

constexpr std::string_view kAction = "classify";

class ClassifyPage {
 public:
  ClassifyPage(const Services& services, const web::Request& request, const Staff& staff, const Case& one,
               const Action& action)
      : services_(services), request_(request), staff_(staff), one_(one), action_(action),
        words_(words_of(services, request)) {
    for (const lifecycle::Field& field : action.fields)
      if (field.name != "outcome") questions_.push_back(field);
  }

  lifecycle::Facts answers() const {
    lifecycle::Facts out;
    for (const lifecycle::Field& field : questions_)
      if (const auto typed = request_.value("classify_" + field.name); !typed.empty()) out[field.name] = typed;
    return out;
  }

  // What was left open, before there can be a proposal.
  Errors unanswered() const {
    Errors errors;
    for (const lifecycle::Field& field : questions_)
      if (!field.optional && request_.value("classify_" + field.name).empty())
        errors.push_back({Fault::kInvalid, "classify_" + field.name,
                          field.type == lifecycle::FieldType::kChoice ? "casework.refused.choice"
                                                                      : "casework.refused.field_missing"});
    return errors;
  }

  web::Response questions(const Errors& errors) const {
    web::View view("casework/classify");
    view.set("CODE", one_.code);
    web::FormView form(view, words_, errors);
    web::View& box = view.add("QUESTIONS");
    ActionForm(services_, words_, form, &one_)
        .fields(box, one_.kind, kAction, questions_, [&](const std::string& name) {
          if (request_.method == "POST") return std::string(request_.value(name));
          return name == "classify_signers" ? std::string("1") : std::string();
        });
    form.finish();
    return finish(view, errors);
  }

  web::Response outcome(const Errors& errors) const {
    web::View view("casework/classify");
    view.set("CODE", one_.code);
    web::FormView form(view, words_, errors);
    const casework::Proposal proposal = casework::classify(one_.kind, answers());
    web::View& box = view.add("OUTCOME");
    for (const auto& [name, value] : answers()) {
      web::View& row = box.add("CARRY");
      row.set("NAME", "classify_" + name);
      row.set("VALUE", value);
    }
    for (const auto& [label, text] : fact_lines(services_, words_, one_.kind, answers())) {
      web::View& row = box.add("ANSWER");
      row.set("FACT_LABEL", label);
      row.set("FACT_TEXT", text);
    }
    const lifecycle::List* list = services_.casework.lists.find("petition_outcomes");
    std::vector<web::Option> options;
    if (list != nullptr)
      for (const lifecycle::ListEntry& entry : list->entries) {
        if (entry.id != proposal.outcome && casework::action_for(one_.kind, entry.id).empty()) continue;
        options.push_back({entry.id, entry.name(web::code_of(request_.language))});
        if (entry.id == proposal.outcome) box.set("PROPOSED", entry.name(web::code_of(request_.language)));
      }
    box.set("CITE", words_(proposal.cite));
    term(box, proposal.clock);
    const std::string_view chosen = request_.value("classify_outcome");
    form.choice("classify_outcome", chosen.empty() ? std::string_view(proposal.outcome) : chosen, options);
    form.field("classify_words", request_.value("classify_words"));
    form.finish();
    return finish(view, errors);
  }

 private:
  // Until when it has to be done.
  void term(web::View& box, const std::string& rule) const {
    const auto clocks = services_.database.read(
        [&](storage::Session& session) { return casework::clocks_of(session, one_.id); });
    for (const casework::RunningClock& clock : clocks)
      if (clock.rule == rule && clock.due_at && clock.state == "running")
        box.add("TERM").set("TERM_DATE", words_.long_date(local_date(*clock.due_at - 1)));
  }

  web::Response finish(const web::View& view, const Errors& errors) const {
    web::Frame frame = staff_frame(services_, request_, staff_, "staff.classify.title");
    frame.path = "/staff/case/" + one_.code + "/classify";
    return page(services_, view, frame, errors.empty() ? 200 : status_of(errors));
  }

  const Services& services_;
  const web::Request& request_;
  const Staff& staff_;
  const Case& one_;
  const Action& action_;
  const web::Words words_;
  std::vector<lifecycle::Field> questions_;
};

web::Response handle(const Services& services, const web::Request& request, const Staff& staff) {
  const auto one = readable_case(services, staff, request.part("code"));
  if (!one) return error_page(services, request, 404);
  const auto facts = services.database.read(
      [&](storage::Session& session) { return casework::facts_of(session, one->id); });
  const auto allowed = casework::allowed_actions(services.casework, *one, facts, staff.actor(), services.clock.now());
  const auto found = std::find_if(allowed.begin(), allowed.end(),
                                  [](const Action* action) { return action->id == kAction; });
  if (found == allowed.end()) return error_page(services, request, 404);
  const ClassifyPage form(services, request, staff, *one, **found);
  if (request.method == "GET" || request.value("step") == "back") return form.questions({});
  if (const Errors open = form.unanswered(); !open.empty()) return form.questions(open);
  if (request.value("step") == "answers") return form.outcome({});
  const Millis now = services.clock.now();
  const auto done = write(services, [&](storage::Transaction& tx) {
    return casework::act(services.casework, tx, one->code, staff.actor(), std::string(kAction),
                         inputs_of(request, std::string(kAction), **found, {}), now);
  });
  if (!done) return form.outcome(prefixed(done.error(), kAction));
  const std::string next(casework::action_for(one->kind, request.value("classify_outcome")));
  return web::redirect("/staff/case/" + one->code + "?done=classify" +
                       (next.empty() ? "" : "&go=" + next + "#do-" + next));
}

}  // namespace

void register_case_classify(web::Router& router, const Services& services) {
  const auto handler = guarded(services, [&services](const auto& request, const Staff& staff) {
    return handle(services, request, staff);
  });
  router.get("/staff/case/{code}/classify", handler);
  router.post("/staff/case/{code}/classify", handler);
}

}  // namespace langnghe::pages
