#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>

#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "initiatives/sheets.h"
#include "initiatives/step.h"
#include "initiatives/store.h"
#include "ledger/ledger.h"

namespace langnghe::initiatives {

const std::vector<std::string_view> kSheetColumns = {
    "code",   "kind",     "field",   "unit",     "year",    "first_year",  "state",    "title",      "situation",
    "goals",  "content",  "audience", "address", "commune", "lat",         "lon",      "lead",       "partners",
    "participants", "resources", "starts", "ends", "products", "sustain",  "results",  "campaigns",  "years",
    "origin", "changed",  "outcome", "copies",   "published", "consent",   "public_name", "story_vi", "story_en",
    "external", "person_name"};

namespace {

// Shortest text that reads back as the same number.
std::string number_text(double value) { return fmt::format("{}", value); }

std::string years_text(const std::vector<Year>& years) {
  std::string out;
  for (auto year = years.rbegin(); year != years.rend(); ++year)
    out += fmt::format("{}{} {} {} {} {}{}", out.empty() ? "" : "; ", year->year, year->fresh ? "new" : "kept", year->result,
                       year->score ? number_text(*year->score) : "-", year->level.empty() ? "-" : year->level,
                       year->copied ? " copied" : "");
  return out;
}

struct Prepared {
  Model one;
  std::vector<Year> years;
  std::string origin, person;
  RowErrors row;
};

class Importer {
 public:
  Importer(const Room& room, const SheetImport& options, Millis at)
      : room_(room), options_(options), at_(at), directory_(room.directory.now()), this_year_(static_cast<int>(local_date(at).year())) {}

  // The columns of the file; refused when what every row needs is not among them.
  Result<std::vector<std::string>> head(const std::vector<std::string>& cells) {
    std::vector<std::string> ids;
    std::set<std::string> seen;
    for (const std::string& cell : cells) {
      std::string id = fold(cell);
      if (const auto found = options_.words.columns.find(id); found != options_.words.columns.end()) id = found->second;
      const bool known = std::find(kSheetColumns.begin(), kSheetColumns.end(), id) != kSheetColumns.end();
      if (known && !seen.insert(id).second)
        return refuse(Fault::kInvalid, "initiatives.refused.head_twice", id, {{"column", cell}});
      ids.push_back(known ? id : "");
    }
    for (const std::string_view must : {"kind", "field", "unit", "year", "title"})
      if (!seen.contains(std::string(must)))
        return refuse(Fault::kInvalid, "initiatives.refused.head", std::string(must), {{"column", std::string(must)}});
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (!ids[i].empty()) at_column_[ids[i]] = i;
    return ids;
  }

