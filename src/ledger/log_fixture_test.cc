#include "ledger/log_fixture.h"

#include <filesystem>

namespace langnghe::ledger {
namespace {

// Each table with its columns; texts first turned into literals by the database itself.
struct Table {
  const char* name;
  const char* literal;  // an SQL expression: the row as a list of literals
};

#define TEXT_(column) "COALESCE('''' || replace(" column ", '''', '''''') || '''', 'NULL')"
#define INT_(column) "CAST(" column " AS TEXT)"
constexpr Table kTables[] = {
    {"ledger_entry", INT_("id") " || ',' || " TEXT_("entry") " || ',' || " TEXT_("salt") " || ',' || " TEXT_("payload")},
    {"ledger_pending", INT_("id")},
    {"log_range", INT_("seq") " || ',' || " INT_("id") " || ',' || " INT_("count")},
    {"log_tile", INT_("level") " || ',' || " INT_("n") " || ',' || " INT_("width") " || ',' || " TEXT_("hashes")},
    {"log_checkpoint", INT_("size") " || ',' || " TEXT_("root") " || ',' || " TEXT_("note") " || ',' || " INT_("at")},
    {"log_epoch", INT_("number") " || ',' || " TEXT_("origin") " || ',' || " INT_("from_size") " || ',' || " INT_("at") " || ',' || " TEXT_("before")},
    {"log_head", INT_("id") " || ',' || " INT_("size")},
};
#undef TEXT_
#undef INT_

}  // namespace

void LogFixture::SetUp() {
  storage::migrate(*db, migrations());
  keys = db.directory() + "/keys";
  std::filesystem::create_directories(keys);
}

LogOptions LogFixture::options() const {
  LogOptions out;
  out.origin = "example.vn/log";
  out.seed = std::string(32, 's');
  out.subject_key = std::string(32, 'k');
  out.memory_directory = keys;
  out.pace = std::chrono::milliseconds(20);
  return out;
}

std::int64_t LogFixture::add(const std::string& subject, const std::string& payload,
                             const std::string& kind) {
  return db->write([&](storage::Transaction& t) {
    return append(t, {kind, subject, "68.24781", payload}, clock.now());
  });
}

std::vector<std::int64_t> LogFixture::add_many(int count) {
  return db->write([&](storage::Transaction& t) {
    std::vector<std::int64_t> ids;
    for (int i = 0; i < count; ++i)
      ids.push_back(append(t, {"case.received", "M-" + std::to_string(i), "", "{}"}, clock.now()));
    return ids;
  });
}

void LogFixture::run(const std::string& sql) {
  db->write([&](storage::Transaction& t) { t.each_adhoc(sql, {}, {}, {}); });
}

std::string LogFixture::check(std::vector<StateSource> sources) {
  FsckOptions fsck_options;
  fsck_options.origin = options().origin;
  fsck_options.public_key = Signer("x", options().seed).verifier().key;
  fsck_options.memory_directory = keys;
  fsck_options.sources = std::move(sources);
  std::string out;
  for (const Finding& finding : fsck(*db, fsck_options).findings)
    out += finding.kind + ": " + finding.where + ": " + finding.text + "\n";
  return out;
}

LogFixture::Dump LogFixture::dump() {
  Dump out;
  db->read([&](storage::Session& session) {
    for (const Table& table : kTables) {
      auto& rows = out.emplace_back(table.name, std::vector<std::string>{}).second;
      const storage::Column columns[] = {storage::Column::kText};
      session.each_adhoc(std::string("SELECT ") + table.literal + " FROM " + table.name, {}, columns,
                         [&](std::span<storage::Value> row) { rows.push_back(std::get<std::string>(row[0])); });
    }
  });
  return out;
}

void LogFixture::restore(const Dump& dump) {
  db->write([&](storage::Transaction& t) {
    for (const auto& [table, rows] : dump) {
      t.each_adhoc("DELETE FROM " + table, {}, {}, {});
      for (const std::string& row : rows)
        t.each_adhoc("INSERT INTO " + table + " VALUES (" + row + ")", {}, {}, {});
    }
  });
}

}  // namespace langnghe::ledger
