#include "documents/letter_text.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace langnghe::documents {
namespace {

struct StyleName {
  BlockStyle style;
  std::string_view name;
  std::string_view mark;  // at the beginning of a paragraph in the pack
};
// Longer marks first.
constexpr StyleName kStyles[] = {
    {BlockStyle::kStrong, "strong", "## "},      {BlockStyle::kHeading, "heading", "# "},
    {BlockStyle::kBasis, "basis", "> "},         {BlockStyle::kCentre, "centre", "= "},
    {BlockStyle::kItem, "item", "- "},           {BlockStyle::kRow, "row", "|"},
    {BlockStyle::kFiles, "files", "[files]"},    {BlockStyle::kTrack, "track", "[track]"},
    {BlockStyle::kSigns, "signs", "[signs]"},    {BlockStyle::kText, "text", ""},
};

bool one_line_each(BlockStyle style) {
  return style == BlockStyle::kBasis || style == BlockStyle::kItem || style == BlockStyle::kRow;
}

// Goes through a text: on_text(character run), on_mark("*" or "**"), on_name(name).
template <class Text, class Mark, class Placeholder>
void walk(std::string_view text, Text&& on_text, Mark&& on_mark, Placeholder&& on_name) {
  std::size_t i = 0;
  while (i < text.size()) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if ((c == '\\' && (next == '*' || next == '\\')) || (c == '{' && next == '{')) {
      on_text(std::string_view(&text[i + 1], 1));
      i += 2;
    } else if (c == '*') {
      const std::size_t length = next == '*' ? 2 : 1;
      on_mark(length);
      i += length;
    } else if (c == '{') {
      const auto end = text.find('}', i);
      if (end == std::string_view::npos) {
        on_name(text.substr(i + 1));
        return;
      }
      on_name(text.substr(i + 1, end - i - 1));
      i = end + 1;
    } else {
      std::size_t end = text.find_first_of("\\*{", i + 1);
      if (end == std::string_view::npos) end = text.size();
      on_text(text.substr(i, end - i));
      i = end;
    }
  }
}

}  // namespace

std::string_view name_of(BlockStyle style) {
  for (const StyleName& one : kStyles)
    if (one.style == style) return one.name;
  return "text";
}

BlockStyle block_style(std::string_view name) {
  for (const StyleName& one : kStyles)
    if (one.name == name) return one.style;
  return BlockStyle::kText;
}

std::vector<LetterBlock> parse_body(std::string_view body) {
  std::vector<LetterBlock> out;
  bool fresh = true;  // a new paragraph begins
  std::size_t begin = 0;
  while (begin <= body.size()) {
    std::size_t end = body.find('\n', begin);
    if (end == std::string_view::npos) end = body.size();
    const std::string_view line = trim(body.substr(begin, end - begin));
    begin = end + 1;
    if (line.empty()) {
      fresh = true;
      continue;
    }
    const StyleName* style = std::find_if(std::begin(kStyles), std::end(kStyles),
                                          [&](const StyleName& one) { return line.starts_with(one.mark); });
    const bool marked = !style->mark.empty();
    if (!fresh && !marked && !out.empty()) {
      out.back().text += "\n" + std::string(line);
      continue;
    }
    std::string_view text = trim(line.substr(style->mark.size()));
    if (style->style == BlockStyle::kRow && text.ends_with("|")) text = trim(text.substr(0, text.size() - 1));
    out.push_back({style->style, std::string(text)});
    fresh = one_line_each(style->style);
  }
  return out;
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> out;
  walk(text, [](std::string_view) {}, [](std::size_t) {},
       [&](std::string_view name) {
         if (std::find(out.begin(), out.end(), name) == out.end()) out.emplace_back(name);
       });
  return out;
}

std::vector<Run> runs_of(std::string_view text, const LetterValues& values) {
  std::vector<Run> out;
  bool bold = false, italic = false;
  const auto add = [&](std::string_view piece) {
    if (piece.empty()) return;
    if (!out.empty() && out.back().bold == bold && out.back().italic == italic)
      out.back().text += piece;
    else
      out.push_back({std::string(piece), bold, italic});
  };
  walk(text, add, [&](std::size_t stars) { (stars == 2 ? bold : italic) ^= true; },
       [&](std::string_view name) {
         const auto found = values.find(name);
         add(found == values.end() || found->second.empty() ? kDots : std::string_view(found->second));
       });
  return out;
}

std::string plain_of(std::string_view text, const LetterValues& values) {
  std::string out;
  for (const Run& run : runs_of(text, values)) out += run.text;
  return out;
}

std::vector<std::string> cells_of(std::string_view text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = text.find('|', begin);
    out.emplace_back(trim(text.substr(begin, end == std::string_view::npos ? end : end - begin)));
    if (end == std::string_view::npos) return out;
    begin = end + 1;
  }
}

bool is_personal(std::string_view name) {
  return name.starts_with("petitioner.") && name != "petitioner.alias";
}

}  // namespace langnghe::documents
