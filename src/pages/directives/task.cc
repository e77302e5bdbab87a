// A task: giving it to units, how far each is, urging the late ones; and one unit's duty: its own
// document or why none, reports with evidence, evaluation.
#include <algorithm>

#include "base/text.h"
#include "directives/directives.h"
#include "directives/task_changes.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "links/names.h"
#include "pages/directives/parts.h"
#include "pages/links/panel.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using directives::Document;
using directives::Duty;
using directives::Task;
using directory::UnitKind;

std::string name_of(const Services& services, const web::Words& words, std::int64_t officer) {
  const directory::Officer* found = services.directory.now()->officer(officer);
  return found == nullptr ? words("staff.somebody") : found->name;
}

constexpr std::int64_t kUnits = 70;  // on one page

// ---- giving a task ---------------------------------------------------------------------------

// Units by group, within the territory of the registering body.
std::vector<const directory::Unit*> units_in(const directory::Snapshot& directory, const directory::Unit& root, std::string_view group,
                                             Date today) {
  std::vector<const directory::Unit*> out;
  for (const directory::Unit& unit : directory.units().all()) {
    if (!unit.valid_on(today) || directory::is_territory(unit.kind) || !directory.units().is_within(unit.code, root.code)) continue;
    const directory::Unit* place = directory.units().territory_of(unit.code);
    const bool commune = place != nullptr && directory::is_commune_level(place->kind) && unit.kind == UnitKind::kCommittee;
    const bool department = unit.kind == UnitKind::kDepartment || unit.kind == UnitKind::kInspectorate || unit.kind == UnitKind::kPolice;
    const bool front = unit.kind == UnitKind::kFront || unit.kind == UnitKind::kUnion;
    if ((group == "communes" && commune) || (group == "departments" && department) || (group == "front" && front) || group.empty())
      out.push_back(&unit);
  }
  return out;
}

