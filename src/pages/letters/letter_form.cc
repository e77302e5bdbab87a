// The plain editor of a draft: the fields its kind asks for, and a box for each paragraph.
#include <algorithm>

#include "base/text.h"
#include "documents/letters.h"
#include "pages/letters/letter_view.h"

namespace langnghe::pages {
namespace {

using documents::BlockStyle;
using documents::LetterBlock;
using documents::LetterDraft;

constexpr int kMostBlocks = 200;
constexpr int kSpare = 2;  // empty boxes at the end

constexpr BlockStyle kStyles[] = {BlockStyle::kText,  BlockStyle::kBasis, BlockStyle::kHeading,
                                  BlockStyle::kStrong, BlockStyle::kCentre, BlockStyle::kItem,
                                  BlockStyle::kRow,   BlockStyle::kSigns, BlockStyle::kFiles,
                                  BlockStyle::kTrack};

bool stands_alone(BlockStyle style) { return style == BlockStyle::kFiles || style == BlockStyle::kTrack; }

// Browsers send CR LF.
std::string lines_as_typed(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != '\r') out += c;
  return nfc(out);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    if (const auto line = trim(text.substr(begin, end - begin)); !line.empty()) out.emplace_back(line);
    begin = end + 1;
  }
  return out;
}

// An empty line in a box makes two paragraphs of it.
void add_paragraphs(std::vector<LetterBlock>& out, BlockStyle style, const std::string& text) {
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = text.find("\n\n", begin);
    if (end == std::string::npos) end = text.size();
    if (const auto piece = trim(std::string_view(text).substr(begin, end - begin)); !piece.empty())
      out.push_back({style, std::string(piece)});
    begin = end + 2;
  }
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

// Takes the first error of a field out of the list and shows it on top and beside the field.
void tell(const web::Words& words, const std::string& field, Errors& errors, web::View& view, web::View& row) {
  const auto found = std::find_if(errors.begin(), errors.end(), [&](const Error& e) { return e.field == field; });
  if (found == errors.end()) return;
  const std::string message = words(*found);
  web::View& item = view.add("ERROR_ITEM");
  item.set("ERROR_FIELD", field);
  item.set("ERROR_TEXT", message);
  row.add("BOX_ERROR").set("BOX_ERROR_TEXT", message);
  errors.erase(std::remove_if(errors.begin(), errors.end(), [&](const Error& e) { return e.field == field; }),
               errors.end());
}

int rows_for(std::string_view text) {
  const auto breaks = static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  return std::clamp(static_cast<int>(utf8_length(text) / 75) + breaks + 1, 2, 14);
}

}  // namespace

LetterDraft typed_draft(const web::Request& request, const documents::LetterKind& kind,
                        const LetterDraft& before) {
  LetterDraft out;
  out.language = before.language;
  out.title = std::string(trim(lines_as_typed(request.value("title"))));
  out.about = std::string(trim(lines_as_typed(request.value("about"))));
  out.to = lines_of(lines_as_typed(request.value("to")));
  out.copies = lines_of(lines_as_typed(request.value("copies")));
  for (const documents::LetterField& field : kind.fields)
    out.fields[field.key] = std::string(trim(lines_as_typed(request.value("f_" + field.key))));
  for (int i = 1; i <= kMostBlocks; ++i) {
    const std::string number = std::to_string(i);
    const std::string style_name(request.value("style_" + number));
    if (style_name.empty()) break;
    const BlockStyle style = documents::block_style(style_name);
    if (stands_alone(style))
      out.body.push_back({style, ""});
    else
      add_paragraphs(out.body, style, lines_as_typed(request.value("text_" + number)));
  }
  return out;
}

void fill_letter_form(const Services&, const web::Words& words, const OpenLetter& open,
                      const LetterDraft& draft, Errors& errors, web::View& view) {
  web::View& form = view.add("EDIT");
  form.set("VERSION", open.letter.version);
  form.set("DRAFT_LANG", draft.language);
  const auto line = [&](std::string name, std::string label, const std::string& value, int rows) {
    web::View& row = form.add("BOX");
    row.set("BOX_NAME", name);
    row.set("BOX_LABEL", std::move(label));
    web::View& input = row.add(rows > 1 ? web::Name("AREA") : web::Name("LINE"));
    input.set("BOX_VALUE", value);
    if (rows > 1) input.set("BOX_ROWS", rows);
    tell(words, name, errors, view, row);
    return &row;
  };
  for (const documents::LetterField& field : open.kind->fields) {
    const auto value = draft.fields.find(field.key);
    const std::string language(web::code_of(words.language()));
    web::View* row = line("f_" + field.key, field.label.in(language),
                          value == draft.fields.end() ? "" : value->second, field.rows);
    row->show_with("BOX_HINT", "BOX_HINT_TEXT", field.hint.in(language));
    row->show("BOX_OPTIONAL", !field.required);
  }
  if (open.kind->layout != documents::LetterLayout::kDispatch)
    line("title", words("documents.letter.edit.title"), draft.title, 1);
  line("about", words("documents.letter.edit.about"), draft.about, 2);
  line("to", words("documents.letter.edit.to"), joined(draft.to), 2);
  if (open.kind->layout != documents::LetterLayout::kPerson)
    line("copies", words("documents.letter.edit.copies"), joined(draft.copies), 3);
  std::vector<LetterBlock> blocks = draft.body;
  for (int i = 0; i < kSpare; ++i) blocks.push_back({});
  int number = 0;
  for (const LetterBlock& block : blocks) {
    web::View& row = form.add("PARAGRAPH");
    const std::string n = std::to_string(++number);
    row.set("N", n);
    for (const BlockStyle style : kStyles) {
      web::View& option = row.add("STYLE");
      option.set("STYLE_NAME", documents::name_of(style));
      option.set("STYLE_LABEL", words("documents.letter.style." + std::string(documents::name_of(style))));
      option.show("CHOSEN", style == block.style);
    }
    row.set("TEXT", block.text);
    row.set("ROWS", rows_for(block.text));
    tell(words, "text_" + n, errors, view, row);
  }
}

}  // namespace langnghe::pages
