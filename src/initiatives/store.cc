#include "initiatives/store.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/encoding.h"
#include "base/text.h"

namespace langnghe::initiatives {
namespace {

std::string or_dash(const auto& maybe) { return maybe ? fmt::format("{}", *maybe) : "-"; }

// What the public search looks in.
std::string search_text(const Model& one) {
  return fold(one.title + " " + one.address + " " + one.public_name);
}

constexpr std::string_view kSelect =
    "SELECT id, code, kind, state, unit, field, year, first_year, title, situation, goals, content, "
    "audience, lead, partners, participants, resources, products, sustain, results, starts, ends, "
    "address, commune, lat, lon, campaigns, origin, changed, outcome, copies, published, consent, "
    "public_name, story_vi, story_en, named, external, created_at, state_at, history, version FROM model";

using C = storage::Column;
constexpr C kColumns[] = {C::kInteger, C::kText,    C::kText,    C::kText,    C::kInteger, C::kText,    C::kInteger,
                          C::kInteger, C::kText,    C::kText,    C::kText,    C::kText,    C::kText,    C::kText,
                          C::kText,    C::kText,    C::kText,    C::kText,    C::kText,    C::kText,    C::kText,
                          C::kText,    C::kText,    C::kText,    C::kReal,    C::kReal,    C::kText,    C::kInteger,
                          C::kText,    C::kText,    C::kInteger, C::kInteger, C::kInteger, C::kText,    C::kText,
                          C::kText,    C::kInteger, C::kText,    C::kInteger, C::kInteger, C::kText,    C::kInteger};

Model model_of(std::span<storage::Value> row) {
  std::size_t at = 0;
  const auto text = [&] { return std::move(std::get<std::string>(row[at++])); };
  const auto number = [&] { return std::get<std::int64_t>(row[at++]); };
  const auto real = [&]() -> std::optional<double> {
    const auto& value = row[at++];
    if (std::holds_alternative<storage::Null>(value)) return std::nullopt;
    return std::get<double>(value);
  };
  Model one;
  one.id = number();
  one.code = text();
  one.kind = text();
  one.state = text();
  one.unit = number();
  one.field = text();
  one.year = static_cast<int>(number());
  one.first_year = static_cast<int>(number());
  for (std::string Model::* member :
       {&Model::title, &Model::situation, &Model::goals, &Model::content, &Model::audience, &Model::lead,
        &Model::partners, &Model::participants, &Model::resources, &Model::products, &Model::sustain,
        &Model::results, &Model::starts, &Model::ends, &Model::address, &Model::commune})
    one.*member = text();
  one.lat = real();
  one.lon = real();
  one.campaigns = text();
  if (std::holds_alternative<storage::Null>(row[at]))
    ++at;
  else
    one.origin = number();
  one.changed = text();
  one.outcome = text();
  one.copies = static_cast<int>(number());
  one.published = number() != 0;
  one.consent = number() != 0;
  one.public_name = text();
  one.story_vi = text();
  one.story_en = text();
  one.named = number() != 0;
  one.external = text();
  one.created_at = number();
  one.state_at = number();
  one.history = text();
  one.version = number();
  return one;
}

void each_model(storage::Session& session, std::string_view where, std::span<const storage::Param> params,
                const std::function<void(Model)>& f) {
  session.each_adhoc(fmt::format("{} {}", kSelect, where), params, kColumns,
                     [&](std::span<storage::Value> row) { f(model_of(row)); });
}

std::optional<Model> one_model(storage::Session& session, std::string_view where, storage::Param param) {
  std::optional<Model> out;
  each_model(session, where, {&param, 1}, [&](Model one) { out = std::move(one); });
  return out;
}

}  // namespace

const std::vector<TextField> kTexts = {
    {"title", &Model::title, 200, true},           {"situation", &Model::situation, 2000, true},
    {"goals", &Model::goals, 2000, true},          {"content", &Model::content, 4000, true},
    {"audience", &Model::audience, 500, true},     {"address", &Model::address, 300, true},
    {"lead", &Model::lead, 300, true},             {"partners", &Model::partners, 500, false},
    {"participants", &Model::participants, 500, false}, {"resources", &Model::resources, 1000, false},
    {"products", &Model::products, 2000, true},    {"sustain", &Model::sustain, 2000, false},
    {"results", &Model::results, 4000, false}};

std::string digest(std::string_view text) { return hex(view(sha256(text))); }

std::optional<Model> find_model(storage::Session& session, std::string_view code) {
  return one_model(session, "WHERE code = :code", code);
}

std::optional<Model> model_by_id(storage::Session& session, std::int64_t id) {
  return one_model(session, "WHERE id = :id", id);
}

std::int64_t insert_model(storage::Transaction& tx, const Model& one) {
  return *tx.value<std::int64_t>(
      "INSERT INTO model (code, kind, state, unit, field, year, first_year, title, situation, goals, "
      "content, audience, lead, partners, participants, resources, products, sustain, results, starts, "
      "ends, address, commune, lat, lon, campaigns, origin, changed, outcome, copies, published, consent, "
      "public_name, story_vi, story_en, search, named, external, created_at, state_at, history, version) "
      "VALUES (:code, :kind, :state, :unit, :field, :year, :first_year, :title, :situation, :goals, "
      ":content, :audience, :lead, :partners, :participants, :resources, :products, :sustain, :results, "
      ":starts, :ends, :address, :commune, :lat, :lon, :campaigns, :origin, :changed, :outcome, :copies, "
      ":published, :consent, :public_name, :story_vi, :story_en, :search, :named, :external, :created_at, "
      ":state_at, :history, :version) RETURNING id",
      one.code, one.kind, one.state, one.unit, one.field, one.year, one.first_year, one.title, one.situation,
      one.goals, one.content, one.audience, one.lead, one.partners, one.participants, one.resources,
      one.products, one.sustain, one.results, one.starts, one.ends, one.address, one.commune, one.lat, one.lon,
      one.campaigns, one.origin, one.changed, one.outcome, one.copies, one.published, one.consent,
      one.public_name, one.story_vi, one.story_en, search_text(one), one.named, one.external, one.created_at,
      one.state_at, one.history, one.version);
}

bool update_model(storage::Transaction& tx, const Model& one) {
  return tx.run(
             "UPDATE model SET state = :state, field = :field, year = :year, title = :title, "
             "situation = :situation, goals = :goals, content = :content, audience = :audience, lead = :lead, "
             "partners = :partners, participants = :participants, resources = :resources, "
             "products = :products, sustain = :sustain, results = :results, starts = :starts, ends = :ends, "
             "address = :address, commune = :commune, lat = :lat, lon = :lon, campaigns = :campaigns, "
             "outcome = :outcome, copies = :copies, published = :published, consent = :consent, "
             "public_name = :public_name, story_vi = :story_vi, story_en = :story_en, search = :search, "
             "named = :named, state_at = :state_at, history = :history, version = version + 1 "
             "WHERE id = :id AND version = :version",
             one.state, one.field, one.year, one.title, one.situation, one.goals, one.content, one.audience,
             one.lead, one.partners, one.participants, one.resources, one.products, one.sustain, one.results,
             one.starts, one.ends, one.address, one.commune, one.lat, one.lon, one.campaigns, one.outcome,
             one.copies, one.published, one.consent, one.public_name, one.story_vi, one.story_en,
             search_text(one), one.named, one.state_at, one.history, one.id, one.version) == 1;
}

void put_campaigns(storage::Transaction& tx, const Model& one) {
  tx.run("DELETE FROM model_campaign WHERE model = :model", one.id);
  for (const std::string& campaign : split(one.campaigns, ';'))
    tx.run("INSERT INTO model_campaign (campaign, model) VALUES (:campaign, :model)", campaign, one.id);
}

void insert_event(storage::Transaction& tx, std::int64_t model, const Event& event, std::int64_t entry) {
  tx.run(
      "INSERT INTO model_event (model, at, action, from_state, to_state, officer, words, entry) VALUES "
      "(:model, :at, :action, :from_state, :to_state, :officer, :words, :entry)",
      model, event.at, event.action, event.from, event.to, event.officer, event.words, entry);
}

std::vector<Event> events_of(storage::Session& session, std::int64_t model) {
  std::vector<Event> out;
  session.each<Millis, std::string, std::string, std::string, std::int64_t, std::string>(
      "SELECT at, action, from_state, to_state, officer, words FROM model_event WHERE model = :model ORDER BY id",
      [&](Millis at, std::string action, std::string from, std::string to, std::int64_t officer, std::string words) {
        out.push_back({at, std::move(action), std::move(from), std::move(to), officer, std::move(words)});
      },
      model);
  return out;
}

std::vector<Year> years_of(storage::Session& session, std::int64_t model) {
  std::vector<Year> out;
  session.each<int, int, std::string, std::optional<double>, std::string, int>(
      "SELECT year, fresh, result, score, level, copied FROM model_year WHERE model = :model ORDER BY year DESC",
      [&](int year, int fresh, std::string result, std::optional<double> score, std::string level, int copied) {
        out.push_back({year, fresh != 0, std::move(result), score, std::move(level), copied != 0});
      },
      model);
  return out;
}

std::optional<Year> year_of(storage::Session& session, std::int64_t model, int year) {
  for (Year& one : years_of(session, model))
    if (one.year == year) return std::move(one);
  return std::nullopt;
}

void put_year(storage::Transaction& tx, const directory::Units& units, const Model& one, const Year& year,
              Tally& tally) {
  if (const auto before = year_of(tx, one.id, year.year)) tally.add(units, one, *before, -1);
  tally.add(units, one, year, +1);
  tx.run(
      "INSERT INTO model_year (model, year, fresh, result, score, level, copied) VALUES (:model, :year, "
      ":fresh, :result, :score, :level, :copied) ON CONFLICT (model, year) DO UPDATE SET "
      "fresh = excluded.fresh, result = excluded.result, score = excluded.score, level = excluded.level, "
      "copied = excluded.copied",
      one.id, year.year, year.fresh, year.result, year.score, year.level, year.copied);
}

void put_appraiser(storage::Transaction& tx, std::int64_t model, int year, const Appraiser& one) {
  tx.run(
      "INSERT INTO model_appraiser (model, year, officer, conflict, points, total, agrees, comment, scored_at) "
      "VALUES (:model, :year, :officer, :conflict, :points, :total, :agrees, :comment, :scored_at) "
      "ON CONFLICT (model, year, officer) DO UPDATE SET conflict = excluded.conflict, "
      "points = excluded.points, total = excluded.total, agrees = excluded.agrees, "
      "comment = excluded.comment, scored_at = excluded.scored_at",
      model, year, one.officer, one.conflict, points_text(one.points), one.total, one.agrees, one.comment,
      one.scored_at);
}

std::vector<Appraiser> appraisers_of(storage::Session& session, std::int64_t model, int year) {
  std::vector<Appraiser> out;
  session.each<std::int64_t, std::string, std::string, std::optional<double>, std::optional<int>, std::string,
               std::optional<Millis>>(
      "SELECT officer, conflict, points, total, agrees, comment, scored_at FROM model_appraiser "
      "WHERE model = :model AND year = :year ORDER BY officer",
      [&](std::int64_t officer, std::string conflict, const std::string& points, std::optional<double> total,
          std::optional<int> agrees, std::string comment, std::optional<Millis> at) {
        out.push_back({officer, std::move(conflict), parse_points(points), total,
                       agrees ? std::optional<bool>(*agrees != 0) : std::nullopt, std::move(comment), at});
      },
      model, year);
  return out;
}

std::string line_of(const Year& year) {
  return fmt::format("{} {} {} {} {} {}\n", year.year, year.fresh ? 1 : 0, year.result, or_dash(year.score),
                     year.level.empty() ? "-" : year.level, year.copied ? 1 : 0);
}

std::string line_of(int year, const Appraiser& one) {
  return fmt::format("{} {} {} {} {} {} {} {}\n", year, one.officer, digest(one.conflict), points_text(one.points),
                     or_dash(one.total), one.agrees ? (*one.agrees ? "1" : "0") : "-", digest(one.comment),
                     or_dash(one.scored_at));
}

// One line a column, in a fixed order; texts as their own digest, so that no text can pretend to
// be two columns.
std::string digest_of(const Model& one, std::string_view years, std::string_view council) {
  std::string text = fmt::format("model/1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", one.code, one.kind, one.state, one.unit,
                                 one.field, one.year, one.first_year);
  for (const TextField& field : kTexts) text += digest(one.*field.member) + "\n";
  text += fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n", one.starts, one.ends, one.commune, or_dash(one.lat),
                      or_dash(one.lon), one.campaigns, or_dash(one.origin));
  text += fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", digest(one.changed), digest(one.outcome),
                      one.copies, one.published ? 1 : 0, one.consent ? 1 : 0, digest(one.public_name),
                      digest(one.story_vi), digest(one.story_en), one.named ? 1 : 0, digest(one.external),
                      one.state_at);
  text += one.history + "\n" + digest(years) + "\n" + digest(council);
  return digest(text);
}

