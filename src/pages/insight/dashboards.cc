// Dashboards: of everybody, of an officer, of a leader. Each figure says as of when and opens its list.
#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "insight/aggregates/follower.h"
#include "insight/dashboards/dashboard.h"
#include "insight/open_data/open_data.h"
#include "meetings/meetings.h"
#include "pages/initiatives/model_page.h"
#include "pages/insight/bar_chart.h"
#include "pages/insight/report_page.h"

namespace langnghe::pages {
namespace {

using insight::BoardFigures;
using insight::BoardNow;
using insight::BoardPromises;

enum class Audience { kPublic, kOfficer, kLeader };
constexpr int kMonthsOfUnits = 3, kMonthsOfDuty = 3;

struct Board {
  const directory::Unit* unit = nullptr;
  std::int64_t from = 0, to = 0;  // months of reports
  Millis as_of = 0;
  std::map<std::int64_t, BoardFigures> months, units;
  std::map<std::int64_t, BoardNow> now;
  BoardPromises promises;
  BoardNow mine;
  struct Duty {
    std::chrono::year_month month;
    int units = 0, met = 0, running = 0;
  };
  std::vector<Duty> duty;
  std::vector<const directory::Unit*> below;
};

std::string month_name(std::int64_t month) { return fmt::format("{:02}/{}", month % 12 + 1, month / 12); }
std::string month_period(std::int64_t month) { return fmt::format("{}-{:02}", month / 12, month % 12 + 1); }

// What may be told to this reader of a part of a whole.
class Teller {
 public:
  Teller(const web::Words& words, bool all) : words_(words), all_(all) {}
  std::string count(std::int64_t part, std::int64_t whole) const {
    if (all_) return words_.number(part);
    if (part > 0 && part < insight::kFewest) return words_("figures.few");
    return insight::may_tell(part, whole) ? words_.number(part) : "–";
  }
  std::string count(std::int64_t number) const { return count(number, number); }
  std::string share(std::int64_t part, std::int64_t whole) const {
    if (whole <= 0 || (!all_ && whole < insight::kFewest)) return "–";
    return words_("figures.percent", {{"percent", (part * 100 + whole / 2) / whole}});
  }
  std::string median(const BoardFigures& one) const {
    const auto days = one.median_days();
    return days && (all_ || one.settled >= insight::kFewest) ? words_.decimal(*days, 1) : "–";
  }
  std::string rating(const BoardFigures& one) const {
    const auto stars = one.rating();
    return stars && (all_ || one.rated() >= insight::kFewest) ? words_.decimal(*stars, 1) : "–";
  }
  bool tells(std::int64_t part, std::int64_t whole) const { return all_ || insight::may_tell(part, whole); }

