#include "documents/paper.h"

namespace langnghe::documents {
namespace {

std::vector<std::vector<Run>> lines(const std::vector<std::string>& texts, const LetterValues& values) {
  std::vector<std::vector<Run>> out;
  for (const std::string& text : texts) out.push_back(runs_of(text, values));
  return out;
}

// Everything a placeholder may stand for on this paper.
LetterValues all_values(const Letter& letter, const LetterDraft& draft, const LetterContext& context) {
  LetterValues out = context.values;
  for (const auto& [name, value] : letter.frozen()) out[name] = value;
  for (const auto& [key, value] : draft.fields) out[key] = value;
  out["letter.reference"] = letter.reference();
  // Without leave to print the name, the alias stands for it.
  if (const auto alias = out.find("petitioner.alias"); alias != out.end())
    out["petitioner.name"] = alias->second;
  for (const auto& [name, value] : context.personal)
    if (!value.empty()) out[name] = value;
  return out;
}

std::string value_of(const LetterValues& values, std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? std::string() : found->second;
}

std::vector<PaperBlock> body_of(const LetterDraft& draft, const LetterValues& values,
                                const LetterContext& context, const PaperWords& words) {
  std::vector<PaperBlock> out;
  for (const LetterBlock& block : draft.body) {
    PaperBlock one{block.style, {}};
    switch (block.style) {
      case BlockStyle::kRow:
      case BlockStyle::kSigns:
        for (const std::string& cell : cells_of(block.text)) one.cells.push_back(runs_of(cell, values));
        break;
      case BlockStyle::kFiles:
        for (const std::string& file : context.files) one.cells.push_back({{file}});
        if (one.cells.empty()) one.cells.push_back({{words.no_files}});
        break;
      case BlockStyle::kTrack:
        if (context.link.empty()) continue;
        break;
      default:
        one.cells.push_back(runs_of(block.text, values));
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

Paper compose(const LetterKind& kind, const Letter& letter, const LetterContext& context,
              const PaperWords& words, const PaperSigner& signer, std::string place_date) {
  const LetterDraft draft = letter.draft();
  const LetterValues values = all_values(letter, draft, context);
  Paper out;
  out.language = draft.language;
  out.layout = kind.layout;
  out.agency = kind.layout != LetterLayout::kPerson;
  if (kind.form_on_paper) out.form = kind.form;
  out.nation = words.nation;
  out.motto = words.motto;
  out.place_date = std::move(place_date);
  out.title = plain_of(draft.title, values);
  out.about = plain_of(draft.about, values);
  if (out.agency) {
    out.superior = value_of(values, "unit.superior");
    out.unit = value_of(values, "unit.name");
    const std::string blank = "……/" + (kind.symbol.empty() ? std::string("…") : kind.symbol + "-…");
    out.number = words.number + " " + (letter.number == 0 ? blank : letter.reference());
  }
  if (kind.layout == LetterLayout::kDispatch) {
    out.about_left = words.subject + " " + out.about;
    out.title.clear();
    out.about.clear();
  }
  out.to_label = words.to;
  out.to = lines(draft.to, values);
  out.body = body_of(draft, values, context, words);
  if (out.agency) {
    out.copies_label = words.copies;
    out.copies = lines(draft.copies, values);
    out.copies.push_back({{words.copies_file}});
  }
  const bool own_signs = kind.layout == LetterLayout::kMinutes;
  if (kind.layout == LetterLayout::kPerson) {
    out.signer.post = plain_of(kind.signer.in(draft.language), values);
  } else if (!own_signs) {
    out.signer = signer;
  }
  out.sign_hint = words.sign;
  out.code_label = words.code;
  out.code = value_of(values, "subject.code");
  out.track = words.track;
  out.link = context.link;
  return out;
}

}  // namespace langnghe::documents
