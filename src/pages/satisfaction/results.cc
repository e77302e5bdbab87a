// Results for everybody, with sample and interval; the service index; words for officers.
#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "pages/satisfaction/satisfaction_page.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using satisfaction::Line;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else out += c;
  return out;
}

// A bar a line, its interval as a whisker; the same numbers stand in the table below.
std::string chart_of(const web::Words& words, const std::vector<std::pair<std::string, Line>>& lines) {
  constexpr int kWide = 620, kRow = 46, kLeft = 10;
  const int height = static_cast<int>(lines.size()) * kRow + 30;
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" "
      "aria-labelledby=\"chart-title\"><title id=\"chart-title\">{}</title>",
      kWide + 20, height, escaped(words("satisfaction.chart")));
  for (const int part : {0, 25, 50, 75, 100}) {
    const int x = kLeft + part * (kWide - 20) / 100;
    out += fmt::format("<path class=\"chart__line\" d=\"M{} 0V{}\"/><text class=\"chart__month\" x=\"{}\" y=\"{}\">{}</text>", x,
                       height - 24, std::max(x, 16), height - 6, escaped(percent_text(words, part / 100.0)));
  }
  int y = 4;
  for (const auto& [name, line] : lines) {
    const auto share = satisfaction::wilson(line.good, line.all);
    const auto at = [&](double value) { return kLeft + static_cast<int>(value * (kWide - 20)); };
    out += fmt::format("<text class=\"chart__name\" x=\"{}\" y=\"{}\">{}</text>", kLeft + 4, y + 14, escaped(beginning(name, 60)));
    out += fmt::format("<rect class=\"chart__done\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"12\"/>", kLeft, y + 20, at(share.value) - kLeft);
    out += fmt::format("<path class=\"chart__range\" d=\"M{} {}H{}M{} {}v10M{} {}v10\"/>", at(share.low), y + 26, at(share.high), at(share.low),
                       y + 21, at(share.high), y + 21);
    y += kRow;
  }
  return out + "</svg>";
}

void fill_line(const web::Words& words, web::View& row, const std::string& name, const Line& line) {
  const auto share = satisfaction::wilson(line.good, line.all);
  row.set("LINE", name);
  row.set("SHARE", percent_text(words, share.value));
  row.set("RANGE", percent_text(words, share.low) + " – " + percent_text(words, share.high));
  row.set("SAMPLE", words.number(line.all));
}

std::vector<web::Option> unit_choices(const SatisfactionServices& services, const std::vector<satisfaction::Count>& counts,
                                      web::Language language) {
  std::map<std::int64_t, std::string> names;
  const auto directory = services.directory.now();
  for (const auto& one : counts)
    if (const directory::Unit* unit = directory->units().unit_by_id(one.unit)) names[unit->id] = unit->code;
  std::vector<web::Option> out;
  for (const auto& [id, code] : names) out.push_back({code, unit_name(services, id, language)});
  return out;
}

// Null with ok false: the code is no unit.
std::int64_t unit_asked(const SatisfactionServices& services, const web::Request& request, bool& ok) {
  ok = true;
  const std::string_view code = request.arg("unit");
  if (code.empty()) return 0;
  const auto directory = services.directory.now();
  const directory::Unit* found = directory->unit(code);
  ok = found != nullptr;
  return ok ? found->id : 0;
}

