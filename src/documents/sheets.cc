#include "documents/sheets.h"

#include <expat.h>
#include <fmt/core.h>
#include <xlsxwriter.h>
#include <zip.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <sstream>

#include "base/csv.h"
#include "base/text.h"

namespace langnghe::documents {
namespace {

// ---- CSV ---------------------------------------------------------------------------------------

bool would_run(std::string_view cell) {
  return !cell.empty() && (cell[0] == '=' || cell[0] == '+' || cell[0] == '-' || cell[0] == '@' || cell[0] == '\t');
}

class CsvSource : public RowSource {
 public:
  CsvSource(std::string bytes, const SheetLimits& limits) : limits_(limits), in_(std::move(bytes)), reader_(in_, separator()) {}
  bool next(std::vector<std::string>& row) override {
    if (!reader_.next(row)) return false;
    problem_ = reader_.error().empty() ? "" : "documents.sheet.row";
    if (row.size() > limits_.columns) problem_ = "documents.sheet.row";
    for (std::string& cell : row) {
      if (cell.size() > 1 && cell[0] == '\'' && (would_run(std::string_view(cell).substr(1)) || cell[1] == '\'')) cell.erase(0, 1);
      if (!valid_utf8(cell) || cell.find('\0') != std::string::npos) problem_ = "documents.sheet.not_text";
    }
    return true;
  }
  std::size_t line() const override { return reader_.line(); }
  std::string error() const override { return problem_; }

 private:
  // Spreadsheets of Vietnamese desks write ";" between the cells.
  char separator() {
    std::string head;
    std::getline(in_, head);
    in_.clear();
    in_.seekg(0);
    return std::count(head.begin(), head.end(), ';') > std::count(head.begin(), head.end(), ',') ? ';' : ',';
  }
  SheetLimits limits_;
  std::istringstream in_;
  CsvReader reader_;
  std::string problem_;
};

// ---- XLSX --------------------------------------------------------------------------------------

struct CloseZip {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct ClosePart {
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};
struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser>;

// The name without its namespace prefix.
std::string_view local(const XML_Char* name) {
  const std::string_view text(name);
  const auto colon = text.rfind(':');
  return colon == std::string_view::npos ? text : text.substr(colon + 1);
}
std::string_view attribute(const XML_Char** all, std::string_view wanted) {
  for (; *all != nullptr; all += 2)
    if (local(all[0]) == wanted) return all[1];
  return {};
}

// One part of the archive, fed piece by piece to a parser.
class Part {
 public:
  Part(zip_t* zip, const std::string& path, std::uint64_t& left) : left_(left) {
    file_.reset(zip_fopen(zip, path.c_str(), 0));
    parser_.reset(XML_ParserCreate("UTF-8"));
    if (!parser_) throw std::bad_alloc();
    // No document type, so no entities: nothing that grows or looks elsewhere.
    XML_SetStartDoctypeDeclHandler(parser_.get(), [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
      static_cast<Part*>(self)->hostile_ = true;
      XML_StopParser(static_cast<Part*>(self)->parser_.get(), XML_FALSE);
    });
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, const XML_Char* name, const XML_Char** attributes) {
          static_cast<Part*>(self)->start(local(name), attributes);
        },
        [](void* self, const XML_Char* name) { static_cast<Part*>(self)->finish(local(name)); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, const XML_Char* text, int length) {
      static_cast<Part*>(self)->text({text, static_cast<std::size_t>(length)});
    });
  }
  virtual ~Part() = default;
  bool there() const { return file_ != nullptr; }
  // Parses some more; false when all was read.
  bool more() {
    if (ended_) return false;
    constexpr int kPiece = 1 << 16;
    void* buffer = XML_GetBuffer(parser_.get(), kPiece);
    if (buffer == nullptr) throw std::bad_alloc();
    const zip_int64_t got = zip_fread(file_.get(), buffer, kPiece);
    if (got < 0) throw SheetError("documents.sheet.damaged");
    if (static_cast<std::uint64_t>(got) > left_) throw SheetError("documents.sheet.too_large");
    left_ -= static_cast<std::uint64_t>(got);
    ended_ = got == 0;
    if (XML_ParseBuffer(parser_.get(), static_cast<int>(got), ended_) != XML_STATUS_OK || hostile_ || failed_)
      throw SheetError(too_large_ ? "documents.sheet.too_large" : "documents.sheet.damaged");
    return true;
  }

 protected:
  virtual void start(std::string_view, const XML_Char**) {}
  virtual void finish(std::string_view) {}
  virtual void text(std::string_view) {}
  // Exceptions must not cross the parser, which is C.
  void fail(bool large = false) {
    failed_ = true;
    too_large_ = large;
    XML_StopParser(parser_.get(), XML_FALSE);
  }

 private:
  std::unique_ptr<zip_file_t, ClosePart> file_;
  Parser parser_;
  std::uint64_t& left_;
  bool ended_ = false, hostile_ = false, failed_ = false, too_large_ = false;
};

// xl/workbook.xml: the first sheet; its relations: where that lies.
class Workbook : public Part {
 public:
  using Part::Part;
  std::string relation;

