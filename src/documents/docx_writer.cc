#include "documents/docx_writer.h"

#include <algorithm>

#include "base/text.h"
#include "documents/zip_file.h"

namespace langnghe::documents {
namespace {

// Lengths of WordprocessingML: a twentieth of a point; 1 mm = 56.7. Sizes of letters: half points.
constexpr int twips(double mm) { return static_cast<int>(mm * 56.6929 + 0.5); }
constexpr int kTextWidth = twips(210 - 30 - 15);
constexpr int kLeftHead = kTextWidth * 2 / 5;

// Text for XML: the five signs escaped; what XML 1.0 cannot hold left out.
std::string xml(std::string_view raw) {
  const std::string text = valid_utf8(raw) ? std::string(raw) : nfc(raw);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (c < 0x20 && c != '\n' && c != '\t') continue;
    else if (c == 0xEF && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xBF &&
             static_cast<unsigned char>(text[i + 2]) >= 0xBE) i += 2;  // U+FFFE, U+FFFF
    else out += text[i];
  }
  return out;
}

struct Look {
  int size = 26;      // half points: 13 pt
  bool bold = false;
  bool italic = false;
  bool capitals = false;
};

std::string run(std::string_view text, const Look& look) {
  std::string properties = "<w:rPr>";
  if (look.bold) properties += "<w:b/><w:bCs/>";
  if (look.italic) properties += "<w:i/><w:iCs/>";
  if (look.capitals) properties += "<w:caps/>";
  properties += "<w:sz w:val=\"" + std::to_string(look.size) + "\"/><w:szCs w:val=\"" +
                std::to_string(look.size) + "\"/></w:rPr>";
  std::string out;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = text.find('\n', begin);
    out += "<w:r>" + properties;
    if (begin > 0) out += "<w:br/>";
    out += "<w:t xml:space=\"preserve\">" +
           xml(text.substr(begin, end == std::string_view::npos ? end : end - begin)) + "</w:t></w:r>";
    if (end == std::string_view::npos) return out;
    begin = end + 1;
  }
}

std::string runs(const std::vector<Run>& all, Look look) {
  std::string out;
  for (const Run& one : all) {
    Look this_one = look;
    this_one.bold = look.bold || one.bold;
    this_one.italic = look.italic != one.italic;
    out += run(one.text, this_one);
  }
  return out;
}

struct Shape {
  const char* align = "left";  // left, center, both
  int before = 0, after = 0;   // twips
  int first_line = 0;
  int left = 0;
  bool keep_next = false;
  bool rule = false;           // a short line below
};

// The elements of pPr stand in the order the schema has.
std::string paragraph(const std::string& content, const Shape& shape) {
  std::string out = "<w:p><w:pPr>";
  if (shape.keep_next) out += "<w:keepNext/>";
  if (shape.rule) out += "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>";
  out += "<w:spacing w:before=\"" + std::to_string(shape.before) + "\" w:after=\"" + std::to_string(shape.after) + "\"/>";
  if (shape.first_line != 0 || shape.left != 0)
    out += "<w:ind w:left=\"" + std::to_string(shape.left) + "\" w:right=\"" +
           std::to_string(shape.rule ? shape.left : 0) + "\" w:firstLine=\"" + std::to_string(shape.first_line) + "\"/>";
  out += std::string("<w:jc w:val=\"") + shape.align + "\"/></w:pPr>" + content + "</w:p>";
  return out;
}

std::string centred(std::string_view text, const Look& look, int before = 0, int after = 0) {
  return paragraph(run(text, look), {.align = "center", .before = before, .after = after});
}

// A short line in the middle, as wide as a third of its column.
std::string rule(int column) { return paragraph("", {.align = "center", .after = 40, .left = column / 3, .rule = true}); }

std::string cell(const std::string& content, int width) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" +
         (content.empty() ? paragraph("", {}) : content) + "</w:tc>";
}

std::string table(const std::vector<int>& widths, const std::string& rows, bool lines) {
  std::string out = "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(kTextWidth) + "\" w:type=\"dxa\"/>";
  if (lines) {
    out += "<w:tblBorders>";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
      out += std::string("<w:") + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>";
    out += "</w:tblBorders>";
  }
  out += "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
  for (const int width : widths) out += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  return out + "</w:tblGrid>" + rows + "</w:tbl>";
}

