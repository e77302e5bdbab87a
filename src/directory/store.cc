#include "directory/store.h"

#include "base/encoding.h"
#include "base/log.h"
#include "base/text.h"

namespace langnghe::directory {
namespace {

using OptText = std::optional<std::string>;

std::optional<Date> end_of_validity(const OptText& text) {
  if (!text) return std::nullopt;
  return date_of(*text);
}

constexpr std::string_view kOfficers =
    "SELECT o.id, o.login, o.name, o.language, o.valid_from, o.valid_to, o.sample, "
    "p.id, p.unit, p.title_vi, p.title_en, p.head FROM officer o JOIN post p ON p.id = o.post "
    "ORDER BY o.id";
constexpr std::string_view kOneOfficer =
    "SELECT o.id, o.login, o.name, o.language, o.valid_from, o.valid_to, o.sample, "
    "p.id, p.unit, p.title_vi, p.title_en, p.head FROM officer o JOIN post p ON p.id = o.post "
    "WHERE o.id = :id";

template <class... P>
std::vector<Officer> officers(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Officer> out;
  session.each<std::int64_t, std::string, std::string, std::string, std::string, OptText,
               std::int64_t, std::int64_t, std::string, std::string, std::string, std::int64_t>(
      sql,
      [&](std::int64_t id, std::string login, std::string name, std::string language,
          const std::string& from, const OptText& to, std::int64_t sample, std::int64_t post,
          std::string unit, std::string title_vi, std::string title_en, std::int64_t head) {
        Officer officer;
        officer.id = id;
        officer.login = std::move(login);
        officer.name = std::move(name);
        officer.language = std::move(language);
        officer.unit = unit;
        officer.post = {post, std::move(unit), std::move(title_vi), std::move(title_en), head != 0};
        officer.valid_from = date_of(from);
        officer.valid_to = end_of_validity(to);
        officer.sample = sample != 0;
        out.push_back(std::move(officer));
      },
      params...);
  return out;
}

template <class... P>
std::vector<Grant> grants(storage::Session& session, std::string_view sql, const P&... params) {
  std::vector<Grant> out;
  session.each<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string,
               OptText>(
      sql,
      [&](std::int64_t id, std::int64_t officer, std::string role, std::string unit,
          const std::string& kinds, const std::string& from, const OptText& to) {
        out.push_back({id, officer, std::move(role), std::move(unit), split(kinds, ' '),
                       date_of(from), end_of_validity(to)});
      },
      params...);
  return out;
}

void field_to(std::string& out, std::string_view text) {
  out += std::to_string(text.size());
  out += ':';
  out += text;
}

std::string to_text(const std::optional<Date>& day) { return day ? date_text(*day) : "-"; }

}  // namespace

std::string date_text(Date day) { return day.ok() ? iso_date(day) : std::string(); }

std::optional<std::string> date_text(std::optional<Date> day) {
  if (!day) return std::nullopt;
  return date_text(*day);
}

Date date_of(std::string_view text) { return parse_date(text).value_or(Date{}); }

std::string join(const std::vector<std::string>& parts, char separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto at = text.find(separator);
    if (at != 0) out.emplace_back(text.substr(0, at));
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  }
  return out;
}

std::vector<Unit> read_units(storage::Session& session) {
  std::vector<Unit> out;
  std::unordered_map<std::string, std::vector<std::string>> successors;
  session.each<std::string, std::string>(
      "SELECT unit, successor FROM unit_successor ORDER BY unit, successor",
      [&](const std::string& unit, std::string successor) {
        successors[unit].push_back(std::move(successor));
      });
  session.each<std::int64_t, std::string, std::string, std::string, std::string, std::string,
               std::string, OptText, std::optional<double>, std::optional<double>, std::int64_t,
               std::int64_t, std::string>(
      "SELECT id, code, kind, parent, name_vi, name_en, valid_from, valid_to, lat, lon, remote, "
      "sample, former_province FROM unit",
      [&](std::int64_t id, std::string code, const std::string& kind, std::string parent,
          std::string name_vi, std::string name_en, const std::string& from, const OptText& to,
          std::optional<double> lat, std::optional<double> lon, std::int64_t remote,
          std::int64_t sample, std::string former) {
        const auto known = unit_kind(kind);
        if (!known) throw SetupError("unit " + code + ": kind \"" + kind + "\" is unknown; run langnghe fsck");
        Unit unit;
        unit.id = id;
        unit.kind = *known;
        unit.parent = std::move(parent);
        unit.name_vi = std::move(name_vi);
        unit.name_en = std::move(name_en);
        unit.valid_from = date_of(from);
        unit.valid_to = end_of_validity(to);
        if (lat && lon) unit.place = Point{*lat, *lon};
        unit.remote = remote != 0;
        unit.sample = sample != 0;
        unit.former_province = std::move(former);
        const auto found = successors.find(code);
        if (found != successors.end()) unit.successors = std::move(found->second);
        unit.code = std::move(code);
        out.push_back(std::move(unit));
      });
  return out;
}

