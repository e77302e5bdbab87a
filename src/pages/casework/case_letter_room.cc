// Letters of a case: who may see them and what their placeholders stand for.
#include "base/text.h"
#include "casework/denunciations.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "pages/casework/action_form.h"
#include "pages/casework/case_page.h"
#include "pages/casework/letter_page.h"
#include "pages/letters/letter_paper.h"
#include "pages/letters/letter_room.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using casework::Case;
using casework::Event;
using documents::LetterContext;
using documents::LetterValues;

constexpr const char* kNotifyDenouncer = "notify_denouncer";

std::string small_first(std::string text) {
  // "Phản ánh" within a sentence; the kinds begin with a plain letter in both languages.
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string place_of(const Services& services, const Case& one, web::Language language) {
  std::string place = one.place;
  if (const std::string commune = commune_name(services, one.commune, language); !commune.empty())
    place += (place.empty() ? "" : ", ") + commune;
  return place;
}

struct Known {
  std::vector<Event> events;
  std::vector<casework::RunningClock> clocks;
  std::vector<documents::Attachment> files;
  std::vector<vault::Record> records;
};

Known know(const Services& services, const Case& one) {
  return services.database.read([&](storage::Session& session) {
    Known out;
    out.events = casework::events_of(session, one.id);
    out.clocks = casework::clocks_of(session, one.id);
    out.files = services.attachments.of(session, "case", one.id);
    if (one.named) out.records = services.vault.records_of(session, {"case", one.id});
    return out;
  });
}

void add_story(const Services& services, const web::Words& words, const std::vector<Event>& events,
               LetterValues& values) {
  for (const Event& event : events) {
    if (event.by == casework::By::kOfficer && !event.words.empty()) {
      values["step.words"] = event.words;
      values["step.date"] = words.date(event.at);
      values["step.unit"] = unit_name(services, event.unit, words.language());
    }
    if (event.action == "draft") values["subject.answer"] = event.words;
    if (event.action == "answer" || event.action == "uphold") {
      values["subject.answer"] = event.words;
      values["subject.answered_date"] = words.date(event.at);
    }
  }
}

void add_clocks(const Services& services, const web::Words& words, const Case& one, const Known& known,
                LetterValues& values) {
  for (const auto& clock : known.clocks) {
    values["started." + clock.rule] = words.date(clock.started_at);
    if (clock.due_at) values["due." + clock.rule] = words.date(*clock.due_at - 1);
  }
  if (!one.due_at) return;
  values["subject.due"] = words.long_date(local_date(*one.due_at - 1));
  if (services.renderer.catalogue().has("casework.clock." + one.due_rule))
    values["subject.due_rule"] = words("casework.clock." + one.due_rule);
  const Millis late = services.clock.now() - *one.due_at;
  if (late > 0) values["subject.days_late"] = words.number(late / kDay + 1);
}

class CaseLetters final : public LetterRoom {
 public:
  std::string_view name() const override { return "case"; }
  bool knows(std::string_view) const override { return false; }

  std::optional<LetterHome> find(const Services& services, const Staff& staff, std::int64_t subject,
                                 std::int64_t letter_unit, web::Language language) const override {
    const auto one = services.database.read([&](storage::Session& session) {
      const auto code = session.value<std::string>("SELECT code FROM cases WHERE id = :id", subject);
      return code ? casework::find_case(session, *code) : std::nullopt;
    });
    if (!one) return std::nullopt;
    LetterHome home = case_letter_home(services, staff, *one, language);
    if (home.readable) return home;
    // The slip stays with the unit that let the case go; a sealed case shows nothing to anybody else.
    if (letter_unit != 0 && !casework::is_sealed(services.casework, *one) &&
        may_at(services, staff, "case.see", letter_unit, one->kind))
      return home;
    return std::nullopt;
  }

  LetterContext context(const Services& services, const web::Request& request, const web::Words& words,
                        const LetterHome& home) const override {
    const auto one = services.database.read(
        [&](storage::Session& session) { return casework::find_case(session, home.code); });
    return one ? case_letter_context(services, words, *one, base_url(services, request)) : LetterContext{};
  }

  Result<LetterValues> open_person(const Services& services, const Staff& staff, const LetterHome& home,
                                   std::string_view purpose, std::string_view words) const override {
    const auto open = home.only_purpose.empty() ? casework::open_person : casework::open_denouncer;
    const auto person = open(services.casework, services.database, home.code, staff.actor(), purpose, words,
                             services.clock.now());
    if (!person) return tl::unexpected<Errors>(person.error());
    return person_values(*person);
  }
};

}  // namespace