  void prepare(const std::vector<std::string>& cells, Prepared& out) {
    cells_ = &cells;
    errors_ = &out.row.errors;
    Model& one = out.one;
    one.code = text("code");
    if (!one.code.empty()) {
      one.code = read_code(one.code, "DV");
      if (one.code.empty()) wrong("code", "initiatives.refused.code");
    }
    one.kind = meant("kind", options_.words.kinds);
    if (one.kind != "model" && one.kind != "exemplar") wrong("kind", "initiatives.refused.kind");
    one.field = field();
    unit(one);
    one.year = whole("year", 1990, this_year_ + 1).value_or(0);
    if (text("year").empty()) wrong("year", "initiatives.refused.year");
    one.first_year = whole("first_year", 1990, this_year_ + 1).value_or(one.year);
    if (one.first_year > one.year) wrong("first_year", "initiatives.refused.year");
    one.state = meant("state", options_.words.states);
    if (one.state.empty()) one.state = room_.lifecycle.initial;
    if (room_.lifecycle.state(one.state) == nullptr) wrong("state", "initiatives.refused.state_unknown");
    for (const TextField& field : kTexts) {
      one.*field.member = tidy(text(field.name));
      const bool must = options_.officer != 0 ? field.must : field.name == "title";
      if (auto fine = check_words(one.*field.member, field.most, must, field.name); !fine) take(fine.error());
    }
    one.starts = day("starts");
    one.ends = day("ends");
    if (!one.starts.empty() && !one.ends.empty() && one.ends < one.starts) wrong("ends", "initiatives.refused.ends_before");
    place(one);
    campaigns(one);
    one.published = yes("published");
    one.consent = yes("consent") && one.kind == "exemplar";
    one.public_name = tidy(text("public_name"));
    one.story_vi = tidy(text("story_vi"));
    one.story_en = tidy(text("story_en"));
    one.changed = tidy(text("changed"));
    one.outcome = tidy(text("outcome"));
    one.external = tidy(text("external"));
    for (const auto& [name, member, most] :
         {std::tuple<std::string_view, std::string Model::*, std::size_t>{"public_name", &Model::public_name, 120},
          {"story_vi", &Model::story_vi, 6000}, {"story_en", &Model::story_en, 6000},
          {"changed", &Model::changed, 2000}, {"outcome", &Model::outcome, 2000}, {"external", &Model::external, 100}})
      if (auto fine = check_words(one.*member, most, false, name); !fine) take(fine.error());
    // A person is in public with consent only, whatever a file says.
    if (one.kind == "exemplar" && one.published && !one.consent) wrong("consent", "initiatives.refused.consent");
    if (!one.consent && !one.public_name.empty()) wrong("public_name", "initiatives.refused.consent");
    one.copies = whole("copies", 0, 100'000).value_or(0);
    out.origin = text("origin").empty() ? "" : read_code(text("origin"), "DV");
    if (!text("origin").empty() && out.origin.empty()) wrong("origin", "initiatives.refused.code");
    out.person = tidy(text("person_name"));
    if (out.person.size() > 480) wrong("person_name", "initiatives.refused.words_long");
    years(out);
    if (options_.officer != 0) own_only(out);
    one.created_at = one.state_at = at_;
    one.named = one.kind == "exemplar" && !out.person.empty();
  }

 private:
  const std::string& text(std::string_view column) const {
    static const std::string none;
    const auto found = at_column_.find(std::string(column));
    return found == at_column_.end() || found->second >= cells_->size() ? none : (*cells_)[found->second];
  }
  void wrong(std::string_view column, std::string key, std::vector<std::pair<std::string, std::string>> args = {}) {
    errors_->push_back({Fault::kInvalid, std::string(column), std::move(key), std::move(args)});
  }
  void take(const Errors& more) { errors_->insert(errors_->end(), more.begin(), more.end()); }
  std::string meant(std::string_view column, const std::map<std::string, std::string, std::less<>>& words) const {
    std::string said = fold(text(column));
    const auto found = words.find(said);
    return found == words.end() ? said : found->second;
  }
  std::string field() {
    const std::string said = fold(text("field"));
    for (const Named& one : room_.programme.fields)
      if (said == one.id || said == fold(one.name.vi) || said == fold(one.name.en)) return one.id;
    wrong("field", "initiatives.refused.field");
    return said;
  }
  std::optional<int> whole(std::string_view column, int least, int most) {
    std::string_view said = trim(text(column));
    if (said.ends_with(".0")) said.remove_suffix(2);
    if (said.empty()) return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), value);
    if (error == std::errc() && end == said.data() + said.size() && value >= least && value <= most) return value;
    wrong(column, column == "copies" ? "initiatives.refused.number" : "initiatives.refused.year");
    return std::nullopt;
  }
  bool yes(std::string_view column) {
    const std::string said = fold(text(column));
    if (said.empty() || said == "0" || said == "khong" || said == "no") return false;
    if (said == "1" || said == "co" || said == "yes" || said == "x") return true;
    wrong(column, "initiatives.refused.yes_or_no");
    return false;
  }
  std::string day(std::string_view column) {
    std::string said(trim(text(column)));
    if (const auto serial = documents::date_of_serial(said)) return iso_date(*serial);
    // 31/12/2026
    if (said.size() == 10 && said[2] == '/' && said[5] == '/') said = said.substr(6) + "-" + said.substr(3, 2) + "-" + said.substr(0, 2);
    if (!said.empty() && !parse_date(said)) wrong(column, "initiatives.refused.date");
    return said;
  }
  const directory::Unit* unit_named(std::string_view said, bool commune) {
    said = trim(said);
    const directory::Unit* found = directory_->unit(said);
    if (found == nullptr) {
      std::vector<const directory::Unit*> named;
      for (const directory::Unit* one : directory_->units().find_by_name(said, local_date(at_)))
        if (one->valid_on(local_date(at_)) && (!commune || directory::is_commune_level(one->kind))) named.push_back(one);
      if (named.size() == 1) found = named.front();
    }
    return found;
  }
  void unit(Model& one) {
    // Files repeat their units: each is looked up once.
    const std::string& said = text("unit");
    auto found = units_.find(said);
    if (found == units_.end()) {
      const directory::Unit* named = unit_named(said, false);
      found = units_.emplace(said, named == nullptr ? 0 : named->id).first;
    }
    one.unit = found->second;
    if (one.unit == 0) wrong("unit", "initiatives.refused.unit");
  }
  void place(Model& one) {
    if (!text("commune").empty()) {
      const directory::Unit* commune = unit_named(text("commune"), true);
      if (commune == nullptr || !directory::is_commune_level(commune->kind))
        wrong("commune", "initiatives.refused.commune");
      else
        one.commune = commune->code;
    }
    const auto degrees = [&](std::string_view column, double most) -> std::optional<double> {
      std::string said(trim(text(column)));
      std::replace(said.begin(), said.end(), ',', '.');
      if (said.empty()) return std::nullopt;
      double value = 0;
      const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), value);
      if (error == std::errc() && end == said.data() + said.size() && value >= -most && value <= most) return value;
      wrong(column, "initiatives.refused.point");
      return std::nullopt;
    };
    one.lat = degrees("lat", 90);
    one.lon = degrees("lon", 180);
    if (one.lat.has_value() != one.lon.has_value()) wrong("lat", "initiatives.refused.point");
    if (options_.officer != 0 && one.commune.empty() && one.lat)
      if (const directory::Unit* commune = directory_->commune_at(*one.lat, *one.lon)) one.commune = commune->code;
  }
  void campaigns(Model& one) {
    std::set<std::string> chosen;
    for (const std::string& said : split(text("campaigns"), ';')) {
      const auto found = std::find_if(room_.programme.campaigns.begin(), room_.programme.campaigns.end(), [&](const Campaign& c) {
        return said == c.id || fold(said) == fold(c.name.vi) || fold(said) == fold(c.name.en);
      });
      if (found == room_.programme.campaigns.end())
        wrong("campaigns", "initiatives.refused.campaign");
      else
        chosen.insert(found->id);
    }
    for (const std::string& id : chosen) one.campaigns += (one.campaigns.empty() ? "" : ";") + id;
  }
  // "2025 kept recognised 91.5 commune copied; 2026 kept running - -". Left out: the year of the row.
  void years(Prepared& out) {
    for (const std::string& line : split(text("years"), ';')) {
      const auto part = split(line, ' ');
      Year year;
      double score = 0;
      bool fine = part.size() >= 5 && part.size() <= 6 && (part[1] == "new" || part[1] == "kept");
      if (fine) {
        std::from_chars(part[0].data(), part[0].data() + part[0].size(), year.year);
        year.fresh = part[1] == "new";
        year.result = part[2];
        if (part[3] != "-") {
          const auto [end, error] = std::from_chars(part[3].data(), part[3].data() + part[3].size(), score);
          fine = error == std::errc() && end == part[3].data() + part[3].size() && out.one.kind == "model" && score >= 0;
          year.score = score;
        }
        if (part[4] != "-") year.level = part[4];
        year.copied = part.size() == 6;
        fine = fine && year.year >= 1990 && year.year <= this_year_ + 1 && (part.size() == 5 || part[5] == "copied") &&
               (year.level.empty() || room_.programme.level(year.level) != nullptr);
        const std::string_view results[] = {"running", "recognised", "not_reached", "stopped", "returned"};
        fine = fine && std::find(std::begin(results), std::end(results), year.result) != std::end(results);
      }
      if (!fine) return wrong("years", "initiatives.refused.years");
      out.years.push_back(year);
    }
    if (std::none_of(out.years.begin(), out.years.end(), [&](const Year& y) { return y.year == out.one.year; })) {
      Year year{out.one.year, out.one.year == out.one.first_year, "running", {}, "", false};
      if (out.one.state == "recognised" || out.one.state == "commended" || out.one.state == "replicated") year.result = "recognised";
      if (out.one.state == "not_reached" || out.one.state == "stopped" || out.one.state == "returned") year.result = out.one.state;
      out.years.push_back(year);
    }
    std::sort(out.years.begin(), out.years.end(), [](const Year& a, const Year& b) { return a.year < b.year; });
    if (std::adjacent_find(out.years.begin(), out.years.end(), [](const Year& a, const Year& b) { return a.year == b.year; }) != out.years.end())
      wrong("years", "initiatives.refused.years");
  }
  // What an officer may not bring in with a file: another unit's entries, results, publication.
  void own_only(Prepared& out) {
    const Model& one = out.one;
    if (one.unit != 0 && !owns(room_, options_.officer, one.unit, at_)) wrong("unit", "initiatives.refused.other_unit");
    if (one.state != room_.lifecycle.initial || out.years.size() > 1 || one.copies > 0 || !out.origin.empty())
      wrong("state", "initiatives.refused.only_registrations");
    if (one.published) wrong("published", "initiatives.refused.only_registrations");
    if (one.year != this_year_) wrong("year", "initiatives.refused.this_year");
    if (one.kind == "exemplar" && out.person.empty()) wrong("person_name", "initiatives.refused.name_missing");
    for (const Error& error : check_registration(room_, one, at_))
      if (std::none_of(errors_->begin(), errors_->end(), [&](const Error& e) { return e.field == error.field; }))
        errors_->push_back(error);
  }

  const Room& room_;
  const SheetImport& options_;
  const Millis at_;
  std::shared_ptr<const directory::Snapshot> directory_;
  const int this_year_;
  std::unordered_map<std::string, std::size_t> at_column_;
  std::unordered_map<std::string, std::int64_t> units_;
  const std::vector<std::string>* cells_ = nullptr;
  Errors* errors_ = nullptr;
};

