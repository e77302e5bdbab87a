// One case as officers see it: everything that happened, and what may be done now.
#include <algorithm>

#include "base/text.h"
#include "casework/casework.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "pages/casework/action_form.h"
#include "pages/casework/case_file.h"
#include "pages/casework/case_matter.h"
#include "pages/casework/case_page.h"
#include "pages/casework/letter_page.h"
#include "pages/links/panel.h"
#include "pages/search/look_alike_desk.h"
#include "pages/casework/sealed_panels.h"
#include "pages/casework/watch.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using casework::By;
using casework::Case;
using casework::Event;

class CasePage {
 public:
  CasePage(const Services& services, const web::Request& request, const Staff& staff, const Case& one,
           const CaseReply& reply)
      : services_(services), request_(request), staff_(staff), one_(one), reply_(reply),
        words_(words_of(services, request)) {
    services.database.read([&](storage::Session& session) {
      events_ = casework::events_of(session, one.id);
      clocks_ = casework::clocks_of(session, one.id);
      notes_ = casework::notes_of(session, one.id);
      files_ = services.attachments.of(session, "case", one.id);
      facts_ = casework::facts_of(session, one.id);
      sealed_ = casework::is_sealed(services.casework, one);
      if (one.named && !sealed_) records_ = services.vault.records_of(session, {"case", one.id});
    });
  }

  web::Response response() {
    web::Frame frame = staff_frame(services_, request_, staff_, "staff.case.title");
    frame.title = words_("track.title_of", {{"code", one_.code}});
    frame.path = "/staff/case/" + one_.code;
    if (const std::string key = casework::text_key(
            [&](const std::string& one) { return services_.renderer.catalogue().has(one); }, "event",
            one_.kind, request_.arg("done"));
        request_.method == "GET" && services_.renderer.catalogue().has(key))
      frame.notice = words_("staff.done", {{"what", words_(key)}});
    if (const std::string key = "denounce.said." + std::string(request_.arg("said"));
        request_.method == "GET" && services_.renderer.catalogue().has(key))
      frame.notice = words_(key);
    head();
    facts();
    clocks();
    show_watch(services_, words_, view_, one_, clocks_);
    show_files(view_.add("PETITION"), sealed_ ? "working" : "petition");
    draft();
    papers();
    story();
    form_.emplace(view_, words_, reply_.errors);
    actions();
    publication();
    view_.show("WITH_MATTERS", !sealed_);
    if (!sealed_) show_matters(services_, request_, staff_, words_, one_, view_, *form_, reply_.action == "join");
    if (!sealed_) show_look_alikes(services_, staff_, words_, one_, view_);
    notes();
    if (sealed_) {
      sealed_panels(services_, request_, staff_, one_, reply_, words_, view_, *form_);
    } else {
      view_.show("ORDINARY");
      person();
    }
    fill_letters_panel(services_, request_, staff_, one_, view_);
    form_->finish();
    fill_links_panel(services_, request_, staff_, view_, {"case", one_.id, one_.code}, frame.path);
    return page(services_, view_, frame, reply_.errors.empty() ? 200 : status_of(reply_.errors));
  }

 private:
  std::string name_of(std::int64_t officer) const {
    const directory::Officer* found = services_.directory.now()->officer(officer);
    return found == nullptr ? words_("staff.somebody") : found->name;
  }

  void head() {
    const TimeLeft left = left_of(services_, words_, one_.due_at, one_.state);
    view_.set("CODE", one_.code);
    view_.set("KIND", words_("casework.kind." + one_.kind));
    view_.set("TAG_LOOK", look_of(services_, one_.kind, one_.state));
    view_.set("TAG_TEXT", lifecycle_text(words_, "state", one_.kind, one_.state));
    if (one_.phase != "rest") {
      web::View& row = view_.add("LEFT");
      row.set("LEFT_LOOK", left.look);
      row.set("LEFT_TEXT", left.text);
    }
  }

  void fact(std::string_view label, const std::string& text) {
    if (text.empty()) return;
    web::View& row = view_.add("FACT");
    row.set("FACT_LABEL", words_(label));
    row.set("FACT_TEXT", text);
  }

