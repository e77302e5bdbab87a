#include <fmt/core.h>

#include "base/text.h"
#include "directives/record.h"
#include "directives/store.h"
#include "storage/like.h"

namespace langnghe::directives {
namespace {

constexpr std::string_view kColumns =
    "SELECT id, code, kind, number, issuer, issuer_en, issued_on, title, title_en, summary, summary_en, "
    "standing, source, confidence, public, unit, entered_at, officer, version FROM directive";

std::string search_of(const Document& one) {
  return fold(one.number + " " + one.title + " " + one.title_en + " " + one.issuer + " " + one.summary);
}

Document document_of(std::span<storage::Value> row) {
  const auto text = [&](std::size_t i) { return std::move(std::get<std::string>(row[i])); };
  const auto number = [&](std::size_t i) { return std::get<std::int64_t>(row[i]); };
  Document one;
  one.id = number(0);
  one.code = text(1);
  one.kind = text(2);
  one.number = text(3);
  one.issuer = text(4);
  one.issuer_en = text(5);
  one.issued_on = parse_date(text(6));
  one.title = text(7);
  one.title_en = text(8);
  one.summary = text(9);
  one.summary_en = text(10);
  one.standing = text(11);
  one.source = text(12);
  one.confidence = text(13);
  one.is_public = number(14) != 0;
  one.unit = number(15);
  one.entered_at = number(16);
  one.officer = number(17);
  one.version = number(18);
  return one;
}

std::vector<Document> read(storage::Session& session, const std::string& rest,
                           const std::vector<storage::Param>& params) {
  using storage::Column;
  constexpr Column I = Column::kInteger, T = Column::kText;
  constexpr Column kTypes[] = {I, T, T, T, T, T, T, T, T, T, T, T, T, T, I, I, I, I, I};
  std::vector<Document> out;
  session.each_adhoc(std::string(kColumns) + rest, params, kTypes,
                     [&](std::span<storage::Value> row) { out.push_back(document_of(row)); });
  return out;
}

std::optional<Document> first(std::vector<Document> all) {
  if (all.empty()) return std::nullopt;
  return std::move(all.front());
}

struct Condition {
  std::string sql = " WHERE 1 = 1";
  std::vector<std::string> texts;  // keeps what params look at
  std::vector<storage::Param> params;
};

Condition condition_of(const DocumentFilter& filter) {
  Condition out;
  out.texts.reserve(1);
  const auto also = [&](std::string_view sql, storage::Param value) {
    out.sql += fmt::format(" AND {}", sql);
    out.params.push_back(value);
  };
  if (filter.public_only) out.sql += " AND public = 1";
  if (!filter.kind.empty()) also("kind = :kind", std::string_view(filter.kind));
  if (!filter.standing.empty()) also("standing = :standing", std::string_view(filter.standing));
  if (const std::string words = fold(filter.words); !words.empty()) {
    out.texts.push_back("%" + storage::like_escaped(words) + "%");
    also("search LIKE :words ESCAPE '!'", std::string_view(out.texts.back()));
  }
  return out;
}

}  // namespace

std::int64_t insert_document(storage::Transaction& tx, const Document& one) {
  return *tx.value<std::int64_t>(
      "INSERT INTO directive (code, kind, number, number_key, issuer, issuer_en, issued_on, title, "
      "title_en, summary, summary_en, standing, source, confidence, public, unit, entered_at, officer, "
      "search, version) VALUES (:code, :kind, :number, :number_key, :issuer, :issuer_en, :issued_on, "
      ":title, :title_en, :summary, :summary_en, :standing, :source, :confidence, :public, :unit, "
      ":entered_at, :officer, :search, 0) RETURNING id",
      one.code, one.kind, one.number, fold(one.number), one.issuer, one.issuer_en,
      date_text(one.issued_on), one.title, one.title_en, one.summary, one.summary_en, one.standing,
      one.source, one.confidence, one.is_public, one.unit, one.entered_at, one.officer, search_of(one));
}

bool update_document(storage::Transaction& tx, const Document& one) {
  return tx.run(
             "UPDATE directive SET kind = :kind, number = :number, number_key = :number_key, "
             "issuer = :issuer, issuer_en = :issuer_en, issued_on = :issued_on, title = :title, "
             "title_en = :title_en, summary = :summary, summary_en = :summary_en, "
             "standing = :standing, source = :source, confidence = :confidence, public = :public, "
             "search = :search, version = version + 1 WHERE id = :id AND version = :version",
             one.kind, one.number, fold(one.number), one.issuer, one.issuer_en,
             date_text(one.issued_on), one.title, one.title_en, one.summary, one.summary_en,
             one.standing, one.source, one.confidence, one.is_public, search_of(one), one.id,
             one.version) == 1;
}

std::string digest_of(const Document& one) {
  return RowsDigest("directive/1")
      .row(one.code, one.kind, one.number, one.issuer, one.issuer_en, date_text(one.issued_on),
           one.title, one.title_en, one.summary, one.summary_en, one.standing, one.source,
           one.confidence, one.is_public ? 1 : 0, one.unit, one.entered_at, one.officer)
      .hex();
}

std::string ledger_subject(const Document& document) { return "directive/" + document.code; }

std::optional<Document> find_document(storage::Session& session, std::string_view code) {
  return first(read(session, " WHERE code = :code", {code}));
}

std::optional<Document> document_by_id(storage::Session& session, std::int64_t id) {
  return first(read(session, " WHERE id = :id", {id}));
}

std::vector<Document> documents_numbered(storage::Session& session, std::string_view number) {
  const std::string key = fold(number);
  return read(session, " WHERE number_key = :key ORDER BY id", {std::string_view(key)});
}

std::vector<Document> documents(storage::Session& session, const DocumentFilter& filter) {
  Condition condition = condition_of(filter);
  condition.params.push_back(static_cast<std::int64_t>(filter.limit));
  condition.params.push_back(static_cast<std::int64_t>(filter.offset));
  return read(session,
              condition.sql + " ORDER BY issued_on DESC, id DESC LIMIT :most OFFSET :skip",
              condition.params);
}

std::int64_t count_documents(storage::Session& session, const DocumentFilter& filter) {
  const Condition condition = condition_of(filter);
  constexpr storage::Column kTypes[] = {storage::Column::kInteger};
  std::int64_t out = 0;
  session.each_adhoc("SELECT COUNT(*) FROM directive" + condition.sql, condition.params, kTypes,
                     [&](std::span<storage::Value> row) { out = std::get<std::int64_t>(row[0]); });
  return out;
}

ledger::StateSource state_source() {
  return {"directive", [](storage::Session& session,
                          const std::function<void(std::string, std::string)>& tell) {
            for (const Document& one : read(session, " ORDER BY id", {}))
              tell(ledger_subject(one), digest_of(one));
            for (const auto& [id] : session.rows<std::int64_t>("SELECT id FROM directive_task ORDER BY id"))
              tell(task_subject(id), digest_of_task(session, id));
            each_joint_state(session, tell);
          }};
}

}  // namespace langnghe::directives
