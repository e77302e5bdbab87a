#include "app/commands/verify_zip.h"

#include <fmt/core.h>

#include <map>

#include "base/encoding.h"
#include "base/time.h"
#include "documents/zip_file.h"

namespace langnghe::app {
namespace {

constexpr std::string_view kManifest = "MANIFEST.sha256";
constexpr std::uint64_t kMost = std::uint64_t{4} << 30;  // unpacked

struct Findings {
  const std::string& name;
  int wrong = 0;
  void say(const std::string& text) {
    fmt::print(stderr, "langnghe: verify: {}: {}\n", name, text);
    ++wrong;
  }
};

// Lines as sha256sum writes them: 64 hex digits, two blanks, the name.
std::map<std::string, std::string> read_manifest(std::string_view text, Findings& findings) {
  std::map<std::string, std::string> out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.size() < 67 || line.substr(64, 2) != "  ") {
      findings.say(std::string(kManifest) + ": a line is damaged");
      continue;
    }
    out.emplace(line.substr(66), line.substr(0, 64));
  }
  return out;
}

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.substr(0, 4) == std::string_view("PK\x03\x04", 4); }

const char* refusal_of(const std::string& message) {
  if (message == "ledger.proof.unknown_key") return "it is not signed by this log (wrong key, or another log)";
  if (message == "ledger.proof.signature") return "the signature is wrong: the checkpoint was changed";
  if (message == "ledger.proof.inclusion") return "the entry is not in the signed tree: the receipt was changed";
  if (message == "ledger.proof.commitment") return "the content is not what was entered: it was changed";
  return "it is no receipt (.tlog-proof) of this program";
}

int verify_zip(const std::string& name, std::string_view bytes, std::span<const ledger::VerifierKey> keys) {
  Findings findings{name};
  const auto parts = documents::read_zip(bytes, kMost);
  if (!parts) {
    findings.say("NOT valid: the archive is damaged");
    return 1;
  }
  std::map<std::string, std::string> listed;
  bool has_manifest = false;
  for (const auto& [part, data] : *parts)
    if (part == kManifest) {
      listed = read_manifest(data, findings);
      has_manifest = true;
    }
  if (!has_manifest) findings.say("NOT valid: " + std::string(kManifest) + " is missing; it is no export of a case");
  int receipts = 0;
  for (const auto& [part, data] : *parts) {
    if (part == kManifest) continue;
    const auto entry = listed.find(part);
    if (entry == listed.end())
      findings.say(part + ": was added: the manifest does not know it");
    else if (entry->second != hex(view(sha256(data))))
      findings.say(part + ": was changed: its digest does not fit");
    if (entry != listed.end()) listed.erase(entry);
    if (!part.ends_with(".tlog-proof")) continue;
    const auto verified = ledger::verify_receipt(data, keys);
    if (!verified) {
      findings.say(part + ": NOT valid: " + refusal_of(verified.error().front().message));
      continue;
    }
    ++receipts;
    fmt::print("valid   {}  entry {}  {}  {}\n", part, verified->index, iso_local(verified->entry.time),
               verified->entry.kind);
  }
  for (const auto& [part, digest] : listed) findings.say(part + ": is missing");
  fmt::print("{}: {} receipts valid, {} files, {} problems\n", name, receipts, parts->size(), findings.wrong);
  return findings.wrong == 0 ? 0 : 1;
}

}  // namespace langnghe::app
