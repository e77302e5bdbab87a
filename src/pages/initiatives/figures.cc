// Officers: figures of the registry, tables of figures, what does not add up, signing.
#include <algorithm>

#include "base/text.h"
#include "pages/initiatives/model_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using initiatives::Counts;
using initiatives::Table;

std::vector<std::int64_t> seen_units(const ModelServices& services, const Staff& staff) {
  return units_where(services, staff, "figures.see");
}

bool may_see(const ModelServices& services, const Staff& staff, std::int64_t unit) {
  return initiatives::may(services.initiatives, staff.officer.id, "figures.see", unit, services.clock.now());
}

// Units to choose from: the roots the officer may see, and what lies right below them.
std::vector<web::Option> unit_options(const ModelServices& services, const Staff& staff, web::Language language) {
  std::vector<web::Option> out;
  const auto directory = services.directory.now();
  const Date today = local_date(services.clock.now());
  const auto add = [&](const directory::Unit* unit) {
    if (unit == nullptr || !unit->valid_on(today)) return;
    if (std::none_of(out.begin(), out.end(), [&](const web::Option& one) { return one.value == unit->code; }))
      out.push_back({unit->code, unit->name(web::code_of(language))});
  };
  for (const std::string& root : directory->where_allowed(staff.officer.id, "figures.see", services.clock.now())) {
    add(directory->unit(root));
    for (const directory::Unit* child : directory->units().children(root)) add(child);
  }
  return out;
}

void fill_counts(const web::Words& words, web::View& row, const Counts& one) {
  row.set("REGISTERED", words.number(one.registered));
  row.set("KEPT", words.number(one.kept));
  row.set("FRESH", words.number(one.fresh));
  row.set("RUNNING", words.number(one.running));
  row.set("RECOGNISED", words.number(one.recognised));
  row.set("NOT_REACHED", words.number(one.not_reached));
  row.set("STOPPED", words.number(one.stopped));
  row.set("COMMENDED", words.number(one.commune) + " / " + words.number(one.province) + " / " + words.number(one.central));
  row.set("REPLICATED", words.number(one.replicated));
}

