// Joint work: the public summary; and for officers of the parties the programmes, their yearly
// tasks, meetings and notices.
#include <algorithm>

#include "base/text.h"
#include "directives/joint.h"
#include "pages/directives/joint_parts.h"
#include "pages/directives/parts.h"
#include "pages/links/panel.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using directives::Programme;
using directives::ProgrammeTask;
using directives::Supervision;

// Bodies that may be a party: all but territories.
std::vector<web::Option> party_options(const Services& services, web::Language language) {
  std::vector<web::Option> out;
  const auto directory = services.directory.now();
  const Date today = local_date(services.clock.now());
  for (const directory::Unit& unit : directory->units().all())
    if (!directory::is_territory(unit.kind) && unit.valid_on(today)) out.push_back({unit.code, unit.name(web::code_of(language))});
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return fold(a.label) < fold(b.label); });
  return out;
}

bool may_run(const Services& services, const Staff& staff, const Programme& programme) {
  return std::any_of(programme.parties.begin(), programme.parties.end(),
                     [&](std::int64_t unit) { return may_at(services, staff, "programme.run", unit, ""); });
}

struct Whole {
  std::optional<Programme> programme;
  std::vector<ProgrammeTask> tasks;
  std::vector<directives::Meeting> meetings;
  std::vector<directives::FrontNotice> notices;
  std::vector<Supervision> rounds;
  std::vector<std::vector<directives::Recommendation>> recommendations;
};

Whole whole_of(const Services& services, std::int64_t id) {
  return services.database.read([&](storage::Session& session) {
    Whole out;
    out.programme = directives::find_programme(session, id);
    if (!out.programme) return out;
    out.tasks = directives::programme_tasks(session, id);
    out.meetings = directives::meetings_of(session, id);
    out.notices = directives::notices_of(session, id);
    out.rounds = directives::supervisions_of(session, id);
    for (const Supervision& round : out.rounds) out.recommendations.push_back(directives::recommendations_of(session, round.id));
    return out;
  });
}

// What everybody sees, and officers as well.
void fill(const Services& services, const web::Request& request, web::View& view, const Whole& all, bool staff) {
  const web::Words words = words_of(services, request);
  const Programme& one = *all.programme;
  const Date today = local_date(services.clock.now());
  view.set("TITLE", one.title);
  view.set("PURPOSE", one.purpose);
  view.set("YEARS", std::to_string(one.from_year) + "–" + std::to_string(one.to_year));
  view.set("SIGNED", one.signed_on ? words.date(*one.signed_on) : words("directives.unknown"));
  view.set("LEADS", unit_name(services, one.unit, request.language));
  for (const std::int64_t party : one.parties) view.add("PARTY").set("PARTY_NAME", unit_name(services, party, request.language));
  view.show("NO_TASKS", all.tasks.empty());
  if (!all.tasks.empty()) view.show("TASKS");
  for (const ProgrammeTask& task : all.tasks) {
    const std::string_view state = task.done_on ? "done" : task.due_on < today ? "late" : "open";
    web::View& row = view.add("TASK");
    row.set("TASK_TITLE", task.title);
    row.set("TASK_YEAR", std::to_string(task.year));
    row.set("TASK_UNIT", unit_name(services, task.unit, request.language));
    row.set("TASK_DUE", words.date(task.due_on));
    row.set("TAG_LOOK", state == "open" ? std::string_view("work") : state);
    row.set("TAG_TEXT", words("joint.task." + std::string(state)));
    row.show_with("TASK_RESULT", "RESULT", task.result);
  }
  view.show("NO_ROUNDS", all.rounds.empty());
  for (std::size_t i = 0; i < all.rounds.size(); ++i) {
    const Supervision& round = all.rounds[i];
    web::View& row = view.add("ROUND");
    if (staff)
      row.add("ROUND_LINK").set("ROUND_HREF", "/staff/programmes/round/" + std::to_string(round.id));
    else
      row.show("ROUND_PLAIN");
    fill_round_head(services, request, row, round);
    for (const directives::Recommendation& made : all.recommendations[i]) fill_recommendation(services, request, row.add("RECOMMENDATION"), made);
  }
  view.show("NO_MEETINGS", all.meetings.empty());
  for (const directives::Meeting& meeting : all.meetings) {
    web::View& row = view.add("MEETING");
    row.set("MEETING_DATE", words.date(meeting.held_on));
    row.set("MEETING_WORDS", meeting.words);
  }
  const Date next = directives::next_notice(services.directives, one, all.notices);
  view.set("NOTICE_LOOK", next < today ? "late" : "fine");
  view.set("NOTICE_NEXT", words(next < today ? "joint.notices.late" : "joint.notices.next", {{"date", next}}));
  const directives::Pack& pack = services.directives.pack;
  view.set("NOTICE_CITE", request.language == web::Language::kEnglish ? pack.notice_citation_en : pack.notice_citation_vi);
  for (const directives::FrontNotice& notice : all.notices) {
    web::View& row = view.add("NOTICE");
    row.set("NOTICE_DATE", words.date(notice.given_on));
    row.set("NOTICE_WORDS", notice.words);
  }
}