  void facts() {
    if (one_.words.empty())
      view_.show("NOT_REDACTED");
    else
      view_.add("SAID").set("WORDS", one_.words);
    fact("staff.case.unit", unit_name(services_, one_.unit, request_.language));
    fact("staff.case.officer", one_.officer ? name_of(*one_.officer) : words_("staff.case.nobody_yet"));
    fact("send.category", category_name(services_, one_.category, request_.language));
    std::string place = one_.place;
    if (const std::string commune = commune_name(services_, one_.commune, request_.language);
        !commune.empty())
      place += (place.empty() ? "" : ", ") + commune;
    fact("send.where", place);
    if (one_.lat && one_.lon)
      fact("send.point", words_.decimal(*one_.lat, 5) + " ; " + words_.decimal(*one_.lon, 5));
    fact("staff.case.channel", words_("casework.channel." + one_.channel));
    fact("track.received", words_.date_time(one_.received_at));
    if (!sealed_) fact("send.publish", words_(one_.publication == casework::Publication::kNo ? "send.publish.no"
                                                                               : "send.publish.yes"));
    if (one_.transfers > 0)
      fact("staff.case.transfers", words_.number(one_.transfers));
    if (one_.disputes > 0) fact("staff.case.disputes", words_.number(one_.disputes));
    if (one_.rating)
      fact("staff.case.rating", words_("track.rate." + std::to_string(*one_.rating)) +
                                    (one_.rating_words.empty() ? "" : ": " + one_.rating_words));
    for (const auto& [label, text] : fact_lines(services_, words_, one_.kind, facts_)) {
      web::View& row = view_.add("FACT");
      row.set("FACT_LABEL", label);
      row.set("FACT_TEXT", text);
    }
  }

  void clocks() {
    for (const casework::RunningClock& clock : clocks_) {
      web::View& row = view_.add("CLOCK");
      row.set("CLOCK_NAME", words_("casework.clock." + clock.rule));
      row.set("CLOCK_STATE", words_("casework.clock.state." + clock.state));
      if (clock.due_at) {
        web::View& due = row.add("DUE");
        due.set("DUE_DATE", words_.long_date(local_date(*clock.due_at - 1)));
        if (clock.state == "running") {
          const TimeLeft left = left_of(services_, words_, clock.due_at, one_.state);
          web::View& time = due.add("CLOCK_LEFT");
          time.set("CLOCK_LEFT_LOOK", left.look);
          time.set("CLOCK_LEFT_TEXT", left.text);
        }
      }
      const auto reasons = why_of(services_, words_, clock);
      if (reasons.empty()) continue;
      web::View& why = row.add("WHY");
      for (const std::string& reason : reasons) why.add("REASON").set("REASON_TEXT", reason);
    }
  }

  void show_file(web::View& view, const documents::Attachment& file) {
    web::View& item = view.add("FILE");
    const std::string href = "/staff/case/" + one_.code + "/file/" + std::to_string(file.id);
    item.set("FILE_HREF", href);
    item.set("FILE_NAME", file.name);
    item.set("FILE_SIZE", words_.file_size(file.bytes));
    if (file.picture) item.add("PICTURE").set("THUMBNAIL_HREF", href + "?small=1");
  }

  void show_files(web::View& view, std::string_view part) {
    for (const documents::Attachment& file : files_)
      if (file.subject.part == part) show_file(view, file);
  }

  void papers() {
    const auto inside = [](const documents::Attachment& file) { return file.subject.part == "inside"; };
    if (std::any_of(files_.begin(), files_.end(), inside)) show_files(view_.add("PAPERS"), "inside");
  }

  const Event* last(std::string_view action) const {
    for (auto event = events_.rbegin(); event != events_.rend(); ++event)
      if (event->action == action) return &*event;
    return nullptr;
  }

  // What was answered, or is about to be: who approves has to read it first.
  void draft() {
    const Event* answer = last("uphold") != nullptr ? last("uphold") : last("answer");
    const Event* drafted = last("draft");
    if (drafted != nullptr && (one_.state == "drafted" || one_.state == "approved")) {
      web::View& row = view_.add("DRAFT");
      row.set("DRAFT_WORDS", drafted->words);
      row.set("DRAFT_BY", (drafted->officer ? name_of(*drafted->officer) + ", " : std::string()) +
                              words_.date_time(drafted->at));
    }
    if (answer == nullptr) return;
    web::View& row = view_.add("ANSWER");
    row.set("ANSWER_WORDS", answer->words);
    row.set("ANSWER_TIME", words_.date_time(answer->at));
    for (const auto* file : files_of_answer(files_, events_, *answer)) show_file(row, *file);
  }