web::Response results(const SatisfactionServices& services, const web::Request& request) {
  bool ok = true;
  const std::int64_t unit = unit_asked(services, request, ok);
  if (!ok) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  const int year = year_asked(services, request);
  std::vector<satisfaction::Count> counts;
  std::vector<satisfaction::RemarkCount> remarks;
  services.database.read([&](storage::Session& session) {
    counts = satisfaction::counts_of(session, year);
    remarks = satisfaction::remark_counts(session, year, now);
    return 0;
  });
  const auto found = satisfaction::results_of(services.satisfaction, counts, unit);
  web::View view("satisfaction/results");
  const Errors none;
  web::FormView form(view, words, none);
  form.select("unit", request.arg("unit"), unit_choices(services, counts, request.language));
  form.select("year", std::to_string(year), year_options(services));
  form.finish();
  view.set("INDEX_HREF", "/satisfaction/index?year=" + std::to_string(year) +
                             (unit == 0 ? "" : "&unit=" + satisfaction::unit_code(services.satisfaction, unit)));
  const auto language = web::code_of(request.language);
  const bool enough = found.whole.all >= satisfaction::kFewest;
  view.show("FEW", !enough);
  if (enough) {
    std::vector<std::pair<std::string, Line>> bars;
    const auto table = [&](const char* key, const std::vector<Line>& lines, auto&& name, std::int64_t whole, bool drawn) {
      const auto shown = whole < 0 ? std::vector<Line>() : satisfaction::tellable(lines, whole);
      if (shown.empty()) return;
      web::View& part = view.add("TABLE");
      part.set("TABLE_ID", key);
      part.set("TABLE_HEAD", words("satisfaction.by." + std::string(key)));
      part.set("TABLE_WHAT", words("satisfaction.what." + std::string(key)));
      for (const Line& one : shown) {
        fill_line(words, part.add("ROW"), name(one.id), one);
        if (drawn && bars.size() < 25) bars.emplace_back(name(one.id), one);
      }
    };
    web::View& all = view.add("WHOLE");
    fill_line(words, all, words("satisfaction.whole"), found.whole);
    bars.emplace_back(words("satisfaction.whole"), found.whole);
    const auto sum = [](const std::vector<Line>& lines) {
      std::int64_t out = 0;
      for (const Line& one : lines) out += one.all;
      return out;
    };
    table("unit", found.units, [&](const std::string& id) { return unit_name(services, typed_number(id), request.language); },
          found.whole.all, true);
    table("topic", found.topics, [&](const std::string& id) { return topic_name(services, words, id); }, found.whole.all, false);
    table("question", found.questions, [&](const std::string& id) {
      const auto* one = services.satisfaction.pack.question(id);
      return one == nullptr ? id : one->text.in(language);
    }, sum(found.questions), false);
    table("step", found.steps, [&](const std::string& id) {
      for (const auto& one : services.satisfaction.pack.steps)
        if (one.id == id) return one.name.in(language);
      return id;
    }, sum(found.steps), false);
    table("late_step", found.late_steps, [](const std::string& id) { return id; }, sum(found.late_steps), false);
    all.set("CHART", web::Html{chart_of(words, bars)});
  }
  for (const auto& one : remarks) {
    const std::int64_t sum = one.praise + one.criticism;
    if (sum < satisfaction::kFewest || !satisfaction::is_below(services.satisfaction, one.unit, unit)) continue;
    // A few beside a known sum would be told by the difference: then only the sum is.
    const auto few = [](std::int64_t n) { return n > 0 && n < satisfaction::kFewest; };
    const bool hide = few(one.praise) || few(one.criticism);
    web::View& row = view.add("REMARK");
    row.set("REMARK_UNIT", unit_name(services, one.unit, request.language));
    row.set("REMARKS", words.number(sum));
    row.set("PRAISE", hide ? "–" : words.number(one.praise));
    row.set("CRITICISM", hide ? "–" : words.number(one.criticism));
    row.set("ANSWERED", sum - one.answered > 0 && few(sum - one.answered) ? "–" : few(one.answered) ? "–" : percent_text(words, static_cast<double>(one.answered) / static_cast<double>(sum)));
  }
  view.show("NO_REMARKS", !view.has("REMARK"));
  view.set("CITATION", services.satisfaction.pack.citation.in(language));
  return page(services, view, frame_of(services, request, "satisfaction.title"));
}

// ---- the index -----------------------------------------------------------------------------

// `open`: for everybody; then what is about fewer than five is missing.
void fill_index(const SatisfactionServices& services, const web::Words& words, web::View& view, std::int64_t unit, int year, bool open) {
  const auto score = services.database.read([&](storage::Session& session) {
    auto counted = satisfaction::count_year(session, year);
    if (open) {
      std::map<std::string, std::int64_t> sums;
      for (const auto& one : counted)
        if (satisfaction::is_below(services.satisfaction, one.unit, unit)) sums[one.measure] += one.whole;
      std::erase_if(counted, [&](const auto& one) { return sums[one.measure] < satisfaction::kFewest; });
    }
    return satisfaction::score_of(services.satisfaction, session, counted, unit, year);
  });
  const auto language = web::code_of(words.language());
  view.set("POINTS", words.decimal(score.points, 1));
  view.set("KNOWN", words.decimal(score.known, 0));
  view.set("MISSING", words.decimal(100 - score.known, 0));
  for (const auto& group : score.groups) {
    web::View& head = view.add("GROUP");
    head.set("GROUP_ID", group.group->id);
    head.set("GROUP_NAME", group.group->name.in(language));
    head.set("GROUP_MAX", words.decimal(group.group->max, 0));
    head.set("GROUP_POINTS", group.points ? words.decimal(*group.points, 1) : words("index.missing"));
    for (const auto& part : group.parts) {
      web::View& row = head.add("PART");
      row.set("FORMULA", part.part->formula.in(language));
      row.set("PART_MAX", words.decimal(part.part->max, 0));
      row.set("PART_POINTS", part.points ? words.decimal(*part.points, 1) : words("index.missing"));
      // A few beside a known sum are told by nobody; what was typed with its source is public already.
      const auto few = [](std::int64_t n) { return n > 0 && n < satisfaction::kFewest; };
      const bool hide = open && part.input && part.input->source.empty() && (few(part.input->part) || few(part.input->whole - part.input->part));
      row.set("INPUT", !part.input ? words("index.missing")
                       : hide      ? words("index.sample", {{"whole", part.input->whole}})
                                   : words("index.input", {{"part", part.input->part}, {"whole", part.input->whole}}));
      row.set("SOURCE", !part.input ? words(satisfaction::is_counted(part.part->measure) ? "index.no_rows" : "index.not_typed")
                        : part.input->source.empty() ? words("index.source." + part.part->measure)
                                                     : words("index.typed", {{"source", part.input->source}}));
      row.show("UNSURE", part.part->confidence != "H" && part.part->confidence != "M");
    }
  }
  view.set("INDEX_CITATION", services.satisfaction.pack.index_citation.in(language));
}