void fill_card(const Services& services, const web::Request& request, web::View& row, const Whole& all, bool staff) {
  const web::Words words = words_of(services, request);
  row.set("HREF", (staff ? "/staff/programmes/" : "/programmes/") + std::to_string(all.programme->id));
  row.set("TITLE", all.programme->title);
  row.set("YEARS", std::to_string(all.programme->from_year) + "–" + std::to_string(all.programme->to_year));
  row.set("LEADS", unit_name(services, all.programme->unit, request.language));
  std::int64_t done = 0, answered = 0, recommended = 0;
  for (const ProgrammeTask& task : all.tasks) done += task.done_on.has_value();
  for (const auto& made : all.recommendations)
    for (const directives::Recommendation& one : made) {
      ++recommended;
      answered += one.answered_on.has_value();
    }
  row.set("COUNT_TASKS", words("joint.count.tasks", {{"done", done}, {"all", static_cast<std::int64_t>(all.tasks.size())}}));
  row.set("COUNT_ROUNDS", words("joint.count.rounds", {{"count", static_cast<std::int64_t>(all.rounds.size())}}));
  row.set("COUNT_ANSWERS", words("joint.count.answers", {{"done", answered}, {"all", recommended}}));
}

web::Response list(const Services& services, const web::Request& request, const Staff* staff) {
  web::View view(staff == nullptr ? "directives/programmes" : "directives/staff_programmes");
  const auto all = services.database.read([&](storage::Session& session) { return directives::programmes(session, staff == nullptr); });
  for (const Programme& one : all) fill_card(services, request, view.add("ROW"), whole_of(services, one.id), staff != nullptr);
  view.show("EMPTY", all.empty());
  if (staff == nullptr) return page(services, view, frame_of(services, request, "joint.title"));
  view.show("ENTER", may_somewhere(services, *staff, "programme.run"));
  web::Frame frame = staff_frame(services, request, *staff, "joint.title");
  frame.path = "/staff/programmes";
  return page(services, view, frame);
}

web::Response show_public(const Services& services, const web::Request& request) {
  const Whole all = whole_of(services, number_of(request.part("id")));
  if (!all.programme || !all.programme->is_public) return error_page(services, request, 404);
  web::View view("directives/programme");
  fill(services, request, view, all, false);
  view.set("CHAIN_HREF", "/chain/programme/" + all.programme->code());
  web::Frame frame = frame_of(services, request, "joint.title");
  frame.title = beginning(all.programme->title, 80);
  return page(services, view, frame);
}