LetterHome case_letter_home(const Services& services, const Staff& staff, const Case& one,
                            web::Language language) {
  const web::Words words(services.renderer.catalogue(), language);
  LetterHome home;
  home.room = "case";
  home.subject = one.id;
  home.code = one.code;
  home.kind = one.kind;
  home.state = one.state;
  home.unit = one.unit;
  home.title = words("track.title_of", {{"code", one.code}});
  home.href = "/staff/case/" + one.code;
  home.readable = readable_case(services, staff, one.code).has_value();
  home.named = one.named;
  if (casework::is_sealed(services.casework, one)) {
    // Whoever sends notices to the denouncer is named for that; kinds of letter to anybody else have no place
    // for the name (letter_kinds.h).
    home.only_purpose = kNotifyDenouncer;
    home.may_open = home.readable && one.named && services.database.read([&](storage::Session& session) {
      return casework::reads_for(services.casework, session, one, staff.officer.id, kNotifyDenouncer,
                                 services.clock.now());
    });
    return home;
  }
  home.may_open = home.readable && one.named && may_at(services, staff, "vault.read", one.unit, one.kind);
  return home;
}

LetterContext case_letter_context(const Services& services, const web::Words& words, const Case& one,
                                  std::string_view base) {
  const Known known = know(services, one);
  LetterContext out;
  LetterValues& values = out.values;
  const std::string kind = words("casework.kind." + one.kind);
  values["subject.code"] = one.code;
  values["subject.kind"] = kind;
  values["subject.kind_small"] = small_first(kind);
  values["subject.words"] = beginning(one.words, 1500);
  values["subject.category"] = category_name(services, one.category, words.language());
  values["subject.place"] = place_of(services, one, words.language());
  values["subject.channel"] = words("casework.channel." + one.channel);
  values["subject.received"] = words.date_time(one.received_at);
  values["subject.received_date"] = words.date(one.received_at);
  values["subject.unit"] = values["to.unit"] = unit_name(services, one.unit, words.language());
  values["subject.state"] = lifecycle_text(words, "state", one.kind, one.state);
  if (!casework::is_sealed(services.casework, one))
    values["petitioner.alias"] = known.records.empty()
                                     ? words("send.nobody")
                                     : words("vault.alias", {{"alias", known.records.front().alias}});
  add_story(services, words, known.events, values);
  add_clocks(services, words, one, known, values);
  for (const documents::Attachment& file : known.files)
    if (file.subject.part == "petition")
      out.files.push_back(file.name + " (" + words.file_size(file.bytes) + ")");
  values["subject.file_count"] =
      words("letters.files.count", {{"count", static_cast<std::int64_t>(out.files.size())}});
  out.link = std::string(base) + "/track?code=" + one.code;
  return out;
}

LetterValues person_values(const vault::Person& person) {
  return {{"petitioner.name", person.name},
          {"petitioner.address", person.address},
          {"petitioner.phone", person.phone},
          {"petitioner.email", person.email},
          {"petitioner.id_number", person.id_number}};
}

std::unique_ptr<LetterRoom> case_letter_room() { return std::make_unique<CaseLetters>(); }

}  // namespace langnghe::pages