std::vector<Officer> read_officers(storage::Session& session) { return officers(session, kOfficers); }

std::optional<Officer> read_officer(storage::Session& session, OfficerId id) {
  auto found = officers(session, kOneOfficer, id);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Grant> read_grants(storage::Session& session) {
  return grants(session,
                "SELECT id, officer, role, unit, kinds, valid_from, valid_to FROM role_grant "
                "ORDER BY id");
}

std::optional<Grant> read_grant(storage::Session& session, std::int64_t id) {
  auto found = grants(session,
                      "SELECT id, officer, role, unit, kinds, valid_from, valid_to FROM role_grant "
                      "WHERE id = :id",
                      id);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

bool unit_valid(storage::Session& session, std::string_view code, Date day) {
  const std::string text = date_text(day);
  return session
      .value<std::int64_t>(
          "SELECT id FROM unit WHERE code = :code AND valid_from <= :day "
          "AND (valid_to IS NULL OR valid_to > :day)",
          code, text)
      .has_value();
}

std::int64_t insert_unit(storage::Transaction& transaction, const Unit& unit) {
  std::optional<double> lat, lon;
  if (unit.place) {
    lat = unit.place->lat;
    lon = unit.place->lon;
  }
  const std::string from = date_text(unit.valid_from);
  const auto to = date_text(unit.valid_to);
  return transaction
      .value<std::int64_t>(
          "INSERT INTO unit (code, kind, parent, name_vi, name_en, valid_from, valid_to, lat, lon, "
          "remote, sample, former_province) VALUES (:code, :kind, :parent, :name_vi, :name_en, "
          ":valid_from, :valid_to, :lat, :lon, :remote, :sample, :former_province) "
          "ON CONFLICT (code) DO NOTHING RETURNING id",
          unit.code, name_of(unit.kind), unit.parent, unit.name_vi, unit.name_en, from, to, lat,
          lon, unit.remote, unit.sample, unit.former_province)
      .value_or(0);
}

void insert_successor(storage::Transaction& transaction, std::string_view unit,
                      std::string_view successor) {
  transaction.run(
      "INSERT INTO unit_successor (unit, successor) VALUES (:unit, :successor) "
      "ON CONFLICT (unit, successor) DO NOTHING",
      unit, successor);
}

std::string digest(const Officer& officer) {
  std::string bytes;
  for (const std::string& text :
       {std::to_string(officer.id), officer.login, officer.name, officer.language,
        std::to_string(officer.post.id), officer.post.unit, officer.post.title_vi,
        officer.post.title_en, std::string(officer.post.head ? "1" : "0"),
        date_text(officer.valid_from), to_text(officer.valid_to),
        std::string(officer.sample ? "1" : "0")})
    field_to(bytes, text);
  return hex(view(sha256(bytes)));
}

std::string digest(const Grant& grant) {
  std::string bytes;
  for (const std::string& text :
       {std::to_string(grant.id), std::to_string(grant.officer), grant.role, grant.unit,
        join(grant.kinds, ' '), date_text(grant.valid_from), to_text(grant.valid_to)})
    field_to(bytes, text);
  return hex(view(sha256(bytes)));
}

void changed(storage::Transaction& transaction, Directory& directory) {
  transaction.run("UPDATE directory_version SET version = version + 1 WHERE one = 1");
  transaction.after_commit([&directory] {
    try {
      directory.reload();
    } catch (const std::exception& error) {
      // The change is durable; the next refresh() reads it.
      log_error(std::string("directory: cannot read again: ") + error.what());
    }
  });
}

std::optional<Errors> not_allowed(const Directory& directory, const Actor& actor,
                                  std::string_view action, std::string_view unit, Millis at) {
  if (actor.officer == 0 || directory.now()->allowed(actor.officer, action, unit, "", at))
    return std::nullopt;
  return Errors{{Fault::kForbidden, "", "directory.not_allowed"}};
}

void check_line(Errors& errors, std::string_view field, std::string_view text, std::size_t max) {
  const auto add = [&](std::string message, std::vector<std::pair<std::string, std::string>> args = {}) {
    errors.push_back({Fault::kInvalid, std::string(field), std::move(message), std::move(args)});
  };
  if (!valid_utf8(text)) return add("directory.not_text");
  if (trim(text).empty()) return add("directory.empty");
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return add("directory.not_text");
  if (utf8_length(text) > max) add("directory.too_long", {{"max", std::to_string(max)}});
}

}  // namespace langnghe::directory