web::Response show_figures(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const auto directory = services.directory.now();
  const auto roots = directory->where_allowed(staff.officer.id, "figures.see", services.clock.now());
  if (roots.empty()) return error_page(services, request, 403);
  const std::string code(request.arg("unit").empty() ? std::string_view(roots.front()) : request.arg("unit"));
  const directory::Unit* unit = directory->unit(code);
  if (unit == nullptr || !may_see(services, staff, unit->id)) return error_page(services, request, 404);
  initiatives::FigureFilter filter;
  filter.unit = unit->id;
  filter.level = request.arg("level");
  filter.year = static_cast<int>(number_arg(request.arg("year")).value_or(static_cast<int>(local_date(services.clock.now()).year())));
  std::vector<initiatives::FigureRow> rows;
  std::vector<std::pair<std::int64_t, Counts>> below;
  std::vector<int> years;
  std::vector<std::int64_t> children;
  for (const directory::Unit* child : directory->units().children(unit->code)) children.push_back(child->id);
  services.database.read([&](storage::Session& session) {
    rows = initiatives::figures(session, filter);
    below = initiatives::figures_of_units(session, children, filter);
    years = initiatives::figure_years(session, unit->id);
  });
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  web::View view("initiatives/figures");
  const Errors none;
  web::FormView form(view, words, none);
  auto units = unit_options(services, staff, request.language);
  if (std::none_of(units.begin(), units.end(), [&](const web::Option& one) { return one.value == unit->code; }))
    units.push_back({unit->code, unit->name(language)});
  std::vector<web::Option> year_options;
  if (std::find(years.begin(), years.end(), filter.year) == years.end()) years.insert(years.begin(), filter.year);
  for (const int year : years) year_options.push_back({std::to_string(year), std::to_string(year)});
  form.select("unit", unit->code, units);
  form.select("year", std::to_string(filter.year), year_options);
  std::vector<web::Option> levels;
  for (const char* level : {"commune", "province", "central"}) levels.push_back({level, words(std::string("models.unit_level.") + level)});
  form.select("level", filter.level, levels);
  form.finish();
  view.set("UNIT", unit->name(language));
  view.set("YEAR", std::to_string(filter.year));
  view.show("EMPTY", rows.empty());
  if (!rows.empty()) {
    web::View& table = view.add("TABLE");
    Counts all, models, people;
    for (const initiatives::Named& field : services.initiatives.programme.fields)
      for (const char* kind : {"model", "exemplar"})
        for (const initiatives::FigureRow& one : rows)
          if (one.field == field.id && one.kind == kind) {
            web::View& row = table.add("ROW");
            row.set("ROW_NAME", field.name.in(language));
            row.set("ROW_KIND", words(std::string("initiatives.kind.") + kind));
            fill_counts(words, row, one.counts);
            all += one.counts;
            (std::string_view(kind) == "model" ? models : people) += one.counts;
          }
    for (const auto& [kind, counts] : {std::pair<std::string, const Counts&>{"initiatives.kind.model", models}, {"initiatives.kind.exemplar", people}, {"models.both", all}}) {
      web::View& row = table.add("ROW");
      row.set("ROW_NAME", words("initiatives.row.total"));
      row.set("ROW_KIND", words(kind));
      fill_counts(words, row, counts);
    }
  }
  if (!below.empty()) {
    web::View& table = view.add("BELOW");
    std::sort(below.begin(), below.end(), [](const auto& a, const auto& b) { return a.second.registered > b.second.registered; });
    for (const auto& [id, counts] : below) {
      const directory::Unit* child = directory->units().unit_by_id(id);
      web::View& row = table.add("BELOW_ROW");
      row.set("BELOW_NAME", child->name(language));
      row.set("BELOW_HREF", "/staff/models/figures?unit=" + child->code + "&year=" + std::to_string(filter.year));
      fill_counts(words, row, counts);
    }
  }
  // Tables of past years stand beside, never among the counts.
  view.set("TABLES_HREF", "/staff/models/tables?unit=" + unit->code);
  if (initiatives::may(services.initiatives, staff.officer.id, "figures.enter", unit->id, services.clock.now()) ||
      initiatives::may(services.initiatives, staff.officer.id, "figures.sign", unit->id, services.clock.now())) {
    web::View& freeze = view.add("FREEZE");
    freeze.set("FREEZE_UNIT", unit->code);
    freeze.set("FREEZE_YEAR", std::to_string(filter.year));
  }
  web::Frame frame = staff_frame(services, request, staff, "models.staff.nav.figures");
  return page(services, view, frame);
}

// ---- tables ------------------------------------------------------------------------------------

std::string table_name(const ModelServices& services, const Table& one, web::Language language) {
  const initiatives::TableForm* form = services.initiatives.programme.table(one.form);
  return form == nullptr ? one.form : form->name.in(web::code_of(language));
}

std::string period(const Table& one) {
  return one.year_from == one.year_to ? std::to_string(one.year_to) : std::to_string(one.year_from) + "–" + std::to_string(one.year_to);
}

web::Response list_tables(const ModelServices& services, const web::Request& request, const Staff& staff) {
  auto units = seen_units(services, staff);
  if (units.empty()) return error_page(services, request, 403);
  if (const directory::Unit* one = services.directory.now()->unit(request.arg("unit")); one != nullptr && may_see(services, staff, one->id)) units = {one->id};
  const web::Words words = words_of(services, request);
  web::View view("initiatives/tables");
  const auto tables = services.database.read([&](storage::Session& session) { return initiatives::tables_of(session, units); });
  view.show("EMPTY", tables.empty());
  if (!tables.empty()) {
    web::View& list = view.add("LIST");
    for (const Table& one : tables) {
      web::View& row = list.add("ROW");
      row.set("HREF", "/staff/models/tables/" + std::to_string(one.id));
      row.set("NAME", table_name(services, one, request.language));
      row.set("UNIT", unit_name(services, one.unit, request.language));
      row.set("PERIOD", period(one));
      row.set("ORIGIN", words("models.origin." + one.origin));
      row.set("LOOK", one.state == "signed" ? "done" : "work");
      row.set("STATE", words("models.table." + one.state));
      const auto found = initiatives::reconcile(services.initiatives.programme, one, nullptr);
      if (!found.findings.empty())
        row.add("WRONG").set("WRONG_TEXT", words("models.table.wrong", {{"count", found.findings.size()}}));
    }
  }
  view.show("MAY_TYPE", may_somewhere(services, staff, "figures.enter") || may_somewhere(services, staff, "figures.sign"));
  return page(services, view, staff_frame(services, request, staff, "models.staff.nav.tables"));
}

