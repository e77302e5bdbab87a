// Kinds of letters: data of the pack, packs/vn/letters/*.toml, so that a province changes or adds
// one without a programmer. docs/letters.md says how such a file is written.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/letter_text.h"

namespace langnghe::documents {

// A text of the pack in both languages.
struct LetterText {
  std::string vi, en;
  const std::string& in(std::string_view language) const { return language == "en" ? en : vi; }
};

// What the drafter is asked beside the paragraphs; {key} stands for the answer.
struct LetterField {
  std::string key;
  LetterText label;
  LetterText hint;         // may be empty
  LetterText initial;      // text with placeholders that the field begins with, may be empty
  int rows = 1;
  bool required = false;
};

// Where the number, the agency and the signer stand.
enum class LetterLayout {
  kLetter,    // with a title: notice, decision, slip
  kDispatch,  // công văn: no title, "V/v …" below the number
  kMinutes,   // signed by those present: signatures stand in [signs]
  kPerson,    // written by a person (đơn, giấy uỷ quyền): no agency, no number
};

struct LetterKind {
  std::string key;           // "complaint_accept"
  std::string form;          // "Mẫu số 03", may be empty
  bool form_on_paper = false;  // whether `form` is printed on top
  std::string source;        // citation of the form
  std::string confidence;    // "H", "M", "L"; "memory" and "check" as in rules
  std::string book;          // letters of one book share one row of numbers; "" is not numbered
  std::string symbol;        // "TB": abbreviation of the kind in the symbol; "" for a dispatch
  LetterLayout layout = LetterLayout::kLetter;
  std::vector<std::string> rooms;   // "case", "visit", "dossier", …: whose letter it can be
  std::vector<std::string> kinds;   // kinds of that subject; none: all
  std::vector<std::string> states;  // states of that subject; none: all
  bool self_signed = false;  // who drafts it signs it (receipts, slips)
  bool by_head = false;      // signed as the head ("CHỦ TỊCH"), not for the body ("TM. …")
  // Goes to somebody who may not know the petitioner: {petitioner.…} is refused in it.
  bool hides_petitioner = false;
  LetterText name;           // in lists
  LetterText title;          // on paper; empty for a dispatch
  LetterText about;          // trích yếu; may be empty
  LetterText to;             // a recipient a line; may be empty
  LetterText copies;         // Nơi nhận, a line each
  LetterText signer;         // kPerson: who signs below; may be empty
  std::vector<LetterField> fields;
  std::vector<LetterBlock> body_vi, body_en;
  std::string file;          // where it stands, for complaints

  const std::vector<LetterBlock>& body(std::string_view language) const {
    return language == "en" ? body_en : body_vi;
  }
  const LetterField* field(std::string_view name) const;
  // Everything it names, its own fields left out.
  std::vector<std::string> names() const;
  bool fits(std::string_view room, std::string_view kind, std::string_view state) const;
};

// Says whether a room can fill a placeholder.
using KnownName = std::function<bool(std::string_view room, std::string_view name)>;
// The names every room understands (letter_kinds.cc has the list with what each means).
bool is_common_name(std::string_view name);
// Those names, for the page that helps the drafter.
std::vector<std::string> common_names();

class LetterKinds {
 public:
  LetterKinds() = default;
  // Every *.toml of the folder in the order of names. A key that stands again is refused unless
  // the later one says `replace = true`: so a province replaces a letter in a file of its own.
  // Throws SetupError with the first problem: file, letter, what to do.
  static LetterKinds load(const std::string& folder);
  // Every problem, one line each; empty when sound. Beside what load() refuses: a placeholder
  // that is neither a field nor known, one that stands in one language only.
  static std::vector<std::string> check(const std::string& folder, const KnownName& known);

  const LetterKind* find(std::string_view key) const;
  const std::vector<LetterKind>& all() const { return all_; }
  // Those for such a subject, in the order of the pack.
  std::vector<const LetterKind*> fitting(std::string_view room, std::string_view kind,
                                         std::string_view state) const;

 private:
  static LetterKinds read(const std::string& folder, std::vector<std::string>& problems);
  std::vector<LetterKind> all_;
};

}  // namespace langnghe::documents
