#include "ledger/proof.h"

#include <algorithm>
#include <charconv>

namespace langnghe::ledger {
namespace {

constexpr std::string_view kOpening = "langnghe/opening/v1\n";
constexpr std::string_view kProof = "c2sp.org/tlog-proof@v1\n";

std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

// Takes "name base64\n" off the front when it is there.
bool take_field(std::string_view& text, std::string_view name, std::optional<std::string>& value) {
  if (!text.starts_with(name)) return true;
  const auto line = take_line(text);
  if (!line) return false;
  value = unbase64(line->substr(name.size()));
  return value.has_value();
}

// What a mail program or a text editor did to the line ends is no forgery.
std::string tidy(std::string_view text) {
  std::string plain(text);
  std::erase(plain, '\r');
  if (plain.starts_with("\xEF\xBB\xBF")) plain.erase(0, 3);
  while (!plain.empty() && (plain.back() == '\n' || plain.back() == ' ')) plain.pop_back();
  plain.erase(0, std::min(plain.find_first_not_of(" \n"), plain.size()));
  plain += '\n';
  return plain;
}

}  // namespace

std::string Opening::text() const {
  std::string out(kOpening);
  out += "entry " + base64(entry) + "\n";
  if (salt && payload) {
    out += "salt " + base64(*salt) + "\n";
    out += "payload " + base64(*payload) + "\n";
  }
  return out;
}

std::optional<Opening> Opening::parse(std::string_view text) {
  if (!text.starts_with(kOpening)) return std::nullopt;
  text.remove_prefix(kOpening.size());
  std::optional<std::string> entry;
  Opening out;
  if (!take_field(text, "entry ", entry) || !entry || !take_field(text, "salt ", out.salt) ||
      !take_field(text, "payload ", out.payload) || !text.empty() ||
      out.salt.has_value() != out.payload.has_value())
    return std::nullopt;
  out.entry = std::move(*entry);
  return out;
}

std::string Proof::text() const {
  std::string out(kProof);
  if (extra) out += "extra " + base64(*extra) + "\n";
  out += "index " + std::to_string(index) + "\n";
  for (const Hash& hash : path) out += base64(view(hash)) + "\n";
  out += "\n";
  out += checkpoint;
  return out;
}

std::optional<Proof> Proof::parse(std::string_view text) {
  if (text.size() > 4'000'000 || !text.starts_with(kProof)) return std::nullopt;
  text.remove_prefix(kProof.size());
  Proof out;
  if (!take_field(text, "extra ", out.extra)) return std::nullopt;
  const auto index = take_line(text);
  if (!index || !index->starts_with("index ")) return std::nullopt;
  const std::string_view digits = index->substr(6);
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), out.index);
  if (error != std::errc{} || end != digits.data() + digits.size() || out.index < 0 ||
      std::to_string(out.index) != digits)
    return std::nullopt;
  while (true) {
    const auto line = take_line(text);
    if (!line) return std::nullopt;
    if (line->empty()) break;
    const auto bytes = unbase64(*line);
    if (!bytes || bytes->size() != 32 || out.path.size() == 63) return std::nullopt;
    Hash hash;
    std::copy(bytes->begin(), bytes->end(), hash.begin());
    out.path.push_back(hash);
  }
  out.checkpoint = text;
  return out;
}

std::vector<VerifierKey> parse_keys(std::string_view lines) {
  std::vector<VerifierKey> out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (auto key = VerifierKey::parse(line)) out.push_back(std::move(*key));
  }
  return out;
}

Result<Verified> verify_receipt(std::string_view text, std::span<const VerifierKey> keys) {
  const auto proof = Proof::parse(tidy(text));
  const auto checkpoint = proof ? Checkpoint::of_note(proof->checkpoint) : std::nullopt;
  if (!checkpoint) return refuse(Fault::kInvalid, "ledger.proof.malformed", "proof");
  for (const VerifierKey& key : keys)
    if (key.name == checkpoint->origin) return verify_receipt(text, key);
  return refuse(Fault::kInvalid, "ledger.proof.unknown_key", "proof");
}

Result<Verified> verify_receipt(std::string_view text, const VerifierKey& key) {
  const auto malformed = [] { return refuse(Fault::kInvalid, "ledger.proof.malformed", "proof"); };
  const auto proof = Proof::parse(tidy(text));
  if (!proof || !proof->extra) return malformed();
  const auto opening = Opening::parse(*proof->extra);
  if (!opening) return malformed();
  const auto entry = Entry::parse(opening->entry);
  if (!entry) return malformed();

  std::string signed_text;
  switch (open_note(proof->checkpoint, key, &signed_text)) {
    case Signature::kGood: break;
    case Signature::kMalformed: return malformed();
    case Signature::kUnknownKey: return refuse(Fault::kInvalid, "ledger.proof.unknown_key", "proof");
    case Signature::kBad: return refuse(Fault::kInvalid, "ledger.proof.signature", "proof");
  }
  const auto checkpoint = Checkpoint::parse(signed_text);
  if (!checkpoint) return malformed();
  if (checkpoint->origin != key.name)
    return refuse(Fault::kInvalid, "ledger.proof.unknown_key", "proof");
  if (!verify_inclusion(leaf_hash(opening->entry), proof->index, checkpoint->size,
                        checkpoint->root, proof->path))
    return refuse(Fault::kInvalid, "ledger.proof.inclusion", "proof");

  Verified out{*entry, proof->index, *checkpoint, {}, {}};
  if (opening->payload) {
    if (commitment(*opening->salt, *opening->payload) != entry->commitment)
      return refuse(Fault::kInvalid, "ledger.proof.commitment", "proof");
    const std::size_t end = opening->payload->find('\n');
    if (end == std::string::npos) return malformed();
    out.subject = opening->payload->substr(0, end);
    out.payload = opening->payload->substr(end + 1);
  }
  return out;
}

}  // namespace langnghe::ledger
