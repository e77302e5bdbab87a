#include "directives/sample.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include <toml++/toml.h>

#include "base/csv.h"
#include "base/text.h"

namespace langnghe::directives {
namespace {

constexpr std::string_view kRelations[] = {"implements", "amends", "replaces", "continues"};

// The one registered document of that number; else why not.
tl::expected<std::string, std::string> code_of(storage::Session& session, std::string_view number) {
  const auto found = documents_numbered(session, number);
  if (found.empty()) return tl::unexpected(fmt::format("no document {} is in the file or registered", number));
  if (found.size() > 1) return tl::unexpected(fmt::format("{} documents have the number {}; enter this tie on the page", found.size(), number));
  return found.front().code;
}

std::string english(const Errors& errors) {
  std::string out;
  for (const Error& one : errors) {
    out += out.empty() ? "" : "; ";
    out += one.field.empty() ? one.message : one.field + ": " + one.message;
    for (const auto& [name, value] : one.args) out += fmt::format(" ({} {})", name, value);
  }
  return out;
}

// ---- CSV -----------------------------------------------------------------------------------

constexpr std::string_view kColumns[] = {"number",   "kind",   "issuer", "issued_on",  "title",  "summary", "standing",
                                         "source",   "public", "implements", "amends", "replaces", "continues"};

class Import {
 public:
  Import(const Room& room, storage::Transaction& tx, std::string unit, Millis at)
      : room_(room), tx_(tx), unit_(std::move(unit)), at_(at) {}

  tl::expected<int, std::vector<RowError>> run(std::istream& in) {
    CsvReader reader(in);
    std::vector<std::string> row;
    if (!reader.next(row)) return tl::unexpected(std::vector<RowError>{{1, "", "the file is empty; the first line names the columns"}});
    head(row);
    if (!errors_.empty()) return tl::unexpected(errors_);
    while (reader.next(row)) {
      line_ = reader.line();
      if (!reader.error().empty())
        complain("", reader.error());
      else
        one(row);
    }
    for (const Tie& tie : ties_) relate(tie);
    if (!errors_.empty()) return tl::unexpected(errors_);
    return count_;
  }

 private:
  struct Tie {
    std::size_t line;
    std::string code, kind, number;
  };

  void complain(std::string_view column, std::string what) { errors_.push_back({line_, std::string(column), std::move(what)}); }

  void head(const std::vector<std::string>& row) {
    line_ = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string name(trim(row[i]));
      if (std::find(std::begin(kColumns), std::end(kColumns), name) == std::end(kColumns))
        complain(name, "no such column; known are number, kind, issuer, issued_on, title, summary, standing, source, public, "
                       "implements, amends, replaces, continues");
      else if (!column_.emplace(name, i).second)
        complain(name, "stands twice");
    }
    for (const char* must : {"number", "kind", "issuer"})
      if (column_.count(must) == 0) complain(must, "the column is missing");
  }

  std::string cell(const std::vector<std::string>& row, const std::string& name) const {
    const auto found = column_.find(name);
    return found == column_.end() || found->second >= row.size() ? std::string() : std::string(trim(row[found->second]));
  }

  void one(const std::vector<std::string>& row) {
    const std::size_t before = errors_.size();
    if (row.size() > column_.size()) complain("", fmt::format("has {} fields, the head line {}", row.size(), column_.size()));
    for (const std::string& text : row)
      if (!valid_utf8(text)) return complain("", "is not UTF-8; save the file as CSV UTF-8");
    NewDocument wanted;
    wanted.unit = unit_;
    wanted.number = nfc(cell(row, "number"));
    if (const DocumentKind* kind = room_.pack.kind_called(cell(row, "kind")))
      wanted.kind = kind->id;
    else
      complain("kind", fmt::format("\"{}\" is no kind of document of the pack (directives.toml)", cell(row, "kind")));
    wanted.issuer = nfc(cell(row, "issuer"));
    if (const std::string text = cell(row, "issued_on"); !text.empty()) {
      wanted.issued_on = parse_date(text);
      if (!wanted.issued_on) complain("issued_on", fmt::format("\"{}\" is no date; write 2026-07-01", text));
    }
    wanted.title = nfc(cell(row, "title"));
    wanted.summary = nfc(cell(row, "summary"));
    wanted.source = nfc(cell(row, "source"));
    if (const std::string text = cell(row, "standing"); !text.empty()) wanted.standing = text;
    if (const std::string text = cell(row, "public"); text == "no" || text == "0")
      wanted.is_public = false;
    else if (!text.empty() && text != "yes" && text != "1")
      complain("public", fmt::format("\"{}\": write yes or no", text));
    if (errors_.size() != before) return;
    const auto made = register_document(room_, tx_, wanted, 0, at_);
    if (!made) return complain("", english(made.error()));
    ++count_;
    for (const std::string_view kind : kRelations) {
      std::string numbers = cell(row, std::string(kind));
      while (!numbers.empty()) {
        const auto end = numbers.find(';');
        if (const std::string number(trim(numbers.substr(0, end))); !number.empty())
          ties_.push_back({line_, made->code, std::string(kind), number});
        numbers = end == std::string::npos ? "" : numbers.substr(end + 1);
      }
    }
  }