 private:
  void start(std::string_view name, const XML_Char** attributes) override {
    if (name == "sheet" && relation.empty()) relation = attribute(attributes, "id");
  }
};
class Relations : public Part {
 public:
  Relations(zip_t* zip, const std::string& name, std::uint64_t& left, std::string wanted)
      : Part(zip, name, left), wanted_(std::move(wanted)) {}
  std::string target;

 private:
  void start(std::string_view name, const XML_Char** attributes) override {
    if (name == "Relationship" && attribute(attributes, "Id") == wanted_) target = attribute(attributes, "Target");
  }
  std::string wanted_;
};
class Strings : public Part {
 public:
  Strings(zip_t* zip, std::uint64_t& left, std::size_t most) : Part(zip, "xl/sharedStrings.xml", left), most_(most) {}
  std::vector<std::string> all;

 private:
  void start(std::string_view name, const XML_Char**) override {
    if (name == "si") all.emplace_back();
    if (name == "t") in_text_ = phonetic_ == 0;
    if (name == "rPh") ++phonetic_;  // how it is read aloud is not what it says
  }
  void finish(std::string_view name) override {
    if (name == "t") in_text_ = false;
    if (name == "rPh") --phonetic_;
  }
  void text(std::string_view piece) override {
    if (!in_text_ || all.empty()) return;
    all.back() += piece;
    if (all.back().size() > most_ * 4) fail(true);
  }
  std::size_t most_;
  bool in_text_ = false;
  int phonetic_ = 0;
};

// "BC12" → 54; nothing when it is no reference.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0, letters = 0;
  while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z' && letters < 3)
    column = column * 26 + static_cast<std::size_t>(reference[letters++] - 'A' + 1);
  if (letters == 0) return std::nullopt;
  return column - 1;
}

class Sheet : public Part {
 public:
  struct Row {
    std::size_t line;
    std::vector<std::string> cells;
    bool any = false;
  };
  Sheet(zip_t* zip, const std::string& name, std::uint64_t& left, const std::vector<std::string>& strings,
        const SheetLimits& limits)
      : Part(zip, name, left), strings_(strings), limits_(limits) {}
  std::deque<Row> rows;

 private:
  void start(std::string_view name, const XML_Char** attributes) override {
    if (name == "row") {
      std::size_t line = last_line_ + 1;
      const std::string_view said = attribute(attributes, "r");
      std::from_chars(said.data(), said.data() + said.size(), line);
      last_line_ = line;
      rows.push_back({line, {}, false});
      open_ = true;
      next_column_ = 0;
    } else if (name == "c" && open_) {
      type_ = attribute(attributes, "t");
      const auto column = column_of(attribute(attributes, "r"));
      column_ = column.value_or(next_column_);
      next_column_ = column_ + 1;
      value_.clear();
      if (column_ >= limits_.columns) fail(true);
    } else if (name == "v" || name == "t") {
      in_value_ = true;
    }
  }
  void finish(std::string_view name) override {
    if (name == "v" || name == "t") in_value_ = false;
    if (name == "row") open_ = false;
    if (name != "c" || !open_ || value_.empty() || column_ >= limits_.columns) return;
    if (type_ == "s") {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), index);
      if (error != std::errc() || index >= strings_.size()) return fail();
      value_ = strings_[index];
    } else if (type_ == "b") {
      value_ = value_ == "1" ? "1" : "0";
    } else if (type_ == "e") {
      value_.clear();  // #DIV/0!: nothing
    }
    if (value_.empty()) return;
    Row& row = rows.back();
    if (row.cells.size() <= column_) row.cells.resize(column_ + 1);
    row.any = row.any || !value_.empty();
    row.cells[column_] = std::move(value_);
    value_.clear();
  }
  void text(std::string_view piece) override {
    if (!in_value_) return;
    value_ += piece;
    if (value_.size() > limits_.cell * 4) fail(true);
  }
  const std::vector<std::string>& strings_;
  SheetLimits limits_;
  std::string type_, value_;
  std::size_t column_ = 0, next_column_ = 0, last_line_ = 0;
  bool open_ = false, in_value_ = false;
};

