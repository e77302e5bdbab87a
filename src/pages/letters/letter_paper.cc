#include "pages/letters/letter_paper.h"

#include "base/text.h"
#include "documents/docx_writer.h"
#include "documents/qr.h"

namespace langnghe::pages {
namespace {

using documents::BlockStyle;
using documents::Letter;
using documents::LetterContext;
using documents::LetterValues;
using documents::Paper;
using documents::PaperBlock;
using documents::Run;

std::string two_digits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// "UBND phường …" is short for what a letter has in full.
std::string in_full(const web::Words& words, std::string name) {
  static constexpr std::string_view kShort = "UBND ";
  return name.starts_with(kShort) ? words("letters.committee") + " " + name.substr(kShort.size()) : name;
}

std::string place_of(const directory::Snapshot& directory, const directory::Unit& unit, std::string_view language) {
  const directory::Unit* territory = directory.units().territory_of(unit.code);
  std::string place = territory == nullptr ? unit.name_vi : territory->name(language);
  for (std::string_view kind : {"Tỉnh ", "Thành phố ", "Phường ", "Xã ", "Đặc khu "})
    if (place.starts_with(kind)) place.erase(0, kind.size());
  return place;
}

// "Phó Chủ tịch UBND phường" signs as "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH": the post without its body,
// a deputy for the head (Decree 30/2020 annex I part II, 7).
documents::PaperSigner signer_of(const Services& services, const web::Words& words,
                                 const documents::LetterKind& kind, const Letter& letter) {
  documents::PaperSigner out;
  const auto directory = services.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(letter.unit);
  const directory::Officer* signer = directory->officer(letter.signed_by);
  // Before it is signed, its head's place is held.
  const directory::Officer* shown = signer;
  if (shown == nullptr && unit != nullptr && !kind.self_signed)
    shown = directory->head_of(unit->code, local_date(services.clock.now()));
  if (shown == nullptr) return out;
  const bool english = words.language() == web::Language::kEnglish;
  std::string post = english && !shown->post.title_en.empty() ? shown->post.title_en : shown->post.title_vi;
  const bool committee = unit != nullptr && unit->kind == directory::UnitKind::kCommittee;
  if (!english)
    if (const auto cut = post.find(" UBND"); cut != std::string::npos) post.erase(cut);
  if (committee && shown->post.head && !kind.by_head) out.on_behalf = words("staff.letter.for_committee");
  static constexpr std::string_view kDeputy = "Phó ";
  if (!english && shown->post.head && post.starts_with(kDeputy))
    out.on_behalf += (out.on_behalf.empty() ? "" : "\n") +
                     words("letters.signer.for_head", {{"post", post.substr(kDeputy.size())}});
  out.post = post;
  if (signer != nullptr) out.name = signer->name;
  return out;
}

documents::PaperWords paper_words(const web::Words& words) {
  return {words("site.nation"),   words("site.motto"),       words("site.letter.number"),
          words("letters.to"),    words("letters.copies"),   words("letters.copies.file"),
          words("letters.sign"),  words("letters.files.none"), words("letters.code"),
          words("letters.track"), words("letters.subject")};
}

void fill_runs(web::View& view, const std::vector<Run>& runs) {
  for (const Run& run : runs) {
    web::View& one = view.add("RUN");
    if (run.bold && run.italic) one.add("BOTH").set("T", run.text);
    else if (run.bold) one.add("BOLD").set("T", run.text);
    else if (run.italic) one.add("ITALIC").set("T", run.text);
    else one.add("PLAIN").set("T", run.text);
  }
}

void fill_block(const Services& services, web::View& view, const Paper& paper, const PaperBlock& block) {
  const auto simple = [&](web::View& one) {
    if (!block.cells.empty()) fill_runs(one, block.cells.front());
  };
  switch (block.style) {
    case BlockStyle::kText: return simple(view.add("TEXT"));
    case BlockStyle::kHeading: return simple(view.add("HEADING"));
    case BlockStyle::kStrong: return simple(view.add("STRONG"));
    case BlockStyle::kBasis: return simple(view.add("BASIS"));
    case BlockStyle::kCentre: return simple(view.add("CENTRE"));
    case BlockStyle::kItem: return simple(view.add("ITEM"));
    case BlockStyle::kFiles: {
      web::View& list = view.add("FILES");
      for (const auto& file : block.cells) fill_runs(list.add("FILE"), file);
      return;
    }
    case BlockStyle::kSigns: {
      web::View& row = view.add("SIGNS");
      for (const auto& cell : block.cells) {
        web::View& one = row.add("SIGN");
        one.set("SIGN_HINT", paper.sign_hint);
        fill_runs(one, cell);
      }
      return;
    }
    case BlockStyle::kTrack: {
      web::View& track = view.add("TRACK");
      track.set("CODE_LABEL", paper.code_label);
      track.set("CODE", paper.code);
      track.set("TRACK_TEXT", paper.track);
      track.set("TRACK_URL", paper.link);
      const web::Words words(services.renderer.catalogue(),
                             paper.language == "en" ? web::Language::kEnglish : web::Language::kVietnamese);
      track.set("QR", web::Html{documents::qr_svg(paper.link, words("sent.qr"))});
      track.set("TRACK_SECRET", words("letters.track.secret"));
      return;
    }
    case BlockStyle::kRow: return;  // with its neighbours
  }
}

void fill_body(const Services& services, web::View& view, const Paper& paper) {
  web::View* table = nullptr;
  for (const PaperBlock& block : paper.body) {
    if (block.style != BlockStyle::kRow) {
      table = nullptr;
      fill_block(services, view.add("BLOCK"), paper, block);
      continue;
    }
    if (table == nullptr) table = &view.add("BLOCK").add("TABLE");
    web::View& row = table->add("ROW");
    for (const auto& cell : block.cells) fill_runs(row.add("CELL"), cell);
  }
}

std::string mark_of(const web::Words& words, const Letter& letter) {
  using documents::LetterState;
  if (letter.state == LetterState::kWithdrawn) return words("letters.mark.withdrawn");
  if (letter.state == LetterState::kReplaced) return words("letters.mark.replaced");
  return letter.state == LetterState::kSigned ? std::string() : words("letters.mark.draft");
}

}  // namespace

web::Words words_of_letter(const Services& services, const Letter& letter) {
  return {services.renderer.catalogue(),
          letter.draft().language == "en" ? web::Language::kEnglish : web::Language::kVietnamese};
}

std::string symbol_of(const directory::Unit& unit) {
  const auto dot = unit.code.rfind('.');
  return dot == std::string::npos ? unit.code : unit.code.substr(dot + 1);
}

void add_unit_values(const Services& services, const web::Words& words, std::int64_t unit_id,
                     std::int64_t officer, Millis at, LetterValues& values) {
  const auto directory = services.directory.now();
  const std::string_view language = web::code_of(words.language());
  values["today"] = words.date(at);
  if (const directory::Officer* who = directory->officer(officer)) {
    values["officer.name"] = who->name;
    values["officer.post"] = language == "en" && !who->post.title_en.empty() ? who->post.title_en : who->post.title_vi;
  }
  const directory::Unit* unit = directory->units().unit_by_id(unit_id);
  if (unit == nullptr) return;
  values["unit.name"] = in_full(words, unit->name(language));
  values["unit.place"] = place_of(*directory, *unit, language);
  const directory::Unit* superior = directory->units().superior(unit->code);
  // A committee stands alone on its letters; a department below the committee it belongs to.
  if (superior != nullptr && unit->kind != directory::UnitKind::kCommittee)
    values["unit.superior"] = in_full(words, superior->name(language));
  if (const directory::Officer* head = directory->head_of(unit->code, local_date(at)))
    values["unit.head"] = language == "en" && !head->post.title_en.empty() ? head->post.title_en : head->post.title_vi;
}

LetterContext context_of(const Services& services, const web::Request& request, const Letter& letter,
                         const LetterHome* home) {
  const web::Words words = words_of_letter(services, letter);
  LetterContext out;
  const LetterRoom* room = letter_room(letter.subject_room);
  if (room != nullptr && home != nullptr) out = room->context(services, request, words, *home);
  add_unit_values(services, words, letter.unit, letter.drafted_by,
                  letter.dated.value_or(services.clock.now()), out.values);
  return out;
}

std::string day_in_words(const web::Words& words, Date day) {
  const auto month = static_cast<unsigned>(day.month());
  return words("staff.letter.date", {{"day", two_digits(static_cast<unsigned>(day.day()))},
                                     {"month", month < 3 ? two_digits(month) : std::to_string(month)},
                                     {"year", std::to_string(static_cast<int>(day.year()))}});
}

Paper paper_of(const Services& services, const Letter& letter, const LetterContext& context) {
  const web::Words words = words_of_letter(services, letter);
  static const documents::LetterKind kUnknown{};
  const documents::LetterKind* found = services.letters.find(letter.kind);
  const documents::LetterKind& kind = found == nullptr ? kUnknown : *found;
  const LetterValues frozen = letter.frozen();
  const auto place = frozen.find("unit.place");
  const auto now = context.values.find("unit.place");
  const std::string where = place != frozen.end() ? place->second
                            : now != context.values.end() ? now->second : std::string();
  // The day is the signer's: a draft leaves it open.
  const std::string date = letter.dated ? day_in_words(words, local_date(*letter.dated)) : words("letters.date_open");
  Paper out = documents::compose(kind, letter, context, paper_words(words),
                                 signer_of(services, words, kind, letter),
                                 words("letters.place_date", {{"place", where}, {"date", date}}));
  if (kind.layout != documents::LetterLayout::kPerson) out.mark = mark_of(words, letter);
  return out;
}

void fill_sheet(const Services& services, web::View& view, const Paper& paper) {
  view.set("SHEET_LANG", paper.language);
  view.show_with("FORM", "FORM_NAME", paper.form);
  web::View& head = view.add(paper.agency ? web::Name("AGENCY") : web::Name("NO_AGENCY"));
  head.set("NATION", paper.nation);
  head.set("MOTTO", paper.motto);
  head.set("PLACE_DATE", paper.place_date);
  if (paper.agency) {
    head.show_with("SUPERIOR", "SUPERIOR_NAME", paper.superior);
    head.set("SHEET_UNIT", paper.unit);
    head.set("NUMBER", paper.number);
    head.show_with("SUBJECT", "SUBJECT_TEXT", paper.about_left);
  }
  view.show_with("MARK", "MARK_TEXT", paper.mark);
  view.show_with("SHEET_TITLE", "SHEET_TITLE_TEXT", paper.title);
  view.show_with("ABOUT", "ABOUT_TEXT", paper.about);
  if (!paper.to.empty()) {
    web::View& to = view.add(paper.to.size() == 1 ? web::Name("TO_ONE") : web::Name("TO_MANY"));
    to.set("TO_LABEL", paper.to_label);
    for (const auto& line : paper.to) fill_runs(to.add("TO"), line);
  }
  fill_body(services, view, paper);
  const bool signed_below = !paper.signer.post.empty() || !paper.signer.name.empty();
  if (!signed_below && paper.copies.empty()) return;
  web::View& foot = view.add("FOOT");
  if (!paper.copies.empty()) {
    web::View& copies = foot.add("COPIES");
    copies.set("COPIES_LABEL", paper.copies_label);
    for (const auto& line : paper.copies) fill_runs(copies.add("COPY"), line);
  }
  if (!signed_below) return;
  web::View& signer = foot.add("SIGNER");
  signer.show_with("SIGNER_FOR", "SIGNER_FOR_TEXT", paper.signer.on_behalf);
  signer.set("SIGNER_POST", paper.signer.post);
  signer.set("SIGN_HINT", paper.sign_hint);
  signer.show_with("SIGNER_NAME", "SIGNER_NAME_TEXT", paper.signer.name);
}

std::string print_page(const Services& services, const web::Request& request, const Letter& letter,
                       const Paper& paper) {
  web::View view("letters/sheet");
  fill_sheet(services, view, paper);
  web::Frame frame = frame_of(services, request, "site.name");
  frame.title = letter_title(services, letter, request.language);
  frame.no_index = true;
  return services.renderer.print(view, frame);
}

std::string letter_title(const Services& services, const Letter& letter, web::Language language) {
  const documents::LetterKind* kind = services.letters.find(letter.kind);
  std::string out = kind == nullptr ? letter.kind : kind->name.in(web::code_of(language));
  if (const std::string reference = letter.reference(); !reference.empty()) out += " " + reference;
  return out;
}

std::string letter_file_name(const Services& services, const Letter& letter, std::string_view extension) {
  const documents::LetterKind* kind = services.letters.find(letter.kind);
  std::string name = slug(kind == nullptr ? letter.kind : kind->name.vi);
  name += "-" + (letter.number == 0 ? slug(letter.subject_code) : slug(letter.reference()));
  return name + "." + std::string(extension);
}

web::Response docx_response(const Services& services, const Letter& letter, const Paper& paper) {
  web::Response response;
  response.type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  response.headers = {{"Content-Disposition",
                       documents::content_disposition(letter_file_name(services, letter, "docx"), false)}};
  response.body = documents::docx_of(paper);
  return response;
}

std::string_view look_of_letter(documents::LetterState state) {
  using documents::LetterState;
  if (state == LetterState::kSigned) return "done";
  if (state == LetterState::kSubmitted) return "wait";
  return state == LetterState::kDraft ? "work" : "stop";
}

}  // namespace langnghe::pages
