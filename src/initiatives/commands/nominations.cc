// Anyone may nominate; the unit looks and answers.
#include <fmt/core.h>

#include "base/text.h"
#include "initiatives/campaigns.h"
#include "initiatives/fsck_sources.h"
#include "initiatives/keep.h"
#include "initiatives/store.h"

namespace langnghe::initiatives {
namespace {

std::vector<Nomination> rows(storage::Session& session, std::string_view tail, std::vector<storage::Param> params) {
  using C = storage::Column;
  constexpr C kColumns[] = {C::kInteger, C::kText,    C::kText,    C::kText,    C::kInteger, C::kText,    C::kText,   C::kText,
                            C::kText,    C::kInteger, C::kInteger, C::kInteger, C::kInteger, C::kInteger, C::kInteger};
  std::vector<Nomination> out;
  session.each_adhoc(
      fmt::format("SELECT id, code, state, kind, unit, field, words, place, answer, model, checked_by, received_at, "
                  "checked_at, named, version FROM nomination {}", tail),
      params, kColumns, [&](std::span<storage::Value> row) {
        const auto text = [&](std::size_t i) { return std::move(std::get<std::string>(row[i])); };
        const auto number = [&](std::size_t i) { return std::get<std::int64_t>(row[i]); };
        const auto maybe = [&](std::size_t i) -> std::optional<std::int64_t> {
          if (std::holds_alternative<storage::Null>(row[i])) return std::nullopt;
          return number(i);
        };
        out.push_back({number(0), text(1), text(2), text(3), number(4), text(5), text(6), text(7), text(8), maybe(9),
                       number(10), number(11), maybe(12), number(13) != 0, number(14)});
      });
  return out;
}

std::string digest_of(const Nomination& one) {
  return digest(fmt::format("nomination/1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", one.code, one.state, one.kind,
                            one.unit, one.field, digest(one.words), digest(one.place), digest(one.answer),
                            one.model.value_or(0), one.checked_by, one.received_at, one.checked_at.value_or(0),
                            one.named ? 1 : 0));
}

}  // namespace

Result<Nomination> nominate(const Room& room, storage::Transaction& tx, Nomination what, const std::string& about,
                            const vault::Person& from, Millis at) {
  Errors errors;
  if (what.kind != "model" && what.kind != "exemplar") errors.push_back({Fault::kInvalid, "kind", "initiatives.refused.kind"});
  if (room.programme.field(what.field) == nullptr) errors.push_back({Fault::kInvalid, "field", "initiatives.refused.field"});
  const auto directory = room.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(what.unit);
  if (unit == nullptr || !directory::is_commune_level(unit->kind))
    errors.push_back({Fault::kInvalid, "commune", "initiatives.refused.commune"});
  for (const auto& [field, text, most, must] :
       {std::tuple<std::string_view, std::string_view, std::size_t, bool>{"words", what.words, 2000, true},
        {"place", what.place, 300, false}, {"about", about, 120, what.kind == "exemplar"},
        {"name", from.name, 120, false}, {"phone", from.phone, 30, false}})
    if (auto fine = check_words(text, most, must, field); !fine)
      errors.insert(errors.end(), fine.error().begin(), fine.error().end());
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  what.code = fresh_code(tx, "DC", "nomination");
  what.state = "received";
  what.words = tidy(what.words);
  what.place = tidy(what.place);
  what.received_at = at;
  vault::Person person = from;
  if (!trim(about).empty()) person.extra["about"] = std::string(trim(about));
  what.named = !person.empty();
  what.id = *tx.value<std::int64_t>(
      "INSERT INTO nomination (code, state, kind, unit, field, words, place, answer, model, checked_by, received_at, "
      "checked_at, named, version) VALUES (:code, 'received', :kind, :unit, :field, :words, :place, '', NULL, 0, "
      ":received_at, NULL, :named, 0) RETURNING id",
      what.code, what.kind, what.unit, what.field, what.words, what.place, what.received_at, what.named);
  if (what.named) room.vault.seal(tx, {"nomination", what.id, what.code}, person, at);
  tell_ledger(room, tx, "nomination.receive", what.code, 0, digest_of(what), at,
              [&](JsonWriter& json) { json.field("unit", unit->code); });
  return what;
}

Result<Nomination> check_nomination(const Room& room, storage::Transaction& tx, const std::string& code, bool accept,
                                    const std::string& answer, std::int64_t officer, Millis at) {
  auto found = find_nomination(tx, code);
  if (!found) return refuse(Fault::kNotFound, "initiatives.refused.unknown");
  Nomination one = std::move(*found);
  if (!may(room, officer, "nomination.check", one.unit, at)) return refuse(Fault::kForbidden, "initiatives.refused.not_yours");
  if (one.state != "received") return refuse(Fault::kConflict, "initiatives.refused.decided_already");
  if (auto fine = check_words(answer, 2000, true, "answer"); !fine) return tl::unexpected<Errors>(fine.error());
  one.state = accept ? "accepted" : "declined";
  one.answer = tidy(answer);
  one.checked_by = officer;
  one.checked_at = at;
  if (tx.run("UPDATE nomination SET state = :state, answer = :answer, checked_by = :checked_by, checked_at = :checked_at, "
             "version = version + 1 WHERE id = :id AND version = :version",
             one.state, one.answer, one.checked_by, one.checked_at, one.id, one.version) != 1)
    return refuse(Fault::kConflict, "initiatives.refused.faster");
  ++one.version;
  tell_ledger(room, tx, accept ? "nomination.accept" : "nomination.decline", one.code, officer, digest_of(one), at);
  return one;
}

Result<vault::Person> open_nomination(const Room& room, storage::Database& database, const std::string& code,
                                      std::int64_t officer, std::string_view purpose, Millis at) {
  std::vector<vault::Record> records;
  const auto one = database.read([&](storage::Session& session) {
    auto found = find_nomination(session, code);
    if (found) records = room.vault.records_of(session, {"nomination", found->id});
    return found;
  });
  if (!one || records.empty()) return refuse(Fault::kNotFound, "initiatives.refused.unknown");
  return room.vault.open(database, records.front().id,
                         reader_of(room, officer, may(room, officer, "nomination.check", one->unit, at)), purpose, "", at);
}

std::optional<Nomination> find_nomination(storage::Session& session, std::string_view code) {
  auto found = rows(session, "WHERE code = :code", {code});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Nomination> nominations(storage::Session& session, const std::vector<std::int64_t>& units,
                                    std::string_view state, int limit) {
  if (units.empty()) return {};
  std::string list;
  for (const std::int64_t unit : units) list += (list.empty() ? "" : ", ") + std::to_string(unit);
  return rows(session, "WHERE state = :state AND unit IN (" + list + ") ORDER BY id DESC LIMIT :limit",
              {state, static_cast<std::int64_t>(limit)});
}

ledger::StateSource nomination_source() {
  return {"nomination", [](storage::Session& session, const std::function<void(std::string, std::string)>& tell) {
            for (const Nomination& one : rows(session, "ORDER BY id", {})) tell(one.code, digest_of(one));
          }};
}

}  // namespace langnghe::initiatives