class XlsxSource : public RowSource {
 public:
  XlsxSource(std::string bytes, const SheetLimits& limits) : bytes_(std::move(bytes)), left_(limits.unpacked) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, &error);
    zip_.reset(source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!zip_ && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    if (!zip_) throw SheetError("documents.sheet.damaged");
    if (zip_get_num_entries(zip_.get(), 0) > 2000) throw SheetError("documents.sheet.too_large");
    const auto whole = [](Part& part) {
      if (!part.there()) throw SheetError("documents.sheet.not_a_sheet");
      while (part.more()) {}
    };
    Workbook book(zip_.get(), "xl/workbook.xml", left_);
    whole(book);
    Relations relations(zip_.get(), "xl/_rels/workbook.xml.rels", left_, book.relation);
    whole(relations);
    std::string target = relations.target;
    if (target.empty()) throw SheetError("documents.sheet.not_a_sheet");
    target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    Strings strings(zip_.get(), left_, limits.cell);
    if (strings.there()) whole(strings);
    strings_ = std::move(strings.all);
    sheet_ = std::make_unique<Sheet>(zip_.get(), target, left_, strings_, limits);
    if (!sheet_->there()) throw SheetError("documents.sheet.not_a_sheet");
  }
  bool next(std::vector<std::string>& row) override {
    for (;;) {
      // The last one may still be growing.
      while (sheet_->rows.size() < 2 && sheet_->more()) {}
      if (sheet_->rows.empty()) return false;
      Sheet::Row first = std::move(sheet_->rows.front());
      sheet_->rows.pop_front();
      if (!first.any) continue;
      line_ = first.line;
      row = std::move(first.cells);
      return true;
    }
  }
  std::size_t line() const override { return line_; }

 private:
  std::string bytes_;
  std::uint64_t left_;
  std::unique_ptr<zip_t, CloseZip> zip_;
  std::vector<std::string> strings_;
  std::unique_ptr<Sheet> sheet_;
  std::size_t line_ = 0;
};

}  // namespace

std::unique_ptr<RowSource> open_sheet(std::string bytes, const SheetLimits& limits) {
  if (bytes.size() >= 4 && bytes.compare(0, 4, std::string("PK\x03\x04", 4)) == 0)
    return std::make_unique<XlsxSource>(std::move(bytes), limits);
  return std::make_unique<CsvSource>(std::move(bytes), limits);
}

std::optional<Date> date_of_serial(std::string_view text) {
  int days = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (error != std::errc() || end != text.data() + text.size() || days < 20'000 || days > 80'000) return std::nullopt;
  return add_days(Date{std::chrono::year(1899), std::chrono::month(12), std::chrono::day(30)}, days);
}

struct XlsxWriter::Self {
  std::string path;
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  std::string folder;
  lxw_row_t row = 0;
};

XlsxWriter::XlsxWriter(const std::string& path, const std::string& name, const std::vector<std::string>& head)
    : self_(std::make_unique<Self>()) {
  self_->path = path;
  const auto slash = path.rfind('/');
  self_->folder = slash == std::string::npos ? "." : path.substr(0, slash);
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = self_->folder.data();
  self_->book = workbook_new_opt(path.c_str(), &options);
  if (self_->book == nullptr) throw SetupError(path + ": cannot be written");
  self_->sheet = workbook_add_worksheet(self_->book, truncate_utf8(name, 31).c_str());
  if (self_->sheet == nullptr) throw SetupError(path + ": \"" + name + "\" is no name for a sheet");
  lxw_format* bold = workbook_add_format(self_->book);
  format_set_bold(bold);
  format_set_bg_color(bold, 0xF3EBDD);
  worksheet_freeze_panes(self_->sheet, 1, 0);
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(self_->sheet, column, column, std::clamp(static_cast<double>(utf8_length(head[i])) + 4, 12.0, 40.0), nullptr);
    worksheet_write_string(self_->sheet, 0, column, head[i].c_str(), bold);
  }
}

XlsxWriter::~XlsxWriter() {
  if (self_->book != nullptr) workbook_close(self_->book);
}

void XlsxWriter::row(const std::vector<std::string>& cells) {
  ++self_->row;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!cells[i].empty())
      worksheet_write_string(self_->sheet, self_->row, static_cast<lxw_col_t>(i), cells[i].c_str(), nullptr);
}

void XlsxWriter::choices(std::size_t column, const std::vector<std::string>& values) {
  // The format holds 255 characters of choices; longer lists are left to the hint.
  std::size_t length = 0;
  std::vector<char*> list;
  std::vector<std::string> kept = values;  // the library asks for char*, and only reads
  for (std::string& value : kept) {
    length += utf8_length(value) + 1;
    list.push_back(value.data());
  }
  if (length > 250 || list.empty()) return;
  list.push_back(nullptr);
  lxw_data_validation validation{};
  validation.validate = LXW_VALIDATION_TYPE_LIST;
  validation.value_list = list.data();
  const auto at = static_cast<lxw_col_t>(column);
  worksheet_data_validation_range(self_->sheet, 1, at, 5000, at, &validation);
}

void XlsxWriter::close() {
  const lxw_error error = workbook_close(std::exchange(self_->book, nullptr));
  if (error != LXW_NO_ERROR) throw SetupError(fmt::format("{}: cannot be written: {}", self_->path, lxw_strerror(error)));
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) out += ',';
    const bool guarded = would_run(cell) || (cell.size() > 1 && cell[0] == '\'' && (would_run(std::string_view(cell).substr(1)) || cell[1] == '\''));
    const std::string text = (guarded ? "'" : "") + cell;
    if (text.find_first_of(",;\"\r\n") == std::string::npos && text == trim(text)) {
      out += text;
      continue;
    }
    out += '"';
    for (const char c : text) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  return out + "\r\n";
}

}  // namespace langnghe::documents
