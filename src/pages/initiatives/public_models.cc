// What everybody may do and see besides the gallery: nominate, the roll of honour, open figures.
#include <algorithm>

#include "base/text.h"
#include "pages/initiatives/model_page.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

web::Response show_form(const ModelServices& services, const web::Request& request, const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("initiatives/nominate");
  web::FormView form(view, words, errors);
  const std::string_view kind = request.value("kind");
  form.choice("kind", kind.empty() ? "model" : kind, kind_options(words));
  form.field("about", request.value("about"));
  form.field("words", request.value("words"));
  form.select("field", request.value("field"), field_options(services, request.language));
  form.select("commune", request.value("commune"), commune_options(services, request.language));
  form.field("place", request.value("place"));
  form.field("name", request.value("name"));
  form.field("phone", request.value("phone"));
  form.finish();
  web::Frame frame = frame_of(services, request, "models.nominate");
  frame.path = "/models/nominate";
  frame.no_index = true;
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response nominate(const ModelServices& services, const web::Request& request) {
  if (!within(services, "submit", request.peer, services.limits.submissions_a_minute))
    return show_form(services, request, {{Fault::kTooMany, "", "pages.refused.too_many_submissions"}});
  initiatives::Nomination what;
  what.kind = request.value("kind");
  what.field = request.value("field");
  what.words = request.value("words");
  what.place = request.value("place");
  if (const directory::Unit* unit = services.directory.now()->unit(request.value("commune"))) what.unit = unit->id;
  vault::Person from;
  from.name = trim(request.value("name"));
  from.phone = trim(request.value("phone"));
  const auto sent = write(services, [&](storage::Transaction& tx) {
    return initiatives::nominate(services.initiatives, tx, what, std::string(request.value("about")), from, services.clock.now());
  });
  if (!sent) return show_form(services, request, sent.error());
  return web::redirect("/models/nominate/" + sent->code);
}

// Where a nomination stands; nothing of what was written.
web::Response nomination(const ModelServices& services, const web::Request& request) {
  const auto one = services.database.read([&](storage::Session& session) { return initiatives::find_nomination(session, request.part("code")); });
  if (!one) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::View view("initiatives/nomination");
  view.set("CODE", one->code);
  view.set("RECEIVED", words.date(one->received_at));
  view.set("UNIT", unit_name(services, one->unit, request.language));
  view.set("STATE", words("models.nomination." + one->state));
  view.set("LOOK", one->state == "received" ? "new" : one->state == "accepted" ? "done" : "stop");
  view.show_with("ANSWER", "ANSWER_TEXT", one->answer);
  web::Frame frame = frame_of(services, request, "models.nominate");
  frame.no_index = true;
  return page(services, view, frame);
}

web::Response honour(const ModelServices& services, const web::Request& request) {
  const int this_year = static_cast<int>(local_date(services.clock.now()).year());
  const int year = static_cast<int>(std::clamp<std::int64_t>(number_arg(request.arg("year")).value_or(this_year), 1990, this_year + 1));
  const std::string level(request.arg("level"));
  const auto rows = services.database.read([&](storage::Session& session) { return initiatives::roll_of_honour(session, year, level, 300); });
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  web::View view("initiatives/honour");
  std::vector<web::Option> years, levels;
  for (int one = this_year; one > this_year - 10; --one) years.push_back({std::to_string(one), std::to_string(one)});
  for (const initiatives::Level& one : services.initiatives.programme.levels) levels.push_back({one.id, one.name.in(language)});
  const Errors none;
  web::FormView form(view, words, none);
  form.select("year", std::to_string(year), years);
  form.select("level", level, levels);
  form.finish();
  view.show("EMPTY", rows.empty());
  for (const initiatives::Honour& one : rows) {
    web::View& row = view.add("ROW");
    row.set("HREF", "/models/" + one.model_code);
    row.set("TITLE", one.title);
    row.show_with("NAME", "PUBLIC_NAME", one.public_name);
    row.set("KIND", words("initiatives.kind." + one.kind));
    row.set("UNIT", unit_name(services, one.unit, request.language));
    const initiatives::Level* found = services.initiatives.programme.level(one.commendation.level);
    row.set("FORM", found == nullptr ? one.commendation.level : found->form.in(language) + ", " + found->name.in(language));
    const auto day = parse_date(one.commendation.dated);
    row.set("DECISION", words("models.decision_line", {{"number", one.commendation.number}, {"date", day ? words.date(*day) : one.commendation.dated}}));
  }
  return page(services, view, frame_of(services, request, "models.honour.title"));
}

// Open figures: a cell of fewer than five people is not shown (DESIGN section 1), nor what would give
// it away: with a hidden row, the total of persons is rounded down to "< 5" or left out.
web::Response figures(const ModelServices& services, const web::Request& request) {
  const auto directory = services.directory.now();
  const directory::Unit* unit = directory->unit(request.arg("unit").empty() ? "VN" : request.arg("unit"));
  if (unit == nullptr) return error_page(services, request, 404);
  std::vector<int> years;
  int year = static_cast<int>(number_arg(request.arg("year")).value_or(0));
  std::vector<initiatives::FigureRow> rows;
  services.database.read([&](storage::Session& session) {
    years = initiatives::figure_years(session, unit->id);
    if (year == 0 && !years.empty()) year = years.front();
    rows = initiatives::figures(session, {unit->id, year, ""});
  });
  const web::Words words = words_of(services, request);
  web::View view("initiatives/public_figures");
  std::vector<web::Option> year_options, unit_options;
  for (const int one : years) year_options.push_back({std::to_string(one), std::to_string(one)});
  for (const directory::Unit& one : directory->units().all())
    if ((one.kind == directory::UnitKind::kCountry || one.kind == directory::UnitKind::kProvince) && one.valid_on(local_date(services.clock.now())))
      unit_options.push_back({one.code, one.name(web::code_of(request.language))});
  for (const web::Option& one : commune_options(services, request.language)) unit_options.push_back(one);
  const Errors none;
  web::FormView form(view, words, none);
  form.select("unit", unit->code, unit_options);
  form.select("year", std::to_string(year), year_options);
  form.finish();
  view.set("UNIT", unit->name(web::code_of(request.language)));
  view.set("YEAR", std::to_string(year));
  view.show("EMPTY", rows.empty());
  if (rows.empty()) return page(services, view, frame_of(services, request, "models.figures.title"));
  web::View& table = view.add("TABLE");
  for (const char* kind : {"model", "exemplar"}) {
    initiatives::Counts all;
    bool hidden = false;
    const bool people = std::string_view(kind) == "exemplar";
    // Every number of a row of persons is a number of persons.
    const auto cell = [&](std::int64_t value) {
      if (!people || value == 0 || value >= 5) return words.number(value);
      hidden = true;
      return few_hidden(words, value);
    };
    const auto fill = [&](web::View& row, const std::string& name, const initiatives::Counts& counts) {
      row.set("ROW_NAME", name);
      row.set("ROW_KIND", words(std::string("initiatives.kind.") + kind));
      row.set("REGISTERED", cell(counts.registered));
      row.set("RECOGNISED", cell(counts.recognised));
      row.set("COMMENDED", cell(counts.commune + counts.province + counts.central));
      row.set("REPLICATED", people ? std::string("–") : words.number(counts.replicated));
    };
    for (const initiatives::Named& field : services.initiatives.programme.fields)
      for (const initiatives::FigureRow& one : rows)
        if (one.field == field.id && one.kind == kind) {
          fill(table.add("ROW"), field.name.in(web::code_of(request.language)), one.counts);
          all += one.counts;
        }
    // A total beside one hidden row would say what is hidden.
    if (all.registered == 0 || hidden) continue;
    fill(table.add("ROW"), words("initiatives.row.total"), all);
  }
  return page(services, view, frame_of(services, request, "models.figures.title"));
}

}  // namespace

void register_public_models(web::Router& router, const ModelServices& services) {
  router.get("/models/nominate", [&services](const web::Request& request) { return show_form(services, request, {}); });
  router.post("/models/nominate", [&services](const web::Request& request) { return nominate(services, request); });
  router.get("/models/nominate/{code}", [&services](const web::Request& request) { return nomination(services, request); });
  router.get("/models/honour", [&services](const web::Request& request) { return honour(services, request); });
  router.get("/models/figures", [&services](const web::Request& request) { return figures(services, request); });
}

}  // namespace langnghe::pages