// The grid of a table; with `input` as a form.
void fill_grid(const ModelServices& services, const web::Words& words, web::View& view, const Table& one,
               const web::Request* input, const Errors& errors) {
  const initiatives::TableForm* form = services.initiatives.programme.table(one.form);
  const std::string_view language = web::code_of(words.language());
  for (const initiatives::Named& column : form->columns) view.add("COLUMN").set("COLUMN_NAME", column.name.in(language));
  std::vector<std::string> rows;
  for (const initiatives::Named& field : services.initiatives.programme.fields) rows.push_back(field.id);
  rows.emplace_back(initiatives::kTotalRow);
  for (const std::string& id : rows) {
    web::View& row = view.add("GRID_ROW");
    row.set("GRID_NAME", row_name(services.initiatives.programme, words, id));
    for (const initiatives::Named& column : form->columns) {
      web::View& cell = row.add("CELL");
      const auto value = one.at(id, column.id);
      cell.set("CELL_COLUMN", column.name.in(language));
      if (input == nullptr) {
        cell.set("CELL_VALUE", value ? words.number(*value) : std::string("–"));
        continue;
      }
      const std::string field = id + "." + column.id;
      cell.set("CELL_FIELD", field);
      cell.set("CELL_LABEL", row_name(services.initiatives.programme, words, id) + ", " + column.name.in(language));
      cell.set("CELL_VALUE", input->method == "POST" ? std::string(input->value(field)) : value ? std::to_string(*value) : std::string());
      cell.show("CELL_WRONG", std::any_of(errors.begin(), errors.end(), [&](const Error& error) { return error.field == field; }));
    }
  }
}

web::Response show_table(const ModelServices& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const auto id = number_arg(request.part("id"));
  std::optional<Table> before;
  const auto one = services.database.read([&](storage::Session& session) {
    auto found = id ? initiatives::find_table(session, *id) : std::nullopt;
    if (found) before = initiatives::table_before(session, *found);
    return found;
  });
  if (!one || !may_see(services, staff, one->unit)) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::View view("initiatives/table");
  web::FormView form(view, words, errors);
  view.set("NAME", table_name(services, *one, request.language));
  view.set("UNIT", unit_name(services, one->unit, request.language));
  view.set("PERIOD", period(*one));
  view.set("ORIGIN", words("models.origin." + one->origin));
  view.set("SOURCE", one->source);
  view.set("LOOK", one->state == "signed" ? "done" : "work");
  view.set("STATE", words("models.table." + one->state));
  view.set("ID", one->id);
  view.show("APART", one->origin != "computed");
  fill_grid(services, words, view, *one, nullptr, {});
  const auto found = initiatives::reconcile(services.initiatives.programme, *one, before ? &*before : nullptr);
  view.show("ADDS_UP", found.findings.empty());
  if (found.held > 0) view.add("HELD").set("HELD_TEXT", words("initiatives.finding.held", {{"held", found.held}}));
  for (const initiatives::Finding& finding : found.findings) {
    web::View& line = view.add("FINDING");
    line.set("FINDING_RULE", finding.rule->name.in(web::code_of(request.language)));
    line.set("FINDING_TEXT", finding_in_words(services.initiatives.programme, words, *one, finding));
  }
  if (one->state == "signed") {
    web::View& box = view.add("SIGNED");
    box.set("SIGNED_BY", officer_and_unit(services, one->signed_by, request.language) + ", " + words.date_time(one->signed_at.value_or(0)));
    box.show_with("EXPLAINED", "EXPLANATION", one->explanation);
  } else if (initiatives::may(services.initiatives, staff.officer.id, "figures.sign", one->unit, services.clock.now())) {
    web::View& box = view.add("SIGN");
    box.show("MUST_EXPLAIN", !found.findings.empty());
    form.field("explanation", request.value("explanation"));
  }
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "models.staff.nav.tables");
  frame.title = table_name(services, *one, request.language);
  frame.path = "/staff/models/tables/" + std::to_string(one->id);
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response sign(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const auto id = number_arg(request.part("id"));
  const auto done = write(services, [&](storage::Transaction& tx) {
    return initiatives::sign_table(services.initiatives, tx, id.value_or(0), std::string(request.value("explanation")), staff.officer.id, services.clock.now());
  });
  if (!done) return show_table(services, request, staff, done.error());
  return web::redirect("/staff/models/tables/" + std::to_string(done->id));
}