std::string row(const std::string& cells) { return "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + cells + "</w:tr>"; }

std::string nation(const Paper& paper, int column) {
  return centred(paper.nation, {.size = 25, .bold = true}) + centred(paper.motto, {.size = 26, .bold = true}) +
         rule(column);
}

std::string head(const Paper& paper) {
  std::string out;
  if (!paper.form.empty()) out += paragraph(run(paper.form, {.size = 22, .italic = true}), {.align = "right"});
  if (!paper.agency) {
    out += nation(paper, kTextWidth);
    return out + paragraph(run(paper.place_date, {.italic = true}), {.align = "right", .before = 120});
  }
  std::string left;
  if (!paper.superior.empty()) left += centred(paper.superior, {.size = 25, .capitals = true});
  left += centred(paper.unit, {.size = 25, .bold = true, .capitals = true}) + rule(kLeftHead);
  left += centred(paper.number, {.size = 25});
  if (!paper.about_left.empty()) left += centred(paper.about_left, {.size = 24});
  const std::string right = nation(paper, kTextWidth - kLeftHead) + centred(paper.place_date, {.size = 25, .italic = true});
  return out + table({kLeftHead, kTextWidth - kLeftHead},
                     row(cell(left, kLeftHead) + cell(right, kTextWidth - kLeftHead)), false);
}

std::string addressees(const Paper& paper) {
  if (paper.to.empty()) return {};
  if (paper.to.size() == 1)
    return paragraph(run(paper.to_label + " ", {}) + runs(paper.to.front(), {.bold = true}),
                     {.align = "center", .before = 120, .after = 160});
  std::string out = paragraph(run(paper.to_label, {}), {.before = 120, .left = twips(35)});
  for (const auto& line : paper.to)
    out += paragraph(run("- ", {}) + runs(line, {}), {.left = twips(45)});
  return out + paragraph("", {.after = 80});
}

// Rows that follow one another are one table.
std::string rows_from(const std::vector<PaperBlock>& body, std::size_t& i) {
  std::size_t columns = 1;
  std::size_t end = i;
  for (; end < body.size() && body[end].style == BlockStyle::kRow; ++end)
    columns = std::max(columns, body[end].cells.size());
  std::vector<int> widths;
  // Two columns are a label and its value.
  if (columns == 2)
    widths = {kTextWidth * 3 / 10, kTextWidth - kTextWidth * 3 / 10};
  else
    widths.assign(columns, kTextWidth / static_cast<int>(columns));
  std::string rows;
  for (; i < end; ++i) {
    std::string cells;
    for (std::size_t c = 0; c < columns; ++c)
      cells += cell(paragraph(c < body[i].cells.size() ? runs(body[i].cells[c], {.size = 25}) : "",
                              {.before = 30, .after = 30}),
                    widths[c]);
    rows += row(cells);
  }
  --i;
  return table(widths, rows, true) + paragraph("", {.after = 60});
}

std::string signs(const PaperBlock& block, const Paper& paper) {
  const int width = kTextWidth / static_cast<int>(std::max<std::size_t>(block.cells.size(), 1));
  std::string cells;
  std::vector<int> widths;
  for (const auto& one : block.cells) {
    widths.push_back(width);
    cells += cell(paragraph(runs(one, {.bold = true, .capitals = true}), {.align = "center", .keep_next = true}) +
                      centred(paper.sign_hint, {.italic = true}, 0, 1200),
                  width);
  }
  return paragraph("", {.after = 60}) + table(widths, row(cells), false);
}

std::string body_of(const Paper& paper) {
  std::string out;
  for (std::size_t i = 0; i < paper.body.size(); ++i) {
    const PaperBlock& block = paper.body[i];
    const auto text = [&](const Look& look) { return block.cells.empty() ? std::string() : runs(block.cells.front(), look); };
    switch (block.style) {
      case BlockStyle::kText:
        out += paragraph(text({}), {.align = "both", .before = 60, .after = 60, .first_line = twips(10)});
        break;
      case BlockStyle::kBasis:
        out += paragraph(text({.italic = true}), {.align = "both", .after = 40, .first_line = twips(10)});
        break;
      case BlockStyle::kHeading:
        out += paragraph(text({.bold = true}), {.align = "center", .before = 120, .after = 120, .keep_next = true});
        break;
      case BlockStyle::kStrong:
        out += paragraph(text({.bold = true}), {.align = "both", .before = 80, .after = 40, .first_line = twips(10), .keep_next = true});
        break;
      case BlockStyle::kCentre:
        out += paragraph(text({}), {.align = "center", .after = 60});
        break;
      case BlockStyle::kItem:
        out += paragraph(run("- ", {}) + text({}), {.align = "both", .after = 40, .first_line = twips(10)});
        break;
      case BlockStyle::kFiles: {
        int number = 0;
        for (const auto& file : block.cells)
          out += paragraph(run(std::to_string(++number) + ". ", {}) + runs(file, {}), {.after = 20, .left = twips(10)});
        break;
      }
      case BlockStyle::kRow:
        out += rows_from(paper.body, i);
        break;
      case BlockStyle::kTrack:
        out += table({kTextWidth}, row(cell(centred(paper.code_label + " " + paper.code, {.size = 28, .bold = true}) +
                                            centred(paper.track, {.size = 24}) + centred(paper.link, {.size = 24}), kTextWidth)), true);
        out += paragraph("", {.after = 60});
        break;
      case BlockStyle::kSigns:
        out += signs(block, paper);
        break;
    }
  }
  return out;
}

std::string foot(const Paper& paper) {
  if (paper.layout == LetterLayout::kMinutes && paper.signer.post.empty() && paper.copies.empty()) return {};
  std::string left;
  if (!paper.copies.empty()) {
    left += paragraph(run(paper.copies_label, {.size = 24, .bold = true, .italic = true}), {});
    for (const auto& line : paper.copies) left += paragraph(run("- ", {.size = 22}) + runs(line, {.size = 22}), {});
  }
  std::string right;
  if (!paper.signer.post.empty() || !paper.signer.name.empty()) {
    if (!paper.signer.on_behalf.empty()) right += centred(paper.signer.on_behalf, {.bold = true, .capitals = true});
    right += centred(paper.signer.post, {.bold = true, .capitals = true});
    right += centred(paper.sign_hint, {.italic = true}, 0, 1400);
    right += centred(paper.signer.name, {.bold = true});
  }
  const int half = kTextWidth / 2;
  return paragraph("", {.after = 60}) +
         table({half, kTextWidth - half}, row(cell(left, half) + cell(right, kTextWidth - half)), false);
}

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
#define WORD "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

std::string document(const Paper& paper) {
  std::string out(kXml);
  out += "<w:document " WORD " xmlns:r=\"" OFFICE "\"><w:body>";
  out += head(paper);
  if (!paper.mark.empty()) out += centred(paper.mark, {.size = 28, .bold = true}, 60, 0);
  if (!paper.title.empty()) out += centred(paper.title, {.size = 28, .bold = true, .capitals = true}, 240, 0);
  if (!paper.about.empty()) out += centred(paper.about, {.size = 28, .bold = true}) + rule(kTextWidth);
  out += addressees(paper) + body_of(paper) + foot(paper) + paragraph("", {});
  // A4; margins of Decree 30/2020 annex I part I: 20 above and below, 30 left, 15 right.
  out += "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/>"
         "<w:pgSz w:w=\"" + std::to_string(twips(210)) + "\" w:h=\"" + std::to_string(twips(297)) + "\"/>"
         "<w:pgMar w:top=\"" + std::to_string(twips(20)) + "\" w:right=\"" + std::to_string(twips(15)) +
         "\" w:bottom=\"" + std::to_string(twips(20)) + "\" w:left=\"" + std::to_string(twips(30)) +
         "\" w:header=\"" + std::to_string(twips(10)) + "\" w:footer=\"" + std::to_string(twips(10)) +
         "\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>";
  return out;
}

std::string styles(std::string_view language) {
  const std::string code = language == "en" ? "en-GB" : "vi-VN";
  return std::string(kXml) +
         "<w:styles " WORD "><w:docDefaults><w:rPrDefault><w:rPr>"
         "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
         "<w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/><w:lang w:val=\"" + code + "\"/></w:rPr></w:rPrDefault>"
         "<w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
         "</w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style></w:styles>";
}

}  // namespace

std::string docx_of(const Paper& paper) {
  const std::string types = std::string(kXml) +
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/word/document.xml\" ContentType=\"" TYPE "document.main+xml\"/>"
      "<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPE "styles+xml\"/>"
      "<Override PartName=\"/word/header1.xml\" ContentType=\"" TYPE "header+xml\"/></Types>";
  const auto relations = [](const std::string& inside) {
    return std::string(kXml) + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           inside + "</Relationships>";
  };
  const std::string header = std::string(kXml) + "<w:hdr " WORD "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>";
  constexpr std::int64_t kAlways = 1'577'836'800;  // 2020-01-01: the same letter, the same bytes
  return write_zip(
      {{"[Content_Types].xml", types},
       {"_rels/.rels", relations("<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"word/document.xml\"/>")},
       {"word/document.xml", document(paper)},
       {"word/_rels/document.xml.rels",
        relations("<Relationship Id=\"rId1\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"
                  "<Relationship Id=\"rId2\" Type=\"" OFFICE "/header\" Target=\"header1.xml\"/>")},
       {"word/styles.xml", styles(paper.language)},
       {"word/header1.xml", header}},
      kAlways);
}

#undef WORD
#undef OFFICE
#undef TYPE

}  // namespace langnghe::documents
