// The five-year review: figures by year and what people write, on screen and on paper.
#include <algorithm>

#include "insight/aggregates/follower.h"
#include "pages/initiatives/model_page.h"
#include "pages/insight/bar_chart.h"
#include "pages/insight/report_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

struct Asking {
  std::shared_ptr<const directory::Snapshot> directory;
  const directory::Unit* unit = nullptr;
  int first = 0, last = 0;
  std::string query() const { return "unit=" + unit->code + "&first=" + std::to_string(first); }
};

constexpr int kYears = 5;

std::optional<Asking> asking(const ReportServices& services, const web::Request& request, const Staff& staff, bool post = false) {
  Asking out;
  out.directory = services.directory.now();
  const auto value = [&](std::string_view name) { return post ? request.value(name) : request.arg(name); };
  const auto roots = out.directory->where_allowed(staff.officer.id, "report.see", services.clock.now());
  if (roots.empty()) return std::nullopt;
  out.unit = out.directory->unit(value("unit").empty() ? std::string_view(roots.front()) : value("unit"));
  if (out.unit == nullptr || !may_report(services, staff, "report.see", *out.unit)) return std::nullopt;
  const int year = static_cast<int>(local_date(services.clock.now()).year());
  out.first = static_cast<int>(std::clamp<std::int64_t>(number_arg(value("first")).value_or(year - kYears + 1), 2010, year));
  out.last = out.first + kYears - 1;
  return out;
}

void fill(const ReportServices& services, web::View& view, const web::Words& words, const Asking& one, bool editable) {
  const std::string_view language = web::code_of(words.language());
  const insight::ReviewForm& form = services.review;
  Millis known = 0;
  const insight::Review review = services.database.read([&](storage::Session& session) {
    known = insight::counted_until(session);
    return insight::make_review(services.reports, form, session, one.unit->id, one.first, one.last, services.clock.now());
  });
  view.set("NAME", form.name.in(language));
  view.set("CITATION", form.citation.in(language));
  view.set("UNIT", one.unit->name(language));
  view.set("YEARS", words("reports.period.years", {{"from", std::to_string(one.first)}, {"to", std::to_string(one.last)}}));
  view.set("AS_OF", words("reports.counted", {{"time", words.date_time(known)}}));
  int number = 0;
  for (const insight::ReviewSection& section : form.sections) {
    web::View& box = view.add("SECTION");
    box.set("SECTION_ID", section.id);
    box.set("SECTION_NAME", std::to_string(++number) + ". " + section.name.in(language));
    if (!section.lines.empty()) {
      web::View& table = box.add("TABLE");
      for (int year = one.first; year <= one.last; ++year) table.add("YEAR").set("YEAR_NAME", std::to_string(year));
      for (std::size_t i = 0; i < section.lines.size(); ++i) {
        web::View& row = table.add("LINE");
        row.set("LINE_NAME", section.lines[i].name.in(language));
        std::int64_t sum = 0;
        for (const std::int64_t figure : review.figures.at({section.id, i})) {
          sum += figure;
          row.add("CELL").set("CELL_VALUE", words.number(figure));
        }
        row.set("LINE_SUM", words.number(sum));
      }
      if (section.chart && section.lines.size() >= 2) {
        std::vector<Bar> bars;
        std::int64_t drawn = 0;
        for (int year = one.first; year <= one.last; ++year) {
          const auto at = static_cast<std::size_t>(year - one.first);
          bars.push_back({std::to_string(year), {{"chart__done", static_cast<double>(review.figures.at({section.id, 0})[at])},
                                                 {"chart__late", static_cast<double>(review.figures.at({section.id, 1})[at])}}});
        }
        for (const std::size_t line : {std::size_t{0}, std::size_t{1}})
          for (const std::int64_t figure : review.figures.at({section.id, line})) drawn += figure;
        if (drawn > 0) {
          web::View& chart = box.add("CHART");
          chart.set("CHART_SVG", web::Html{bar_chart("chart-" + section.id, section.lines[0].name.in(language) + ", " + section.lines[1].name.in(language), bars, words)});
          chart.set("CHART_DONE", section.lines[0].name.in(language));
          chart.set("CHART_LATE", section.lines[1].name.in(language));
        }
      }
    }
    const auto text = review.texts.find(section.id);
    const bool written = text != review.texts.end() && !text->second.words.empty();
    if (written) box.add("WORDS").set("WORDS_TEXT", text->second.words);
    box.show_with("TO_WRITE", "TO_WRITE_TEXT", written ? std::string() : section.ask.in(language));
    if (editable) {
      web::View& edit = box.add("EDIT");
      edit.set("EDIT_ID", section.id);
      edit.set("EDIT_ASK", section.ask.in(language));
      edit.set("EDIT_LABEL", words("review.write", {{"section", section.name.in(language)}}));
      edit.set("EDIT_WORDS", written ? text->second.words : std::string());
      edit.set("EDIT_UNIT", one.unit->code);
      edit.set("EDIT_FIRST", std::to_string(one.first));
    }
  }
}

web::Response show(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto one = asking(services, request, staff);
  if (!one) return error_page(services, request, may_somewhere(services, staff, "report.see") ? 404 : 403);
  const web::Words words = words_of(services, request);
  web::View view("insight/review");
  const Errors none;
  web::FormView form(view, words, none);
  form.select("unit", one->unit->code, report_units(services, staff, request.language, one->unit));
  std::vector<web::Option> years;
  const int year = static_cast<int>(local_date(services.clock.now()).year());
  for (int first = year; first > year - 10; --first)
    years.push_back({std::to_string(first), words("reports.period.years", {{"from", std::to_string(first)}, {"to", std::to_string(first + kYears - 1)}})});
  form.select("first", std::to_string(one->first), years);
  form.finish();
  view.set("QUERY", one->query());
  fill(services, view, words, *one, may_report(services, staff, "report.enter", *one->unit));
  web::Frame frame = staff_frame(services, request, staff, "staff.nav.review");
  frame.path = "/staff/review";
  return page(services, view, frame);
}

web::Response paper(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto one = asking(services, request, staff);
  if (!one) return error_page(services, request, 404);
  web::View view("insight/review_paper");
  fill(services, view, words_of(services, request), *one, false);
  web::Frame frame = frame_of(services, request, "staff.nav.review");
  frame.no_index = true;
  return private_page(html(services.renderer.print(view, frame)));
}

web::Response write_words(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto one = asking(services, request, staff, true);
  if (!one || !may_report(services, staff, "report.enter", *one->unit)) return error_page(services, request, 404);
  const std::string section(request.value("section"));
  const auto done = write(services, [&](storage::Transaction& tx) {
    return insight::write_review(services.reports, services.review, tx, one->unit->id, one->first, one->last, section,
                                 std::string(request.value("words")), staff.officer.id, services.clock.now());
  });
  if (!done) return refused(services, request, done.error());
  return web::redirect("/staff/review?" + one->query() + "#section-" + section);
}

}  // namespace

void register_review(web::Router& router, const ReportServices& services) {
  router.get("/staff/review", guarded(services, [&services](const web::Request& request, const Staff& staff) { return show(services, request, staff); }));
  router.get("/staff/review/paper", guarded(services, [&services](const web::Request& request, const Staff& staff) { return paper(services, request, staff); }));
  router.post("/staff/review", guarded(services, [&services](const web::Request& request, const Staff& staff) { return write_words(services, request, staff); }));
}

}  // namespace langnghe::pages
