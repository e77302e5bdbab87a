#include "ledger/opening.h"

#include <fmt/core.h>

#include "base/result.h"
#include "ledger/store.h"

namespace langnghe::ledger {

std::int64_t epoch_of(const std::string& base, const std::string& origin) {
  if (origin == base) return 1;
  const std::string start = base + "/epoch-";
  if (!origin.starts_with(start) || origin.size() > start.size() + 9) return 0;
  std::int64_t number = 0;
  for (char c : origin.substr(start.size())) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return origin == epoch_origin(base, number) ? number : 0;
}

Opened open_tables(storage::Session& session, const LogOptions& options) {
  Opened out;
  out.origin = options.origin;
  const auto all = epochs(session);
  if (!all.empty()) {
    out.begun = true;
    if (all.front().origin != options.origin)
      throw SetupError(fmt::format("ledger: this log was begun as \"{}\", the settings say \"{}\";"
                                   " put the origin back",
                                   all.front().origin, options.origin));
    out.epoch = all.back().number;
    out.origin = all.back().origin;
  }
  for (auto epoch = all.rbegin(); epoch != all.rend(); ++epoch) out.origins.push_back(epoch->origin);
  if (out.origins.empty()) out.origins.push_back(out.origin);
  const auto last = last_checkpoint(session);
  const std::int64_t size = last ? last->size : 0;
  const auto damaged = [](const std::string& what) {
    return SetupError("ledger: " + what + "; nothing is signed; run `langnghe fsck`");
  };
  const auto head = session.value<std::int64_t>("SELECT size FROM log_head WHERE id = 1");
  const auto range = last_range(session);
  if (head.value_or(-1) != size || (range ? range->seq + range->count : 0) != size)
    throw damaged("the tables of the log do not fit its last checkpoint");
  if (range) out.next_id = range->id + range->count;
  if (!last) return out;

  out.note = last->note;
  // After a break the last checkpoint may still be of the epoch before.
  std::string signed_origin = out.origin;
  for (const Epoch& epoch : all)
    if (epoch.from_size < size) signed_origin = epoch.origin;
  const Signer signer(signed_origin, options.seed);
  std::string text;
  const auto checkpoint = open_note(last->note, signer.verifier(), &text) == Signature::kGood
                              ? Checkpoint::parse(text)
                              : std::nullopt;
  if (!checkpoint || checkpoint->origin != signed_origin || checkpoint->size != size ||
      base64(view(checkpoint->root)) != last->root)
    throw damaged("the last checkpoint was not signed with this key");
  try {
    out.edge = Edge::load(tile_reader(session), size);
  } catch (const std::runtime_error& error) {
    throw damaged(error.what());
  }
  if (out.edge.root() != checkpoint->root) throw damaged("the tiles are not the tree that was signed");
  return out;
}

std::optional<std::string> contradiction(storage::Session& session, const Opened& opened,
                                         const std::optional<Remembered>& remembered,
                                         const LogOptions& options) {
  const std::string ways =
      "; stop, bring the newer database back, or run `langnghe ledger adopt` to go on under a new"
      " name and tell the break in public";
  const std::int64_t size = opened.edge.size();
  if (!remembered) {
    if (size == 0) return std::nullopt;
    return "ledger: " + options.memory_directory +
           "/last_checkpoint is missing, so nobody knows whether this database is the newest; copy"
           " it from the machine that signed last" + ways;
  }
  const Checkpoint& before = remembered->checkpoint;
  const std::int64_t epoch = epoch_of(options.origin, before.origin);
  if (epoch == 0)
    return fmt::format("ledger: {}/last_checkpoint is of the log \"{}\", not of \"{}\"; use the key"
                       " directory of this log{}",
                       options.memory_directory, before.origin, options.origin, ways);
  if (open_note(remembered->note, Signer(before.origin, options.seed).verifier(), nullptr) !=
      Signature::kGood)
    return "ledger: " + options.memory_directory +
           "/last_checkpoint was not signed with the key beside it" + ways;
  // The break of an older epoch was told in public by the adoption.
  if (epoch < opened.epoch) return std::nullopt;
  if (epoch > opened.epoch || before.size > size)
    return fmt::format(
        "ledger: the database is older than what was signed: it ends at entry {} of \"{}\", this"
        " machine signed {} of \"{}\" (a restored backup?){}",
        size, opened.origin, before.size, before.origin, ways);
  try {
    if (Edge::load(tile_reader(session), before.size).root() == before.root) return std::nullopt;
  } catch (const std::runtime_error& error) {
    return std::string(error.what()) + ways;
  }
  return fmt::format("ledger: the first {} entries are not those that this machine signed{}",
                     before.size, ways);
}

}  // namespace langnghe::ledger