std::string digest_now(storage::Session& session, const Model& one) {
  std::string years, council;
  const auto all = years_of(session, one.id);
  for (auto year = all.rbegin(); year != all.rend(); ++year) {
    years += line_of(*year);
    for (const Appraiser& member : appraisers_of(session, one.id, year->year)) council += line_of(year->year, member);
  }
  return digest_of(one, years, council);
}

std::string chained(const std::string& history, const Event& event) {
  return digest(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", history, event.at, event.action, event.from, event.to,
                            event.officer, digest(event.words)));
}

std::string points_text(const std::map<std::string, int>& points) {
  std::string out;
  for (const auto& [criterion, value] : points) out += fmt::format("{}{}:{}", out.empty() ? "" : ";", criterion, value);
  return out;
}

std::map<std::string, int> parse_points(std::string_view text) {
  std::map<std::string, int> out;
  for (const std::string& part : split(text, ';')) {
    const auto colon = part.find(':');
    int value = 0;
    if (colon != std::string::npos) std::from_chars(part.data() + colon + 1, part.data() + part.size(), value);
    out[part.substr(0, colon)] = value;
  }
  return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(separator));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    if (const std::string_view clean = trim(part); !clean.empty()) out.emplace_back(clean);
  }
  return out;
}

namespace {
// Without 0 O 1 I L U: nothing to mistake when somebody reads it out.
constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 8;
}  // namespace