// The registry's own figures of a year, frozen as a table that can be signed.
web::Response freeze(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const directory::Unit* unit = services.directory.now()->unit(request.value("unit"));
  if (unit == nullptr) return error_page(services, request, 404);
  const int year = static_cast<int>(std::clamp<std::int64_t>(number_arg(request.value("year")).value_or(0), 0, 9999));
  const web::Words words(services.renderer.catalogue(), web::Language::kVietnamese);
  const auto made = write(services, [&](storage::Transaction& tx) {
    Table table = initiatives::computed_table(services.initiatives, tx, unit->id, year);
    table.source = words("models.table.computed_source", {{"at", words.date_time(services.clock.now())}});
    return initiatives::put_table(services.initiatives, tx, table, staff.officer.id, services.clock.now());
  });
  if (!made) return refused(services, request, made.error());
  return web::redirect("/staff/models/tables/" + std::to_string(made->id));
}

web::Response type_table(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const initiatives::TableForm* form = services.initiatives.programme.table(request.part("form"));
  if (form == nullptr) return error_page(services, request, 404);
  if (!may_somewhere(services, staff, "figures.enter") && !may_somewhere(services, staff, "figures.sign")) return error_page(services, request, 403);
  Errors errors;
  Table table;
  table.form = form->id;
  table.origin = "typed";
  if (request.method == "POST") {
    table.source = request.value("source");
    table.year_from = static_cast<int>(std::clamp<std::int64_t>(number_arg(request.value("year_from")).value_or(0), 0, 9999));
    table.year_to = static_cast<int>(std::clamp<std::int64_t>(number_arg(request.value("year_to")).value_or(0), 0, 9999));
    if (const directory::Unit* unit = services.directory.now()->unit(request.value("unit"))) table.unit = unit->id;
    for (const auto& [name, value] : request.form) {
      const auto dot = name.find('.');
      if (dot == std::string::npos || trim(value).empty()) continue;
      // "2.668" and "2 668" are how people write it.
      std::string digits;
      for (const char c : value)
        if (c != '.' && c != ' ' && c != ',') digits += c;
      if (const auto number = number_arg(digits))
        table.cells[{name.substr(0, dot), name.substr(dot + 1)}] = *number;
      else
        errors.push_back({Fault::kInvalid, name, "initiatives.refused.number"});
    }
    if (errors.empty()) {
      const auto made = write(services, [&](storage::Transaction& tx) {
        return initiatives::put_table(services.initiatives, tx, table, staff.officer.id, services.clock.now());
      });
      if (made) return web::redirect("/staff/models/tables/" + std::to_string(made->id));
      errors = made.error();
    }
  }
  const web::Words words = words_of(services, request);
  web::View view("initiatives/table_new");
  web::FormView fields(view, words, errors);
  const std::string last = std::to_string(static_cast<int>(local_date(services.clock.now()).year()) - 1);
  const auto value = [&](std::string_view name, const std::string& otherwise) { return request.method == "POST" ? std::string(request.value(name)) : otherwise; };
  fields.select("unit", value("unit", ""), unit_options(services, staff, request.language));
  fields.field("year_from", value("year_from", last));
  fields.field("year_to", value("year_to", last));
  fields.field("source", value("source", ""));
  fields.finish();
  view.set("FORM_ID", form->id);
  view.set("NAME", form->name.in(web::code_of(request.language)));
  fill_grid(services, words, view, table, &request, errors);
  web::Frame frame = staff_frame(services, request, staff, "models.table.type");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

}  // namespace

void register_figures(web::Router& router, const ModelServices& services) {
  const auto with = [&](web::Response (*handler)(const ModelServices&, const web::Request&, const Staff&)) {
    return guarded(services, [&services, handler](const web::Request& request, const Staff& staff) { return handler(services, request, staff); });
  };
  router.get("/staff/models/figures", with(show_figures));
  router.post("/staff/models/figures/freeze", with(freeze));
  router.get("/staff/models/tables", with(list_tables));
  router.get("/staff/models/tables/{id}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return show_table(services, request, staff, {});
             }));
  router.post("/staff/models/tables/{id}/sign", with(sign));
  router.get("/staff/models/tables/new/{form}", with(type_table));
  router.post("/staff/models/tables/new/{form}", with(type_table));
}

}  // namespace langnghe::pages
