#include "documents/letter_kinds.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/result.h"
#include "documents/letter_store.h"
#include "documents/toml.h"

namespace langnghe::documents {
namespace {

namespace fs = std::filesystem;

// Every room fills those of these that it has; what stays empty is a dotted line.
constexpr std::string_view kCommon[] = {
    "unit.name",            // the agency whose letter it is
    "unit.superior",        // the body above it
    "unit.place",           // "Lâm Đồng": the place of place and date
    "unit.head",            // post of its head: "Chủ tịch UBND phường"
    "officer.name",         // who drafts
    "officer.post",
    "today",                // the day it is drafted, then the day it was signed
    "letter.reference",     // "12/TB-UBND", once signed
    "subject.code",         // of the case, the visit, the meeting
    "subject.kind",         // "Khiếu nại"
    "subject.kind_small",   // "khiếu nại", within a sentence
    "subject.words",        // what was said
    "subject.category",
    "subject.place",        // where it is
    "subject.channel",      // how it came in
    "subject.received",     // day and time
    "subject.received_date",
    "subject.due",          // the date its nearest clock is due
    "subject.due_rule",     // that clock in words
    "subject.days_late",
    "subject.unit",         // who has it now
    "subject.state",
    "subject.file_count",
    "subject.answer",       // the words of the answer
    "subject.answered_date",
    "subject.signers",      // how many signed a mass petition
    "step.words",           // what was written with the newest step
    "step.date",
    "step.unit",            // who did it
    "to.unit",              // the unit it goes to
    "petitioner.alias",     // "Người gửi 7K3Q"
    "petitioner.name", "petitioner.address", "petitioner.phone", "petitioner.email",
    "petitioner.id_number",
};
// "due.KN.accept": the date that clock of the subject is due; "started.KN.accept": when it began.
constexpr std::string_view kFamilies[] = {"due.", "started."};

LetterText both(const TomlTable& table, std::string_view key, bool needed) {
  auto [vi, en] = table.both(key, needed);
  return {std::move(vi), std::move(en)};
}

LetterLayout layout_of(const TomlTable& table) {
  const std::string name = table.text_or_empty("layout");
  if (name.empty() || name == "letter") return LetterLayout::kLetter;
  if (name == "dispatch") return LetterLayout::kDispatch;
  if (name == "minutes") return LetterLayout::kMinutes;
  if (name == "person") return LetterLayout::kPerson;
  table.complain("layout", "must be letter, dispatch, minutes or person");
}

LetterKind read_kind(const TomlTable& table, const std::string& file) {
  table.only({"key", "replace", "form", "form_on_paper", "source", "confidence", "book", "symbol",
              "layout", "rooms", "kinds", "states", "self_signed", "by_head", "hides_petitioner",
              "name", "title", "about", "to", "copies", "signer", "field", "body"});
  LetterKind kind;
  kind.file = file;
  kind.key = table.text("key");
  kind.form = table.text_or_empty("form");
  kind.form_on_paper = table.flag("form_on_paper", false);
  kind.source = table.text("source");
  kind.confidence = table.text("confidence");
  static const std::set<std::string, std::less<>> kMarks = {"H", "M", "L", "memory", "check"};
  if (!kMarks.contains(kind.confidence)) table.complain("confidence", "must be H, M, L, memory or check");
  kind.layout = layout_of(table);
  kind.book = table.text_or_empty("book");
  kind.symbol = table.text_or_empty("symbol");
  if (kind.layout == LetterLayout::kPerson ? !kind.book.empty() : kind.book.empty())
    table.complain("book", "names the book of numbers; only layout = \"person\" has none");
  kind.rooms = table.texts("rooms");
  kind.kinds = table.texts_or_none("kinds");
  kind.states = table.texts_or_none("states");
  kind.self_signed = table.flag("self_signed", false);
  kind.by_head = table.flag("by_head", false);
  kind.hides_petitioner = table.flag("hides_petitioner", false);
  kind.name = both(table, "name", true);
  const bool titled = kind.layout != LetterLayout::kDispatch;
  kind.title = both(table, "title", titled);
  kind.about = both(table, "about", !titled);
  kind.to = both(table, "to", false);
  kind.copies = both(table, "copies", false);
  kind.signer = both(table, "signer", false);
  for (const TomlTable& one : table.tables_or_none("field")) {
    one.only({"key", "label", "hint", "initial", "rows", "required"});
    LetterField field;
    field.key = one.text("key");
    if (kind.field(field.key) != nullptr) one.complain("key", "stands twice");
    field.label = both(one, "label", true);
    field.hint = both(one, "hint", false);
    field.initial = both(one, "initial", false);
    field.rows = one.has("rows") ? static_cast<int>(one.positive("rows")) : 1;
    field.required = one.flag("required", false);
    kind.fields.push_back(std::move(field));
  }
  const LetterText body = both(table, "body", true);
  kind.body_vi = parse_body(body.vi);
  kind.body_en = parse_body(body.en);
  return kind;
}

void add_names(std::set<std::string>& out, std::string_view text) {
  for (std::string& name : names_in(text)) out.insert(std::move(name));
}

std::set<std::string> names_in_language(const LetterKind& kind, std::string_view language) {
  std::set<std::string> out;
  for (const LetterText* text : {&kind.title, &kind.about, &kind.to, &kind.copies, &kind.signer})
    add_names(out, text->in(language));
  for (const LetterField& field : kind.fields) add_names(out, field.initial.in(language));
  for (const LetterBlock& block : kind.body(language)) add_names(out, block.text);
  return out;
}

bool is_field(const LetterKind& kind, std::string_view name) { return kind.field(name) != nullptr; }

std::vector<std::string> toml_files(const std::string& folder) {
  std::vector<std::string> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".toml") out.push_back(entry.path().string());
  if (out.empty())
    throw SetupError(folder + ": holds no letter (*.toml); docs/letters.md says how one is written");
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

const LetterField* LetterKind::field(std::string_view wanted) const {
  for (const LetterField& one : fields)
    if (one.key == wanted) return &one;
  return nullptr;
}

std::vector<std::string> LetterKind::names() const {
  std::set<std::string> all = names_in_language(*this, "vi");
  all.merge(names_in_language(*this, "en"));
  std::vector<std::string> out;
  for (const std::string& one : all)
    if (!is_field(*this, one)) out.push_back(one);
  return out;
}

bool LetterKind::fits(std::string_view room, std::string_view of_kind, std::string_view state) const {
  const auto among = [](const std::vector<std::string>& list, std::string_view one) {
    return list.empty() || std::find(list.begin(), list.end(), one) != list.end();
  };
  return among(rooms, room) && among(kinds, of_kind) && among(states, state);
}

bool is_common_name(std::string_view name) {
  if (std::find(std::begin(kCommon), std::end(kCommon), name) != std::end(kCommon)) return true;
  return std::any_of(std::begin(kFamilies), std::end(kFamilies), [&](std::string_view family) {
    return name.size() > family.size() && name.starts_with(family);
  });
}

std::vector<std::string> common_names() { return {std::begin(kCommon), std::end(kCommon)}; }

LetterKinds LetterKinds::read(const std::string& folder, std::vector<std::string>& problems) {
  LetterKinds out;
  const auto attempt = [&](auto&& read) {
    try {
      read();
    } catch (const SetupError& error) {
      problems.emplace_back(error.what());
    }
  };
  attempt([&] {
    for (const std::string& path : toml_files(folder))
      attempt([&] {
        for (const TomlTable& table : TomlFile(path).tables("letter"))
          attempt([&] {
            LetterKind kind = read_kind(table, path);
            const auto old = std::find_if(out.all_.begin(), out.all_.end(),
                                          [&](const LetterKind& one) { return one.key == kind.key; });
            if (old == out.all_.end())
              out.all_.push_back(std::move(kind));
            else if (table.flag("replace", false))
              *old = std::move(kind);
            else
              table.complain("key", "\"" + kind.key + "\" stands in " + old->file +
                                        " already; say replace = true to put this in its place");
          });
      });
  });
  return out;
}

LetterKinds LetterKinds::load(const std::string& folder) {
  std::vector<std::string> problems;
  LetterKinds out = read(folder, problems);
  if (!problems.empty()) throw SetupError(problems.front());
  return out;
}

std::vector<std::string> LetterKinds::check(const std::string& folder, const KnownName& known) {
  std::vector<std::string> problems;
  for (const LetterKind& kind : read(folder, problems).all_) {
    const auto problem = [&](const std::string& text) {
      problems.push_back(kind.file + ": letter " + kind.key + ": " + text);
    };
    const auto vi = names_in_language(kind, "vi"), en = names_in_language(kind, "en");
    for (const std::string& name : vi)
      if (!en.contains(name)) problem("{" + name + "} stands in the Vietnamese text only");
    for (const std::string& name : en)
      if (!vi.contains(name)) problem("{" + name + "} stands in the English text only");
    for (const std::string& name : kind.names()) {
      if (kind.hides_petitioner && reveals(name))
        problem("{" + name + "} could tell who the petitioner is, whom this letter hides");
      for (const std::string& room : kind.rooms)
        if (!known(room, name))
          problem("{" + name + "} is no placeholder of " + room +
                  ", nor one of its fields; docs/letters.md lists them");
    }
  }
  return problems;
}

const LetterKind* LetterKinds::find(std::string_view key) const {
  for (const auto& kind : all_)
    if (kind.key == key) return &kind;
  return nullptr;
}

std::vector<const LetterKind*> LetterKinds::fitting(std::string_view room, std::string_view kind,
                                                    std::string_view state) const {
  std::vector<const LetterKind*> out;
  for (const LetterKind& one : all_)
    if (one.fits(room, kind, state)) out.push_back(&one);
  return out;
}

}  // namespace langnghe::documents