web::Response show_give(const Services& services, const web::Request& request, const Staff& staff, const Document& document,
                        const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "directives.task.new");
  frame.path = "/staff/directives/" + document.code + "/task";
  web::View view("directives/give_task");
  view.set("DOCUMENT", document_title(words, document));
  view.set("CODE", document.code);
  web::FormView form(view, words, errors);
  form.field("task_title", request.value("task_title"));
  form.field("task_result", request.value("task_result"));
  const std::string unit_of_term(request.value("term_unit").empty() ? "W" : request.value("term_unit"));
  form.choice("term_unit", unit_of_term, {{"W", words("directives.term.W")}, {"C", words("directives.term.C")}, {"date", words("directives.term.date")}});
  form.field("term", request.value("term"));
  form.field("due_on", request.value("due_on"));
  form.check("communes", request.value("communes") == "1");
  form.check("departments", request.value("departments") == "1");
  form.check("front", request.value("front") == "1");
  const auto directory = services.directory.now();
  const directory::Unit* body = directory->units().unit_by_id(document.unit);
  const directory::Unit* root = body == nullptr ? nullptr : directory->units().territory_of(body->code);
  std::vector<web::Option> options;
  if (root != nullptr)
    for (const directory::Unit* unit : units_in(*directory, *root, "", local_date(services.clock.now())))
      options.push_back({unit->code, unit->name(web::code_of(request.language))});
  std::sort(options.begin(), options.end(), [](const auto& a, const auto& b) { return fold(a.label) < fold(b.label); });
  web::View& units = form.field("units", "");
  for (const web::Option& option : options) {
    web::View& item = units.add("OPTION");
    item.set("OPTION_VALUE", option.value);
    item.set("OPTION_LABEL", option.label);
    item.show("CHOSEN", std::any_of(request.form.begin(), request.form.end(), [&](const auto& one) { return one.first == "units" && one.second == option.value; }));
  }
  form.finish();
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response give(const Services& services, const web::Request& request, const Staff& staff) {
  const auto document = services.database.read([&](storage::Session& session) { return directives::find_document(session, request.part("code")); });
  if (!document) return error_page(services, request, 404);
  if (!may_at(services, staff, "directive.register", document->unit, "")) return error_page(services, request, 403);
  if (request.method != "POST") return show_give(services, request, staff, *document, {});
  directives::NewTask wanted;
  Errors errors;
  wanted.title = request.value("task_title");
  wanted.result = request.value("task_result");
  wanted.term_unit = request.value("term_unit");
  if (wanted.term_unit == "date") {
    wanted.due_on = parse_date(trim(request.value("due_on")));
    if (!wanted.due_on) errors.push_back({Fault::kInvalid, "due_on", "directives.refused.date"});
  } else {
    wanted.term = static_cast<int>(std::min<std::int64_t>(number_of(trim(request.value("term"))), 100'000));
  }
  const auto directory = services.directory.now();
  const directory::Unit* body = directory->units().unit_by_id(document->unit);
  const directory::Unit* root = body == nullptr ? nullptr : directory->units().territory_of(body->code);
  for (const char* group : {"communes", "departments", "front"})
    if (root != nullptr && request.value(group) == "1")
      for (const directory::Unit* unit : units_in(*directory, *root, group, local_date(services.clock.now()))) wanted.units.push_back(unit->code);
  for (const auto& [name, value] : request.form)
    if (name == "units" && !value.empty()) wanted.units.push_back(value);
  if (!errors.empty()) return show_give(services, request, staff, *document, errors);
  const auto made = write(services, [&](storage::Transaction& tx) {
    return directives::give_task(services.directives, tx, document->code, wanted, staff.officer.id, services.clock.now());
  });
  if (!made) return show_give(services, request, staff, *document, made.error());
  return web::redirect("/staff/directives/task/" + std::to_string(made->id));
}

// ---- a task ------------------------------------------------------------------------------------

// What was changed after it was given; says whether it was taken back.
bool fill_changes(const Services& services, const web::Words& words, web::View& view, const std::vector<directives::TaskChange>& changes) {
  bool gone = false;
  for (const directives::TaskChange& one : changes) {
    gone = gone || one.kind == "withdrawn";
    web::View& row = view.add("CHANGED");
    row.set("CHANGED_TEXT", words("directives.change." + one.kind, {{"old", local_date(one.old_due - 1)}, {"new", local_date(one.new_due - 1)}}));
    row.set("CHANGED_WORDS", one.words);
    row.set("CHANGED_BY", name_of(services, words, one.officer) + ", " + words.date_time(one.at));
  }
  return gone;
}

web::Response show_task(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  std::optional<Task> task;
  std::optional<Document> document;
  std::vector<Duty> duties;
  std::vector<directives::TaskChange> changes;
  services.database.read([&](storage::Session& session) {
    task = directives::find_task(session, number_of(request.part("id")));
    if (!task) return;
    document = directives::document_by_id(session, task->document);
    duties = directives::duties_of_task(session, task->id);
    changes = directives::changes_of(session, task->id);
  });
  if (!task || !document) return error_page(services, request, 404);
  const Millis now = services.clock.now();
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "directives.task");
  frame.path = "/staff/directives/task/" + std::to_string(task->id);
  if (const std::int64_t urged = number_of(request.arg("urged")); urged > 0) frame.notice = words("directives.urged", {{"count", urged}});
  web::View view("directives/task");
  view.set("TITLE", task->title);
  view.set("RESULT", task->result);
  view.set("DOCUMENT", document_title(words, *document));
  view.set("DOCUMENT_HREF", "/staff/directives/" + document->code);
  view.set("DUE", words.long_date(local_date(task->due_at - 1)));
  view.set("GIVEN", words.date(task->given_at));
  view.set("TERM", task->term == 0 ? words("directives.term.date") : words("directives.term.days." + task->term_unit, {{"days", task->term}}));
  if (const auto reasons = reasons_in_words(services, words, task->reasons); !reasons.empty()) {
    web::View& why = view.add("WHY");
    for (const std::string& reason : reasons) why.add("REASON").set("REASON_TEXT", reason);
  }
  const Progress progress = progress_of(duties, now);
  view.set("COUNT_ALL", progress.all);
  view.set("COUNT_DONE", progress.done);
  view.set("COUNT_LATE", progress.late);
  view.set("COUNT_MISSING", progress.missing);
  // The late first, then those that handed in nothing.
  const auto weight = [&](const Duty& duty) {
    const std::string state = duty_state(duty, now);
    return state == "late" ? 0 : state == "missing" ? 1 : state == "reported" ? 2 : state == "open" ? 3 : 4;
  };
  std::stable_sort(duties.begin(), duties.end(), [&](const Duty& a, const Duty& b) { return weight(a) < weight(b); });
  const std::int64_t total = static_cast<std::int64_t>(duties.size());
  const std::int64_t asked = number_of(request.arg("offset")), first = asked < 0 || asked >= total ? 0 : asked;
  fill_pages(words, view, frame.path + "?", first, kUnits, total);
  for (std::int64_t i = first; i < std::min(first + kUnits, total); ++i) {
    const Duty& duty = duties[static_cast<std::size_t>(i)];
    const std::string state = duty_state(duty, now);
    web::View& row = view.add("ROW");
    row.set("HREF", "/staff/directives/duty/" + std::to_string(duty.id));
    row.set("UNIT", unit_name(services, duty.unit, request.language));
    row.set("TAG_LOOK", duty_look(state));
    row.set("TAG_TEXT", words("directives.duty." + state));
    row.set("OWN", words(duty.own.empty() ? "directives.own.nothing" : "directives.own." + duty.own));
    row.set("REPORTS", duty.reports);
    row.set("URGES", duty.urges);
  }
  web::FormView form(view, words, errors);
  const bool gone = fill_changes(services, words, view, changes);
  if (!gone && may_at(services, staff, "directive.register", document->unit, "")) {
    view.add("CHANGE").set("TASK_ID", task->id);
    form.field("new_due", errors.empty() ? "" : request.value("new_due"));
    form.field("extend_words", errors.empty() ? "" : request.value("extend_words"));
    form.field("withdraw_words", errors.empty() ? "" : request.value("withdraw_words"));
  }
  if (!gone && progress.late > 0 && may_somewhere(services, staff, "directive.follow")) {
    view.add("URGE").set("TASK_ID", task->id);
    form.field("urge_words", errors.empty() ? words("directives.urge.words") : std::string(request.value("urge_words")));
  }
  form.finish();
  fill_links_panel(services, request, staff, view, {"task", task->id, task->code()}, frame.path);
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response change(const Services& services, const web::Request& request, const Staff& staff) {
  const std::int64_t id = number_of(request.part("id"));
  const Millis now = services.clock.now();
  const bool extends = request.part("what") == "extend";
  const auto day = parse_date(request.value("new_due"));
  if (extends && !day) return show_task(services, request, staff, {{Fault::kInvalid, "new_due", "directives.refused.not_later"}});
  const auto done = write(services, [&](storage::Transaction& tx) {
    return extends ? directives::extend_task(services.directives, tx, id, *day, std::string(request.value("extend_words")), staff.officer.id, now)
                   : directives::withdraw_task(services.directives, tx, id, std::string(request.value("withdraw_words")), staff.officer.id, now);
  });
  return done ? web::redirect("/staff/directives/task/" + std::to_string(id)) : show_task(services, request, staff, done.error());
}

web::Response urge_all(const Services& services, const web::Request& request, const Staff& staff) {
  const std::int64_t id = number_of(request.part("id"));
  const auto urged = write(services, [&](storage::Transaction& tx) {
    return directives::urge_late(services.directives, tx, id, std::string(request.value("urge_words")), staff.officer.id, services.clock.now());
  });
  if (!urged) return show_task(services, request, staff, urged.error());
  return web::redirect("/staff/directives/task/" + std::to_string(id) + "?urged=" + std::to_string(*urged));
}

// The letter of the last urging, on paper.
web::Response urging_letter(const Services& services, const web::Request& request, const Staff& staff) {
  std::optional<Duty> duty;
  std::optional<Task> task;
  std::optional<Document> document;
  std::vector<directives::Urge> urges;
  services.database.read([&](storage::Session& session) {
    duty = directives::find_duty(session, number_of(request.part("id")));
    if (!duty) return;
    task = directives::find_task(session, duty->task);
    document = directives::document_by_id(session, duty->document);
    urges = directives::urges_of(session, duty->id);
  });
  const bool allowed = duty && (may_at(services, staff, "directive.report", duty->unit, "") || may_at(services, staff, "directive.follow", duty->unit, ""));
  if (!allowed || urges.empty()) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  const directory::Officer* by = services.directory.now()->officer(urges.back().officer);
  const directory::Unit* from = by == nullptr ? nullptr : services.directory.now()->unit(by->unit);
  web::View view("directives/urging_letter");
  view.set("FROM", unit_name(services, from == nullptr ? document->unit : from->id, request.language));
  view.set("TO", unit_name(services, duty->unit, request.language));
  view.set("DATE", words.long_date(urges.back().at));
  view.set("DOCUMENT", document_title(words, *document));
  view.set("TITLE", task->title);
  view.set("DUE", words.date(duty->due_at - 1));
  view.set("WORDS", urges.back().words);
  view.set("BY", by == nullptr ? words("staff.somebody") : by->name);
  web::Frame frame = frame_of(services, request, "directives.urging_letter");
  return private_page(html(services.renderer.print(view, frame)));
}

// ---- one unit's duty -----------------------------------------------------------------------------

class DutyPage {
 public:
  DutyPage(const Services& services, const web::Request& request, const Staff& staff)
      : services_(services), request_(request), staff_(staff), words_(words_of(services, request)) {
    services.database.read([&](storage::Session& session) {
      duty_ = directives::find_duty(session, number_of(request.part("id")));
      if (!duty_) return;
      task_ = directives::find_task(session, duty_->task);
      document_ = directives::document_by_id(session, duty_->document);
      if (duty_->own_document != 0) own_ = directives::document_by_id(session, duty_->own_document);
      reports_ = directives::reports_of(session, duty_->id);
      for (const directives::Report& report : reports_)
        files_.push_back(services.attachments.of(session, "report", report.id));
      urges_ = directives::urges_of(session, duty_->id);
    });
  }

  bool there() const {
    return duty_ && (may_at(services_, staff_, "directive.report", duty_->unit, "") || may_at(services_, staff_, "directive.follow", duty_->unit, ""));
  }
  const std::vector<std::vector<documents::Attachment>>& files() const { return files_; }

  web::Response response(const Errors& errors, const StagedFiles& staged) {
    web::Frame frame = staff_frame(services_, request_, staff_, "directives.duty");
    frame.path = path();
    if (request_.arg("done") == "1" && request_.method == "GET") frame.notice = words_("directives.saved");
    const std::string state = duty_state(*duty_, services_.clock.now());
    view_.set("UNIT", unit_name(services_, duty_->unit, request_.language));
    view_.set("TITLE", task_->title);
    view_.set("RESULT", task_->result);
    view_.set("TASK_HREF", "/staff/directives/task/" + std::to_string(task_->id));
    view_.set("DOCUMENT", document_title(words_, *document_));
    view_.set("DOCUMENT_HREF", "/staff/directives/" + document_->code);
    view_.set("DUE", words_.long_date(local_date(duty_->due_at - 1)));
    view_.set("TAG_LOOK", duty_look(state));
    view_.set("TAG_TEXT", words_("directives.duty." + state));
    view_.set("ID", duty_->id);
    own();
    story();
    web::FormView form(view_, words_, errors);
    forms(form, errors, staged);
    form.finish();
    return page(services_, view_, frame, errors.empty() ? 200 : status_of(errors));
  }

  std::string path() const { return "/staff/directives/duty/" + std::to_string(duty_->id); }

 private:
  void own() {
    if (own_) {
      web::View& out = view_.add("OWN_DOCUMENT");
      out.set("OWN_TITLE", document_title(words_, *own_));
      out.set("OWN_HREF", "/staff/directives/" + own_->code);
    }
    if (duty_->own == "reason") view_.add("OWN_REASON").set("OWN_WORDS", duty_->own_reason);
    view_.show("OWN_NOTHING", duty_->own.empty());
  }

  void story() {
    for (std::size_t i = 0; i < reports_.size(); ++i) {
      const directives::Report& report = reports_[i];
      web::View& out = view_.add("REPORT");
      out.set("REPORT_AT", words_.date_time(report.at));
      out.set("REPORT_BY", name_of(services_, words_, report.officer));
      out.set("REPORT_WORDS", report.words);
      out.set("REPORT_WHAT", words_(report.complete ? "directives.report.complete" : "directives.report.progress"));
      for (const documents::Attachment& file : files_[i]) {
        web::View& item = out.add("FILE");
        const std::string href = path() + "/file/" + std::to_string(file.id);
        item.set("FILE_HREF", href);
        item.set("FILE_NAME", file.name);
        item.set("FILE_SIZE", words_.file_size(file.bytes));
        if (file.picture) item.add("PICTURE").set("THUMBNAIL_HREF", href + "?small=1");
      }
    }
    view_.show("NO_REPORTS", reports_.empty());
    for (const directives::Urge& urge : urges_) {
      web::View& out = view_.add("URGED");
      out.set("URGED_AT", words_.date_time(urge.at));
      out.set("URGED_BY", name_of(services_, words_, urge.officer));
      out.set("URGED_WORDS", urge.words);
    }
    if (duty_->grade.empty()) return;
    web::View& out = view_.add("GRADED");
    out.set("GRADE_TEXT", words_("directives.grade." + duty_->grade));
    out.set("GRADE_BY", name_of(services_, words_, duty_->graded_by));
    out.show_with("GRADE_WHY", "GRADE_WORDS", duty_->grade_words);
  }

  void forms(web::FormView& form, const Errors& errors, const StagedFiles& staged) {
    const auto typed = [&](std::string_view name, std::string_view otherwise = {}) {
      return std::string(errors.empty() ? otherwise : request_.value(name));
    };
    if (may_at(services_, staff_, "directive.report", duty_->unit, "") && duty_->state == "open") {
      web::View& mine = view_.add("DO_REPORT");
      mine.set("NEW_HREF", "/staff/directives/new?implements=" + document_->code);
      form.field("own_code", typed("own_code", own_ ? own_->number : ""));
      form.field("own_reason", typed("own_reason", duty_->own_reason));
      form.field("report_words", typed("report_words"));
      form.check("complete", !errors.empty() && request_.value("complete") == "1");
      form.file("report_file");
      for (const documents::Staged& file : staged.files) {
        web::View& row = view_.add("STAGED");
        row.set("TOKEN", file.token);
        row.set("STAGED_NAME", file.name);
        row.set("STAGED_SIZE", words_.file_size(file.bytes));
      }
    }
    if (!may_at(services_, staff_, "directive.follow", duty_->unit, "")) return;
    if (duty_->state == "reported") {
      view_.show("DO_EVALUATE");
      form.choice("grade", typed("grade"), {{"met", words_("directives.grade.met")}, {"partly", words_("directives.grade.partly")},
                                            {"not_met", words_("directives.grade.not_met")}});
      form.field("grade_words", typed("grade_words"));
    }
    if (duty_->state == "open") {
      view_.show("DO_URGE");
      form.field("urge_words", typed("urge_words", words_("directives.urge.words")));
    }
  }

  const Services& services_;
  const web::Request& request_;
  const Staff& staff_;
  const web::Words words_;
  web::View view_{"directives/duty"};
  std::optional<Duty> duty_;
  std::optional<Task> task_;
  std::optional<Document> document_, own_;
  std::vector<directives::Report> reports_;
  std::vector<std::vector<documents::Attachment>> files_;
  std::vector<directives::Urge> urges_;
};

web::Response duty_page(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors = {},
                        const StagedFiles& staged = {}) {
  DutyPage out(services, request, staff);
  return out.there() ? out.response(errors, staged) : error_page(services, request, 404);
}

// What the forms of a duty ask for.
web::Response act(const Services& services, const web::Request& request, const Staff& staff) {
  if (!DutyPage(services, request, staff).there()) return error_page(services, request, 404);
  const std::int64_t id = number_of(request.part("id"));
  const std::string_view what = request.part("action");
  const directives::OfficerId who = staff.officer.id;
  const Millis now = services.clock.now();
  const auto value = [&](std::string_view name) { return std::string(trim(request.value(name))); };
  StagedFiles files;
  Errors errors;
  const auto run = [&](auto&& command) {
    const auto done = write(services, command);
    if (!done) errors = done.error();
  };
  if (what == "own") {
    const std::string code = services.database.read([&](storage::Session& session) {
      const auto found = services.names.find(session, "directive", value("own_code"));
      return found ? found->code : value("own_code");
    });
    run([&](storage::Transaction& tx) { return directives::name_own_document(services.directives, tx, id, code, who, now); });
  } else if (what == "reason") {
    run([&](storage::Transaction& tx) { return directives::explain_no_document(services.directives, tx, id, value("own_reason"), who, now); });
  } else if (what == "report") {
    const auto staged = stage_uploads(services, request, "report_file");
    if (!staged) return duty_page(services, request, staff, staged.error());
    files = *staged;
    run([&](storage::Transaction& tx) {
      return directives::report_duty(services.directives, tx, id, value("report_words"), request.value("complete") == "1", files.tokens(), who, now);
    });
  } else if (what == "evaluate") {
    run([&](storage::Transaction& tx) { return directives::evaluate_duty(services.directives, tx, id, value("grade"), value("grade_words"), who, now); });
  } else if (what == "urge") {
    run([&](storage::Transaction& tx) { return directives::urge_duty(services.directives, tx, id, value("urge_words"), who, now); });
  } else {
    return error_page(services, request, 404);
  }
  if (!errors.empty()) return duty_page(services, request, staff, errors, files);
  return web::redirect("/staff/directives/duty/" + std::to_string(id) + "?done=1");
}

}  // namespace

void register_tasks(web::Router& router, const Services& services) {
  const web::RouteOptions with_file{.body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)};
  const auto task = guarded(services, [&services](const auto& request, const Staff& staff) { return give(services, request, staff); });
  router.get("/staff/directives/{code}/task", task);
  router.post("/staff/directives/{code}/task", task);
  router.get("/staff/directives/task/{id}", guarded(services, [&services](const auto& request, const Staff& staff) {
               for (const char* grant : {"directive.report", "directive.follow", "directive.register"})
                 if (may_somewhere(services, staff, grant)) return show_task(services, request, staff, {});
               return error_page(services, request, 403);
             }));
  router.post("/staff/directives/task/{id}/urge", guarded(services, [&services](const auto& request, const Staff& staff) {
                return urge_all(services, request, staff);
              }));
  router.post("/staff/directives/task/{id}/change/{what}", guarded(services, [&services](const auto& request, const Staff& staff) {
                return change(services, request, staff);
              }));
  router.get("/staff/directives/duty/{id}/letter", guarded(services, [&services](const auto& request, const Staff& staff) {
               return urging_letter(services, request, staff);
             }));
  router.get("/staff/directives/duty/{id}", guarded(services, [&services](const auto& request, const Staff& staff) {
               return duty_page(services, request, staff);
             }));
  router.get("/staff/directives/duty/{id}/file/{file}", guarded(services, [&services](const auto& request, const Staff& staff) {
               const DutyPage duty(services, request, staff);
               if (duty.there())
                 for (const auto& files : duty.files())
                   for (const documents::Attachment& file : files)
                     if (std::to_string(file.id) == request.part("file")) return file_response(services, request, file, request.arg("small") == "1");
               return error_page(services, request, 404);
             }));
  router.post("/staff/directives/duty/{id}/do/{action}", guarded(services, [&services](const auto& request, const Staff& staff) {
                return act(services, request, staff);
              }), with_file);
}

}  // namespace langnghe::pages