  void story() {
    for (auto event = events_.rbegin(); event != events_.rend(); ++event) {
      web::View& step = view_.add("STEP");
      step.set("STEP_TITLE", lifecycle_text(words_, "event", one_.kind, event->action));
      step.set("STEP_TIME", words_.date_time(event->at));
      step.set("STEP_ISO", iso_local(event->at));
      step.show("NOW", event == events_.rbegin());
      std::string who;
      if (event->by == By::kOfficer)
        who = (event->officer ? name_of(*event->officer) + ", " : std::string()) +
              unit_name(services_, event->unit, request_.language);
      else
        who = words_(event->by == By::kPetitioner ? "casework.by.petitioner" : "casework.by.system");
      step.set("STEP_BY", who);
      // What came with the petition stands above already.
      for (const auto& [label, text] :
           event->action == "submit"
               ? std::vector<std::pair<std::string, std::string>>()
               : fact_lines(services_, words_, one_.kind, {event->facts.begin(), event->facts.end()})) {
        web::View& row = step.add("STEP_FACT");
        row.set("FACT_LABEL", label);
        row.set("FACT_TEXT", text);
      }
      if (event->words.empty()) continue;
      web::View& more = step.add("STEP_MORE");
      more.set("STEP_TEXT", event->words);
      more.show("STEP_INSIDE", !event->shown);
    }
  }

  std::string typed(web::Name field, std::string_view otherwise = {}) const {
    const bool ours = request_.method == "POST" && !reply_.errors.empty();
    return std::string(ours ? request_.value(field.text()) : otherwise);
  }

  // The one step that takes the case on stands open, the others wait to be asked for.
  static std::string_view forward(const casework::Lifecycle& lifecycle,
                                  const std::vector<const casework::Action*>& allowed) {
    static constexpr std::string_view kForward[] = {"approve", "answer", "uphold", "draft",
                                                    "continue", "take",  "accept"};
    for (const std::string_view one : kForward)
      for (const casework::Action* action : allowed)
        if (action->id == one) return one;
    for (const casework::Action* action : allowed)
      if (const casework::State* to = lifecycle.state(action->to); to != nullptr && !to->rest)
        return action->id;
    return {};
  }

  // One form an action, whatever the lifecycle makes of it.
  void actions() {
    const auto allowed = casework::allowed_actions(services_.casework, one_, facts_, staff_.actor(),
                                                   services_.clock.now());
    const casework::Lifecycle& lifecycle = services_.casework.lifecycles.find(one_.kind)->second;
    const std::string_view first = request_.method == "GET" && !request_.arg("go").empty()
                                       ? request_.arg("go")
                                       : forward(lifecycle, allowed);
    ActionForm forms(services_, words_, *form_, &one_);
    for (const casework::Action* action : allowed) {
      if (action->id == "classify") {  // has a page of its own
        view_.show("CLASSIFY");
        continue;
      }
      web::View& box = view_.add("ACT");
      box.set("ACTION", action->id);
      box.set("ACTION_TITLE", lifecycle_text(words_, "action", one_.kind, action->id));
      box.show("OPEN", reply_.action == action->id || (reply_.action.empty() && action->id == first));
      box.show("WITH_FILES", action->takes(lifecycle::Requirement::kEvidence));
      box.show("KEEP", action->id == "draft");
      const casework::State* to = lifecycle.state(action->to);
      box.show("PLAIN", to != nullptr && to->rest);
      const std::string about = casework::text_key(
          [&](const std::string& key) { return services_.renderer.catalogue().has(key); }, "about",
          one_.kind, action->id);
      if (services_.renderer.catalogue().has(about)) box.show_with("ABOUT", "ABOUT_TEXT", words_(about));
      const Event* drafted = action->id == "draft" ? last("draft") : nullptr;
      forms.action(
          box, *action,
          [&](const std::string& name) -> std::string {
            if (request_.method == "POST" && reply_.action == action->id && !reply_.errors.empty())
              return std::string(request_.value(name));
            return name == "draft_words" && drafted != nullptr ? drafted->words : std::string();
          },
          reply_.action == action->id ? reply_.staged : std::vector<documents::Staged>());
    }
    view_.show("HAS_ACTIONS", !allowed.empty());
    view_.show("NO_ACTIONS", allowed.empty());
  }

  void publication() {
    if (!may_at(services_, staff_, "case.publish", one_.unit, one_.kind)) return;
    if (one_.publication == casework::Publication::kNo) return;
    web::View& section = view_.add("PUBLISH");
    const bool is_public = one_.publication == casework::Publication::kPublished;
    section.show("IS_PUBLIC", is_public);
    section.show("UNPUBLISH", is_public);
    form_->field("public_words",
                 typed("public_words", one_.public_words.empty() ? one_.words : one_.public_words));
  }

