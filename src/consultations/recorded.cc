#include "consultations/recorded.h"

#include "base/encoding.h"
#include "base/json.h"
#include "ledger/ledger.h"

namespace langnghe::consultations {

std::string hex_digest(std::string_view text) { return hex(view(sha256(text))); }

Kept::Kept(std::string_view name, std::string_view table, std::string_view subject,
           std::initializer_list<std::string_view> columns)
    : name_(name) {
  std::string text;
  for (std::string_view column : columns) {
    if (!text.empty()) text += " || '|' || ";
    if (column.front() == '#')
      text += "COALESCE(CAST(" + std::string(column.substr(1)) + " AS TEXT), '-')";
    else
      text += "CAST(LENGTH(" + std::string(column) + ") AS TEXT) || ':' || " + std::string(column);
  }
  const std::string what = "SELECT " + std::string(subject) + ", " + text + " FROM " + std::string(table);
  one_ = what + " WHERE id = :id";
  all_ = what;
}

std::int64_t append_state(storage::Transaction& tx, const std::string& kind, const std::string& subject,
                          const std::string& unit, std::string_view digest, Millis at,
                          std::string_view more) {
  JsonWriter json;
  json.object();
  json.field("at", iso_utc(at));
  if (!more.empty()) json.raw(more);
  json.field("state", digest);
  json.end();
  return ledger::append(tx, {kind, subject, unit, json.text()}, at);
}

std::int64_t Kept::record(storage::Transaction& tx, std::int64_t id, std::string_view verb,
                          const std::string& unit, Millis at, std::string_view more) const {
  const auto row = tx.row<std::string, std::string>(one_, id);
  if (!row) throw std::logic_error("a row to be recorded is not there: " + name_);
  return append_state(tx, name_ + "." + std::string(verb), std::get<0>(*row), unit,
                      hex_digest(std::get<1>(*row)), at, more);
}

ledger::StateSource Kept::source() const {
  return {name_, [this](storage::Session& session,
                        const std::function<void(std::string, std::string)>& tell) {
            session.each<std::string, std::string>(all_, [&](std::string subject, std::string text) {
              tell(std::move(subject), hex_digest(text));
            });
          }};
}

}  // namespace langnghe::consultations
