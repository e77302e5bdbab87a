// langnghe verify FILE: checks a receipt without any network.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/commands/verify_zip.h"
#include "base/result.h"
#include "base/time.h"
#include "ledger/proof.h"

namespace langnghe::app {
namespace {

struct Arguments {
  std::string file;
  std::vector<std::string> keys;
  std::string data = "data";
};

std::optional<std::string> read_all(const std::string& path) {
  if (path == "-") return std::string{std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return std::nullopt;
  return bytes;
}

std::vector<ledger::VerifierKey> keys_of(const Arguments& arguments) {
  if (arguments.keys.empty()) {
    const std::string path = arguments.data + "/keys/log.vkey";
    const auto text = read_all(path);
    if (!text)
      throw SetupError("verify: " + path + ": cannot read; give the log's key with --key"
                       " (a line, or a file; it is published at /log/key)");
    return ledger::parse_keys(*text);
  }
  std::vector<ledger::VerifierKey> out;
  for (const std::string& key : arguments.keys) {
    auto found = ledger::parse_keys(key);
    if (found.empty())
      if (const auto text = read_all(key)) found = ledger::parse_keys(*text);
    if (found.empty())
      throw SetupError("verify: --key " + key + ": is neither a key (name+hash+base64) nor a file with one");
    out.insert(out.end(), found.begin(), found.end());
  }
  return out;
}

int verify(const Arguments& arguments) {
  const auto keys = keys_of(arguments);
  const auto text = read_all(arguments.file);
  if (!text) throw SetupError("verify: " + arguments.file + ": cannot read");
  if (is_zip(*text)) return verify_zip(arguments.file, *text, keys);
  const auto result = ledger::verify_receipt(*text, keys);
  if (!result) {
    fmt::print(stderr, "langnghe: verify: {}: NOT valid: {}\n", arguments.file,
               refusal_of(result.error().front().message));
    return 1;
  }
  const ledger::Verified& v = *result;
  fmt::print("valid: this entry is in the log, unchanged\n");
  fmt::print("  log      {}\n", v.checkpoint.origin);
  fmt::print("  entry    {} of {}\n", v.index, v.checkpoint.size);
  fmt::print("  time     {}\n", iso_local(v.entry.time));
  fmt::print("  event    {}\n", v.entry.kind);
  if (!v.entry.unit.empty()) fmt::print("  unit     {}\n", v.entry.unit);
  if (v.subject.empty()) {
    fmt::print("  content  left out of this receipt (erased)\n");
  } else {
    fmt::print("  subject  {}\n", v.subject);
    fmt::print("  content  {}\n", v.payload);
  }
  return 0;
}

}  // namespace

void add_verify_command(CLI::App& root, int& exit_code) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = root.add_subcommand("verify", "Check a receipt, or the export of a case with all its receipts, offline");
  command->add_option("file", arguments->file, "the .tlog-proof file or the .zip of a case, or - for standard input")->required();
  command->add_option("--key", arguments->keys, "the log's verifier key, or a file that holds it");
  command->add_option("--data", arguments->data, "data folder whose log's key is taken when --key is not given")
      ->capture_default_str();
  command->callback([arguments, &exit_code] { exit_code = verify(*arguments); });
}

}  // namespace langnghe::app