enum class Written { kImported, kBefore, kBad };

std::string code_of_origin(storage::Session& session, const Model& one) {
  if (!one.origin) return {};
  return session.value<std::string>("SELECT code FROM model WHERE id = :id", *one.origin).value_or("");
}

// There already: the same, or a row that says something else.
Written compare(const Room& room, storage::Session& session, const Model& there, const Prepared& row, Errors& errors) {
  auto now = sheet_row(room, there, years_of(session, there.id), code_of_origin(session, there));
  Model named = row.one;
  named.code = there.code;
  const auto said = sheet_row(room, named, {row.years.rbegin(), row.years.rend()}, row.origin);
  for (std::size_t i = 0; i < now.size(); ++i)
    if (now[i] != said[i]) {
      errors.push_back({Fault::kConflict, std::string(kSheetColumns[i]), "initiatives.refused.differs",
                        {{"code", there.code}, {"column", std::string(kSheetColumns[i])}}});
      return Written::kBad;
    }
  return Written::kBefore;
}

Written write_one(const Room& room, storage::Transaction& tx, const directory::Units& units, Prepared& row,
                  std::int64_t officer, const std::string& acting, Millis at, Tally& tally, Errors& errors) {
  Model one = row.one;
  if (!one.code.empty()) {
    if (const auto there = find_model(tx, one.code)) return compare(room, tx, *there, row, errors);
  } else if (!one.external.empty()) {
    if (const auto code = tx.value<std::string>("SELECT code FROM model WHERE external = :external AND external <> ''", one.external))
      return compare(room, tx, *find_model(tx, *code), row, errors);
  }
  // Without a code the look-up above was the same.
  if (!one.code.empty() && !one.external.empty() &&
      tx.value<std::int64_t>("SELECT id FROM model WHERE external = :external AND external <> ''", one.external)) {
    errors.push_back({Fault::kConflict, "external", "initiatives.refused.external_twice"});
    return Written::kBad;
  }
  if (!row.origin.empty()) {
    one.origin = tx.value<std::int64_t>("SELECT id FROM model WHERE code = :code", row.origin);
    if (!one.origin) {
      errors.push_back({Fault::kInvalid, "origin", "initiatives.refused.origin"});
      return Written::kBad;
    }
  }
  if (one.code.empty()) one.code = fresh_code(tx, "DV", "model");
  const Event event{at, "import", "", one.state, officer, ""};
  one.history = chained("", event);
  one.id = insert_model(tx, one);
  for (const std::string& campaign : split(one.campaigns, ';'))
    tx.run("INSERT INTO model_campaign (campaign, model) VALUES (:campaign, :model)", campaign, one.id);
  std::string years;
  for (const Year& year : row.years) {
    tally.add(units, one, year, +1);
    tx.run(
        "INSERT INTO model_year (model, year, fresh, result, score, level, copied) VALUES (:model, :year, :fresh, "
        ":result, :score, :level, :copied)",
        one.id, year.year, year.fresh, year.result, year.score, year.level, year.copied);
    years += line_of(year);
  }
  if (one.named) {
    vault::Person person;
    person.name = row.person;
    room.vault.seal(tx, {"model", one.id, one.code}, person, at);
  }
  JsonWriter json;
  json.object();
  json.field("at", iso_utc(at));
  json.field("to", one.state);
  json.field("kind", one.kind);
  json.field("year", one.year);
  json.field("state", digest_of(one, years, ""));
  json.end();
  insert_event(tx, one.id, event, ledger::append(tx, {"model.import", one.code, acting, json.text()}, at));
  return Written::kImported;
}

}  // namespace

