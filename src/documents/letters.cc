#include "documents/letters.h"

#include <charconv>

#include <algorithm>

#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "documents/letter_store.h"
#include "ledger/ledger.h"

namespace langnghe::documents {
namespace {

// Texts of statements are constants: prepared once (storage/database.h).
#define LETTER_COLUMNS                                                                           \
  "SELECT id, kind, room, subject, code, unit, state, number, symbol, dated, fields, vals, "     \
  "drafted_by, changed_by, signed_by, created_at, changed_at, words, replaces, replaced_by, "    \
  "scan, entry, version FROM letter "
constexpr std::string_view kOne = LETTER_COLUMNS "WHERE id = :id";
constexpr std::string_view kOfSubject =
    LETTER_COLUMNS "WHERE room = :room AND subject = :subject AND state <> 5 ORDER BY id";
constexpr std::string_view kOfUnit =
    LETTER_COLUMNS "WHERE unit = :unit AND state = :state ORDER BY id DESC LIMIT :most";
constexpr std::string_view kLogged = LETTER_COLUMNS "WHERE entry > 0 ORDER BY id";
#undef LETTER_COLUMNS

constexpr std::size_t kMostLetters = 20'000;  // of one paragraph or field

template <class F>
void read(storage::Session& session, std::string_view sql, F&& f, const auto&... params) {
  using I = std::int64_t;
  using S = std::string;
  session.each<I, S, S, I, S, I, I, I, S, std::optional<Millis>, S, S, I, I, I, Millis, Millis, S, I,
               I, S, I, I>(
      sql,
      [&](I id, S kind, S room, I subject, S code, I unit, I state, I number, S symbol,
          std::optional<Millis> dated, S fields, S values, I drafted_by, I changed_by, I signed_by,
          Millis created_at, Millis changed_at, S words, I replaces, I replaced_by, S scan, I entry,
          I version) {
        f(Letter{id, std::move(kind), std::move(room), subject, std::move(code), unit,
                 static_cast<LetterState>(state), number, std::move(symbol), dated,
                 std::move(fields), std::move(values), drafted_by, changed_by, signed_by, created_at,
                 changed_at, std::move(words), replaces, replaced_by, std::move(scan), entry,
                 version});
      },
      params...);
}

std::string ledger_subject(std::int64_t letter) { return "letter/" + std::to_string(letter); }

}  // namespace

std::string_view name_of(LetterState state) {
  switch (state) {
    case LetterState::kDraft: return "draft";
    case LetterState::kSigned: return "signed";
    case LetterState::kSubmitted: return "submitted";
    case LetterState::kWithdrawn: return "withdrawn";
    case LetterState::kReplaced: return "replaced";
    case LetterState::kDropped: return "dropped";
  }
  return "draft";
}

std::string Letter::reference() const {
  if (number == 0) return {};
  return (number < 10 ? "0" : "") + std::to_string(number) + "/" + symbol;
}

std::int64_t next_number(storage::Transaction& tx, std::int64_t unit, int year,
                         std::string_view book) {
  // One statement: the row is locked until the transaction ends, so nobody gets the number
  // twice and an undone one is given again.
  return tx
      .value<std::int64_t>(
          "INSERT INTO letter_book (unit, year, book, last) VALUES (:unit, :year, :book, 1) "
          "ON CONFLICT (unit, year, book) DO UPDATE SET last = letter_book.last + 1 "
          "RETURNING last",
          unit, year, book)
      .value();
}

std::int64_t insert_letter(storage::Transaction& tx, const Letter& letter) {
  return tx
      .value<std::int64_t>(
          "INSERT INTO letter (kind, room, subject, code, unit, state, number, symbol, fields, "
          "vals, drafted_by, changed_by, signed_by, created_at, changed_at, replaces) VALUES "
          "(:kind, :room, :subject, :code, :unit, 0, 0, '', :fields, '', :drafted_by, :changed_by, "
          "0, :created_at, :changed_at, :replaces) RETURNING id",
          letter.kind, letter.subject_room, letter.subject_id, letter.subject_code, letter.unit,
          letter.fields, letter.drafted_by, letter.changed_by, letter.created_at, letter.changed_at,
          letter.replaces)
      .value();
}

std::string digest_of(const Letter& letter) {
  JsonWriter json;
  json.array();
  json.value(letter.id);
  json.value(letter.kind);
  json.value(letter.subject_room);
  json.value(letter.subject_id);
  json.value(letter.subject_code);
  json.value(letter.unit);
  json.value(static_cast<int>(letter.state));
  json.value(letter.number);
  json.value(letter.symbol);
  json.value(letter.dated);
  json.value(letter.fields);
  json.value(letter.values);
  json.value(letter.drafted_by);
  json.value(letter.changed_by);
  json.value(letter.signed_by);
  json.value(letter.created_at);
  json.value(letter.changed_at);
  json.value(letter.words);
  json.value(letter.replaces);
  json.value(letter.replaced_by);
  json.value(letter.scan);
  json.value(letter.version);
  json.end();
  return hex(view(sha256(json.text())));
}

Result<Letter> keep_letter(storage::Transaction& tx, Letter letter, std::string_view verb,
                           const LetterActor& who, Millis at) {
  const std::int64_t before = letter.version++;
  JsonWriter json;
  json.object();
  json.field("letter", letter.id);
  json.field("kind", letter.kind);
  json.field("of", letter.subject_code);
  if (letter.number != 0) json.field("reference", letter.reference());
  json.field("officer", who.officer);
  json.field("words", letter.words);
  if (!letter.scan.empty()) json.field("scan", letter.scan);
  json.field("state", digest_of(letter));
  json.end();
  letter.entry = ledger::append(
      tx, {"letter." + std::string(verb), ledger_subject(letter.id), who.unit, json.text()}, at);
  std::optional<std::string> book;
  std::optional<int> year;
  if (letter.number == 0) {
    // Only a signed letter stands in a book.
    tx.run(
        "UPDATE letter SET state = :state, fields = :fields, changed_by = :changed_by, "
        "changed_at = :changed_at, words = :words, scan = :scan, entry = :entry, "
        "version = version + 1 WHERE id = :id AND version = :version",
        static_cast<int>(letter.state), letter.fields, letter.changed_by, letter.changed_at,
        letter.words, letter.scan, letter.entry, letter.id, before);
    return letter;
  }
  tx.run(
      "UPDATE letter SET state = :state, number = :number, symbol = :symbol, dated = :dated, "
      "vals = :vals, signed_by = :signed_by, words = :words, replaced_by = :replaced_by, "
      "scan = :scan, entry = :entry, version = version + 1 WHERE id = :id AND version = :version",
      static_cast<int>(letter.state), letter.number, letter.symbol, letter.dated, letter.values,
      letter.signed_by, letter.words, letter.replaced_by, letter.scan, letter.entry, letter.id,
      before);
  return letter;
}

Result<Letter> letter_in(storage::Session& session, std::int64_t letter,
                         std::initializer_list<LetterState> states) {
  auto found = find_letter(session, letter);
  if (!found) return refuse(Fault::kNotFound, "documents.letter.gone");
  if (std::find(states.begin(), states.end(), found->state) == states.end())
    return refuse(Fault::kConflict,
                  found->state == LetterState::kSigned ? "documents.letter.signed" : "documents.letter.state",
                  {}, {{"reference", found->reference()}});
  return std::move(*found);
}

bool reveals(std::string_view name) {
  static constexpr std::string_view kFree[] = {"subject.words", "subject.place", "subject.answer",
                                               "subject.signers", "step.words"};
  return name.starts_with("petitioner.") ||
         std::find(std::begin(kFree), std::end(kFree), name) != std::end(kFree);
}

Errors check_draft(const LetterKind& kind, const KnownName& known, std::string_view room,
                   const LetterDraft& draft) {
  Errors errors;
  const auto look = [&](std::string_view field, std::string_view text) {
    if (utf8_length(text) > kMostLetters)
      errors.push_back({Fault::kInvalid, std::string(field), "documents.letter.too_long",
                        {{"max", std::to_string(kMostLetters)}}});
    for (const std::string& name : names_in(text)) {
      if (kind.hides_petitioner && reveals(name))
        errors.push_back({Fault::kInvalid, std::string(field), "documents.letter.secret", {{"name", name}}});
      else if (kind.field(name) == nullptr && !known(room, name))
        errors.push_back({Fault::kInvalid, std::string(field), "documents.letter.placeholder",
                          {{"name", truncate_utf8(name, 40)}}});
    }
  };
  look("title", draft.title);
  look("about", draft.about);
  for (const std::string& line : draft.to) look("to", line);
  for (const std::string& line : draft.copies) look("copies", line);
  int number = 0;
  for (const LetterBlock& block : draft.body) look("text_" + std::to_string(++number), block.text);
  for (const auto& [key, value] : draft.fields)
    if (utf8_length(value) > kMostLetters)
      errors.push_back({Fault::kInvalid, "f_" + key, "documents.letter.too_long",
                        {{"max", std::to_string(kMostLetters)}}});
  if (draft.body.empty()) errors.push_back({Fault::kInvalid, "text_1", "documents.letter.empty"});
  return errors;
}

Errors check_fields(const LetterKind& kind, const LetterDraft& draft) {
  Errors errors;
  for (const LetterField& field : kind.fields) {
    const auto found = draft.fields.find(field.key);
    if (field.required && (found == draft.fields.end() || trim(found->second).empty()))
      errors.push_back({Fault::kInvalid, "f_" + field.key, "documents.letter.field",
                        {{"label", field.label.in(draft.language)}}});
  }
  return errors;
}

Result<std::string> needed_words(const std::string& words) {
  const std::string text(trim(words));
  if (text.empty()) return refuse(Fault::kInvalid, "documents.letter.words", "letter_words");
  if (utf8_length(text) > 4000)
    return refuse(Fault::kInvalid, "documents.letter.too_long", "letter_words", {{"max", "4000"}});
  return nfc(text);
}

std::optional<Letter> find_letter(storage::Session& session, std::int64_t letter) {
  std::optional<Letter> out;
  read(session, kOne, [&](Letter one) { out = std::move(one); }, letter);
  return out;
}

std::vector<Letter> letters_of(storage::Session& session, std::string_view room, std::int64_t id) {
  std::vector<Letter> out;
  read(session, kOfSubject, [&](Letter one) { out.push_back(std::move(one)); }, room, id);
  return out;
}

std::vector<Letter> letters_in(storage::Session& session, const std::vector<std::int64_t>& units,
                               LetterState state, int limit) {
  std::vector<Letter> out;
  for (const std::int64_t unit : units)
    read(session, kOfUnit, [&](Letter one) { out.push_back(std::move(one)); }, unit,
         static_cast<int>(state), limit);
  std::sort(out.begin(), out.end(), [](const Letter& a, const Letter& b) { return a.id > b.id; });
  if (out.size() > static_cast<std::size_t>(limit)) out.resize(static_cast<std::size_t>(limit));
  return out;
}

ledger::StateSource letter_state_source() {
  return {"letter", [](storage::Session& session, const auto& each) {
            read(session, kLogged, [&](const Letter& letter) { each(ledger_subject(letter.id), digest_of(letter)); });
          }};
}

std::vector<std::pair<std::int64_t, std::string>> references_of(storage::Session& session, std::string_view room,
                                                                std::int64_t first, std::int64_t last) {
  std::vector<std::pair<std::int64_t, std::string>> out;
  session.each<std::int64_t, std::int64_t, std::string>(
      "SELECT subject, number, symbol FROM letter WHERE room = :room AND subject >= :first AND subject <= :last "
      "AND number > 0 ORDER BY subject, id",
      [&](std::int64_t subject, std::int64_t number, std::string symbol) {
        Letter letter;
        letter.number = number;
        letter.symbol = std::move(symbol);
        out.emplace_back(subject, letter.reference());
      },
      room, first, last);
  return out;
}

std::optional<Letter> letter_of_subject(storage::Session& session, std::string_view subject) {
  constexpr std::string_view kStart = "letter/";
  std::int64_t id = 0;
  if (!subject.starts_with(kStart)) return std::nullopt;
  subject.remove_prefix(kStart.size());
  if (std::from_chars(subject.data(), subject.data() + subject.size(), id).ec != std::errc()) return std::nullopt;
  return find_letter(session, id);
}

}  // namespace langnghe::documents
