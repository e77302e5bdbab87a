// Statutory reports as they are now, or were known on a day: the table, its lists, its files, what is typed in.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/encoding.h"
#include "base/text.h"
#include "pages/initiatives/model_page.h"
#include "pages/insight/report_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

constexpr int kItems = 50;

insight::Report made(const ReportServices& services, const Asked& one) {
  return services.database.read([&](storage::Session& session) {
    insight::Report report = insight::make_report(services.reports, session, *one.form, one.period, one.unit->id, one.known);
    if (const auto before = insight::report_before(services.reports, session, *one.form, one.period, one.unit->id))
      report.findings = insight::check_report(report, &*before);
    return report;
  });
}

web::Response overview(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto directory = services.directory.now();
  const auto roots = directory->where_allowed(staff.officer.id, "report.see", services.clock.now());
  if (roots.empty()) return error_page(services, request, 403);
  const directory::Unit* unit = directory->unit(request.arg("unit").empty() ? std::string_view(roots.front()) : request.arg("unit"));
  if (unit == nullptr || !may_report(services, staff, "report.see", *unit)) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  const auto periods = insight::periods_until(services.clock.now(), 3);
  auto period = insight::parse_period(request.arg("period"));
  if (!period) {
    // The quarter that runs.
    period = periods.front();
    for (const insight::Period& one : periods)
      if (one.to - one.from == 3) {
        period = one;
        break;
      }
  }
  web::View view("insight/reports");
  const Errors none;
  web::FormView form(view, words, none);
  form.select("unit", unit->code, report_units(services, staff, request.language, unit));
  std::vector<web::Option> options;
  for (const insight::Period& one : periods) options.push_back({one.name, period_in_words(words, one)});
  if (std::none_of(options.begin(), options.end(), [&](const web::Option& one) { return one.value == period->name; }))
    options.push_back({period->name, period_in_words(words, *period)});
  form.select("period", period->name, options);
  form.finish();
  view.set("UNIT", unit->name(language));
  view.set("PERIOD", period_in_words(words, *period));
  for (const insight::ReportForm& one : services.reports.forms.all()) {
    web::View& row = view.add("FORM");
    row.set("FORM_CODE", one.code);
    row.set("FORM_NAME", one.name.in(language));
    row.set("FORM_HREF", "/staff/reports/table?form=" + one.id + "&period=" + period->name + "&unit=" + unit->code);
    row.set("FORM_CITE", one.citation.in(language));
    row.show("FORM_DOUBT", one.confidence == "check" || one.confidence == "memory");
  }
  const auto frozen = services.database.read([&](storage::Session& session) { return insight::frozen_list(session, {unit->id}, 60); });
  view.show("NO_FROZEN", frozen.empty());
  if (!frozen.empty()) {
    web::View& list = view.add("FROZEN_LIST");
    for (const insight::FrozenRow& one : frozen) {
      const insight::ReportForm* of = services.reports.forms.find(one.form);
      const auto when = insight::parse_period(one.period);
      web::View& row = list.add("FROZEN");
      row.set("FROZEN_HREF", "/staff/reports/frozen/" + std::to_string(one.id));
      row.set("FROZEN_NAME", (of == nullptr ? one.form : of->code + " " + of->name.in(language)));
      row.set("FROZEN_PERIOD", when ? period_name(words, *when) : one.period);
      row.set("FROZEN_AT", words.date_time(one.frozen_at));
      row.set("FROZEN_LOOK", one.state == "signed" ? "done" : one.findings > 0 ? "late" : "work");
      row.set("FROZEN_STATE", words(one.state == "signed" ? "reports.state.signed" : "reports.state.frozen"));
      row.show_with("FROZEN_WRONG", "FROZEN_WRONG_TEXT", one.findings > 0 ? words("reports.wrong", {{"count", one.findings}}) : "");
    }
  }
  view.set("AS_OF", words("reports.counted", {{"time", words.date_time(counted(services))}}));
  web::Frame frame = staff_frame(services, request, staff, "reports.title");
  frame.path = "/staff/reports";
  return page(services, view, frame);
}

