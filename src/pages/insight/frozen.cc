// Reports that stand: frozen, compared with what is known now, signed.
#include <algorithm>

#include "pages/initiatives/model_page.h"
#include "pages/insight/report_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

web::Response freeze(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto one = asked(services, request, staff, true);
  if (!one || !may_report(services, staff, "report.sign", *one->unit)) return error_page(services, request, 404);
  const auto done = write(services, [&](storage::Transaction& tx) {
    return insight::freeze_report(services.reports, tx, *one->form, one->period, one->unit->id, services.clock.now(), staff.officer.id,
                                  services.clock.now());
  });
  if (!done) return refused(services, request, done.error());
  return web::redirect("/staff/reports/frozen/" + std::to_string(done->id));
}

struct Standing {
  insight::FrozenReport frozen;
  insight::Report then, now;
  std::vector<insight::ReportChange> changes;
  bool newest = true, same = true;  // counted again as of its moment
};

std::optional<Standing> standing(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto id = number_arg(request.part("id"));
  if (!id) return std::nullopt;
  return services.database.read([&](storage::Session& session) -> std::optional<Standing> {
    auto found = insight::find_frozen(session, *id);
    if (!found) return std::nullopt;
    const auto directory = services.directory.now();
    const directory::Unit* unit = directory->units().unit_by_id(found->unit);
    if (unit == nullptr || !may_report(services, staff, "report.see", *unit)) return std::nullopt;
    Standing out;
    out.then = insight::report_of(services.reports.forms, *found);
    const auto before = insight::report_before(services.reports, session, *out.then.form, out.then.period, found->unit);
    out.then.findings = insight::check_report(out.then, before ? &*before : nullptr);
    const Millis now = services.clock.now();
    out.now = insight::make_report(services.reports, session, *out.then.form, out.then.period, found->unit, now);
    out.same = insight::make_report(services.reports, session, *out.then.form, out.then.period, found->unit, found->known, found->frozen_at).rows == out.then.rows;
    out.changes = insight::report_changes(services.reports, session, *out.then.form, out.then.period, found->unit, found->known, now);
    out.newest = insight::frozen_versions(session, found->form, found->period, found->unit).front().id == found->id;
    out.frozen = std::move(*found);
    return out;
  });
}

// What a change adds to the columns, in words: "cột 3: +1, cột 5: +1".
std::string cells_in_words(const web::Words& words, const insight::ReportForm& form, const std::vector<std::int64_t>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i] == 0) continue;
    out += (out.empty() ? "" : ", ") + words("reports.change.cell", {{"column", form.columns[i].id}, {"by", (cells[i] > 0 ? "+" : "−") + words.number(cells[i] > 0 ? cells[i] : -cells[i])}});
  }
  return out;
}

