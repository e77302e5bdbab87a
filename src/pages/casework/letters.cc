// Acknowledgements and transfer slips on paper (Decree 30/2020/ND-CP, annex I): a letter keeps
// its number; printing it again gives the same letter.
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/text.h"
#include "documents/qr.h"
#include "pages/casework/case_page.h"
#include "pages/casework/letter_page.h"

namespace langnghe::pages {
namespace {

using casework::Case;
using documents::Letter;

constexpr Millis kDeskPass = 30 * kMinute;

// "22945.UBND" → "UBND": the abbreviation of the body in the symbol of its letters.
std::string symbol_of(const directory::Unit& unit) {
  const auto dot = unit.code.rfind('.');
  return dot == std::string::npos ? unit.code : unit.code.substr(dot + 1);
}

// What the paper shows and may change later; nothing personal. Words stay where they are.
std::string fields_of(const Case& one, std::int64_t to_unit, std::int64_t event_at) {
  JsonWriter json;
  json.object();
  json.field("received_at", one.received_at);
  if (one.due_at) {
    json.field("due_at", *one.due_at);
    json.field("due_rule", one.due_rule);
  }
  if (to_unit != 0) json.field("to_unit", to_unit);
  json.field("at", event_at);
  json.end();
  return json.text();
}

Result<Letter> issue(const Services& services, storage::Transaction& tx, std::string_view kind,
                     const Case& one, std::int64_t unit, std::string fields, const Staff& staff,
                     Millis at) {
  const auto directory = services.directory.now();
  const directory::Unit* body = directory->units().unit_by_id(unit);
  if (body == nullptr) return refuse(Fault::kUnavailable, "casework.refused.no_unit");
  Letter letter;
  letter.kind = kind;
  letter.subject_room = "case";
  letter.subject_id = one.id;
  letter.unit = unit;
  letter.fields = std::move(fields);
  letter.drafted_by = staff.officer.id;
  letter.created_at = at;
  const std::int64_t id = documents::draft_letter(tx, letter);
  return documents::issue_letter(tx, services.letters, id, symbol_of(*body), staff.officer.id, at);
}

std::string two_digits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// "Lâm Đồng, ngày 05 tháng 02 năm 2026": a nought before days below ten and months one and two.
std::string place_and_date(const Services& services, const web::Words& words,
                           const directory::Unit& unit, Millis at) {
  const auto directory = services.directory.now();
  const directory::Unit* territory = directory->units().territory_of(unit.code);
  std::string place = territory == nullptr ? unit.name_vi : territory->name(web::code_of(words.language()));
  for (std::string_view kind : {"Tỉnh ", "Thành phố ", "Phường ", "Xã ", "Đặc khu "})
    if (place.starts_with(kind)) place.erase(0, kind.size());
  const Date day = local_date(at);
  const auto month = static_cast<unsigned>(day.month());
  return words("letters.place_date",
               {{"place", place},
                {"date", words("staff.letter.date",
                               {{"day", two_digits(static_cast<unsigned>(day.day()))},
                                {"month", month < 3 ? two_digits(month) : std::to_string(month)},
                                {"year", std::to_string(static_cast<int>(day.year()))}})}});
}

void fill_frame(const Services& services, const web::Words& words, web::View& view, const Letter& letter,
                const std::vector<std::string>& copies) {
  const auto directory = services.directory.now();
  const std::string_view language = web::code_of(words.language());
  const directory::Unit* unit = directory->units().unit_by_id(letter.unit);
  const directory::Officer* signer = directory->officer(letter.signed_by);
  if (unit == nullptr) return;
  const bool committee = unit->kind == directory::UnitKind::kCommittee;
  if (const directory::Unit* superior = directory->units().superior(unit->code);
      superior != nullptr && !committee)
    view.add("LETTER_SUPERIOR").set("SUPERIOR", superior->name(language));
  view.set("LETTER_UNIT", unit->name(language));
  view.set("UNIT_NAME", unit->name(language));
  view.set("LETTER_NUMBER", letter.reference());
  view.set("LETTER_PLACE_DATE",
           place_and_date(services, words, *unit, letter.dated.value_or(letter.created_at)));
  for (const std::string& copy : copies) view.add("COPY").set("NAME", copy);
  // Only the head signs in the name of the committee.
  if (committee && signer != nullptr && signer->post.head)
    view.add("SIGNER_FOR").set("BODY_NAME", words("staff.letter.for_committee"));
  std::string post;
  if (signer != nullptr)
    post = language == "en" && !signer->post.title_en.empty() ? signer->post.title_en
                                                              : signer->post.title_vi;
  view.set("SIGNER_POST", post);
  if (signer != nullptr) view.add("SIGNER").set("NAME", signer->name);
}

std::string place_of(const Services& services, const Case& one, web::Language language) {
  std::string place = one.place;
  if (const std::string commune = commune_name(services, one.commune, language); !commune.empty())
    place += (place.empty() ? "" : ", ") + commune;
  return place;
}

struct Paper {
  Letter letter;
  Case one;
  std::optional<vault::Person> person;
  bool with_secret = false;
};

web::Response print(const Services& services, const web::Request& request, const Paper& paper) {
  const web::Words words = words_of(services, request);
  const Case& one = paper.one;
  const documents::LetterKind* kind = services.letters.find(paper.letter.kind);
  if (kind == nullptr) return error_page(services, request, 404);
  const bool slip = paper.letter.kind == "transfer";
  const auto fields = nlohmann::json::parse(paper.letter.fields, nullptr, false);
  const auto at_of = [&](const char* name) -> std::optional<Millis> {
    if (!fields.is_object() || !fields.contains(name) || !fields[name].is_number_integer())
      return std::nullopt;
    return fields[name].get<Millis>();
  };
  std::vector<documents::Attachment> files;
  std::vector<casework::Event> events;
  std::vector<vault::Record> records;
  services.database.read([&](storage::Session& session) {
    files = services.attachments.of(session, "case", one.id);
    events = casework::events_of(session, one.id);
    if (one.named) records = services.vault.records_of(session, {"case", one.id});
  });
  std::erase_if(files, [](const auto& file) { return file.subject.part != "petition"; });

  web::View view(kind->template_name);
  std::string petitioner = words("send.nobody");
  if (paper.person && !paper.person->name.empty())
    petitioner = paper.person->name;
  else if (!records.empty())
    petitioner = words("vault.alias", {{"alias", records.front().alias}});
  view.set("PETITIONER", petitioner);
  if (paper.person) view.show_with("PETITIONER_ADDRESS", "ADDRESS", paper.person->address);
  view.set("KIND", words("casework.kind." + one.kind));
  view.set("CODE", one.code);
  view.set("TITLE", beginning(one.words, 400));
  view.show_with("PLACE", "WHERE", place_of(services, one, request.language));
  view.set("RECEIVED_AT", words.date_time(at_of("received_at").value_or(one.received_at)));
  const auto due = at_of("due_at");
  const std::string due_date = due ? words.long_date(local_date(*due - 1)) : words("staff.left.none");
  std::vector<std::string> copies;
  if (slip) {
    const auto to = at_of("to_unit");
    const std::string unit = to ? unit_name(services, *to, request.language) : std::string();
    view.set("TO_UNIT", unit);
    view.set("FILE_COUNT", words("letters.files.count", {{"count", static_cast<std::int64_t>(files.size())}}));
    std::string reason;
    for (const casework::Event& event : events)
      if (event.action == "transfer" && event.at == at_of("at").value_or(0)) reason = event.words;
    view.set("REASON", reason);
    if (due) view.add("DUE").set("WHEN", due_date);
    copies = {words("staff.letter.copy_as_above"), words("staff.letter.copy_petitioner")};
  } else {
    view.set("CHANNEL", words("casework.channel." + one.channel));
    view.set("DUE", due_date);
    if (due && fields.contains("due_rule") && fields["due_rule"].is_string())
      view.add("DUE_WHY").set("REASON",
                              words("casework.clock." + fields["due_rule"].get<std::string>()));
    view.show("NO_FILES", files.empty());
    if (!files.empty()) {
      web::View& list = view.add("FILES");
      for (const documents::Attachment& file : files) {
        web::View& row = list.add("FILE");
        row.set("NAME", file.name);
        row.set("SIZE", words.file_size(file.bytes));
      }
    }
    // The secret goes only onto the paper handed over at the desk.
    const std::string base = base_url(services, request);
    const std::string link =
        paper.with_secret
            ? base + "/t/" + one.code + "/" + casework::secret_of(services.casework, one.code)
            : base + "/track?code=" + one.code;
    view.set("TRACK_URL", link);
    view.set("QR", web::Html{documents::qr_svg(link, words("sent.qr"))});
    copies = {words("staff.letter.copy_petitioner")};
  }
  fill_frame(services, words, view, paper.letter, copies);
  web::Frame frame = frame_of(services, request, "site.name");
  frame.title = words("staff.letter." + paper.letter.kind) + " " + paper.letter.reference();
  frame.no_index = true;
  return html(services.renderer.print(view, frame));
}

std::optional<Case> any_case(const Services& services, std::string_view typed) {
  const auto code = casework::read_code(typed);
  if (!code) return std::nullopt;
  return services.database.read(
      [&](storage::Session& session) { return casework::find_case(session, *code); });
}

// The newest letter of that kind which the officer may see: of a case they may read, or of a
// unit whose cases they see (the slip stays with the unit that let the case go).
std::optional<Letter> visible_letter(const Services& services, const Staff& staff, const Case& one,
                                     std::string_view kind, bool readable) {
  const auto letters = services.database.read([&](storage::Session& session) {
    return documents::letters_of(session, "case", one.id);
  });
  for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter)
    if (letter->kind == kind && letter->state == documents::LetterState::kSigned &&
        (readable || may_at(services, staff, "case.see", letter->unit, one.kind)))
      return *letter;
  return std::nullopt;
}

// GET prints what there is; POST issues the acknowledgement first where there is none.
web::Response letter_page(const Services& services, const web::Request& request, const Staff& staff) {
  const std::string kind(request.part("kind"));
  const auto one = any_case(services, request.part("code"));
  if (!one || services.letters.find(kind) == nullptr) return error_page(services, request, 404);
  const Millis now = services.clock.now();
  const bool at_desk = is_desk_pass(services, staff, one->code, request.value("pass"));
  const bool readable =
      at_desk || casework::may_read(services.casework, *one, staff.officer.id, now);
  auto letter = visible_letter(services, staff, *one, kind, readable);
  if (!letter && request.method == "POST" && kind == "acknowledgement" && readable) {
    const auto directory = services.directory.now();
    const directory::Unit* own = directory->unit(staff.officer.unit);
    const std::int64_t unit = at_desk && own != nullptr ? own->id : one->unit;
    auto issued = services.database.write([&](storage::Transaction& tx) {
      return issue(services, tx, kind, *one, unit, fields_of(*one, 0, now), staff, now);
    });
    if (!issued) return refused(services, request, issued.error());
    letter = std::move(*issued);
  }
  if (!letter) return error_page(services, request, 404);
  Paper paper{std::move(*letter), *one, std::nullopt, at_desk};
  if (request.method == "POST" && request.value("with_name") == "1" && one->named) {
    auto person = casework::open_person(services.casework, services.database, one->code,
                                        staff.actor(), "letter", "", now);
    if (!person) return refused(services, request, person.error());
    paper.person = std::move(*person);
  }
  return print(services, request, paper);
}

}  // namespace

Result<Letter> issue_transfer_slip(const Services& services, storage::Transaction& tx,
                                   const Case& before, const Case& after, const Staff& staff, Millis at) {
  return issue(services, tx, "transfer", after, before.unit, fields_of(after, after.unit, at), staff, at);
}

std::string desk_pass(const Services& services, const Staff& staff, std::string_view code) {
  return services.signer.sign("desk", std::string(code) + "|" + std::to_string(staff.officer.id),
                              services.clock.now() + kDeskPass);
}

bool is_desk_pass(const Services& services, const Staff& staff, std::string_view code,
                  std::string_view pass) {
  if (pass.empty()) return false;
  return services.signer.verify("desk", pass, services.clock.now()) ==
         std::string(code) + "|" + std::to_string(staff.officer.id);
}

void register_letters(web::Router& router, const Services& services) {
  const auto handler = guarded(services, [&services](const auto& request, const Staff& staff) {
    return letter_page(services, request, staff);
  });
  router.get("/staff/case/{code}/letter/{kind}", handler);
  router.post("/staff/case/{code}/letter/{kind}", handler);
}

}  // namespace langnghe::pages
