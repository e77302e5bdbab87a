// The zip of a case. What it holds must be readable in twenty years: plain JSON, HTML, DOCX and
// receipts in the open format of docs/ledger.md.
#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "casework/casework.h"
#include "documents/docx_writer.h"
#include "documents/zip_file.h"
#include "ledger/log.h"
#include "links/names.h"
#include "pages/casework/case_file.h"
#include "pages/casework/letter_page.h"
#include "pages/letters/letter_paper.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using casework::By;
using casework::Event;
using documents::ZipPart;

// Enough of letter.css to read a letter in any browser, without our server.
constexpr std::string_view kLetterCss =
    "body{font:13pt/1.4 'Times New Roman',Times,serif;max-width:165mm;margin:20mm auto;padding:0 5mm}"
    ".sheet__head,.sheet__sign,.letter__signs{display:grid;grid-template-columns:2fr 3fr;gap:6mm;text-align:center}"
    ".sheet__unit,.sheet__nation,.sheet__motto,.sheet__title,.letter__about,.letter__heading,.letter__strong,"
    ".sheet__post,.sheet__name{font-weight:bold}.sheet__title,.letter__about,.letter__heading,.letter__to{text-align:center}"
    ".letter__basis,.sheet__date{font-style:italic}.sheet__copies{text-align:left;font-size:11pt}"
    "table{border-collapse:collapse;width:100%}td{border:1px solid;padding:1mm 2mm;vertical-align:top}"
    ".sheet__space{height:18mm}p,td{white-space:pre-line}svg{width:28mm}\n";

std::string by_name(By by) {
  return by == By::kOfficer ? "officer" : by == By::kPetitioner ? "petitioner" : "system";
}

std::string receipt_name(const Event& event) {
  return "receipts/" + std::to_string(event.id) + "-" + event.action + ".tlog-proof";
}

bool shows_words(const CaseFile& file, const Event& event) {
  return file.reader == FileFor::kOfficer || event.shown;
}

std::string unit_code_of(const Services& services, std::int64_t unit) {
  const auto directory = services.directory.now();
  const directory::Unit* found = directory->units().unit_by_id(unit);
  return found == nullptr ? std::string() : found->code;
}

void write_steps(const Services& services, const CaseFile& file, JsonWriter& json) {
  json.key("steps");
  json.array();
  for (const Event& event : file.events) {
    json.object();
    json.field("at", iso_local(event.at));
    json.field("action", event.action);
    json.field("from", event.from);
    json.field("to", event.to);
    json.field("by", by_name(event.by));
    json.field("unit", unit_code_of(services, event.unit));
    if (shows_words(file, event)) json.field("words", event.words);
    json.end();
  }
  json.end();
  json.key("clocks");
  json.array();
  for (const casework::RunningClock& clock : file.clocks) {
    json.object();
    json.field("rule", clock.rule);
    json.field("version", clock.version);
    json.field("started", iso_local(clock.started_at));
    if (clock.due_at) json.field("due", iso_local(*clock.due_at));
    json.field("state", clock.state);
    if (clock.ended_at) json.field("ended", iso_local(*clock.ended_at));
    json.key("reasons");
    json.raw(clock.reasons.empty() ? "[]" : clock.reasons);
    json.end();
  }
  json.end();
}

void write_around(const CaseFile& file, JsonWriter& json) {
  json.key("letters");
  json.array();
  for (const documents::Letter& letter : file.letters) {
    json.object();
    json.field("kind", letter.kind);
    json.field("reference", letter.reference());
    json.field("state", name_of(letter.state));
    if (letter.dated) json.field("signed", iso_local(*letter.dated));
    json.end();
  }
  json.end();
  json.key("reads");
  json.array();
  for (const vault::Read& read : file.reads) {
    json.object();
    json.field("at", iso_local(read.at));
    json.field("unit", read.unit_name);
    json.field("post", read.post);
    json.field("purpose", read.purpose);
    json.field("words", read.words);
    json.end();
  }
  json.end();
  if (file.reader != FileFor::kOfficer) return;
  json.key("notes");
  json.array();
  for (const casework::Note& note : file.notes) {
    json.object();
    json.field("at", iso_local(note.at));
    json.field("officer", note.officer);
    json.field("words", note.words);
    json.end();
  }
  json.end();
  json.key("links");
  json.array();
  for (const links::Edge& edge : file.edges) {
    json.object();
    json.field("kind", edge.kind);
    json.field("from", edge.from.kind + " " + edge.from.code);
    json.field("to", edge.to.kind + " " + edge.to.code);
    json.field("words", edge.words);
    json.end();
  }
  json.end();
}