std::vector<std::string> sheet_row(const Room& room, const Model& one, const std::vector<Year>& years,
                                   const std::string& origin) {
  std::vector<std::string> out;
  out.reserve(kSheetColumns.size());
  for (const std::string_view column : kSheetColumns) {
    const auto text = std::find_if(kTexts.begin(), kTexts.end(), [&](const TextField& f) { return f.name == column; });
    if (text != kTexts.end()) out.push_back(one.*text->member);
    else if (column == "code") out.push_back(one.code);
    else if (column == "kind") out.push_back(one.kind);
    else if (column == "field") out.push_back(one.field);
    else if (column == "unit") out.push_back(unit_code(room, one.unit));
    else if (column == "year") out.push_back(std::to_string(one.year));
    else if (column == "first_year") out.push_back(std::to_string(one.first_year));
    else if (column == "state") out.push_back(one.state);
    else if (column == "commune") out.push_back(one.commune);
    else if (column == "lat") out.push_back(one.lat ? number_text(*one.lat) : "");
    else if (column == "lon") out.push_back(one.lon ? number_text(*one.lon) : "");
    else if (column == "starts") out.push_back(one.starts);
    else if (column == "ends") out.push_back(one.ends);
    else if (column == "campaigns") out.push_back(one.campaigns);
    else if (column == "years") out.push_back(years_text(years));
    else if (column == "origin") out.push_back(origin);
    else if (column == "changed") out.push_back(one.changed);
    else if (column == "outcome") out.push_back(one.outcome);
    else if (column == "copies") out.push_back(one.copies == 0 ? "" : std::to_string(one.copies));
    else if (column == "published") out.push_back(one.published ? "1" : "");
    else if (column == "consent") out.push_back(one.consent ? "1" : "");
    else if (column == "public_name") out.push_back(one.public_name);
    else if (column == "story_vi") out.push_back(one.story_vi);
    else if (column == "story_en") out.push_back(one.story_en);
    else if (column == "external") out.push_back(one.external);
    else out.emplace_back();  // person_name: never
  }
  return out;
}