web::Response show(const ReportServices& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const auto one = standing(services, request, staff);
  if (!one) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  const std::string_view language = web::code_of(request.language);
  const insight::ReportForm& of = *one->then.form;
  const auto directory = services.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(one->frozen.unit);
  web::View view("insight/frozen");
  web::FormView form(view, words, errors);
  view.set("ID", one->frozen.id);
  view.set("CODE", of.code);
  view.set("NAME", of.name.in(language));
  view.set("UNIT", unit->name(language));
  view.set("PERIOD", period_in_words(words, one->then.period));
  view.set("RECORD", words("reports.frozen.line", {{"code", one->frozen.code}, {"time", words.date_time(one->frozen.frozen_at)}}));
  view.set("KNOWN", words("reports.as_known", {{"time", words.date_time(one->frozen.known)}}));
  view.set("BY", one->frozen.frozen_by == 0 ? words("reports.frozen.by_itself") : officer_and_unit(services, one->frozen.frozen_by, request.language));
  view.set("ENTRY", std::to_string(one->frozen.entry));
  view.set("LOOK", one->frozen.state == "signed" ? "done" : "work");
  view.set("STATE", words(one->frozen.state == "signed" ? "reports.state.signed" : "reports.state.frozen"));
  const std::string query = "form=" + of.id + "&period=" + one->then.period.name + "&unit=" + unit->code;
  view.set("TABLE_HREF", "/staff/reports/table?" + query);
  view.show("SAME", one->same);
  view.show("NOT_SAME", !one->same);
  view.show("OLDER", !one->newest);
  fill_report_table(services, view, words, one->then, {false, query, "/staff/reports/frozen/" + std::to_string(one->frozen.id) + "?all=1", rows_from(request)});
  fill_findings(services, view, words, one->then);
  // Column by column: then, now, by how much.
  bool differs = false;
  web::View* table = nullptr;
  for (std::size_t i = 0; i < of.columns.size(); ++i) {
    const std::int64_t then = one->then.rows[0].cells[i], now = one->now.rows[0].cells[i];
    if (then == now) continue;
    differs = true;
    if (table == nullptr) table = &view.add("DIFFERENCES");
    web::View& row = table->add("DIFFERENCE");
    row.set("DIFF_COLUMN", column_in_words(words, of.columns[i]));
    row.set("DIFF_THEN", words.number(then));
    row.set("DIFF_NOW", words.number(now));
    row.set("DIFF_BY", (now > then ? "+" : "−") + words.number(now > then ? now - then : then - now));
  }
  view.show("NO_DIFFERENCE", !differs);
  if (!one->changes.empty()) {
    web::View& changes = view.add("CHANGES");
    constexpr std::size_t kMost = 200;
    for (std::size_t i = 0; i < one->changes.size() && i < kMost; ++i) {
      const insight::ReportChange& change = one->changes[i];
      web::View& row = changes.add("CHANGE");
      const bool may = !change.code.empty() && change.source == 0 && may_at(services, staff, "case.see", change.unit, "");
      web::View& what = may ? row.add("CHANGE_LINK") : row.add("CHANGE_PLAIN");
      what.set("CHANGE_CODE", change.code.empty() ? words("reports.change.sealed") : may || change.source != 0 ? change.code : words("reports.change.closed"));
      if (may) what.set("CHANGE_HREF", "/staff/case/" + change.code);
      row.set("CHANGE_UNIT", unit_name(services, change.unit, request.language));
      row.set("CHANGE_WHAT", words(std::string("reports.change.") + (change.back ? "back." : change.ended ? "ended." : "begun.") +
                                   services.reports.forms.streams().all()[static_cast<std::size_t>(change.stream - 1)].id));
      row.set("CHANGE_DAY", words.date(insight::date_of(change.day)));
      row.set("CHANGE_KNOWN", words.date_time(change.known));
      row.set("CHANGE_CELLS", cells_in_words(words, of, change.cells));
    }
  }
  if (one->frozen.state == "signed") {
    web::View& box = view.add("SIGNED");
    box.set("SIGNED_BY", officer_and_unit(services, one->frozen.signed_by, request.language) + ", " + words.date_time(one->frozen.signed_at.value_or(0)));
    box.show_with("EXPLAINED", "EXPLANATION", one->frozen.explanation);
  } else if (one->newest && may_report(services, staff, "report.sign", *unit)) {
    web::View& box = view.add("SIGN");
    box.show("MUST_EXPLAIN", one->frozen.findings > 0);
    form.field("explanation", request.value("explanation"));
    web::View& again = view.add("AGAIN");
    again.set("FREEZE_FORM", of.id);
    again.set("FREEZE_PERIOD", one->then.period.name);
    again.set("FREEZE_UNIT", unit->code);
  }
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "reports.frozen.title");
  frame.title = one->frozen.code;
  frame.path = "/staff/reports/frozen";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response sign(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto one = standing(services, request, staff);
  if (!one) return error_page(services, request, 404);
  const auto directory = services.directory.now();
  if (!may_report(services, staff, "report.sign", *directory->units().unit_by_id(one->frozen.unit))) return error_page(services, request, 403);
  const auto done = write(services, [&](storage::Transaction& tx) {
    return insight::sign_report(services.reports, tx, one->frozen.id, std::string(request.value("explanation")), staff.officer.id, services.clock.now());
  });
  if (!done) return show(services, request, staff, done.error());
  return web::redirect("/staff/reports/frozen/" + std::to_string(done->id));
}

web::Response paper(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto one = standing(services, request, staff);
  if (!one) return error_page(services, request, 404);
  web::View view("insight/report_paper");
  fill_report_paper(view, words_of(services, request), services.directory.now()->units(), one->then, &one->frozen, one->frozen.known);
  web::Frame frame = frame_of(services, request, "reports.title");
  frame.title = one->frozen.code;
  frame.no_index = true;
  return private_page(html(services.renderer.print(view, frame)));
}

}  // namespace

void register_frozen(web::Router& router, const ReportServices& services) {
  router.post("/staff/reports/freeze", guarded(services, [&services](const web::Request& request, const Staff& staff) { return freeze(services, request, staff); }));
  router.get("/staff/reports/frozen/{id}", guarded(services, [&services](const web::Request& request, const Staff& staff) { return show(services, request, staff, {}); }));
  router.post("/staff/reports/frozen/{id}/sign", guarded(services, [&services](const web::Request& request, const Staff& staff) { return sign(services, request, staff); }));
  router.get("/staff/reports/frozen/{id}/paper", guarded(services, [&services](const web::Request& request, const Staff& staff) { return paper(services, request, staff); }));
}

void register_insight(web::Router& router, const ReportServices& services) {
  register_reports(router, services);
  register_frozen(router, services);
  register_dashboards(router, services);
  register_review(router, services);
}

}  // namespace langnghe::pages