web::Response table(const ReportServices& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const auto one = asked(services, request, staff, !errors.empty());
  if (!one) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  const insight::Report report = made(services, *one);
  web::View view("insight/report");
  web::FormView form(view, words, errors);
  form.select("unit", one->unit->code, report_units(services, staff, request.language, one->unit));
  std::vector<web::Option> options;
  for (const insight::Period& period : insight::periods_until(services.clock.now(), 3)) options.push_back({period.name, period_in_words(words, period)});
  if (std::none_of(options.begin(), options.end(), [&](const web::Option& option) { return option.value == one->period.name; }))
    options.push_back({one->period.name, period_in_words(words, one->period)});
  form.select("period", one->period.name, options);
  form.field("on", one->on);
  form.finish();
  view.set("FORM_ID", one->form->id);
  view.set("CODE", one->form->code);
  view.set("NAME", one->form->name.in(language));
  view.set("UNIT", one->unit->name(language));
  view.set("PERIOD", period_in_words(words, one->period));
  view.set("CITATION", one->form->citation.in(language));
  view.show("DOUBT", one->form->confidence == "check" || one->form->confidence == "memory");
  view.show_with("NOTE", "NOTE_TEXT", one->form->note.vi.empty() ? std::string() : one->form->note.in(language));
  const Millis until = counted(services);
  view.set("AS_OF", words("reports.as_known", {{"time", words.date_time(std::min(one->known, until))}}));
  view.show("RUNNING", one->period.ends_at() > services.clock.now());
  view.show("SEALED", one->form->has_denunciations());
  view.set("QUERY", one->query());
  fill_report_table(services, view, words, report, {true, one->query(), "/staff/reports/table?" + one->query(), rows_from(request)});
  fill_findings(services, view, words, report);
  const auto versions = services.database.read([&](storage::Session& session) {
    return insight::frozen_versions(session, one->form->id, one->period.name, one->unit->id);
  });
  for (const insight::FrozenReport& version : versions) {
    web::View& row = view.add("VERSION");
    row.set("VERSION_HREF", "/staff/reports/frozen/" + std::to_string(version.id));
    row.set("VERSION_TEXT", words("reports.frozen.line", {{"code", version.code}, {"time", words.date_time(version.frozen_at)}}));
    row.set("VERSION_LOOK", version.state == "signed" ? "done" : "work");
    row.set("VERSION_STATE", words(version.state == "signed" ? "reports.state.signed" : "reports.state.frozen"));
  }
  const bool settled = !versions.empty() && versions.front().state == "signed";
  const bool over = one->period.ends_at() <= services.clock.now();
  if (over && !settled && may_report(services, staff, "report.sign", *one->unit)) {
    web::View& freeze = view.add("FREEZE");
    freeze.set("FREEZE_FORM", one->form->id);
    freeze.set("FREEZE_PERIOD", one->period.name);
    freeze.set("FREEZE_UNIT", one->unit->code);
  }
  const bool typed = std::any_of(one->form->columns.begin(), one->form->columns.end(), [](const auto& column) { return column.typed; });
  view.show_with("TYPE", "TYPE_HREF", typed && !settled && may_report(services, staff, "report.enter", *one->unit) ? "/staff/reports/type?" + one->query() : "");
  web::Frame frame = staff_frame(services, request, staff, "reports.title");
  frame.title = one->form->code + " " + one->unit->name(language);
  frame.path = "/staff/reports/table";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response items(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto one = asked(services, request, staff);
  if (!one) return error_page(services, request, 404);
  const insight::ReportColumn* column = one->form->column(request.arg("column"));
  const directory::Unit* row = one->directory->unit(request.arg("row"));
  if (column == nullptr || column->counts.empty() || row == nullptr || !may_report(services, staff, "report.see", *row))
    return error_page(services, request, 404);
  const bool own = request.arg("own") == "1";
  const int offset = static_cast<int>(std::clamp<std::int64_t>(number_arg(request.arg("from")).value_or(0), 0, 1'000'000));
  const auto list = services.database.read([&](storage::Session& session) {
    return insight::report_items(services.reports, session, *one->form, *column, one->period, row->id, own, one->known, offset, kItems);
  });
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  web::View view("insight/report_items");
  view.set("CODE", one->form->code);
  view.set("COLUMN", column_in_words(words, *column));
  view.set("UNIT", row->name(language));
  view.set("PERIOD", period_in_words(words, one->period));
  view.set("TABLE_HREF", "/staff/reports/table?" + one->query());
  bool sealed = false;
  for (const insight::Count& count : column->counts) sealed = sealed || count.matches("kind=denunciation");
  view.show("SEALED", sealed);
  // What stands behind a figure is shown to who may see the cases themselves.
  std::int64_t hidden = 0;
  std::vector<const insight::ReportItem*> open;
  for (const insight::ReportItem& item : list.items) {
    const bool may = item.source == 0 ? may_at(services, staff, "case.see", item.unit, item.kind) : may_at(services, staff, "reception.record", item.unit, "");
    if (may)
      open.push_back(&item);
    else
      ++hidden;
  }
  view.show_with("HIDDEN", "HIDDEN_TEXT", hidden > 0 ? words("reports.items.hidden", {{"count", hidden}}) : "");
  view.show("EMPTY", open.empty());
  if (!open.empty()) {
    web::View& table_view = view.add("TABLE");
    for (const insight::ReportItem* item : open) {
      web::View& line = table_view.add("ITEM");
      line.set("ITEM_CODE", item->code);
      line.set("ITEM_HREF", item->source == 0 ? "/staff/case/" + item->code : item->source == 1 ? "/staff/reception/visit/" + item->code : "/staff/reception/day/" + item->code);
      line.set("ITEM_KIND", item->source == 0 ? words("casework.kind." + item->kind) : words("reports.items.reception." + item->kind));
      line.set("ITEM_UNIT", unit_name(services, item->unit, request.language));
      line.set("ITEM_FROM", words.date(insight::date_of(item->from_day)));
      line.set("ITEM_TO", item->to_day ? words.date(insight::date_of(*item->to_day)) : std::string("–"));
      line.set("ITEM_HOW", item->how.empty() ? std::string("–") : words("reports.how." + item->how));
    }
  }
  const std::string here = "/staff/reports/items?" + one->query() + "&column=" + column->id + "&row=" + row->code + (own ? "&own=1" : "");
  view.show_with("BEFORE", "BEFORE_HREF", offset > 0 ? here + "&from=" + std::to_string(std::max(0, offset - kItems)) : "");
  view.show_with("MORE", "MORE_HREF", list.more ? here + "&from=" + std::to_string(offset + kItems) : "");
  web::Frame frame = staff_frame(services, request, staff, "reports.items.title");
  frame.path = "/staff/reports/items";
  return page(services, view, frame);
}

web::Response file(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto one = asked(services, request, staff);
  if (!one) return error_page(services, request, 404);
  const std::string format(request.arg("format"));
  const web::Words words = words_of(services, request);
  const insight::Report report = made(services, *one);
  const std::string name = one->form->id + "-" + one->unit->code + "-" + one->period.name;
  web::Response response;
  if (format == "csv") {
    response.body = report_csv(words, one->directory->units(), report);
    response.type = "text/csv; charset=utf-8";
  } else if (format == "xlsx") {
    const auto path = std::filesystem::temp_directory_path() / ("langnghe-report-" + hex(random_bytes(8)) + ".xlsx");
    report_xlsx(path.string(), words, one->directory->units(), report);
    std::ifstream in(path, std::ios::binary);
    response.body.assign(std::istreambuf_iterator<char>(in), {});
    std::filesystem::remove(path);
    response.type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  } else {
    web::View view("insight/report_paper");
    fill_report_paper(view, words, one->directory->units(), report, nullptr, counted(services));
    web::Frame frame = frame_of(services, request, "reports.title");
    frame.title = one->form->code;
    frame.no_index = true;
    return private_page(html(services.renderer.print(view, frame)));
  }
  response.headers = {{"Content-Disposition", "attachment; filename=\"" + name + "." + format + "\""}};
  return private_page(std::move(response));
}

// ---- figures typed in --------------------------------------------------------------------------

web::Response type_form(const ReportServices& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const auto one = asked(services, request, staff, request.method == "POST");
  if (!one || !may_report(services, staff, "report.enter", *one->unit)) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  const auto there = services.database.read([&](storage::Session& session) {
    return insight::typed_figures(session, *one->form, one->period, one->unit->id, services.clock.now());
  });
  web::View view("insight/report_type");
  web::FormView form(view, words, errors);
  form.finish();
  view.set("FORM_ID", one->form->id);
  view.set("PERIOD_ID", one->period.name);
  view.set("UNIT_ID", one->unit->code);
  view.set("NAME", one->form->code + " " + one->form->name.in(web::code_of(request.language)));
  view.set("UNIT", one->unit->name(web::code_of(request.language)));
  view.set("PERIOD", period_in_words(words, one->period));
  view.set("TABLE_HREF", "/staff/reports/table?" + one->query());
  for (const insight::ReportColumn& column : one->form->columns) {
    if (!column.typed) continue;
    web::View& field = view.add("FIGURE");
    const std::string name = "c" + column.id;
    const auto value = there.find(column.id);
    field.set("FIGURE_FIELD", name);
    field.set("FIGURE_LABEL", column_in_words(words, column));
    field.set("FIGURE_VALUE", request.method == "POST" ? std::string(request.value(name)) : value == there.end() ? std::string() : std::to_string(value->second));
    const auto wrong = std::find_if(errors.begin(), errors.end(), [&](const Error& error) { return error.field == name; });
    field.show_with("FIGURE_WRONG", "FIGURE_ERROR", wrong == errors.end() ? std::string() : words(*wrong));
    field.show("FIGURE_INVALID", wrong != errors.end());
  }
  web::Frame frame = staff_frame(services, request, staff, "reports.type");
  frame.path = "/staff/reports/type";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response type(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto one = asked(services, request, staff, true);
  if (!one || !may_report(services, staff, "report.enter", *one->unit)) return error_page(services, request, 404);
  Errors errors;
  std::vector<std::pair<std::string, std::int64_t>> values;
  for (const insight::ReportColumn& column : one->form->columns) {
    if (!column.typed) continue;
    const std::string name = "c" + column.id;
    // "2.668" and "2 668" are how people write it.
    std::string digits;
    for (const char c : trim(request.value(name)))
      if (c != '.' && c != ' ' && c != ',') digits += c;
    if (digits.empty()) continue;
    if (const auto number = number_arg(digits))
      values.emplace_back(column.id, *number);
    else
      errors.push_back({Fault::kInvalid, name, "reports.refused.value"});
  }
  if (errors.empty()) {
    const auto done = write(services, [&](storage::Transaction& tx) -> Result<void> {
      const auto there = insight::typed_figures(tx, *one->form, one->period, one->unit->id, services.clock.now());
      for (const auto& [column, value] : values) {
        if (const auto same = there.find(column); same != there.end() && same->second == value) continue;
        if (auto fine = insight::type_figure(services.reports, tx, *one->form, one->period, one->unit->id, column, value, staff.officer.id,
                                             services.clock.now());
            !fine) {
          for (Error& error : fine.error()) error.field = "c" + column;
          return fine;
        }
      }
      return {};
    });
    if (done) return web::redirect("/staff/reports/table?" + one->query());
    errors = done.error();
  }
  return type_form(services, request, staff, errors);
}

}  // namespace

void register_reports(web::Router& router, const ReportServices& services) {
  const auto with = [&](web::Response (*handler)(const ReportServices&, const web::Request&, const Staff&)) {
    return guarded(services, [&services, handler](const web::Request& request, const Staff& staff) { return handler(services, request, staff); });
  };
  router.get("/staff/reports", with(overview));
  router.get("/staff/reports/table", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return table(services, request, staff, {});
             }));
  router.get("/staff/reports/items", with(items));
  router.get("/staff/reports/file", with(file));
  router.get("/staff/reports/type", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return type_form(services, request, staff, {});
             }));
  router.post("/staff/reports/type", with(type));
}

}  // namespace langnghe::pages