void export_models(const Room& room, storage::Session& session, const std::vector<std::int64_t>& units,
                   const std::function<void(const std::vector<std::string>&)>& row) {
  std::vector<std::int64_t> ids;
  const std::set<std::int64_t> wanted(units.begin(), units.end());
  session.each<std::int64_t, std::int64_t>("SELECT id, unit FROM model ORDER BY id", [&](std::int64_t id, std::int64_t unit) {
    if (wanted.contains(unit)) ids.push_back(id);
  });
  for (const std::int64_t id : ids)
    if (const auto one = model_by_id(session, id)) row(sheet_row(room, *one, years_of(session, id), code_of_origin(session, *one)));
}

Result<SheetResult> import_models(const Room& room, storage::Database& database, documents::RowSource& source,
                                  const std::string& file_digest, const SheetImport& options, Millis at) {
  SheetResult result;
  std::vector<std::string> cells;
  if (!source.next(cells)) return refuse(Fault::kInvalid, "initiatives.refused.head", "", {{"column", "kind"}});
  Importer importer(room, options, at);
  auto head = importer.head(cells);
  if (!head) return tl::unexpected<Errors>(head.error());
  result.head = std::move(*head);
  // Officers' uploads are small and looked at row by row; only the administrator's go on.
  std::int64_t reached = 0;
  if (options.officer == 0 && !options.dry)
    reached = database.read([&](storage::Session& session) {
      return session.value<std::int64_t>("SELECT line FROM model_import WHERE digest = :digest", file_digest).value_or(0);
    });
  const auto directory = room.directory.now();
  std::string acting;
  if (const directory::Officer* officer = directory->officer(options.officer)) acting = officer->unit;
  std::vector<Prepared> batch;
  std::int64_t line = 0;
  const auto tell = [&](RowErrors row) {
    ++result.bad;
    if (options.bad) options.bad(row);
  };
  const auto flush = [&] {
    std::vector<std::pair<Written, Errors>> outcome;
    if (!options.dry)
      outcome = database.write([&](storage::Transaction& tx) {
        std::vector<std::pair<Written, Errors>> out;
        Tally tally;
        for (Prepared& row : batch) {
          Errors errors;
          const Written written = write_one(room, tx, directory->units(), row, options.officer, acting, at, tally, errors);
          out.emplace_back(written, std::move(errors));
        }
        tally.write(tx);
        if (options.officer == 0)
          tx.run("INSERT INTO model_import (digest, line, at) VALUES (:digest, :line, :at) ON CONFLICT (digest) DO UPDATE "
                 "SET line = excluded.line, at = excluded.at", file_digest, line, at);
        return out;
      });
    for (std::size_t i = 0; i < outcome.size(); ++i) {
      if (outcome[i].first == Written::kImported) ++result.imported;
      if (outcome[i].first == Written::kBefore) ++result.before;
      if (outcome[i].first == Written::kBad) {
        batch[i].row.errors = std::move(outcome[i].second);
        tell(std::move(batch[i].row));
      }
    }
    batch.clear();
    if (options.progress) options.progress(result.rows);
  };
  std::set<std::string> codes;
  while (source.next(cells)) {
    line = static_cast<std::int64_t>(source.line());
    ++result.rows;
    Prepared row;
    row.row.line = source.line();
    if (const std::string problem = source.error(); !problem.empty())
      row.row.errors.push_back({Fault::kInvalid, "", problem});
    else
      importer.prepare(cells, row);
    if (row.row.errors.empty() && !row.one.code.empty() && !codes.insert(row.one.code).second)
      row.row.errors.push_back({Fault::kConflict, "code", "initiatives.refused.code_twice"});
    row.row.cells = cells;
    if (!row.row.errors.empty()) {
      tell(std::move(row.row));
    } else if (line <= reached) {
      ++result.before;
    } else {
      batch.push_back(std::move(row));
    }
    if (batch.size() >= options.batch) {
      flush();
      if (options.stop && options.stop()) return result;
    }
  }
  if (!batch.empty() || line > reached) flush();
  return result;
}

}  // namespace langnghe::initiatives