std::string case_json(const Services& services, const CaseFile& file) {
  const casework::Case& one = file.one;
  JsonWriter json;
  json.object();
  json.field("code", one.code);
  json.field("kind", one.kind);
  json.field("state", one.state);
  json.field("unit", unit_code_of(services, one.unit));
  json.field("category", one.category);
  json.field("commune", one.commune);
  json.field("place", one.place);
  // The words of a denunciation can give away who wrote them.
  if (!file.sealed || file.reader == FileFor::kPetitioner) json.field("words", one.words);
  json.field("channel", one.channel);
  json.field("received", iso_local(one.received_at));
  if (one.due_at) json.field("due", iso_local(*one.due_at));
  if (one.closed_at) json.field("closed", iso_local(*one.closed_at));
  if (one.rating) json.field("rating", *one.rating);
  write_steps(services, file, json);
  write_around(file, json);
  json.end();
  return std::move(json).text() + "\n";
}

void add_letters(const Services& services, const web::Request& request, const CaseFile& file,
                 std::vector<ZipPart>& parts) {
  for (const documents::Letter& letter : file.letters) {
    const web::Words words = words_of_letter(services, letter);
    documents::LetterContext context =
        case_letter_context(services, words, file.one, base_url(services, request));
    add_unit_values(services, words, letter.unit, letter.drafted_by,
                    letter.dated.value_or(letter.created_at), context.values);
    context.personal = file.personal;
    const documents::Paper paper = paper_of(services, letter, context);
    web::View view("letters/alone");
    view.set("TITLE", letter_title(services, letter, words.language()));
    view.set("ALONE_LANG", paper.language);
    fill_sheet(services, view, paper);
    const std::string stem = "letters/" + std::to_string(letter.id) + "-";
    parts.emplace_back(stem + letter_file_name(services, letter, "html"),
                       services.renderer.render(view, words.language()));
    parts.emplace_back(stem + letter_file_name(services, letter, "docx"), documents::docx_of(paper));
  }
  if (!file.letters.empty()) parts.emplace_back("letters/letter.css", std::string(kLetterCss));
}

// Names inside the archive are plain: "12-bien-ban.pdf".
std::string plain_name(const documents::Attachment& file) {
  const auto dot = file.name.rfind('.');
  const std::string stem = slug(file.name.substr(0, dot));
  const std::string extension = dot == std::string::npos ? "" : "." + slug(file.name.substr(dot + 1));
  return std::to_string(file.id) + "-" + (stem.empty() ? "file" : stem) + extension;
}

void add_receipts(const Services& services, const CaseFile& file, std::vector<ZipPart>& parts) {
  for (const Event& event : file.events) {
    if (file.reader == FileFor::kPetitioner && !has_receipt(event)) continue;
    if (const auto proof = services.log.receipt(event.entry)) parts.emplace_back(receipt_name(event), *proof);
  }
  if (file.reader == FileFor::kOfficer)
    for (const documents::Letter& letter : file.letters)
      if (const auto proof = letter.entry == 0 ? std::nullopt : services.log.receipt(letter.entry))
        parts.emplace_back("receipts/letter-" + std::to_string(letter.id) + ".tlog-proof", *proof);
  parts.emplace_back("checkpoint", services.log.checkpoint());
}

std::string readme(const Services& services, const CaseFile& file) {
  std::string out;
  for (const web::Language language : {web::Language::kVietnamese, web::Language::kEnglish}) {
    const web::Words words(services.renderer.catalogue(), language);
    out += words("file.readme", {{"code", file.one.code}, {"date", words.date_time(services.clock.now())}}) + "\n\n";
  }
  return out;
}

}  // namespace

std::string case_zip(const Services& services, const web::Request& request, const CaseFile& file) {
  std::vector<ZipPart> parts;
  parts.emplace_back("README.txt", readme(services, file));
  parts.emplace_back("case.json", case_json(services, file));
  if (!file.personal.empty()) {
    JsonWriter json;
    json.object();
    for (const auto& [name, value] : file.personal) json.field(name, value);
    json.end();
    parts.emplace_back("person.json", std::move(json).text() + "\n");
  }
  add_letters(services, request, file, parts);
  for (const documents::Attachment& one : file.files)
    if (const auto download = services.attachments.download(one))
      parts.emplace_back("attachments/" + plain_name(one), download->read());
  add_receipts(services, file, parts);
  std::string manifest;
  for (const auto& [name, bytes] : parts) manifest += hex(view(sha256(bytes))) + "  " + name + "\n";
  parts.emplace_back("MANIFEST.sha256", std::move(manifest));
  return documents::write_zip(parts, services.clock.now() / kSecond);
}

web::Response zip_response(const CaseFile& file, std::string bytes) {
  web::Response response;
  response.type = "application/zip";
  response.headers = {{"Content-Disposition", documents::content_disposition(file.one.code + ".zip", false)},
                      {"Cache-Control", "no-store"}};
  response.body = std::move(bytes);
  return response;
}

}  // namespace langnghe::pages
