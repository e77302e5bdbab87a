#include "initiatives/step.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "initiatives/store.h"
#include "ledger/ledger.h"

namespace langnghe::initiatives {

std::string unit_code(const Room& room, std::int64_t unit) {
  const auto directory = room.directory.now();
  const directory::Unit* found = directory->units().unit_by_id(unit);
  return found == nullptr ? std::string() : found->code;
}

const directory::Unit* home_of(const Room& room, std::int64_t officer) {
  const auto directory = room.directory.now();
  const directory::Officer* found = directory->officer(officer);
  if (found == nullptr) return nullptr;
  const directory::Unit* territory = directory->units().territory_of(found->unit);
  if (territory != nullptr && directory::is_commune_level(territory->kind)) return territory;
  return directory->unit(found->unit);
}

bool may(const Room& room, std::int64_t officer, std::string_view grant, std::int64_t unit, Millis at) {
  const std::string code = unit_code(room, unit);
  return !code.empty() && room.directory.now()->allowed(officer, grant, code, "", at);
}

bool owns(const Room& room, std::int64_t officer, std::int64_t unit, Millis at) {
  if (!may(room, officer, "model.enter", unit, at)) return false;
  const directory::Unit* home = home_of(room, officer);
  if (home != nullptr && home->id == unit) return true;
  const std::string code = unit_code(room, unit);
  const auto roots = room.directory.now()->where_allowed(officer, "model.enter", at);
  return std::find(roots.begin(), roots.end(), code) != roots.end();
}

std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : trim(text))
    if (c != '\r') out += c;
  return nfc(out);
}

Result<void> check_words(std::string_view words, std::size_t most, bool must, std::string_view field) {
  const std::string_view text = trim(words);
  if (must && text.empty()) return refuse(Fault::kInvalid, "initiatives.refused.words_missing", std::string(field));
  const std::size_t length = utf8_length(text);
  if (length > most)
    return refuse(Fault::kInvalid, "initiatives.refused.words_long", std::string(field),
                  {{"most", std::to_string(most)}, {"over", std::to_string(length - most)}});
  return {};
}

Result<Model> must_find(storage::Session& session, const std::string& code) {
  auto found = find_model(session, code);
  if (!found) return refuse(Fault::kNotFound, "initiatives.refused.unknown");
  return std::move(*found);
}

vault::Reader reader_of(const Room& room, std::int64_t officer, bool granted) {
  vault::Reader reader;
  reader.officer = officer;
  reader.granted = granted;
  const auto directory = room.directory.now();
  if (const directory::Officer* found = directory->officer(officer)) {
    reader.officer_name = found->name;
    reader.post = found->post.title_vi;
    if (const directory::Unit* unit = directory->unit(found->unit)) {
      reader.unit = unit->id;
      reader.unit_name = unit->name_vi;
      reader.unit_code = unit->code;
    }
  }
  return reader;
}

Result<Model> own_model(const Room& room, storage::Session& session, const std::string& code, std::int64_t officer,
                        Millis at) {
  auto one = must_find(session, code);
  if (one && !owns(room, officer, one->unit, at))
    return refuse(Fault::kForbidden, "initiatives.refused.other_unit");
  return one;
}

Result<Model> record(const Room& room, storage::Transaction& tx, Model one, Event event, const std::string& more) {
  one.history = chained(one.history, event);
  JsonWriter json;
  json.object();
  json.field("at", iso_utc(event.at));
  json.field("from", event.from);
  json.field("to", event.to);
  json.field("kind", one.kind);
  json.field("unit", unit_code(room, one.unit));
  json.field("year", one.year);
  if (!event.words.empty()) json.field("words_sha256", digest(event.words));
  if (!more.empty()) json.raw(more);
  json.field("state", digest_now(tx, one));
  json.end();
  std::string acting;
  if (event.officer != 0)
    if (const directory::Officer* officer = room.directory.now()->officer(event.officer)) acting = officer->unit;
  const std::int64_t entry = ledger::append(tx, {"model." + event.action, one.code, acting, json.text()}, event.at);
  insert_event(tx, one.id, event, entry);
  if (!update_model(tx, one)) return refuse(Fault::kConflict, "initiatives.refused.faster");
  ++one.version;
  return one;
}

namespace {

// What a state makes of the year.
std::string result_of(std::string_view state) {
  if (state == "recognised" || state == "commended" || state == "replicated") return "recognised";
  if (state == "not_reached" || state == "stopped" || state == "returned") return std::string(state);
  return "running";
}

}  // namespace

Result<Model> take_step(const Room& room, storage::Transaction& tx, Model one, std::string_view action_id,
                        std::string words, std::int64_t officer, Millis at,
                        const std::function<void(Model&, Year&)>& prepare) {
  const lifecycle::Action* action = room.lifecycle.action(action_id);
  if (action == nullptr) return refuse(Fault::kNotFound, "initiatives.refused.unknown_action");
  if (!action->starts_from(one.state)) return refuse(Fault::kConflict, "initiatives.refused.state");
  words = std::string(trim(words));
  if (auto fine = check_words(words, kMostWords, action->needs(lifecycle::Requirement::kWords), "words"); !fine)
    return tl::unexpected<Errors>(fine.error());
  Event event{at, action->id, one.state, action->to.empty() ? one.state : action->to, officer, words};
  if (event.to != one.state) one.state_at = at;
  one.state = event.to;
  Year year = year_of(tx, one.id, one.year).value_or(Year{one.year, one.year == one.first_year, "running", {}, "", false});
  year.result = result_of(one.state);
  if (prepare) prepare(one, year);
  Tally tally;
  put_year(tx, room.directory.now()->units(), one, year, tally);
  tally.write(tx);
  return record(room, tx, std::move(one), std::move(event));
}

}  // namespace langnghe::initiatives
