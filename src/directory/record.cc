#include "directory/record.h"

#include "base/json.h"
#include "directory/store.h"
#include "ledger/ledger.h"

namespace langnghe::directory {
namespace {

void dates(JsonWriter& json, Date from, const std::optional<Date>& to) {
  json.field("valid_from", date_text(from));
  json.field("valid_to", date_text(to));
}

void append(storage::Transaction& transaction, std::string_view kind, std::string subject,
            const Actor& actor, JsonWriter&& json, Millis at) {
  ledger::append(transaction,
                 {std::string(kind), std::move(subject), actor.unit, std::move(json).text()}, at);
}

}  // namespace

void record(storage::Transaction& transaction, std::string_view kind, const Officer& officer,
            const Actor& actor, Millis at) {
  JsonWriter json;
  json.object();
  json.field("by", actor.officer);
  json.field("login", officer.login);
  json.field("name", officer.name);
  json.field("unit", officer.unit);
  json.field("title", officer.post.title_vi);
  json.field("head", officer.post.head);
  dates(json, officer.valid_from, officer.valid_to);
  json.field("state", digest(officer));
  json.end();
  append(transaction, kind, "officer:" + std::to_string(officer.id), actor, std::move(json), at);
}

void record(storage::Transaction& transaction, std::string_view kind, const Grant& grant,
            const Actor& actor, Millis at) {
  JsonWriter json;
  json.object();
  json.field("by", actor.officer);
  json.field("officer", grant.officer);
  json.field("role", grant.role);
  json.field("unit", grant.unit);
  json.field("kinds", join(grant.kinds, ' '));
  dates(json, grant.valid_from, grant.valid_to);
  json.field("state", digest(grant));
  json.end();
  append(transaction, kind, "grant:" + std::to_string(grant.id), actor, std::move(json), at);
}

void record(storage::Transaction& transaction, std::string_view kind, const Unit& unit,
            const Actor& actor, Millis at) {
  JsonWriter json;
  json.object();
  json.field("by", actor.officer);
  json.field("code", unit.code);
  json.field("kind", name_of(unit.kind));
  json.field("parent", unit.parent);
  json.field("name_vi", unit.name_vi);
  json.field("name_en", unit.name_en);
  dates(json, unit.valid_from, unit.valid_to);
  json.field("successors", join(unit.successors, ' '));
  json.field("remote", unit.remote);
  json.end();
  append(transaction, kind, "unit:" + unit.code, actor, std::move(json), at);
}

}  // namespace langnghe::directory