 private:
  const web::Words& words_;
  bool all_;
};

Board load(const ReportServices& services, const directory::Unit& unit, int span, Audience audience, std::int64_t officer) {
  Board out;
  out.unit = &unit;
  const Millis now = services.clock.now();
  const Date today = local_date(now);
  out.to = insight::report_month(insight::day_number(now)) + 1;
  out.from = out.to - span;
  const auto directory = services.directory.now();
  std::vector<std::int64_t> asked{unit.id}, below;
  for (const directory::Unit* child : directory->units().children(unit.code)) {
    out.below.push_back(child);
    asked.push_back(child->id);
  }
  for (const directory::Unit& one : directory->units().all())
    if (directory->units().is_within(one.code, unit.code)) below.push_back(one.id);
  const insight::Streams& streams = services.reports.forms.streams();
  services.database.read([&](storage::Session& session) {
    out.as_of = insight::counted_until(session);
    out.months = insight::board_months(session, streams, unit.id, out.from, out.to);
    out.units = insight::board_units(session, streams, asked, out.to - kMonthsOfUnits, out.to);
    out.now = insight::board_now(session, streams, asked, now);
    out.promises = insight::board_promises(session, below, insight::date_of(insight::first_day(out.from)),
                                           insight::date_of(insight::first_day(out.to)), today, audience == Audience::kPublic);
    if (audience == Audience::kOfficer) out.mine = insight::board_mine(session, streams, officer, below, now);
    const std::set<std::int64_t> inside(below.begin(), below.end());
    for (int back = 0; back < kMonthsOfDuty; ++back) {
      Board::Duty duty;
      duty.month = today.year() / today.month() - std::chrono::months(back);
      for (const meetings::DutyRow& row : meetings::duty_report(services.meetings, session, duty.month, now)) {
        if (!inside.contains(row.unit)) continue;
        ++duty.units;
        duty.met += row.month.met();
        duty.running += !row.month.met() && !row.month.over;
      }
      out.duty.push_back(duty);
    }
  });
  return out;
}

// A figure with its list where this reader has one.
void figure(web::View& cell, const std::string& text, const std::string& href) {
  web::View& inner = href.empty() ? cell.add("PLAIN") : cell.add("LINK");
  inner.set("VALUE", text);
  if (!href.empty()) inner.set("HREF", href);
}

void fill(const ReportServices& services, web::View& view, const web::Words& words, const Board& board, Audience audience) {
  const bool staff = audience != Audience::kPublic;
  const Teller tell(words, staff);
  const std::string_view language = web::code_of(words.language());
  const std::string& code = board.unit->code;
  view.set("UNIT", board.unit->name(language));
  view.set("AS_OF", words("board.as_of", {{"time", words.date_time(board.as_of)}}));
  const bool body = !directory::is_territory(board.unit->kind);
  const auto found = board.now.find(board.unit->id);
  const BoardNow now = found == board.now.end() ? BoardNow{} : found->second;
  // Public figures lead to the public cases of the place.
  const std::string place = directory::is_commune_level(board.unit->kind) ? "/cases?commune=" + code : "";
  const auto queue = [&](std::string_view more) { return staff ? "/staff/queue?" + (body ? "unit=" + code + "&" : std::string()) + std::string(more) : place; };
  const auto tile = [&](std::string_view what, std::int64_t n, std::int64_t whole, const std::string& href) {
    web::View& one = view.add("TILE");
    one.set("TILE_NAME", words("board.now." + std::string(what)));
    figure(one, tell.count(n, whole), href);
  };
  tile("open", now.open, now.open, queue(""));
  tile("late", now.late, now.open, queue("late=1"));
  if (staff) {
    tile("soon", now.soon, now.open, queue(""));
    tile("waiting", now.waiting, now.open, queue(""));
  }
  if (audience == Audience::kOfficer) {
    web::View& mine = view.add("MINE");
    for (const auto& [what, n, more] : {std::tuple<std::string, std::int64_t, std::string>{"open", board.mine.open, "mine=1"},
                                        {"late", board.mine.late, "mine=1&late=1"},
                                        {"soon", board.mine.soon, "mine=1"},
                                        {"waiting", board.mine.waiting, "mine=1"}}) {
      web::View& one = mine.add("MY_TILE");
      one.set("TILE_NAME", words("board.now." + what));
      figure(one, words.number(n), "/staff/queue?" + more);
    }
  }

  BoardFigures all;
  std::vector<Bar> settled, days;
  web::View& table = view.add("MONTHS");
  for (std::int64_t month = board.from; month < board.to; ++month) {
    const auto one = board.months.find(month);
    const BoardFigures figures = one == board.months.end() ? BoardFigures{} : one->second;
    const bool shown = tell.tells(figures.settled_late, figures.settled);
    const std::string label = fmt::format("{:02}/{:02}", month % 12 + 1, month / 12 % 100);
    // What may not be told in words is not drawn either.
    settled.push_back({label, shown ? decltype(Bar::parts){{"chart__done", static_cast<double>(figures.settled - figures.settled_late)},
                                                           {"chart__late", static_cast<double>(figures.settled_late)}}
                                    : decltype(Bar::parts){{"chart__done", figures.settled >= insight::kFewest ? static_cast<double>(figures.settled) : 0.0}}});
    const auto median = figures.median_days();
    days.push_back({label, {{"chart__days", median && (staff || figures.settled >= insight::kFewest) ? *median : 0.0}}});
    all += figures;
  }
  for (std::int64_t month = board.to - 1; month >= board.from; --month) {
    const auto one = board.months.find(month);
    const BoardFigures figures = one == board.months.end() ? BoardFigures{} : one->second;
    web::View& row = table.add("MONTH_ROW");
    row.set("MONTH", month_name(month));
    const auto cell = [&](std::string_view what, const std::string& text, std::string_view column) {
      web::View& box = row.add("FIGURE");
      box.set("FIGURE_NAME", words("board.column." + std::string(what)));
      figure(box, text, staff && !column.empty() && text != "0" && text != "–"
                            ? "/staff/reports/items?form=HL&period=" + month_period(month) + "&unit=" + code + "&row=" + code + "&column=" + std::string(column)
                            : std::string());
    };
    cell("received", tell.count(figures.received), "12");
    cell("settled", tell.count(figures.settled), "1");
    cell("on_time", tell.share(figures.settled - figures.settled_late, figures.settled), "2");
    cell("late", tell.count(figures.settled_late, figures.settled), "3");
    cell("median", tell.median(figures), "1");
    cell("disputed", tell.count(figures.disputed, figures.settled), "10");
    cell("reopened", tell.share(figures.reopened, figures.settled), "11");
    cell("rating", tell.rating(figures), "4");
  }
  // Nothing settled, or nothing that may be told: an empty chart says nothing.
  if (all.settled > 0 && (staff || all.settled >= insight::kFewest)) {
    web::View& charts = view.add("CHARTS");
    charts.set("CHART_SETTLED", web::Html{bar_chart("chart-settled", words("board.chart.settled"), settled, words)});
    charts.set("CHART_DAYS", web::Html{bar_chart("chart-days", words("board.chart.days"), days, words)});
  }
  view.set("WHOLE_ON_TIME", tell.share(all.settled - all.settled_late, all.settled));
  view.set("WHOLE_MEDIAN", tell.median(all));
  view.set("WHOLE_RATING", tell.rating(all));
  view.set("WHOLE_REOPENED", tell.share(all.reopened, all.settled));

  const BoardPromises& promises = board.promises;
  view.show("NO_PROMISES", promises.due == 0);
  if (promises.due > 0) {
    web::View& box = view.add("PROMISES");
    box.set("PROMISES_KEPT", words("board.promises.kept", {{"kept", promises.kept}, {"due", promises.due - promises.running}}));
    for (const auto& [outcome, n] : {std::pair<std::string, std::int64_t>{"kept", promises.kept}, {"kept_late", promises.kept_late},
                                     {"broken", promises.broken}, {"overdue", promises.overdue}, {"running", promises.running}}) {
      web::View& row = box.add("PROMISE");
      row.set("PROMISE_NAME", words("commitments.outcome." + outcome));
      row.set("PROMISE_COUNT", words.number(n));
      row.set("PROMISE_HREF", "/commitments?outcome=" + outcome + (body ? "&unit=" + code : ""));
    }
  }
  for (const Board::Duty& one : board.duty) {
    web::View& row = view.add("DUTY");
    const std::string month = fmt::format("{:04}-{:02}", int(one.month.year()), unsigned(one.month.month()));
    row.set("DUTY_MONTH", fmt::format("{:02}/{:04}", unsigned(one.month.month()), int(one.month.year())));
    row.set("DUTY_HREF", "/reception/duty?month=" + month);
    row.set("DUTY_UNITS", words.number(one.units));
    row.set("DUTY_MET", words.number(one.met));
    row.set("DUTY_MISSED", words.number(one.units - one.met - one.running));
    row.set("DUTY_RUNNING", words.number(one.running));
  }
  bool any = false;
  web::View* below = nullptr;
  const std::string base = audience == Audience::kPublic ? "/board?unit=" : "/staff/dashboard?unit=";
  std::size_t shown = 0;
  for (const directory::Unit* child : board.below) {
    const auto figures = board.units.find(child->id);
    const auto open = board.now.find(child->id);
    if (figures == board.units.end() && open == board.now.end()) continue;
    const BoardFigures one = figures == board.units.end() ? BoardFigures{} : figures->second;
    const BoardNow at = open == board.now.end() ? BoardNow{} : open->second;
    if (one.received == 0 && one.settled == 0 && at.open == 0) continue;
    any = true;
    constexpr std::size_t kMost = 140;
    if (++shown > kMost) break;
    if (below == nullptr) below = &view.add("BELOW");
    web::View& row = below->add("BELOW_ROW");
    row.set("BELOW_NAME", child->name(language));
    row.set("BELOW_HREF", base + child->code);
    row.set("BELOW_OPEN", tell.count(at.open));
    row.set("BELOW_LATE", tell.count(at.late, at.open));
    row.set("BELOW_SETTLED", tell.count(one.settled));
    row.set("BELOW_ON_TIME", tell.share(one.settled - one.settled_late, one.settled));
    row.set("BELOW_MEDIAN", tell.median(one));
    row.set("BELOW_REOPENED", tell.share(one.reopened, one.settled));
    row.set("BELOW_RATING", tell.rating(one));
  }
  (void)services;
  view.show("NONE_BELOW", !any && !board.below.empty());
}

int span_of(const web::Request& request) {
  const auto asked = number_arg(request.arg("span")).value_or(12);
  return asked == 6 || asked == 24 ? static_cast<int>(asked) : 12;
}

void fill_filter(web::View& view, const web::Words& words, const std::string& unit, const std::vector<web::Option>& units, int span) {
  const Errors none;
  web::FormView form(view, words, none);
  form.select("unit", unit, units);
  std::vector<web::Option> spans;
  for (const int months : {6, 12, 24}) spans.push_back({std::to_string(months), words("board.span", {{"months", months}})});
  form.select("span", std::to_string(span), spans);
  form.finish();
}

web::Response leader(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto directory = services.directory.now();
  const auto roots = directory->where_allowed(staff.officer.id, "report.see", services.clock.now());
  if (roots.empty()) return error_page(services, request, 403);
  const directory::Unit* unit = directory->unit(request.arg("unit").empty() ? std::string_view(roots.front()) : request.arg("unit"));
  if (unit == nullptr || !may_report(services, staff, "report.see", *unit)) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::View view("insight/board");
  view.set("TITLE", words("board.title.leader"));
  view.set("LEAD", words("board.lead.leader"));
  view.set("ACTION", "/staff/dashboard");
  const int span = span_of(request);
  fill_filter(view, words, unit->code, report_units(services, staff, request.language, unit), span);
  fill(services, view, words, load(services, *unit, span, Audience::kLeader, 0), Audience::kLeader);
  web::Frame frame = staff_frame(services, request, staff, "board.title.leader");
  frame.path = "/staff/dashboard";
  return page(services, view, frame);
}

// An officer sees what they have to do, and how their unit stands; nobody sees it of another.
web::Response officer(const ReportServices& services, const web::Request& request, const Staff& staff) {
  const auto directory = services.directory.now();
  const directory::Unit* unit = directory->unit(staff.officer.unit);
  if (unit == nullptr || !may_somewhere(services, staff, "case.see")) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  web::View view("insight/board");
  view.set("TITLE", words("board.title.officer"));
  view.set("LEAD", words("board.lead.officer"));
  view.set("ACTION", "/staff/dashboard/mine");
  const int span = span_of(request);
  fill_filter(view, words, unit->code, {{unit->code, unit->name(web::code_of(request.language))}}, span);
  fill(services, view, words, load(services, *unit, span, Audience::kOfficer, staff.officer.id), Audience::kOfficer);
  web::Frame frame = staff_frame(services, request, staff, "board.title.officer");
  frame.path = "/staff/dashboard/mine";
  return page(services, view, frame);
}

web::Response citizen(const ReportServices& services, const web::Request& request) {
  const auto directory = services.directory.now();
  const Date today = local_date(services.clock.now());
  const directory::Unit* unit = nullptr;
  std::vector<web::Option> options;
  for (const directory::Unit& one : directory->units().all())
    if (one.kind == directory::UnitKind::kProvince && one.valid_on(today) && !directory->units().children(one.code).empty()) {
      options.push_back({one.code, one.name(web::code_of(request.language))});
      if (unit == nullptr) unit = &one;
    }
  if (!request.arg("unit").empty()) unit = directory->unit(request.arg("unit"));
  if (unit == nullptr) return error_page(services, request, 404);
  for (web::Option& one : commune_options(services, request.language)) options.push_back(std::move(one));
  if (std::none_of(options.begin(), options.end(), [&](const web::Option& one) { return one.value == unit->code; }))
    options.push_back({unit->code, unit->name(web::code_of(request.language))});
  const web::Words words = words_of(services, request);
  web::View view("insight/board");
  view.set("TITLE", words("board.title.public"));
  view.set("LEAD", words("board.lead.public"));
  view.set("ACTION", "/board");
  const int span = span_of(request);
  fill_filter(view, words, unit->code, options, span);
  fill(services, view, words, load(services, *unit, span, Audience::kPublic, 0), Audience::kPublic);
  web::Frame frame = frame_of(services, request, "board.title.public");
  frame.path = "/board";
  return page(services, view, frame);
}

}  // namespace

void register_dashboards(web::Router& router, const ReportServices& services) {
  router.get("/board", [&services](const web::Request& request) { return citizen(services, request); });
  router.get("/staff/dashboard", guarded(services, [&services](const web::Request& request, const Staff& staff) { return leader(services, request, staff); }));
  router.get("/staff/dashboard/mine", guarded(services, [&services](const web::Request& request, const Staff& staff) { return officer(services, request, staff); }));
}

}  // namespace langnghe::pages