web::Response show_form(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "joint.new");
  frame.path = "/staff/programmes/new";
  web::View view("directives/programme_form");
  web::FormView form(view, words, errors);
  const bool again = request.method == "POST";
  const std::string year = std::to_string(static_cast<int>(local_date(services.clock.now()).year()));
  form.field("title", request.value("title"));
  form.field("purpose", request.value("purpose"));
  form.field("from_year", again ? request.value("from_year") : year);
  form.field("to_year", again ? request.value("to_year") : year);
  form.field("signed_on", request.value("signed_on"));
  std::vector<web::Option> own, all = party_options(services, request.language);
  const auto mine = units_where(services, staff, "programme.run");
  const auto directory = services.directory.now();
  for (const web::Option& option : all)
    if (const directory::Unit* unit = directory->unit(option.value); std::find(mine.begin(), mine.end(), unit->id) != mine.end()) own.push_back(option);
  form.select("unit", again ? request.value("unit") : std::string_view(staff.officer.unit), own);
  // Bodies of communes are many: those of the province and the officer's own place come first in mind.
  web::View& parties = form.field("parties", "");
  for (const web::Option& option : all) {
    const directory::Unit* place = directory->units().territory_of(option.value);
    const bool near = place != nullptr && (!directory::is_commune_level(place->kind) || directory->units().is_within(staff.officer.unit, place->code));
    if (!near) continue;
    web::View& item = parties.add("OPTION");
    item.set("OPTION_VALUE", option.value);
    item.set("OPTION_LABEL", option.label);
    item.show("CHOSEN", std::any_of(request.form.begin(), request.form.end(), [&](const auto& one) { return one.first == "parties" && one.second == option.value; }));
  }
  form.check("public", !again || request.value("public") == "1");
  form.finish();
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response enter(const Services& services, const web::Request& request, const Staff& staff) {
  Errors errors;
  directives::NewProgramme wanted;
  wanted.title = request.value("title");
  wanted.purpose = request.value("purpose");
  wanted.from_year = static_cast<int>(std::min<std::int64_t>(number_of(request.value("from_year")), 9999));
  wanted.to_year = static_cast<int>(std::min<std::int64_t>(number_of(request.value("to_year")), 9999));
  if (const auto typed = trim(request.value("signed_on")); !typed.empty()) {
    wanted.signed_on = parse_date(typed);
    if (!wanted.signed_on) errors.push_back({Fault::kInvalid, "signed_on", "directives.refused.date"});
  }
  wanted.unit = request.value("unit");
  wanted.is_public = request.value("public") == "1";
  for (const auto& [name, value] : request.form)
    if (name == "parties") wanted.parties.push_back(value);
  if (!errors.empty()) return show_form(services, request, staff, errors);
  const auto made = write(services, [&](storage::Transaction& tx) {
    return directives::enter_programme(services.directives, tx, wanted, staff.officer.id, services.clock.now());
  });
  if (!made) return show_form(services, request, staff, made.error());
  return web::redirect("/staff/programmes/" + std::to_string(made->id));
}

