#include "insight/reports/review.h"

#include <fmt/core.h>

#include <algorithm>
#include <toml++/toml.h>

#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "insight/aggregates/stay_rows.h"
#include "ledger/ledger.h"

namespace langnghe::insight {
namespace {

// The views of other rooms: figure, unit, day, at.
constexpr std::string_view kDeeds[] = {"meeting_deeds", "consultation_deeds", "directive_deeds", "procedure_deeds"};

std::string subject_of(const std::string& unit, int first, int last, const std::string& section) {
  return fmt::format("review/{}/{}-{}/{}", unit, first, last, section);
}
std::string digest_of(std::int64_t unit, int first, int last, const std::string& section, const ReviewText& text) {
  return hex(view(sha256(fmt::format("review/1|{}|{}|{}|{}|{}|{}|{}", unit, first, last, section, hex(view(sha256(text.words))), text.officer, text.at))));
}

}  // namespace

ReviewForm ReviewForm::load(const std::string& path, const ReportForms& forms) {
  toml::table file;
  try {
    file = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
  }
  const auto fail = [&](const toml::node& node, std::string_view what) {
    throw SetupError(fmt::format("{}:{}: {}", path, node.source().begin.line, what));
  };
  const auto both = [&](const toml::table& table, std::string_view key) {
    const toml::table* words = table[key].as_table();
    if (words == nullptr) fail(table, fmt::format("\"{}\" is missing", key));
    return Both{(*words)["vi"].value_or(std::string()), (*words)["en"].value_or(std::string())};
  };
  ReviewForm out;
  out.name = both(file, "name");
  out.citation = both(file, "citation");
  out.confidence = file["confidence"].value_or(std::string());
  const toml::array* sections = file["section"].as_array();
  if (sections == nullptr) throw SetupError(path + ": has no [[section]]");
  for (const toml::node& node : *sections) {
    const toml::table& table = *node.as_table();
    ReviewSection one;
    one.id = table["id"].value_or(std::string());
    one.name = both(table, "name");
    one.ask = both(table, "ask");
    one.chart = table["chart"].value_or(false);
    if (const toml::array* lines = table["line"].as_array())
      for (const toml::node& item : *lines) {
        const toml::table& line = *item.as_table();
        ReviewLine next;
        next.name = both(line, "name");
        next.form = line["form"].value_or(std::string());
        next.column = line["column"].value_or(std::string());
        next.deed = line["deed"].value_or(std::string());
        if (next.deed.empty()) {
          const ReportForm* of = forms.find(next.form);
          if (of == nullptr || of->column(next.column) == nullptr) fail(line, "names a report or column that is not there");
        }
        one.lines.push_back(std::move(next));
      }
    out.sections.push_back(std::move(one));
  }
  return out;
}

Review make_review(const ReportRoom& room, const ReviewForm& form, storage::Session& session, std::int64_t unit, int first, int last, Millis now) {
  Review out;
  out.first = first;
  out.last = last;
  std::vector<std::int64_t> below;
  const auto directory = room.directory.now();
  if (const directory::Unit* top = directory->units().unit_by_id(unit))
    for (const directory::Unit& one : directory->units().all())
      if (directory->units().is_within(one.code, top->code)) below.push_back(one.id);
  for (int year = first; year <= last; ++year) {
    const Period period = *parse_period(std::to_string(year));
    std::map<std::string, Report> reports;
    for (const ReviewSection& section : form.sections)
      for (std::size_t i = 0; i < section.lines.size(); ++i) {
        const ReviewLine& line = section.lines[i];
        std::int64_t figure = 0;
        if (line.deed.empty()) {
          const ReportForm& of = *room.forms.find(line.form);
          auto made = reports.find(of.id);
          if (made == reports.end()) made = reports.emplace(of.id, make_report(room, session, of, period, unit, now, {}, false)).first;
          figure = made->second.rows.front().cells[static_cast<std::size_t>(of.column(line.column) - of.columns.data())];
        }
        out.figures[{section.id, i}].push_back(figure);
      }
    // What the rooms did: by calendar day, within the same window.
    const Millis begin = start_of(date_of(period.from_day())), end = period.ends_at();
    const std::string from = iso_date(date_of(period.from_day())), to = iso_date(date_of(period.to_day()));
    std::map<std::string, std::int64_t> deeds;
    for (const std::string_view view_name : kDeeds) {
      constexpr storage::Column columns[] = {storage::Column::kText, storage::Column::kInteger};
      const storage::Param params[] = {begin, end, std::string_view(from), std::string_view(to)};
      session.each_adhoc(fmt::format("SELECT figure, COUNT(*) FROM {} WHERE unit IN ({}) AND ((at >= :begin AND at < :end) OR (day >= :from AND "
                                     "day < :to)) GROUP BY figure",
                                     view_name, list_of(below)),
                         params, columns, [&](std::span<storage::Value> row) { deeds[std::get<std::string>(row[0])] += std::get<std::int64_t>(row[1]); });
    }
    for (const ReviewSection& section : form.sections)
      for (std::size_t i = 0; i < section.lines.size(); ++i)
        if (!section.lines[i].deed.empty()) out.figures[{section.id, i}].back() = deeds[section.lines[i].deed];
  }
  session.each<std::string, std::string, std::int64_t, Millis>(
      "SELECT section, words, officer, at FROM review_text WHERE unit = :unit AND first = :first AND last = :last ORDER BY id",
      [&](std::string section, std::string words, std::int64_t officer, Millis at) { out.texts[std::move(section)] = {std::move(words), officer, at}; },
      unit, first, last);
  return out;
}

Result<void> write_review(const ReportRoom& room, const ReviewForm& form, storage::Transaction& tx, std::int64_t unit, int first, int last,
                          const std::string& section, const std::string& words, std::int64_t officer, Millis at) {
  if (std::none_of(form.sections.begin(), form.sections.end(), [&](const ReviewSection& one) { return one.id == section; }))
    return refuse(Fault::kNotFound, "reports.refused.unknown");
  const ReviewText text{std::string(trim(words)), officer, at};
  if (utf8_length(text.words) > kMostReviewWords)
    return refuse(Fault::kInvalid, "reports.refused.long", "words", {{"most", std::to_string(kMostReviewWords)}});
  const auto directory = room.directory.now();
  const directory::Unit* one = directory->units().unit_by_id(unit);
  if (one == nullptr) return refuse(Fault::kNotFound, "reports.refused.unit");
  tx.run("INSERT INTO review_text (unit, first, last, section, words, officer, at) VALUES (:unit, :first, :last, :section, :words, :officer, :at)",
         unit, first, last, section, text.words, officer, at);
  JsonWriter json;
  json.object();
  json.field("state", digest_of(unit, first, last, section, text));
  json.field("officer", officer);
  json.end();
  ledger::append(tx, {"review.written", subject_of(one->code, first, last, section), one->code, std::move(json).text()}, at);
  return {};
}

ledger::StateSource review_state_source() {
  return {"review", [](storage::Session& session, const auto& tell) {
            session.each<std::int64_t, std::string, int, int, std::string, std::string, std::int64_t, Millis>(
                "SELECT t.unit, u.code, t.first, t.last, t.section, t.words, t.officer, t.at FROM review_text t JOIN unit u ON u.id = t.unit WHERE NOT "
                "EXISTS (SELECT 1 FROM review_text n WHERE n.unit = t.unit AND n.first = t.first AND n.last = t.last AND n.section = t.section AND n.id > t.id)",
                [&](std::int64_t unit, std::string code, int first, int last, std::string section, std::string words, std::int64_t officer, Millis at) {
                  tell(subject_of(code, first, last, section), digest_of(unit, first, last, section, {std::move(words), officer, at}));
                });
          }};
}

}  // namespace langnghe::insight
