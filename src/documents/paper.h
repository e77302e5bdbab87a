// A letter as it stands on paper, in the layout of Decree 30/2020/ND-CP annex I, ready for a
// writer: HTML (templates/letters/sheet.tpl) or DOCX (docx_writer.h). Pure: no database, no
// clock.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents/letters.h"

namespace langnghe::documents {

// What placeholders stand for, made by the pages of the room whose letter it is.
struct LetterContext {
  LetterValues values;               // "subject.code", "unit.name", …; kept when it is signed
  LetterValues personal;             // "petitioner.name", …; for this paper only
  std::vector<std::string> files;    // for [files]: name and size, a line each
  std::string link;                  // for [track]
};

// Words of the layout in the language of the letter, from the catalogue.
struct PaperWords {
  std::string nation, motto, number, to, copies, copies_file, sign, no_files, code, track, subject;
};

// Who signed, or who would.
struct PaperSigner {
  std::string on_behalf;  // "TM. UỶ BAN NHÂN DÂN", "KT. CHỦ TỊCH"; may be empty
  std::string post;       // "CHỦ TỊCH"
  std::string name;       // empty until it is signed
};

struct PaperBlock {
  BlockStyle style = BlockStyle::kText;
  std::vector<std::vector<Run>> cells;  // one, or those of a row; of kFiles one a file
};

struct Paper {
  std::string language;  // "vi", "en"
  LetterLayout layout = LetterLayout::kLetter;
  bool agency = true;           // agency and number on top
  std::string form;             // printed on top, may be empty
  std::string superior, unit;
  std::string number;           // "Số: 12/TB-UBND"; empty where letters have none
  std::string about_left;       // a dispatch: "V/v …"
  std::string nation, motto;
  std::string place_date;
  std::string title, about;
  std::string to_label;
  std::vector<std::vector<Run>> to;
  std::vector<PaperBlock> body;
  std::string copies_label;
  std::vector<std::vector<Run>> copies;
  PaperSigner signer;
  std::string sign_hint;
  std::string mark;             // "BẢN DỰ THẢO", "ĐÃ THU HỒI": over the letter, may be empty
  std::string code_label, code, track, link;
};

// `place_date` is "Lâm Đồng, ngày 05 tháng 02 năm 2026". The values a signed letter was frozen
// with win over those of the context. Petitioner's data not given are dotted lines, the name is
// "petitioner.alias".
Paper compose(const LetterKind& kind, const Letter& letter, const LetterContext& context,
              const PaperWords& words, const PaperSigner& signer, std::string place_date);

}  // namespace langnghe::documents