  void relate(const Tie& tie) {
    line_ = tie.line;
    const auto code = code_of(tx_, tie.number);
    if (!code) return complain(tie.kind, code.error());
    if (const auto tied = relate_document(room_, tx_, tie.code, {tie.kind, *code}, 0, at_); !tied)
      complain(tie.kind, english(tied.error()));
  }

  const Room& room_;
  storage::Transaction& tx_;
  const std::string unit_;
  const Millis at_;
  std::map<std::string, std::size_t> column_;
  std::vector<Tie> ties_;
  std::vector<RowError> errors_;
  std::size_t line_ = 0;
  int count_ = 0;
};

}  // namespace

tl::expected<int, std::vector<RowError>> import_documents(const Room& room, storage::Transaction& tx, std::istream& in,
                                                          const std::string& unit, Millis at) {
  if (room.directory.now()->unit(unit) == nullptr)
    return tl::unexpected(std::vector<RowError>{{0, "", fmt::format("there is no unit {}; name one with --unit", unit)}});
  return Import(room, tx, unit, at).run(in);
}

int load_sample(const Room& room, storage::Transaction& tx, const std::string& pack_directory, Millis at) {
  const std::string path = pack_directory + "/sample/directives.toml";
  const auto fail = [&](const toml::node& node, const std::string& what) {
    throw SetupError(fmt::format("{}:{}: {}", path, node.source().begin.line, what));
  };
  toml::table table;
  try {
    table = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    throw SetupError(fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
  }
  const std::string unit = table["unit"].value_or(std::string());
  const toml::array* list = table["document"].as_array();
  if (unit.empty() || list == nullptr) fail(table, "unit = \"…\" and [[document]] are needed");
  int count = 0;
  for (const toml::node& node : *list) {
    const toml::table& item = *node.as_table();
    const auto text = [&](std::string_view key) { return item[key].value_or(std::string()); };
    const auto in = [&](std::string_view key, std::string_view language) { return item[key][language].value_or(std::string()); };
    NewDocument wanted;
    wanted.unit = unit;
    wanted.number = text("number");
    if (!documents_numbered(tx, wanted.number).empty()) continue;
    wanted.kind = text("kind");
    wanted.issuer = in("issuer", "vi");
    wanted.issuer_en = in("issuer", "en");
    if (const std::string day = text("issued"); !day.empty()) {
      wanted.issued_on = parse_date(day);
      if (!wanted.issued_on) fail(node, day + " is no date");
    }
    wanted.title = in("title", "vi");
    wanted.title_en = in("title", "en");
    wanted.summary = in("summary", "vi");
    wanted.summary_en = in("summary", "en");
    if (!text("standing").empty()) wanted.standing = text("standing");
    wanted.source = text("source");
    wanted.confidence = text("confidence");
    const auto made = register_document(room, tx, wanted, 0, at);
    if (!made) fail(node, english(made.error()));
    for (const std::string_view kind : kRelations)
      if (const toml::array* numbers = item[kind].as_array())
        for (const toml::node& number : *numbers) {
          const auto code = code_of(tx, number.value_or(std::string()));
          if (!code) fail(node, code.error());
          const auto tied = relate_document(room, tx, made->code, {std::string(kind), *code}, 0, at);
          if (!tied) fail(node, english(tied.error()));
        }
    ++count;
  }
  return count;
}

}  // namespace langnghe::directives
