#include "pages/links/picture.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>

#include "base/text.h"
#include "web/template_source.h"

namespace langnghe::pages {
namespace {

constexpr int kWidth = 212, kHeight = 92, kAcross = 118, kDown = 20, kMargin = 8;
constexpr std::size_t kLetters = 23;    // of a title, in one line of a box
constexpr std::size_t kMostLabels = 14;

struct Colours {
  std::string_view fill, line;
};

// As static/css/site.css has them; a picture printed alone keeps its colours.
Colours colours_of(std::string_view look) {
  if (look == "new") return {"#e6f0f7", "#1c4f77"};
  if (look == "wait") return {"#f1ecf6", "#543a78"};
  if (look == "done") return {"#e6f3ea", "#1d5f41"};
  if (look == "late") return {"#fbecea", "#a4121f"};
  if (look == "stop") return {"#eeeae3", "#4c4339"};
  return {"#fdf3d9", "#7d4a00"};
}

std::string escaped(std::string_view text) {
  std::string out;
  web::escape_html(text, out);
  return out;
}

// At most two lines of so many letters, broken at blanks.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  std::string_view rest = trim(text);
  while (!rest.empty() && out.size() < 2) {
    std::string line = truncate_utf8(rest, kLetters);
    if (line.size() < rest.size()) {
      const auto blank = line.rfind(' ');
      if (blank != std::string::npos && blank > line.size() / 3) line.resize(blank);
    }
    rest = trim(rest.substr(line.size()));
    if (out.size() == 1 && !rest.empty()) line += "…";
    out.push_back(std::move(line));
  }
  return out;
}

std::string beginning_of(std::string_view words, std::size_t letters) {
  return utf8_length(words) <= letters ? std::string(words) : truncate_utf8(words, letters - 1) + "…";
}

struct Place {
  int x = 0, y = 0;
};

void text(std::string& out, int x, int y, int size, std::string_view weight, std::string_view words) {
  out += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{}\" fill=\"#241c15\">{}</text>", x, y,
                     size, weight, escaped(words));
}

void put_box(std::string& out, const Box& box, Place at) {
  const Colours colours = colours_of(box.look);
  const std::string_view link_end = box.href.empty() ? "" : "</a>";
  if (!box.href.empty()) out += fmt::format("<a href=\"{}\">", escaped(box.href));
  out += fmt::format("<g><title>{}: {}</title><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"10\" "
                     "fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"/>",
                     escaped(box.kind), escaped(box.title), at.x, at.y, kWidth, kHeight, colours.fill, colours.line,
                     box.strong ? 4 : 1.5);
  text(out, at.x + 12, at.y + 20, 12, "400", beginning_of(box.kind, 30));
  int y = at.y + 39;
  for (const std::string& line : lines_of(box.title)) {
    text(out, at.x + 12, y, 14, "600", line);
    y += 18;
  }
  if (!box.bar.empty()) {
    int total = 0, x = at.x + 12;
    for (const auto& [count, look] : box.bar) total += count;
    for (const auto& [count, look] : box.bar) {
      const int wide = total == 0 ? 0 : count * (kWidth - 24) / total;
      if (wide > 0)
        out += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"6\" fill=\"{}\"/>", x, at.y + kHeight - 9, wide,
                           colours_of(look).line);
      x += wide;
    }
  }
  if (!box.line.empty()) text(out, at.x + 12, at.y + kHeight - 14, 12, "400", beginning_of(box.line, 30));
  out += "</g>";
  out += link_end;
}

}  // namespace

web::Html draw(const std::vector<Box>& boxes, const std::vector<Tie>& ties, std::string_view label) {
  std::map<int, std::vector<std::size_t>> columns;
  for (std::size_t i = 0; i < boxes.size(); ++i) columns[boxes[i].column].push_back(i);
  std::size_t tallest = 1;
  for (const auto& [column, inside] : columns) tallest = std::max(tallest, inside.size());
  const int height = static_cast<int>(tallest) * (kHeight + kDown) - kDown + 2 * kMargin;
  // A tie that skips a column goes below all boxes, so that it does not seem to end at one it passes.
  const auto column_index = [&](const Box& box) { return std::distance(columns.begin(), columns.find(box.column)); };
  const bool skips = std::any_of(ties.begin(), ties.end(), [&](const Tie& tie) {
    return std::abs(column_index(boxes[tie.from]) - column_index(boxes[tie.to])) > 1;
  });
  const int lane = height + 8;
  const int width = static_cast<int>(columns.size()) * (kWidth + kAcross) - kAcross + 2 * kMargin;
  std::vector<Place> at(boxes.size());
  int x = kMargin;
  for (const auto& [column, inside] : columns) {
    int y = (height - (static_cast<int>(inside.size()) * (kHeight + kDown) - kDown)) / 2;
    for (const std::size_t i : inside) {
      at[i] = {x, y};
      y += kHeight + kDown;
    }
    x += kWidth + kAcross;
  }
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
      "role=\"group\" aria-label=\"{2}\">",
      std::max(width, 1), skips ? height + 24 : height, escaped(label));
  std::string words;  // above the lines
  std::vector<Place> labels;
  for (const Tie& tie : ties) {
    Place a = at[tie.from], b = at[tie.to];
    std::string path;
    int middle_x = 0, middle_y = 0;
    const bool aside = a.x == b.x;
    if (aside) {  // within one column: around its right side, where there is no room for words
      const int side = a.x + kWidth, ya = a.y + kHeight / 2, yb = b.y + kHeight / 2;
      path = fmt::format("M{} {}C{} {} {} {} {} {}", side, ya, side + 60, ya, side + 60, yb, side, yb);
    } else {
      if (a.x > b.x) std::swap(a, b);
      const int x1 = a.x + kWidth, y1 = a.y + kHeight / 2, x2 = b.x, y2 = b.y + kHeight / 2, half = (x2 - x1) / 2;
      if (x2 - x1 == kAcross)
        path = fmt::format("M{} {}C{} {} {} {} {} {}", x1, y1, x1 + half, y1, x2 - half, y2, x2, y2);
      else
        path = fmt::format("M{0} {1}C{2} {1} {2} {3} {4} {3}L{5} {3}C{6} {3} {6} {7} {8} {7}", x1, y1, x1 + kAcross / 2, lane,
                           x1 + kAcross, x2 - kAcross, x2 - kAcross / 2, y2, x2);
      middle_x = x1 + kAcross / 2;
      middle_y = (y1 * 3 + y2) / 4 - 6;
      if (x2 - x1 == kAcross) middle_y = (y1 + y2) / 2 - 6;
      if (x2 - x1 != kAcross) middle_y = (y1 + lane) / 2;
      // No label on another one.
      while (std::any_of(labels.begin(), labels.end(), [&](const Place& one) { return one.x == middle_x && std::abs(one.y - middle_y) < 14; }))
        middle_y += 14;
      labels.push_back({middle_x, middle_y});
    }
    out += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"#857660\" stroke-width=\"2\"><title>{}</title></path>", path,
                       escaped(tie.label));
    if (!aside && ties.size() <= kMostLabels && !tie.label.empty())
      words += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"12\" text-anchor=\"middle\" fill=\"#5b4f43\" stroke=\"#ffffff\" "
                           "stroke-width=\"4\" paint-order=\"stroke\">{}</text>",
                           middle_x, middle_y, escaped(beginning_of(tie.label, 20)));
  }
  for (std::size_t i = 0; i < boxes.size(); ++i) put_box(out, boxes[i], at[i]);
  return {out + words + "</svg>"};
}

}  // namespace langnghe::pages
