#include "documents/letters.h"

#include "documents/toml.h"

namespace langnghe::documents {
namespace {

// Texts of statements are constants: prepared once (storage/database.h).
constexpr std::string_view kOne =
    "SELECT id, kind, room, subject, unit, state, number, symbol, dated, fields, drafted_by, "
    "signed_by, created_at FROM letter WHERE id = :id";
constexpr std::string_view kOfSubject =
    "SELECT id, kind, room, subject, unit, state, number, symbol, dated, fields, drafted_by, "
    "signed_by, created_at FROM letter WHERE room = :room AND subject = :subject ORDER BY id";

std::vector<Letter> read(storage::Session& session, std::string_view sql, const auto&... params) {
  std::vector<Letter> out;
  session.each<std::int64_t, std::string, std::string, std::int64_t, std::int64_t, std::int64_t,
               std::int64_t, std::string, std::optional<Millis>, std::string, std::int64_t,
               std::int64_t, Millis>(
      sql,
      [&](std::int64_t id, std::string kind, std::string room, std::int64_t subject,
          std::int64_t unit, std::int64_t state, std::int64_t number, std::string symbol,
          std::optional<Millis> dated, std::string fields, std::int64_t drafted_by,
          std::int64_t signed_by, Millis created_at) {
        out.push_back({id, std::move(kind), std::move(room), subject, unit,
                       static_cast<LetterState>(state), number, std::move(symbol), dated,
                       std::move(fields), drafted_by, signed_by, created_at});
      },
      params...);
  return out;
}

// Why a letter cannot be changed any more, or nothing.
Result<Letter> draft_only(storage::Session& session, std::int64_t letter) {
  auto found = find_letter(session, letter);
  if (!found) return refuse(Fault::kNotFound, "documents.letter.gone");
  if (found->state != LetterState::kDraft)
    return refuse(Fault::kConflict, "documents.letter.signed", {},
                  {{"reference", found->reference()}});
  return std::move(*found);
}

}  // namespace

LetterKinds LetterKinds::load(const std::string& path) {
  const TomlFile file(path);
  LetterKinds out;
  for (const auto& table : file.tables("letter")) {
    LetterKind kind{table.text("key"), table.text("book"), table.text("symbol"),
                    table.text("template")};
    if (out.find(kind.key) != nullptr) table.complain("key", "stands twice");
    out.all_.push_back(std::move(kind));
  }
  return out;
}

const LetterKind* LetterKinds::find(std::string_view key) const {
  for (const auto& kind : all_)
    if (kind.key == key) return &kind;
  return nullptr;
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

std::int64_t draft_letter(storage::Transaction& tx, const Letter& letter) {
  return tx
      .value<std::int64_t>(
          "INSERT INTO letter (kind, room, subject, unit, state, number, symbol, fields, "
          "drafted_by, signed_by, created_at) VALUES (:kind, :room, :subject, :unit, 0, 0, '', "
          ":fields, :drafted_by, 0, :created_at) RETURNING id",
          letter.kind, letter.subject_room, letter.subject_id, letter.unit, letter.fields,
          letter.drafted_by, letter.created_at)
      .value();
}

Result<void> change_letter(storage::Transaction& tx, std::int64_t letter,
                           std::string_view fields) {
  if (const auto found = draft_only(tx, letter); !found)
    return tl::unexpected<Errors>(found.error());
  tx.run("UPDATE letter SET fields = :fields WHERE id = :id", fields, letter);
  return {};
}

Result<Letter> issue_letter(storage::Transaction& tx, const LetterKinds& kinds,
                            std::int64_t letter, std::string_view unit_symbol,
                            std::int64_t officer, Millis at) {
  auto found = draft_only(tx, letter);
  if (!found) return found;
  const LetterKind* kind = kinds.find(found->kind);
  if (kind == nullptr) return refuse(Fault::kInvalid, "documents.letter.kind");
  const int year = static_cast<int>(local_date(at).year());
  found->number = next_number(tx, found->unit, year, kind->book);
  found->symbol = kind->symbol + "-" + std::string(unit_symbol);
  found->state = LetterState::kSigned;
  found->dated = at;
  found->signed_by = officer;
  tx.run(
      "UPDATE letter SET state = 1, number = :number, symbol = :symbol, dated = :dated, "
      "year = :year, book = :book, signed_by = :signed_by WHERE id = :id",
      found->number, found->symbol, at, year, kind->book, officer, letter);
  return found;
}

std::optional<Letter> find_letter(storage::Session& session, std::int64_t letter) {
  auto found = read(session, kOne, letter);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Letter> letters_of(storage::Session& session, std::string_view room, std::int64_t id) {
  return read(session, kOfSubject, room, id);
}

}  // namespace langnghe::documents