web::Response public_index(const SatisfactionServices& services, const web::Request& request) {
  bool ok = true;
  const std::int64_t unit = unit_asked(services, request, ok);
  if (!ok) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  const int year = year_asked(services, request);
  web::View view("satisfaction/index");
  view.set("YEAR", std::to_string(year));
  view.set("UNIT", unit == 0 ? words("index.all_units") : unit_name(services, unit, request.language));
  fill_index(services, words, view, unit, year, true);
  return page(services, view, frame_of(services, request, "index.title"));
}

web::Response staff_index(const SatisfactionServices& services, const web::Request& request, const Staff& staff) {
  const web::Words words = words_of(services, request);
  const int year = year_asked(services, request);
  const auto directory = services.directory.now();
  const std::string_view code = request.method == "POST" ? request.value("unit") : request.arg("unit");
  const directory::Unit* unit = directory->unit(code.empty() ? std::string_view(staff.officer.unit) : code);
  if (unit == nullptr || !may_at(services, staff, "index.enter", unit->id, "")) return error_page(services, request, 403);
  Errors errors;
  if (request.method == "POST") {
    satisfaction::IndexInput input;
    input.unit = unit->id;
    input.year = year;
    input.measure = request.value("measure");
    input.part = typed_number(request.value("part"));
    input.whole = typed_number(request.value("whole"));
    input.source = request.value("source");
    const auto made = write(services, [&](storage::Transaction& tx) {
      return satisfaction::enter_input(services.satisfaction, tx, input, staff.officer.id, services.clock.now());
    });
    if (made) return web::redirect("/staff/index?unit=" + unit->code + "&year=" + std::to_string(year));
    errors = made.error();
  }
  web::View view("satisfaction/staff_index");
  web::FormView form(view, words, errors);
  view.set("YEAR", std::to_string(year));
  view.set("UNIT", unit->name(web::code_of(request.language)));
  view.set("UNIT_CODE", unit->code);
  std::vector<web::Option> measures;
  for (const auto& group : services.satisfaction.pack.groups)
    for (const auto& part : group.parts)
      if (!satisfaction::is_counted(part.measure)) measures.push_back({part.measure, part.formula.in(web::code_of(request.language))});
  form.choice("measure", request.value("measure"), measures);
  form.field("part", request.value("part"));
  form.field("whole", request.value("whole"));
  form.field("source", request.value("source"));
  form.finish();
  fill_index(services, words, view, unit->id, year, false);
  return page(services, view, staff_frame(services, request, staff, "index.title"), errors.empty() ? 200 : status_of(errors));
}

web::Response words_page(const SatisfactionServices& services, const web::Request& request, const Staff& staff) {
  const auto units = units_where(services, staff, "survey.see");
  if (units.empty()) return error_page(services, request, 403);
  const web::Words words = words_of(services, request);
  web::View view("satisfaction/words");
  const auto groups = services.database.read([&](storage::Session& session) { return satisfaction::grouped_words(session, units); });
  view.show("EMPTY", groups.empty());
  for (const auto& group : groups) {
    web::View& part = view.add("GROUP");
    part.set("HOW_MANY", words("satisfaction.words.group", {{"n", static_cast<std::int64_t>(group.size())}}));
    for (const auto& one : group) {
      web::View& row = part.add("WORD");
      row.set("TEXT", one.words);
      row.set("ABOUT", topic_name(services, words, one.subject_kind + "." + one.topic) + " · " + unit_name(services, one.unit, request.language) +
                           " · " + words.date(one.answered_at));
    }
  }
  return page(services, view, staff_frame(services, request, staff, "satisfaction.words.title"));
}

}  // namespace

void register_results(web::Router& router, const SatisfactionServices& services) {
  router.get("/satisfaction", [&services](const web::Request& request) { return results(services, request); });
  router.get("/satisfaction/index", [&services](const web::Request& request) { return public_index(services, request); });
  const auto inputs = guarded(services, [&services](const web::Request& request, const Staff& staff) { return staff_index(services, request, staff); });
  router.get("/staff/index", inputs);
  router.post("/staff/index", inputs);
  router.get("/staff/surveys/results",
             guarded(services, [&services](const web::Request& request, const Staff& staff) { return words_page(services, request, staff); }));
}

}  // namespace langnghe::pages
