#include "pages/meetings/meeting_page.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "meetings/meetings.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

constexpr Millis kOwnDays = 60;

}  // namespace

std::string name_and_post(const Services& services, std::int64_t officer, web::Language language) {
  const auto directory = services.directory.now();
  const directory::Officer* found = officer == 0 ? nullptr : directory->officer(officer);
  if (found == nullptr) return {};
  const std::string& title = language == web::Language::kEnglish && !found->post.title_en.empty()
                                 ? found->post.title_en : found->post.title_vi;
  return title.empty() ? found->name : found->name + ", " + title;
}

std::string entry_name(const std::vector<meetings::Entry>& entries, std::string_view id, web::Language language) {
  const meetings::Entry* found = meetings::find(entries, id);
  return found == nullptr ? std::string(id) : in(found->name, language);
}

std::vector<web::Option> entry_options(const std::vector<meetings::Entry>& entries, web::Language language,
                                       std::optional<Date> in_force) {
  std::vector<web::Option> out;
  for (const meetings::Entry& one : entries)
    if (!in_force || one.in_force(*in_force)) out.push_back({one.id, in(one.name, language)});
  return out;
}

std::string long_day(const web::Words& words, std::string_view iso) {
  const auto day = parse_date(iso);
  return day ? words.long_date(*day) : std::string();
}

std::string short_day(const web::Words& words, std::string_view iso) {
  const auto day = parse_date(iso);
  return day ? words.date(*day) : std::string();
}

std::string hours(int from_minute, int to_minute) {
  return meetings::minutes_text(from_minute) + "–" + meetings::minutes_text(to_minute);
}

int number_of(std::string_view text, int otherwise) {
  text = trim(text);
  if (text.empty()) return otherwise;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error != std::errc() || end != text.data() + text.size() ? -1 : value;
}

std::vector<web::Option> unit_options(const Services& services, const std::vector<std::int64_t>& units,
                                      web::Language language) {
  std::vector<std::pair<std::string, web::Option>> sorted;
  const auto directory = services.directory.now();
  const Date today = local_date(services.clock.now());
  for (std::int64_t id : units) {
    const directory::Unit* unit = directory->units().unit_by_id(id);
    if (unit == nullptr || directory::is_territory(unit->kind) || !unit->valid_on(today)) continue;
    const std::string& name = unit->name(web::code_of(language));
    sorted.emplace_back(fold(name), web::Option{unit->code, name});
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<web::Option> out;
  for (auto& [key, option] : sorted) out.push_back(std::move(option));
  return out;
}

const directory::Unit* chosen_unit(const Services& services, const directory::Snapshot& directory,
                                   const Staff& staff, std::string_view action, std::string_view code) {
  const Millis now = services.clock.now();
  const auto fits = [&](const directory::Unit* unit) {
    return unit != nullptr && !directory::is_territory(unit->kind) &&
           directory.allowed(staff.officer.id, action, unit->code, "", now);
  };
  if (!code.empty()) {
    const directory::Unit* asked = directory.unit(code);
    return fits(asked) ? asked : nullptr;
  }
  if (const directory::Unit* own = directory.unit(staff.officer.unit); fits(own)) return own;
  for (std::int64_t id : units_where(services, staff, action))
    if (const directory::Unit* unit = directory.units().unit_by_id(id); fits(unit)) return unit;
  return nullptr;
}

std::vector<web::Option> officer_options(const Services& services, const directory::Unit& unit,
                                         web::Language language) {
  std::vector<web::Option> out;
  const auto directory = services.directory.now();
  for (const directory::Officer* one : directory->officers_of(unit.code, local_date(services.clock.now())))
    out.push_back({std::to_string(one->id), name_and_post(services, one->id, language)});
  return out;
}

std::string_view look_of_day(const meetings::ReceptionDay& day) {
  if (day.state == "held") return "done";
  if (day.state == "cancelled") return "stop";
  return day.moved_from.empty() ? "new" : "wait";
}

std::string_view look_of_visit(const meetings::Visit& visit) {
  if (visit.state == "booked") return "new";
  if (visit.state == "received") return visit.answered_at ? "done" : "work";
  return "stop";
}

web::Cookie own_cookie(const Services& services, std::string_view kind, std::string_view code) {
  return {.name = "own_" + std::string(kind),
          .value = services.signer.sign("own " + std::string(kind), code, services.clock.now() + kOwnDays * kDay),
          .path = "/" + std::string(kind) + "/" + std::string(code),
          .max_age = kOwnDays * kDay / kSecond};
}

bool is_own(const Services& services, const web::Request& request, std::string_view kind, std::string_view code) {
  const std::string name = "own_" + std::string(kind), purpose = "own " + std::string(kind);
  for (const auto& [cookie, value] : request.cookies)
    if (cookie == name && services.signer.verify(purpose, value, services.clock.now()) == code) return true;
  return false;
}

vault::Reader reader_of(const Services& services, const Staff& staff, bool granted) {
  vault::Reader reader;
  reader.officer = staff.officer.id;
  reader.officer_name = staff.officer.name;
  reader.post = staff.officer.post.title_vi;
  const auto directory = services.directory.now();
  if (const directory::Unit* unit = directory->unit(staff.officer.unit)) {
    reader.unit = unit->id;
    reader.unit_name = unit->name_vi;
    reader.unit_code = unit->code;
  }
  reader.granted = granted;
  return reader;
}

vault::Person person_of(const web::Request& request) {
  vault::Person out;
  out.name = trim(request.value("name"));
  out.address = trim(request.value("address"));
  out.phone = trim(request.value("phone"));
  out.email = trim(request.value("email"));
  out.id_number = trim(request.value("id_number"));
  return out;
}

}  // namespace langnghe::pages