std::string fresh_code(storage::Session& session, std::string_view prefix, std::string_view table) {
  for (;;) {
    std::string code(prefix);
    code += '-';
    for (const char byte : random_bytes(kLength)) code += kLetters[static_cast<unsigned char>(byte) % kLetters.size()];
    const bool taken =
        table == "model"
            ? session.value<std::int64_t>("SELECT id FROM model WHERE code = :code", code).has_value()
        : table == "commendation"
            ? session.value<std::int64_t>("SELECT id FROM commendation WHERE code = :code", code).has_value()
            : session.value<std::int64_t>("SELECT id FROM nomination WHERE code = :code", code).has_value();
    if (!taken) return code;
  }
}

std::string read_code(std::string_view typed, std::string_view prefix) {
  std::string letters;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) letters += c;
  }
  if (letters.size() != prefix.size() + kLength || !letters.starts_with(prefix)) return {};
  return std::string(prefix) + "-" + letters.substr(prefix.size());
}

ledger::StateSource model_source() {
  return {"model", [](storage::Session& session, const std::function<void(std::string, std::string)>& tell) {
            // Everything that belongs to an entry, gathered in one pass each.
            std::map<std::int64_t, std::string> chains, years, councils;
            session.each<std::int64_t, Millis, std::string, std::string, std::string, std::int64_t, std::string>(
                "SELECT model, at, action, from_state, to_state, officer, words FROM model_event ORDER BY model, id",
                [&](std::int64_t model, Millis at, std::string action, std::string from, std::string to,
                    std::int64_t officer, std::string words) {
                  std::string& chain = chains[model];
                  chain = chained(chain, {at, std::move(action), std::move(from), std::move(to), officer,
                                          std::move(words)});
                });
            session.each<std::int64_t, int, int, std::string, std::optional<double>, std::string, int>(
                "SELECT model, year, fresh, result, score, level, copied FROM model_year ORDER BY model, year",
                [&](std::int64_t model, int year, int fresh, std::string result, std::optional<double> score,
                    std::string level, int copied) {
                  years[model] += line_of({year, fresh != 0, std::move(result), score, std::move(level), copied != 0});
                });
            std::vector<std::pair<std::int64_t, int>> with_council;
            session.each<std::int64_t, int>(
                "SELECT model, year FROM model_appraiser GROUP BY model, year ORDER BY model, year",
                [&](std::int64_t model, int year) { with_council.emplace_back(model, year); });
            for (const auto& [model, year] : with_council)
              for (const Appraiser& member : appraisers_of(session, model, year))
                councils[model] += line_of(year, member);
            each_model(session, "ORDER BY id", {}, [&](Model one) {
              one.history = chains[one.id];
              tell(one.code, digest_of(one, years[one.id], councils[one.id]));
            });
          }};
}

}  // namespace langnghe::initiatives