web::Response show_staff(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const Whole all = whole_of(services, number_of(request.part("id")));
  if (!all.programme) return error_page(services, request, 404);
  const Programme& one = *all.programme;
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "joint.title");
  frame.title = beginning(one.title, 80);
  frame.path = "/staff/programmes/" + std::to_string(one.id);
  if (request.arg("done") == "1" && request.method == "GET") frame.notice = words("joint.done");
  web::View view("directives/staff_programme");
  fill(services, request, view, all, true);
  web::FormView form(view, words, errors);
  const auto typed = [&](std::string_view name) { return errors.empty() ? std::string_view() : request.value(name); };
  const std::string_view action = request.part("action");
  const auto open = [&](web::Name section, std::string_view of) {
    web::View& out = view.add(section);
    out.show("OPEN", !errors.empty() && action == of);
    out.set("ID", one.id);
  };
  std::vector<web::Option> parties;
  for (const std::int64_t id : one.parties)
    if (const directory::Unit* unit = services.directory.now()->units().unit_by_id(id)) parties.push_back({unit->code, unit->name(web::code_of(request.language))});
  if (may_run(services, staff, one)) {
    open("DO_TASK", "task");
    form.field("task_title", typed("task_title"));
    form.field("task_year", errors.empty() ? std::to_string(std::max(one.from_year, std::min(one.to_year, static_cast<int>(local_date(services.clock.now()).year())))) : std::string(request.value("task_year")));
    form.select("task_unit", typed("task_unit"), parties);
    form.field("task_due", typed("task_due"));
    std::vector<web::Option> tasks;
    for (const ProgrammeTask& task : all.tasks)
      if (!task.done_on) tasks.push_back({std::to_string(task.id), std::to_string(task.year) + ": " + beginning(task.title, 80)});
    if (!tasks.empty()) {
      open("DO_FINISH", "finish");
      form.select("task", typed("task"), tasks);
      form.field("done_result", typed("done_result"));
      form.field("done_on", typed("done_on"));
    }
    open("DO_MEET", "meeting");
    form.field("held_on", typed("held_on"));
    form.field("meeting_words", typed("meeting_words"));
    open("DO_NOTICE", "notice");
    form.field("given_on", typed("given_on"));
    form.field("notice_words", typed("notice_words"));
  }
  std::vector<web::Option> fronts;
  for (const web::Option& option : parties) {
    const directory::Unit* unit = services.directory.now()->unit(option.value);
    const bool front = unit->kind == directory::UnitKind::kFront || unit->kind == directory::UnitKind::kUnion;
    if (front && may_at(services, staff, "supervision.run", unit->id, "")) fronts.push_back(option);
  }
  if (!fronts.empty()) {
    open("DO_ROUND", "round");
    form.choice("round_kind", typed("round_kind").empty() ? std::string_view("supervision") : typed("round_kind"),
                {{"supervision", words("joint.kind.supervision")}, {"critique", words("joint.kind.critique")}});
    form.field("round_title", typed("round_title"));
    form.select("round_unit", typed("round_unit"), fronts);
    form.select("round_body", typed("round_body"), parties);
    form.field("begins_on", typed("begins_on"));
  }
  form.finish();
  fill_links_panel(services, request, staff, view, {"programme", one.id, one.code()}, frame.path);
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response act(const Services& services, const web::Request& request, const Staff& staff) {
  const std::int64_t id = number_of(request.part("id"));
  const std::string_view action = request.part("action");
  const directives::OfficerId who = staff.officer.id;
  const Millis now = services.clock.now();
  const auto value = [&](std::string_view name) { return std::string(trim(request.value(name))); };
  const auto day = [&](std::string_view name) { return parse_date(trim(request.value(name))); };
  std::string back = "/staff/programmes/" + std::to_string(id) + "?done=1";
  Errors errors;
  const auto run = [&](auto&& command) {
    const auto done = write(services, command);
    if (!done) errors = done.error();
  };
  if (action == "task") {
    run([&](storage::Transaction& tx) {
      return directives::add_programme_task(services.directives, tx, id, static_cast<int>(std::min<std::int64_t>(number_of(value("task_year")), 9999)),
                                            value("task_title"), value("task_unit"), day("task_due"), who, now);
    });
  } else if (action == "finish") {
    run([&](storage::Transaction& tx) {
      return directives::finish_programme_task(services.directives, tx, number_of(value("task")), value("done_result"), day("done_on"), who, now);
    });
  } else if (action == "meeting") {
    run([&](storage::Transaction& tx) { return directives::hold_meeting(services.directives, tx, id, day("held_on"), value("meeting_words"), who, now); });
  } else if (action == "notice") {
    run([&](storage::Transaction& tx) { return directives::give_notice(services.directives, tx, id, day("given_on"), value("notice_words"), who, now); });
  } else if (action == "round") {
    run([&](storage::Transaction& tx) {
      auto made = directives::plan_supervision(services.directives, tx, id, {value("round_kind"), value("round_title"), value("round_unit"), value("round_body"), day("begins_on")}, who, now);
      if (made) back = "/staff/programmes/round/" + std::to_string(made->id);
      return made;
    });
  } else {
    return error_page(services, request, 404);
  }
  if (!errors.empty()) return show_staff(services, request, staff, errors);
  return web::redirect(back);
}

}  // namespace

void register_programmes(web::Router& router, const Services& services) {
  const auto open = [&services](StaffHandler handler) {
    return guarded(services, [&services, handler = std::move(handler)](const web::Request& request, const Staff& staff) {
      for (const char* grant : {"programme.run", "supervision.run", "directive.follow", "directive.report"})
        if (may_somewhere(services, staff, grant)) return handler(request, staff);
      return error_page(services, request, 403);
    });
  };
  router.get("/programmes", [&services](const web::Request& request) { return list(services, request, nullptr); });
  router.get("/programmes/{id}", [&services](const web::Request& request) { return show_public(services, request); });
  router.get("/staff/programmes", open([&services](const auto& request, const Staff& staff) { return list(services, request, &staff); }));
  router.get("/staff/programmes/new", open([&services](const auto& request, const Staff& staff) {
               if (!may_somewhere(services, staff, "programme.run")) return error_page(services, request, 403);
               return show_form(services, request, staff, {});
             }));
  router.post("/staff/programmes/new", open([&services](const auto& request, const Staff& staff) { return enter(services, request, staff); }));
  router.get("/staff/programmes/{id}", open([&services](const auto& request, const Staff& staff) { return show_staff(services, request, staff, {}); }));
  router.post("/staff/programmes/{id}/do/{action}", open([&services](const auto& request, const Staff& staff) { return act(services, request, staff); }));
  register_rounds(router, services);
}

}  // namespace langnghe::pages
