#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "initiatives/campaigns.h"
#include "initiatives/fsck_sources.h"
#include "initiatives/keep.h"
#include "initiatives/store.h"

namespace langnghe::initiatives {
namespace {

std::vector<Commendation> rows(storage::Session& session, std::string_view tail, std::vector<storage::Param> params) {
  using C = storage::Column;
  constexpr C kColumns[] = {C::kInteger, C::kText, C::kInteger, C::kInteger, C::kText,    C::kText,    C::kText,    C::kText,    C::kText,
                            C::kText,    C::kText, C::kText,    C::kInteger, C::kInteger, C::kInteger, C::kInteger, C::kInteger};
  std::vector<Commendation> out;
  session.each_adhoc(
      fmt::format("SELECT c.id, c.code, c.model, c.year, c.level, c.state, c.reason, c.missing, c.number, c.dated, "
                  "c.awarder, c.answer, c.proposed_by, c.decided_by, c.proposed_at, c.decided_at, c.version "
                  "FROM commendation c {}", tail),
      params, kColumns, [&](std::span<storage::Value> row) {
        const auto text = [&](std::size_t i) { return std::move(std::get<std::string>(row[i])); };
        const auto number = [&](std::size_t i) { return std::get<std::int64_t>(row[i]); };
        Commendation one{number(0), text(1),  number(2),  static_cast<int>(number(3)), text(4),  text(5), text(6),
                         text(7),   text(8),  text(9),    text(10),                    text(11), number(12), number(13),
                         number(14), std::nullopt, number(16)};
        if (!std::holds_alternative<storage::Null>(row[15])) one.decided_at = number(15);
        out.push_back(std::move(one));
      });
  return out;
}

std::string digest_of(const Commendation& one) {
  return digest(fmt::format("commendation/1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", one.code, one.model,
                            one.year, one.level, one.state, digest(one.reason), one.missing, digest(one.number),
                            one.dated, digest(one.awarder), digest(one.answer), one.proposed_by, one.decided_by,
                            one.proposed_at, one.decided_at.value_or(0)));
}

}  // namespace

std::vector<Check> check_record(const Room& room, storage::Session& session, const Model& one,
                                const std::string& level_id) {
  std::vector<Check> out;
  const Level* level = room.programme.level(level_id);
  if (level == nullptr) return out;
  const auto years = years_of(session, one.id);
  const auto now = std::find_if(years.begin(), years.end(), [&](const Year& year) { return year.year == one.year; });
  const bool recognised = now != years.end() && now->result == "recognised";
  out.push_back({"recognised", recognised, std::to_string(one.year), std::to_string(one.year)});
  int count = 0;
  bool after = level->after.empty();
  for (const Year& year : years) {
    count += year.result == "recognised" ? 1 : 0;
    after = after || room.programme.rank(year.level) >= room.programme.rank(level->after);
  }
  out.push_back({"years", count >= level->least_years, std::to_string(level->least_years), std::to_string(count)});
  // Points are given to models only.
  if (one.kind == "model") {
    const double score = now == years.end() ? 0 : now->score.value_or(0);
    out.push_back({"score", score >= level->least_score, fmt::format("{:.1f}", level->least_score), fmt::format("{:.1f}", score)});
  }
  if (!level->after.empty()) out.push_back({"after", after, level->after, ""});
  return out;
}

Result<Commendation> propose_commendation(const Room& room, storage::Transaction& tx, const std::string& code,
                                          const std::string& level, const std::string& reason, std::int64_t officer,
                                          Millis at) {
  auto model = must_find(tx, code);
  if (!model) return tl::unexpected<Errors>(model.error());
  if (!may(room, officer, "commendation.propose", model->unit, at))
    return refuse(Fault::kForbidden, "initiatives.refused.not_yours");
  if (room.programme.level(level) == nullptr) return refuse(Fault::kInvalid, "initiatives.refused.level", "level");
  if (auto fine = check_words(reason, kMostWords, true, "reason"); !fine) return tl::unexpected<Errors>(fine.error());
  Commendation one;
  for (const Check& check : check_record(room, tx, *model, level)) {
    if (check.met) continue;
    // Without recognition there is nothing to commend.
    if (check.key == "recognised") return refuse(Fault::kConflict, "initiatives.refused.not_recognised", "level");
    one.missing += (one.missing.empty() ? "" : ";") + check.key;
  }
  if (!one.missing.empty() && utf8_length(trim(reason)) < kLeastReason)
    return refuse(Fault::kInvalid, "initiatives.refused.reason_short", "reason", {{"least", std::to_string(kLeastReason)}});
  for (const Commendation& before : commendations_of(tx, model->id))
    if (before.year == model->year && before.level == level && before.state != "declined")
      return refuse(Fault::kConflict, "initiatives.refused.proposed_already", "level");
  one.code = fresh_code(tx, "KT", "commendation");
  one.model = model->id;
  one.year = model->year;
  one.level = level;
  one.reason = tidy(reason);
  one.proposed_by = officer;
  one.proposed_at = at;
  one.id = *tx.value<std::int64_t>(
      "INSERT INTO commendation (code, model, year, level, state, reason, missing, number, dated, awarder, answer, "
      "proposed_by, decided_by, proposed_at, decided_at, version) VALUES (:code, :model, :year, :level, 'proposed', "
      ":reason, :missing, '', '', '', '', :proposed_by, 0, :proposed_at, NULL, 0) RETURNING id",
      one.code, one.model, one.year, one.level, one.reason, one.missing, one.proposed_by, one.proposed_at);
  tell_ledger(room, tx, "commendation.propose", one.code, officer, digest_of(one), at, [&](JsonWriter& json) {
    json.field("model", model->code);
    json.field("level", level);
    json.field("missing", one.missing);
  });
  return one;
}

Result<Commendation> decide_commendation(const Room& room, storage::Transaction& tx, const std::string& code,
                                         const Decision& decision, std::int64_t officer, Millis at) {
  auto found = find_commendation(tx, code);
  if (!found) return refuse(Fault::kNotFound, "initiatives.refused.unknown");
  Commendation one = std::move(*found);
  auto model = model_by_id(tx, one.model);
  if (!model || !may(room, officer, "commendation.decide", model->unit, at))
    return refuse(Fault::kForbidden, "initiatives.refused.not_yours");
  if (one.state != "proposed") return refuse(Fault::kConflict, "initiatives.refused.decided_already");
  if (one.proposed_by == officer) return refuse(Fault::kForbidden, "initiatives.refused.four_eyes");
  Errors errors;
  const auto words = [&](std::string_view text, std::size_t most, std::string_view field) {
    if (auto fine = check_words(text, most, true, field); !fine)
      errors.insert(errors.end(), fine.error().begin(), fine.error().end());
  };
  if (decision.decided) {
    words(decision.number, 60, "number");
    words(decision.awarder, 200, "awarder");
    const auto day = parse_date(decision.dated);
    if (!day || local_date(at) < *day) errors.push_back({Fault::kInvalid, "dated", "initiatives.refused.date"});
  } else {
    words(decision.answer, kMostWords, "answer");
  }
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  one.state = decision.decided ? "decided" : "declined";
  if (decision.decided) {
    one.number = tidy(decision.number);
    one.dated = decision.dated;
    one.awarder = tidy(decision.awarder);
  } else {
    one.answer = tidy(decision.answer);
  }
  one.decided_by = officer;
  one.decided_at = at;
  if (tx.run("UPDATE commendation SET state = :state, number = :number, dated = :dated, awarder = :awarder, "
             "answer = :answer, decided_by = :decided_by, decided_at = :decided_at, version = version + 1 "
             "WHERE id = :id AND version = :version",
             one.state, one.number, one.dated, one.awarder, one.answer, one.decided_by, one.decided_at, one.id,
             one.version) != 1)
    return refuse(Fault::kConflict, "initiatives.refused.faster");
  ++one.version;
  tell_ledger(room, tx, one.state == "decided" ? "commendation.decide" : "commendation.decline", one.code, officer,
              digest_of(one), at, [&](JsonWriter& json) { json.field("model", model->code); });
  if (one.state == "decided") {
    // The level counts in the year it was proposed for, also when the entry is in a later round.
    if (model->year == one.year && room.lifecycle.action("commend")->starts_from(model->state)) {
      auto moved = take_step(room, tx, std::move(*model), "commend", "", officer, at, [&](Model&, Year& year) {
        if (room.programme.rank(one.level) > room.programme.rank(year.level)) year.level = one.level;
      });
      if (!moved) return tl::unexpected<Errors>(moved.error());
    } else if (auto year = year_of(tx, model->id, one.year)) {
      if (room.programme.rank(one.level) > room.programme.rank(year->level)) year->level = one.level;
      Tally tally;
      put_year(tx, room.directory.now()->units(), *model, *year, tally);
      tally.write(tx);
      Event event{at, "commend_past", model->state, model->state, officer, ""};
      auto noted = record(room, tx, std::move(*model), std::move(event));
      if (!noted) return tl::unexpected<Errors>(noted.error());
    }
  }
  return one;
}

std::optional<Commendation> find_commendation(storage::Session& session, std::string_view code) {
  auto found = rows(session, "WHERE c.code = :code", {code});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Commendation> commendations_of(storage::Session& session, std::int64_t model) {
  return rows(session, "WHERE c.model = :model ORDER BY c.id DESC", {model});
}

std::vector<Commendation> commendations(storage::Session& session, const std::vector<std::int64_t>& units,
                                        std::string_view state, int limit) {
  if (units.empty()) return {};
  std::string list;
  for (const std::int64_t unit : units) list += (list.empty() ? "" : ", ") + std::to_string(unit);
  return rows(session,
              "JOIN model m ON m.id = c.model WHERE c.state = :state AND m.unit IN (" + list + ") ORDER BY c.id DESC LIMIT :limit",
              {state, static_cast<std::int64_t>(limit)});
}

std::vector<Honour> roll_of_honour(storage::Session& session, int year, std::string_view level, int limit) {
  std::vector<storage::Param> params{static_cast<std::int64_t>(year)};
  std::string tail = "JOIN model m ON m.id = c.model WHERE c.state = 'decided' AND m.published = 1 AND c.year = :year";
  if (!level.empty()) {
    tail += " AND c.level = :level";
    params.emplace_back(level);
  }
  params.emplace_back(static_cast<std::int64_t>(limit));
  std::vector<Honour> out;
  for (Commendation& one : rows(session, tail + " ORDER BY c.id DESC LIMIT :limit", params)) {
    const auto model = model_by_id(session, one.model);
    if (!model || (model->kind == "exemplar" && !model->consent)) continue;
    out.push_back({std::move(one), model->code, model->kind, model->title, model->public_name, model->unit});
  }
  return out;
}

ledger::StateSource commendation_source() {
  return {"commendation", [](storage::Session& session, const std::function<void(std::string, std::string)>& tell) {
            for (const Commendation& one : rows(session, "ORDER BY c.id", {})) tell(one.code, digest_of(one));
          }};
}

}  // namespace langnghe::initiatives
