// Officers: the list of entries, the registration form, what is worth copying.
#include <algorithm>

#include "base/text.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "pages/initiatives/entry_form.h"
#include "pages/initiatives/model_page.h"
#include "pages/trouble.h"
#include "web/form.h"

namespace langnghe::pages {
namespace {

constexpr int kPage = 30;

web::Response list(const ModelServices& services, const web::Request& request, const Staff& staff) {
  auto units = units_where(services, staff, "report.see");
  if (units.empty()) return error_page(services, request, 403);
  const Millis now = services.clock.now();
  const auto directory = services.directory.now();
  const directory::Unit* home = initiatives::home_of(services.initiatives, staff.officer.id);
  const bool own = request.arg("own") == "1";
  if (own && home != nullptr) units = {home->id};
  initiatives::ListFilter filter;
  filter.state = request.arg("state");
  filter.field = request.arg("field");
  filter.kind = request.arg("kind");
  filter.campaign = request.arg("campaign");
  filter.year = static_cast<int>(number_arg(request.arg("year")).value_or(0));
  filter.words = truncate_utf8(request.arg("words"), 100);
  filter.before = number_arg(request.arg("before"));
  filter.limit = kPage + 1;
  auto rows = services.database.read([&](storage::Session& session) { return initiatives::list_models(session, units, filter); });
  const bool more = rows.size() > kPage;
  if (more) rows.pop_back();
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "models.staff.title");
  web::View view("initiatives/staff_list");
  const Errors none;
  web::FormView form(view, words, none);
  std::vector<web::Option> states, years;
  for (const lifecycle::State& state : services.initiatives.lifecycle.states)
    states.push_back({state.id, words("initiatives.state." + state.id)});
  const int this_year = static_cast<int>(local_date(now).year());
  for (int year = this_year + 1; year > this_year - 10; --year) years.push_back({std::to_string(year), std::to_string(year)});
  form.field("words", filter.words);
  form.select("state", filter.state, states);
  form.select("field", filter.field, field_options(services, request.language));
  form.select("kind", filter.kind, kind_options(words));
  form.select("year", std::string(request.arg("year")), years);
  form.select("campaign", filter.campaign, campaign_options(services, request.language));
  form.check("own", own);
  form.finish();
  // What the year asks for now.
  for (const initiatives::CalendarStep& step : services.initiatives.programme.calendar) {
    const Date today = local_date(now);
    const Date from{today.year(), std::chrono::month(step.from_month), std::chrono::day(step.from_day)},
        to{today.year(), std::chrono::month(step.to_month), std::chrono::day(step.to_day)};
    if (today < from || to < today) continue;
    web::View& row = view.add("NOW_STEP");
    row.set("STEP_NAME", step.name.in(web::code_of(request.language)));
    row.set("STEP_UNTIL", words.date(to));
  }
  view.show("MAY_ENTER", may_somewhere(services, staff, "model.enter"));
  view.show("EMPTY", rows.empty());
  if (!rows.empty()) {
    web::View& table = view.add("TABLE");
    for (const initiatives::ListRow& one : rows) {
      web::View& row = table.add("ROW");
      fill_model_row(services, words, row, one, "/staff/models/");
      initiatives::Model brief;
      brief.state = one.state;
      brief.year = one.year;
      if (const auto* step = initiatives::behind(services.initiatives.programme, brief, now))
        row.add("BEHIND").set("BEHIND_STEP", step->name.in(web::code_of(request.language)));
    }
  }
  const std::string asked = query_of(request, {"words", "state", "field", "kind", "year", "campaign", "own"});
  if (more)
    view.add("MORE").set("MORE_HREF", "/staff/models?" + asked + (asked.empty() ? "" : "&") + "before=" + std::to_string(rows.back().id));
  return page(services, view, frame);
}

web::Response show_new(const ModelServices& services, const web::Request& request, const Staff& staff,
                       const Errors& errors, const StagedFiles& files) {
  const directory::Unit* home = initiatives::home_of(services.initiatives, staff.officer.id);
  if (home == nullptr || !initiatives::owns(services.initiatives, staff.officer.id, home->id, services.clock.now()))
    return error_page(services, request, 403);
  web::Frame frame = staff_frame(services, request, staff, "models.staff.new");
  frame.path = "/staff/models/new";
  frame.map = true;
  const web::Words words = words_of(services, request);
  web::View view("initiatives/entry_new");
  initiatives::Model blank;
  if (directory::is_commune_level(home->kind)) blank.commune = home->code;
  web::FormView form(view, words, errors);
  fill_entry_form(services, request, form, view, blank);
  const std::string_view kind = request.value("kind");
  form.choice("kind", kind.empty() ? "model" : kind, kind_options(words));
  form.field("person_name", request.value("person_name"));
  form.field("person_phone", request.value("person_phone"));
  form.file("photos");
  form.finish();
  view.set("HOME", home->name(web::code_of(request.language)));
  for (const documents::Staged& file : files.files) {
    web::View& row = view.add("STAGED");
    row.set("TOKEN", file.token);
    row.set("STAGED_NAME", file.name);
    row.set("STAGED_SIZE", words.file_size(file.bytes));
  }
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response enter(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const auto files = stage_uploads(services, request, "photos");
  if (!files) return show_new(services, request, staff, files.error(), staged_before(services, request, "photos"));
  initiatives::Registration what;
  Errors errors;
  what.what = entry_of(request, {}, errors);
  what.what.kind = request.value("kind");
  what.person.name = trim(request.value("person_name"));
  what.person.phone = trim(request.value("person_phone"));
  what.photos = files->tokens();
  if (!errors.empty()) {
    const Errors more = initiatives::check_registration(services.initiatives, what.what, services.clock.now());
    for (const Error& error : more)
      if (error.field != "lat") errors.push_back(error);
    return show_new(services, request, staff, errors, *files);
  }
  const auto made = write(services, [&](storage::Transaction& tx) {
    return initiatives::register_model(services.initiatives, tx, what, staff.officer.id, services.clock.now());
  });
  if (!made) return show_new(services, request, staff, made.error(), *files);
  return web::redirect("/staff/models/" + made->code);
}

// What is worth copying here, and why.
web::Response learn(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const directory::Unit* home = initiatives::home_of(services.initiatives, staff.officer.id);
  if (home == nullptr || !may_somewhere(services, staff, "model.enter")) return error_page(services, request, 403);
  const auto found = services.database.read(
      [&](storage::Session& session) { return initiatives::worth_copying(services.initiatives, session, *home, 12); });
  const web::Words words = words_of(services, request);
  web::Frame frame = staff_frame(services, request, staff, "models.learn.title");
  web::View view("initiatives/learn");
  view.set("HOME", home->name(web::code_of(request.language)));
  view.show("EMPTY", found.empty());
  for (const initiatives::Suggestion& one : found) {
    web::View& row = view.add("ROW");
    fill_model_row(services, words, row, one.model, "/staff/models/");
    for (const auto& [key, value] : one.reasons)
      row.add("REASON").set("REASON_TEXT", words("initiatives.why." + key, {{"value", key == "field" ? field_name(services, one.model.field, request.language) : value}}));
  }
  return page(services, view, frame);
}

}  // namespace

void register_registry(web::Router& router, const ModelServices& services) {
  const auto get = [&](std::string_view path, web::Response (*handler)(const ModelServices&, const web::Request&, const Staff&)) {
    router.get(path, guarded(services, [&services, handler](const web::Request& request, const Staff& staff) {
                 return handler(services, request, staff);
               }));
  };
  get("/staff/models", list);
  get("/staff/models/learn", learn);
  router.get("/staff/models/new", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return show_new(services, request, staff, {}, {});
             }));
  router.post("/staff/models/new", guarded(services, [&services](const web::Request& request, const Staff& staff) {
                return enter(services, request, staff);
              }),
              {.body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)});
}

}  // namespace langnghe::pages