  void notes() {
    for (const casework::Note& note : notes_) {
      web::View& row = view_.add("NOTE");
      row.set("NOTE_WORDS", note.words);
      row.set("NOTE_BY", name_of(note.officer) + ", " + words_.date_time(note.at));
    }
    view_.show("NO_NOTES", notes_.empty());
    if (!may_at(services_, staff_, "case.note", one_.unit, one_.kind)) return;
    view_.show("ADD_NOTE");
    form_->field("note", typed("note"));
  }

  void person() {
    if (!one_.named) {
      view_.show("UNNAMED");
      return;
    }
    web::View& section = view_.add("NAMED");
    section.set("ALIAS", records_.empty() ? std::string()
                                          : words_("vault.alias", {{"alias", records_.front().alias}}));
    if (reply_.person) {
      web::View& open = view_.add("PERSON");
      const auto line = [&](std::string_view label, const std::string& text) {
        if (text.empty()) return;
        web::View& row = open.add("PERSON_LINE");
        row.set("PERSON_LABEL", words_(label));
        row.set("PERSON_TEXT", text);
      };
      line("send.name", reply_.person->name);
      line("send.phone", reply_.person->phone);
      line("send.email", reply_.person->email);
      line("staff.desk.address", reply_.person->address);
      line("staff.desk.id_number", reply_.person->id_number);
      return;
    }
    if (!may_at(services_, staff_, "vault.read", one_.unit, one_.kind)) return;
    view_.add("OPEN_PERSON").show("OPEN", reply_.action == "person");
    std::vector<web::Option> purposes;
    for (const vault::Purpose& purpose : services_.vault.purposes().all())
      if (purpose.level == vault::Level::kOrdinary && !purpose.system)
        purposes.push_back({purpose.key, words_("vault.purpose." + purpose.key)});
    form_->select("purpose", typed("purpose"), purposes);
    form_->field("person_words", typed("person_words"));
  }

  const Services& services_;
  const web::Request& request_;
  const Staff& staff_;
  const Case& one_;
  const CaseReply& reply_;
  const web::Words words_;
  bool sealed_ = false;
  web::View view_{"casework/case"};
  std::optional<web::FormView> form_;
  std::vector<Event> events_;
  std::vector<casework::RunningClock> clocks_;
  std::vector<casework::Note> notes_;
  lifecycle::Facts facts_;
  std::vector<documents::Attachment> files_;
  std::vector<vault::Record> records_;
};

}  // namespace

std::optional<casework::Case> readable_case(const Services& services, const Staff& staff,
                                            std::string_view typed) {
  const auto code = casework::read_code(typed);
  if (!code) return std::nullopt;
  const Millis now = services.clock.now();
  return services.database.read([&](storage::Session& session) {
    auto found = casework::find_case(session, *code);
    if (!found) return found;
    const bool readable = casework::is_sealed(services.casework, *found)
                              ? casework::may_see_sealed(services.casework, session, *found, staff.officer.id, now)
                              : casework::may_read(services.casework, *found, staff.officer.id, now);
    if (!readable) found.reset();
    return found;
  });
}

web::Response show_case(const Services& services, const web::Request& request, const Staff& staff,
                        const casework::Case& one, const CaseReply& reply) {
  return CasePage(services, request, staff, one, reply).response();
}

void register_case(web::Router& router, const Services& services) {
  router.get("/staff/case/{code}", guarded(services, [&services](const auto& request, const Staff& staff) {
               const auto one = readable_case(services, staff, request.part("code"));
               if (!one) return error_page(services, request, 404);
               return show_case(services, request, staff, *one);
             }));
  router.get("/staff/case/{code}/file/{id}",
             guarded(services, [&services](const auto& request, const Staff& staff) {
               const auto one = readable_case(services, staff, request.part("code"));
               if (!one) return error_page(services, request, 404);
               const auto files = services.database.read([&](storage::Session& session) {
                 return services.attachments.of(session, "case", one->id);
               });
               for (const documents::Attachment& file : files)
                 if (std::to_string(file.id) == request.part("id"))
                   return file_response(services, request, file, request.arg("small") == "1");
               return error_page(services, request, 404);
             }));
  register_case_act(router, services);
  register_case_matter(router, services);
  register_case_classify(router, services);
  register_case_signers(router, services);
  register_special(router, services);
}

}  // namespace langnghe::pages
